// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"

#include <string>
#include <string_view>

namespace muster::documents {

/// Days from the first to the last, both included.
struct Period {
    base::Date first;
    base::Date last;

    /// "October 2011", "July to September 2011", "1 October 2011 to 15 November 2011" (requirements §4.0).
    [[nodiscard]] std::string inWords() const;
};

/// Reads "2011", "2011-10", "2011-10-18" and "A to B" of these. `Invalid` for anything else.
[[nodiscard]] base::Result<Period> periodFrom(std::string_view text);

}  // namespace muster::documents

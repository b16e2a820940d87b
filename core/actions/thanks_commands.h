// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thanks for what was done (requirements F07): a sentence on an action, which the annual report prints.
#pragma once

#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <string>
#include <vector>

namespace muster::actions {

/// Says thank you for an action, or takes the words back where `text` is empty. Refused for a restricted action, since
/// the words are printed for everybody; `NotFound` for one that is not there.
struct SayThanks {
    base::Id action;
    std::string text;
};

[[nodiscard]] base::Result<void> apply(replica::Writer&, const SayThanks&);
[[nodiscard]] base::Result<void> execute(replica::Replica&, const SayThanks&);

/// A success as it was put into words.
struct Success {
    base::Id action;
    std::string reference;
    base::Id lead;
    base::Id item;
    std::string text;
};

/// For actions agreed from `from` to `to`, in the order of their references.
[[nodiscard]] std::vector<Success> successes(const replica::Reader& reader, base::Date from, base::Date to);

}  // namespace muster::actions

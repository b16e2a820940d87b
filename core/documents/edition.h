// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who a paper is for. An edition is made from data: what a reader may not see is never put in (requirements §4.0).
#pragma once

#include "core/base/failure.h"

#include <string_view>

namespace muster::documents {

enum class Edition {
    Full,  ///< for the members; restricted content as far as part two is open, else stubs
    Restricted,  ///< one restricted item for one agency that is needed for it
    Public  ///< for everybody: part one only, and says that it is an edited version
};

/// "full", "restricted", "public": as on the command line.
[[nodiscard]] std::string_view editionWord(Edition edition);
/// `Invalid` for any other word.
[[nodiscard]] base::Result<Edition> editionFrom(std::string_view word);

}  // namespace muster::documents

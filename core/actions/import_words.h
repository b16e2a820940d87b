// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words people use in their own action logs.
#pragma once

#include "core/actions/action.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

/// "Completed", "Closed", "Ongoing", "Cancelled" and their like; nothing for a word it does not know.
[[nodiscard]] std::optional<ActionStatus> statusFromWords(std::string_view words);

/// "ASAP", "ongoing", "next meeting", "tbc": written where a date belongs, and none.
[[nodiscard]] bool isVagueDate(std::string_view text);

/// "Council, Police and Fire" or "Council / Police": the names in it. "Safer, stronger team" style names with
/// commas are not known to be one.
[[nodiscard]] std::vector<std::string> splitNames(std::string_view text);

}  // namespace muster::actions

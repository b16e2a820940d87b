// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verbs a body may decide with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

/// Every verb the minutes know: RESOLVED, RECOMMENDED, AGREED, NOTED (requirements §4.0).
[[nodiscard]] const std::vector<std::string>& knownVerbs();

/// "AGREE" of "AGREED"; the verb itself where none is known.
[[nodiscard]] std::string_view plainForm(std::string_view verb);

/// The verbs a body of this authority may use, its default first (requirements C16, §4.0, invariant 11).
///
/// `authority` is the stored word: `statutory_decision`, `operational_tasking`, `performance_scrutiny`,
/// `scrutiny`, `strategic_goals`, `advisory`, `consultative`, `management`. Only a statutory body may
/// RESOLVE. An unknown authority gets what any group may do: RECOMMENDED and NOTED.
[[nodiscard]] const std::vector<std::string>& verbsFor(std::string_view authority);

/// `verb` in any case; false for a word that is no verb.
[[nodiscard]] bool mayUseVerb(std::string_view authority, std::string_view verb);

}  // namespace muster::meetings

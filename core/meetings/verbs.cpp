// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/verbs.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace muster::meetings {

namespace {

using Verbs = std::vector<std::string>;

// A theme or working group can only influence, so it recommends; a tasking or performance group agrees work
// among its own members; only the statutory Board resolves (requirements C16).
const std::array<std::pair<std::string_view, Verbs>, 8>& table()
{
    static const std::array<std::pair<std::string_view, Verbs>, 8> kTable {{
        {"statutory_decision", {"RESOLVED", "AGREED", "NOTED", "RECOMMENDED"}},
        {"operational_tasking", {"AGREED", "NOTED", "RECOMMENDED"}},
        {"performance_scrutiny", {"AGREED", "NOTED", "RECOMMENDED"}},
        {"scrutiny", {"RECOMMENDED", "NOTED", "AGREED"}},
        {"strategic_goals", {"AGREED", "NOTED", "RECOMMENDED"}},
        {"advisory", {"RECOMMENDED", "NOTED"}},
        {"consultative", {"NOTED", "RECOMMENDED"}},
        {"management", {"AGREED", "NOTED"}},
    }};
    return kTable;
}

}  // namespace

std::string_view plainForm(std::string_view verb)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kForms {{
        {"RESOLVED", "RESOLVE"}, {"RECOMMENDED", "RECOMMEND"}, {"AGREED", "AGREE"}, {"NOTED", "NOTE"}}};
    const auto found = std::find_if(kForms.begin(), kForms.end(), [verb](const auto& form) { return form.first == verb; });
    return found == kForms.end() ? verb : found->second;
}

const std::vector<std::string>& knownVerbs()
{
    static const Verbs kVerbs {"RESOLVED", "RECOMMENDED", "AGREED", "NOTED"};
    return kVerbs;
}

const std::vector<std::string>& verbsFor(std::string_view authority)
{
    static const Verbs kAnyGroup {"RECOMMENDED", "NOTED"};
    for (const auto& [word, verbs] : table()) {
        if (word == authority) {
            return verbs;
        }
    }
    return kAnyGroup;
}

bool mayUseVerb(std::string_view authority, std::string_view verb)
{
    const Verbs& verbs = verbsFor(authority);
    return std::any_of(verbs.begin(), verbs.end(), [verb](const std::string& allowed) {
        return allowed.size() == verb.size() && base::startsWithIgnoringCase(allowed, verb);
    });
}

}  // namespace muster::meetings

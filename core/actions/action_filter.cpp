// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a filter of the register means, action by action.
#include "core/actions/action_queries.h"
#include "core/base/text.h"

namespace muster::actions {

namespace {

std::string haystack(const Action& action)
{
    return base::lowered(action.reference + ' ' + action.text + ' ' + action.lead.shortName + ' ' + action.lead.name
                         + ' ' + action.ownerTitle + ' ' + action.latestUpdate + ' ' + action.ward);
}

bool containsAll(const std::string& text, const std::string& words)
{
    for (const std::string& word : base::split(base::lowered(words), ' ')) {
        if (!word.empty() && text.find(word) == std::string::npos) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool passes(const Action& action, const ActionFilter& filter)
{
    return (!filter.agency || action.lead.id == filter.agency) && (!filter.meeting || action.meeting == filter.meeting)
        && (!filter.item || action.item == filter.item) && (filter.sector.empty() || action.sector == filter.sector)
        && (filter.ward.empty() || action.ward == filter.ward)
        && (filter.specialism.empty() || base::lowered(action.specialism) == base::lowered(filter.specialism))
        && (!filter.status || action.status == *filter.status)
        && (!filter.openOnly || isOpen(action.status)) && (!filter.overdueOnly || action.overdue)
        && (!filter.awaitingVerificationOnly || action.status == ActionStatus::CompleteClaimed)
        && (!filter.incompleteOnly || action.incomplete) && (!filter.restrictedOnly || action.restricted)
        && (!filter.dueBefore || (action.due && *action.due <= *filter.dueBefore))
        && (filter.words.empty() || containsAll(haystack(action), filter.words));
}

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The printed log: its groups, their order and their counts (requirements §4.8).
#include "core/actions/action_queries.h"
#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <tuple>

namespace muster::actions {

LogGroup logGroup(const Action& action, std::optional<base::Date> nextMeeting)
{
    if (!isOpen(action.status)) {
        return LogGroup::Closed;
    }
    if (action.overdue) {
        return LogGroup::Overdue;
    }
    if (action.status == ActionStatus::Blocked || action.status == ActionStatus::Escalated) {
        return LogGroup::Blocked;
    }
    if (action.status == ActionStatus::CompleteClaimed) {
        return LogGroup::AwaitingVerification;
    }
    return action.due && nextMeeting && *action.due <= *nextMeeting ? LogGroup::DueBeforeNextMeeting : LogGroup::Rest;
}

std::string_view inWords(LogGroup group)
{
    switch (group) {
    case LogGroup::Overdue:
        return "Overdue";
    case LogGroup::Blocked:
        return "Blocked";
    case LogGroup::DueBeforeNextMeeting:
        return "Due before the next meeting";
    case LogGroup::AwaitingVerification:
        return "Awaiting verification";
    case LogGroup::Rest:
        return "Other open actions";
    case LogGroup::Closed:
        return "Closed";
    }
    return {};
}

RegisterCounts countActions(const std::vector<Action>& actions, std::optional<base::Date> nextMeeting)
{
    RegisterCounts counts;
    for (const Action& action : actions) {
        ++counts.total;
        counts.open += isOpen(action.status) ? 1 : 0;
        ++counts.groups[logGroup(action, nextMeeting)];
    }
    return counts;
}

std::string inWords(const RegisterCounts& counts)
{
    std::string words = fmt::format("{} open of {}", counts.open, counts.total);
    std::vector<std::string> parts;
    for (const auto& [group, count] : counts.groups) {
        if (group != LogGroup::Closed && count > 0) {
            parts.push_back(group == LogGroup::Rest ? base::counted(count, "other", "others")
                                                    : fmt::format("{} {}", count, base::lowered(inWords(group))));
        }
    }
    words += parts.empty() ? "" : ": " + fmt::format("{}", fmt::join(parts, ", "));
    const int closed = counts.total - counts.open;
    return closed == 0 ? words : fmt::format("{}; {} closed", words, closed);
}

void sortForLog(std::vector<Action>& actions, std::optional<base::Date> nextMeeting)
{
    const base::Date never {std::chrono::year {9999} / 12 / 31};
    using Place = std::tuple<LogGroup, base::Date, int, std::size_t>;
    std::vector<Place> places;
    places.reserve(actions.size());
    for (const Action& action : actions) {
        places.emplace_back(logGroup(action, nextMeeting), action.due.value_or(never),
                            // A provisional reference has no number yet: it stands after all that have one.
                            action.number == 0 ? std::numeric_limits<int>::max() : action.number, places.size());
    }
    std::sort(places.begin(), places.end());
    std::vector<Action> sorted;
    sorted.reserve(actions.size());
    for (const Place& place : places) {
        sorted.push_back(std::move(actions[std::get<std::size_t>(place)]));
    }
    actions = std::move(sorted);
}

}  // namespace muster::actions

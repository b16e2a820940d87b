// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/task_group.h"

#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <fmt/format.h>

namespace muster::governance {

using partnership::StoredWord;
using partnership::valueOf;
using partnership::wordOf;

namespace {

constexpr std::array kStates {
    StoredWord<GroupState> {GroupState::Proposed, "proposed", "Proposed"},
    StoredWord<GroupState> {GroupState::Commissioned, "commissioned", "Commissioned"},
    StoredWord<GroupState> {GroupState::Active, "active", "Active"},
    StoredWord<GroupState> {GroupState::ClosingReport, "closing_report", "Closing report given"},
    StoredWord<GroupState> {GroupState::Closed, "closed", "Closed"},
};
constexpr std::array kFunding {
    StoredWord<FundingState> {FundingState::Sought, "sought", "Sought"},
    StoredWord<FundingState> {FundingState::Secured, "secured", "Secured"},
    StoredWord<FundingState> {FundingState::Spent, "spent", "Spent"},
    StoredWord<FundingState> {FundingState::Refused, "refused", "Refused"},
};

}  // namespace

std::string_view toStored(GroupState state) { return wordOf(kStates, state).stored; }
GroupState groupStateFrom(std::string_view stored) { return valueOf(kStates, stored).value_or(GroupState::Active); }
std::string_view inWords(GroupState state) { return wordOf(kStates, state).words; }

std::string_view toStored(FundingState state) { return wordOf(kFunding, state).stored; }
std::optional<FundingState> fundingStateFrom(std::string_view stored) { return valueOf(kFunding, stored); }
std::string_view inWords(FundingState state) { return wordOf(kFunding, state).words; }

std::string TaskGroup::endInWords() const
{
    if (!endOn) {
        return "no end date";
    }
    const std::string end = base::longDate(*endOn);
    return originalEndOn && *originalEndOn != *endOn ? fmt::format("{} (was {})", end, base::longDate(*originalEndOn))
                                                     : end;
}

std::string poundsInWords(long long pence)
{
    const bool negative = pence < 0;
    const unsigned long long whole = static_cast<unsigned long long>(negative ? -pence : pence);
    std::string pounds = std::to_string(whole / 100);
    for (std::size_t at = pounds.size(); at > 3; at -= 3) {
        pounds.insert(at - 3, ",");
    }
    const unsigned long long rest = whole % 100;
    return fmt::format("{}£{}{}", negative ? "-" : "", pounds,
                       rest == 0 ? std::string {} : fmt::format(".{:02}", rest));
}

std::string Challenge::inWords(base::Date today) const
{
    if (answeredOn) {
        return "Answered on " + base::longDate(*answeredOn);
    }
    if (!askedOn) {
        return "No answer yet";
    }
    const int days = base::daysBetween(*askedOn, today);
    return overdue ? fmt::format("No answer after {}", base::counted(days, "day", "days"))
                   : fmt::format("Answer due by {}", base::longDate(base::addDays(*askedOn, kDaysToAnswer)));
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/monthly_return.h"

#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <fmt/format.h>

namespace muster::governance {

using partnership::StoredWord;
using partnership::valueOf;
using partnership::wordOf;

namespace {

constexpr std::array kKinds {
    StoredWord<ReturnLineKind> {ReturnLineKind::Success, "success", "Success"},
    StoredWord<ReturnLineKind> {ReturnLineKind::Problem, "problem", "Problem"},
    StoredWord<ReturnLineKind> {ReturnLineKind::HelpNeeded, "help_needed", "Help needed"},
    StoredWord<ReturnLineKind> {ReturnLineKind::Measure, "measure", "On a measure"},
};
constexpr std::array kStates {
    StoredWord<ReturnState> {ReturnState::Due, "due", "due"},
    StoredWord<ReturnState> {ReturnState::Late, "late", "late"},
    StoredWord<ReturnState> {ReturnState::Received, "received", "received"},
    StoredWord<ReturnState> {ReturnState::ReceivedLate, "received_late", "received late"},
};

std::string movedBy(std::string_view month, int months)
{
    const auto first = firstDayOf(month);
    return first ? monthOf(base::addMonths(*first, months)) : std::string {};
}

}  // namespace

std::string monthOf(base::Date date) { return base::isoDate(date).substr(0, 7); }

std::optional<base::Date> firstDayOf(std::string_view month)
{
    return month.size() == 7 ? base::parseIsoDate(std::string {month} + "-01") : std::nullopt;
}

std::string monthInWords(std::string_view month)
{
    const auto first = firstDayOf(month);
    return first ? fmt::format("{} {}", base::monthName(first->month()), static_cast<int>(first->year()))
                 : std::string {month};
}

std::string monthBefore(std::string_view month) { return movedBy(month, -1); }
std::string monthAfter(std::string_view month) { return movedBy(month, 1); }

std::string_view toStored(ReturnLineKind kind) { return wordOf(kKinds, kind).stored; }
std::optional<ReturnLineKind> returnLineKindFrom(std::string_view stored) { return valueOf(kKinds, stored); }
std::string_view inWords(ReturnLineKind kind) { return wordOf(kKinds, kind).words; }
std::string_view toStored(ReturnState state) { return wordOf(kStates, state).stored; }

std::vector<ReturnLine> MonthlyReturn::linesOf(ReturnLineKind kind) const
{
    std::vector<ReturnLine> some;
    for (const ReturnLine& line : lines) {
        if (line.kind == kind) {
            some.push_back(line);
        }
    }
    return some;
}

std::string MonthlyReturn::inWords() const
{
    const std::string days = base::counted(daysLate, "day", "days");
    switch (state) {
    case ReturnState::Received:
        return receivedOn ? "Received on " + base::longDate(*receivedOn) : std::string {"Received"};
    case ReturnState::ReceivedLate:
        return fmt::format("Received {} late, on {}", days, base::longDate(*receivedOn));
    case ReturnState::Late:
        return days + " late";
    case ReturnState::Due:
        break;
    }
    return dueOn ? "Due by " + base::longDate(*dueOn) : std::string {"Not asked for"};
}

std::string ReturnStanding::inWords() const
{
    if (now.state != ReturnState::Late) {
        return now.inWords();
    }
    const std::string lead = group.themeLead.empty() ? std::string {"no lead is named"} : group.themeLead;
    return fmt::format("{}: {}{}", now.inWords(), lead,
                       group.themeAgencyName.empty() ? std::string {} : fmt::format(" ({})", group.themeAgencyName));
}

std::string ReturnsBoard::inWords() const
{
    if (standings.empty()) {
        return "No group owes a return.";
    }
    std::vector<std::string> parts;
    for (const auto& [count, word] : {std::pair {received, "received"}, {due, "due"}, {late, "late"}}) {
        if (count > 0) {
            parts.push_back(fmt::format("{} {}", count, word));
        }
    }
    return base::joinedInWords(parts);
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/monthly_return_queries.h"

#include "core/actions/blockage.h"
#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/governance/monthly_return_writing.h"
#include "core/governance/task_group_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace muster::governance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kReturnSql = R"(
        SELECT r.due_on, r.received_on, r.received_from, r.headline, r.noted_meeting
          FROM main.monthly_return r WHERE r.id = ?1)";
constexpr std::string_view kLinesSql = R"(
        SELECT l.id, l.kind, coalesce(l.text, ''), l.share, l.blockage, b.reference, b.state, l.measure, m.reference,
               m.name
          FROM main.return_line l LEFT JOIN main.blockage b ON b.id = l.blockage
          LEFT JOIN main.measure m ON m.id = l.measure
         WHERE l.monthly_return = ?1 ORDER BY l.position, l.id)";
constexpr std::string_view kMonthsSql =
    "SELECT month FROM main.monthly_return WHERE body = ?1 AND month IS NOT NULL ORDER BY month DESC";
constexpr std::string_view kSharedSql = R"(
        SELECT l.id, b.id, b.name, l.text
          FROM main.return_line l JOIN main.monthly_return r ON r.id = l.monthly_return
          JOIN main.body b ON b.id = r.body
         WHERE r.month = ?1 AND l.kind = 'success' AND l.share = 1 AND (?2 IS NULL OR b.id <> ?2)
         ORDER BY b.position, b.name, l.position, l.id)";

/// A safeguard against a group that has owed returns for ever.
constexpr int kMonthsBack = 24;

std::optional<base::Date> taskingDay(const Reader& reader, base::Date first)
{
    const base::Date last = base::addDays(base::addMonths(first, 1), -1);
    for (const auto& body : partnership::bodiesOn(reader, last)) {
        if (body.authority != partnership::Authority::OperationalTasking) {
            continue;
        }
        std::optional<base::Date> planned;
        for (const auto& meeting : meetings::meetingsOf(reader, body.id)) {
            if (meeting.date >= first && meeting.date <= last && meeting.state != meetings::MeetingState::Cancelled) {
                planned = meeting.date;
            }
        }
        if (planned) {
            return planned;
        }
        for (const auto& cadence : partnership::cadencesOf(reader, body.id)) {
            const auto days = partnership::datesBetween(cadence, first, last);
            if (!days.empty()) {
                return days.front().date;
            }
        }
    }
    return std::nullopt;
}

void setState(MonthlyReturn& one, base::Date today)
{
    const base::Date upTo = one.receivedOn.value_or(today);
    const bool late = one.dueOn && *one.dueOn < upTo;
    one.daysLate = late ? base::daysBetween(*one.dueOn, upTo) : 0;
    one.state = one.receivedOn ? (late ? ReturnState::ReceivedLate : ReturnState::Received)
        : late                 ? ReturnState::Late
                               : ReturnState::Due;
}

int rank(const ReturnStanding& standing)
{
    switch (standing.now.state) {
    case ReturnState::Late:
        return -standing.now.daysLate;
    case ReturnState::Due:
        return 1;
    default:
        return 2;
    }
}

}  // namespace

namespace detail {

base::Id returnId(const base::Id& body, const std::string& month)
{
    base::Id named;
    std::memcpy(named.bytes.data(), month.data(), std::min(month.size(), named.bytes.size()));
    return base::deriveId(body, named);
}

}  // namespace detail

base::Date returnDueOn(const Reader& reader, const std::string& month)
{
    const base::Date first = firstDayOf(month).value_or(reader.today());
    const auto tasking = taskingDay(reader, first);
    return tasking ? base::addWorkingDays(*tasking, -kReturnDueWorkingDays)
                   : base::addWorkingDays(base::addDays(first, -1), 5);
}

bool owesReturn(const Reader& reader, const TaskGroup& group, const std::string& month)
{
    if (group.parent || group.state == GroupState::Proposed) {
        return false;
    }
    const base::Date due = returnDueOn(reader, month);
    const auto from = group.firstReportOn ? group.firstReportOn : group.commissionedOn;
    return (!from || due >= *from) && (!group.closedOn || due <= *group.closedOn);
}

MonthlyReturn monthlyReturn(const Reader& reader, const base::Id& body, const std::string& month)
{
    MonthlyReturn one;
    one.id = detail::returnId(body, month);
    one.body = body;
    one.month = month;
    if (const auto found = partnership::body(reader, body)) {
        one.bodyShortName = found->shortName;
        one.bodyName = found->name;
    }
    {
        Statement row = reader.query(kReturnSql, one.id);
        if (row.next()) {
            one.begun = true;
            one.dueOn = row.optionalDate(0);
            one.receivedOn = row.optionalDate(1);
            one.receivedFrom = row.text(2);
            one.headline = row.text(3);
            one.notedMeeting = row.id(4);
        }
    }
    one.dueOn = one.dueOn ? one.dueOn : std::optional {returnDueOn(reader, month)};
    if (const auto meeting = meetings::meetingById(reader, one.notedMeeting)) {
        one.notedAt = fmt::format("{}, {}", meeting->bodyName, base::longDate(meeting->date));
    }
    {
        Statement row = reader.query(kLinesSql, one.id);
        while (row.next()) {
            const auto kind = returnLineKindFrom(row.text(1));
            if (!kind) {
                continue;
            }
            ReturnLine line {row.id(0),   *kind, row.text(2), row.flag(3), row.id(4),
                             row.text(5), {},    row.id(7),   row.text(8), row.text(9)};
            if (line.blockage) {
                line.blockageState = std::string {actions::inWords(actions::blockageStateFrom(row.text(6)))};
            }
            one.lines.push_back(std::move(line));
        }
    }
    setState(one, reader.today());
    return one;
}

std::vector<MonthlyReturn> returnsOf(const Reader& reader, const base::Id& body)
{
    std::vector<std::string> months;
    {
        Statement row = reader.query(kMonthsSql, body);
        while (row.next()) {
            months.push_back(row.text(0));
        }
    }
    std::vector<MonthlyReturn> found;
    for (const std::string& month : months) {
        found.push_back(monthlyReturn(reader, body, month));
    }
    return found;
}

ReturnsBoard returnsBoard(const Reader& reader, const std::string& month)
{
    ReturnsBoard board;
    board.month = month.empty() ? monthOf(reader.today()) : month;
    for (TaskGroup& group : taskGroups(reader)) {
        if (!owesReturn(reader, group, board.month)) {
            continue;
        }
        ReturnStanding standing;
        standing.now = monthlyReturn(reader, group.body, board.month);
        standing.before = monthlyReturn(reader, group.body, monthBefore(board.month));
        standing.group = std::move(group);
        board.late += standing.now.state == ReturnState::Late ? 1 : 0;
        board.due += standing.now.state == ReturnState::Due ? 1 : 0;
        board.received += standing.now.receivedOn ? 1 : 0;
        board.standings.push_back(std::move(standing));
    }
    std::stable_sort(board.standings.begin(), board.standings.end(),
                     [](const ReturnStanding& a, const ReturnStanding& b) { return rank(a) < rank(b); });
    return board;
}

std::vector<Reminder> leadsToRemind(const Reader& reader)
{
    std::vector<Reminder> reminders;
    for (const TaskGroup& group : taskGroups(reader, false)) {
        std::string month = monthOf(reader.today());
        for (int back = 0; back < kMonthsBack && owesReturn(reader, group, month); ++back) {
            const MonthlyReturn one = monthlyReturn(reader, group.body, month);
            if (!one.receivedOn) {
                Reminder reminder {group.body, group.name, group.themeLead, group.themeAgencyName,
                                   month,      *one.dueOn, one.daysLate,    {}};
                const std::string to = group.themeLead.empty() ? "The lead of the " + group.name : group.themeLead;
                reminder.sentence = one.daysLate > 0
                    ? fmt::format("{}: the return of the {} for {} was due on {}.", to, group.name, monthInWords(month),
                                  base::longDate(*one.dueOn))
                    : fmt::format("{}: the return of the {} for {} is due by {}.", to, group.name, monthInWords(month),
                                  base::longDate(*one.dueOn));
                reminders.push_back(std::move(reminder));
            }
            month = monthBefore(month);
        }
    }
    std::stable_sort(reminders.begin(), reminders.end(),
                     [](const Reminder& a, const Reminder& b) { return a.daysLate > b.daysLate; });
    return reminders;
}

std::vector<SharedSuccess> successesToShare(const Reader& reader, const std::string& month, const base::Id& forBody)
{
    std::vector<SharedSuccess> shared;
    Statement row = reader.query(kSharedSql, month, forBody);
    while (row.next()) {
        shared.push_back({row.id(0), row.id(1), row.text(2), month, row.text(3)});
    }
    return shared;
}

}  // namespace muster::governance

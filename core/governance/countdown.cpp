// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/countdown.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/governance/monthly_return_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::Date;
using meetings::Meeting;
using meetings::MeetingState;
using replica::Reader;

namespace {

// Whether last month's figures are there: any measure has a value for the month before the meeting.
constexpr std::string_view kFiguresSql = "SELECT 1 FROM measure_value WHERE substr(period, 1, 7) >= ?1 LIMIT 1";

constexpr std::string_view kMinutesSql = "SELECT circulated_on FROM minutes_record WHERE meeting = ?1";

constexpr std::string_view kHandedOutSql = R"sql(
    SELECT 1 FROM circulation WHERE meeting = ?1 AND document = ?2 AND (?3 = '' OR edition = ?3)
    UNION ALL
    SELECT 1 FROM issued_paper
     WHERE meeting = ?1 AND kind = ?2 AND (?3 = '' OR edition = ?3) AND sent_on IS NOT NULL
     LIMIT 1
)sql";

bool reached(const Meeting& meeting, MeetingState state)
{
    return static_cast<int>(meeting.state) >= static_cast<int>(state) && meeting.state <= MeetingState::Archived;
}

bool wasHandedOut(const Reader& reader, const base::Id& meeting, std::string_view document, std::string_view edition)
{
    replica::Statement row = reader.query(kHandedOutSql, meeting, document, edition);
    return row.next();
}

bool figuresAreIn(const Reader& reader, Date meeting)
{
    const Date before = base::addMonths(meeting.year() / meeting.month() / 1, -1);
    replica::Statement row = reader.query(kFiguresSql, base::isoDate(before).substr(0, 7));
    return row.next();
}

/// Whether every group that owes a return for the month of the meeting has handed it in.
bool returnsAreIn(const Reader& reader, Date meeting)
{
    const ReturnsBoard board = returnsBoard(reader, monthOf(meeting));
    return !board.standings.empty() && board.received == static_cast<int>(board.standings.size());
}

bool isDone(const Reader& reader, const Meeting& meeting, std::string_view step)
{
    if (step == "open") {
        return reached(meeting, MeetingState::AgendaOpen);
    }
    if (step == "returns") {
        return returnsAreIn(reader, meeting.date);
    }
    if (step == "close") {
        return reached(meeting, MeetingState::AgendaClosed);
    }
    if (step == "figures") {
        return figuresAreIn(reader, meeting.date);
    }
    if (step == "papers") {
        return reached(meeting, MeetingState::Published);
    }
    if (step == "meeting" || step == "readiness") {
        return reached(meeting, step == "meeting" ? MeetingState::Held : MeetingState::InProgress);
    }
    if (step == "action-sheet") {
        return wasHandedOut(reader, meeting.id, "action-sheet", "");
    }
    if (step == "public") {
        return wasHandedOut(reader, meeting.id, "minutes", "public");
    }
    if (reached(meeting, MeetingState::Circulated)) {
        return true;
    }
    replica::Statement row = reader.query(kMinutesSql, meeting.id);
    return row.next() && !row.isNull(0);
}

Countdown countdownFor(const Reader& reader, const Meeting& meeting)
{
    Countdown countdown {meeting.id, meetings::meetingTitle(meeting), meeting.date, {}};
    const Date today = reader.today();
    for (const CountdownRule& rule : kCountdown) {
        // Returns are due before the tasking meeting of the month, and on no other day.
        if (rule.step == "returns" && meeting.bodyAuthority != "operational_tasking") {
            continue;
        }
        CountdownStep step;
        step.step = rule.step;
        step.words = rule.words;
        step.who = rule.who;
        step.date = base::addWorkingDays(meeting.date, rule.workingDays);
        step.workingDays = base::workingDaysBetween(today, step.date);
        step.state = isDone(reader, meeting, rule.step) ? CountdownState::Done
            : step.date < today                         ? CountdownState::Late
            : step.date == today                        ? CountdownState::Due
                                                        : CountdownState::ToCome;
        countdown.steps.push_back(std::move(step));
    }
    return countdown;
}

}  // namespace

std::string_view inWords(CountdownState state)
{
    switch (state) {
    case CountdownState::Done:
        return "Done";
    case CountdownState::Due:
        return "Due today";
    case CountdownState::Late:
        return "Late";
    case CountdownState::ToCome:
        break;
    }
    return "To come";
}

std::string CountdownStep::sentence() const
{
    std::string when;
    if (state == CountdownState::Done) {
        when = "done";
    } else if (workingDays == 0) {
        when = state == CountdownState::Late ? "late" : "today";
    } else if (workingDays > 0) {
        when = "in " + base::counted(workingDays, "working day", "working days");
    } else {
        when = base::counted(-workingDays, "working day", "working days") + " late";
    }
    return fmt::format("{}: {}, {}", words, base::weekdayDayAndMonth(date), when);
}

std::optional<Countdown> countdownOf(const Reader& reader, const base::Id& id)
{
    const auto meeting = meetings::meetingById(reader, id);
    if (!meeting || meeting->state == MeetingState::Cancelled) {
        return std::nullopt;
    }
    return countdownFor(reader, *meeting);
}

std::optional<Countdown> nextCountdown(const Reader& reader)
{
    std::optional<Meeting> next;
    const auto tasks = [](const Meeting& meeting) { return meeting.bodyAuthority == "operational_tasking"; };
    for (const Meeting& meeting : meetings::allMeetings(reader)) {
        if (!meetings::isBeforeHeld(meeting.state) || meeting.date < reader.today()) {
            continue;
        }
        const bool better =
            !next || (tasks(meeting) && !tasks(*next)) || (tasks(meeting) == tasks(*next) && meeting.date < next->date);
        if (better) {
            next = meeting;
        }
    }
    return next ? std::optional {countdownFor(reader, *next)} : std::nullopt;
}

}  // namespace muster::governance

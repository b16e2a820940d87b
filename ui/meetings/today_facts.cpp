// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/today_facts.h"

#include "core/actions/action_queries.h"
#include "core/actions/exception_queries.h"
#include "core/governance/countdown.h"
#include "core/governance/look_back.h"
#include "core/governance/monthly_return_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"
#include "ui/meetings/core_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kWeek = 7;
constexpr int kStepsShown = 2;
constexpr int kRemindersShown = 2;

QString tr(const char* text) { return QCoreApplication::translate("Today", text); }

/// Where on the Year page a reminder leads.
QString sectionOf(const muster::governance::YearReminder& reminder)
{
    if (reminder.what == "scrutiny")
        return QStringLiteral("Scrutiny");
    if (reminder.what == "plan")
        return QStringLiteral("Plan");
    if (reminder.what == "equality")
        return QStringLiteral("Priorities");
    return QStringLiteral("Calendar");
}

void findComing(TodayFacts& facts, const replica::Reader& reader)
{
    using namespace muster::governance;
    const ReturnsBoard board = returnsBoard(reader);
    if (const auto countdown = nextCountdown(reader)) {
        int shown = 0;
        for (const CountdownStep& step : countdown->steps) {
            // The returns have a line of their own, which says how many.
            const bool saidBelow = step.step == "returns" && !board.standings.empty();
            if (step.state == CountdownState::Done || step.step == "meeting" || saidBelow || shown == kStepsShown)
                continue;
            facts.coming.push_back({qt(step.sentence()), step.state == CountdownState::Late, QStringLiteral("Calendar")});
            ++shown;
        }
    }
    if (!board.standings.empty()) {
        facts.coming.push_back({tr("Monthly returns: %1").arg(qt(board.inWords())), board.late > 0,
                                QStringLiteral("Monthly returns")});
    }
    int shown = 0;
    for (const YearReminder& reminder : yearReminders(reader)) {
        if (shown++ == kRemindersShown)
            break;
        facts.coming.push_back({qt(reminder.text), reminder.days < 0, sectionOf(reminder)});
    }
    if (const auto due = lookBacksDue(reader); !due.empty()) {
        facts.coming.push_back({due.size() == 1 ? tr("Did it work? One thing is to be asked.")
                                                : tr("Did it work? %1 things are to be asked.").arg(due.size()),
                                false, QStringLiteral("Did it work?")});
    }
}

void countActions(TodayFacts& facts, const replica::Reader& reader)
{
    using muster::actions::ActionStatus;
    const base::Date soon = base::addDays(reader.today(), kWeek);
    muster::actions::ActionFilter filter;
    filter.openOnly = true;
    for (const auto& action : muster::actions::listActions(reader, filter, muster::actions::Audience::Open)) {
        ++facts.open;
        if (action.overdue)
            ++facts.overdue;
        else if (action.status == ActionStatus::CompleteClaimed)
            ++facts.awaitingVerification;
        if (action.due && *action.due <= soon)
            ++facts.dueThisWeek;
        if (action.status == ActionStatus::AwaitingConfirmation)
            ++facts.awaitingConfirmation;
    }
}

QString titleOf(const replica::Reader& reader, const Meeting& meeting)
{
    const auto minutes = minutesOf(reader, meeting.id);
    const QString day = qt(base::longDate(meeting.date));
    if (minutes.empty())
        return tr("Minutes of %1, %2").arg(qt(meeting.bodyShortName), day);
    return tr("Minutes %1 to %2, %3, %4")
        .arg(qt(minutes.front().label), qt(minutes.back().shown()), qt(meeting.bodyShortName), day);
}

QString stepOf(const WaitingMinutes& waiting)
{
    switch (waiting.record.state) {
    case MinutesState::Draft:
        return tr("Drafted: send them to the chair.");
    case MinutesState::ChairReview:
        return tr("With the chair: circulate them when they are read.");
    case MinutesState::CirculatedDraft:
    case MinutesState::Amendments:
        return waiting.amendments == 0
            ? tr("Circulated: approved at the next meeting.")
            : tr("Circulated: %1 to decide.").arg(counted(waiting.amendments, "amendment", "amendments"));
    case MinutesState::Collecting:
    case MinutesState::Approved:
        break;
    }
    return {};
}

void findMinutes(TodayFacts& facts, const replica::Reader& reader, const std::vector<Meeting>& meetings)
{
    for (auto meeting = meetings.rbegin(); meeting != meetings.rend(); ++meeting) {
        const bool draft = meeting->state == MeetingState::Held || meeting->state == MeetingState::MinutesDraft
            || meeting->state == MeetingState::Circulated;
        if (!draft)
            continue;
        WaitingMinutes waiting {.meeting = *meeting, .record = minutesRecord(reader, meeting->id), .title = {}, .step = {}};
        for (const Amendment& amendment : amendmentsOf(reader, meeting->id))
            waiting.amendments += amendment.state == AmendmentState::Proposed ? 1 : 0;
        // Circulated minutes with nothing to decide wait for their next meeting, not for anybody today.
        const bool circulated = waiting.record.state == MinutesState::CirculatedDraft
            || waiting.record.state == MinutesState::Amendments;
        const bool approvedNext = facts.meeting && facts.meeting->agenda.meeting.body == meeting->body;
        if (circulated && waiting.amendments == 0 && !approvedNext)
            continue;
        waiting.title = titleOf(reader, *meeting);
        waiting.step = stepOf(waiting);
        if (!waiting.step.isEmpty())
            facts.minutes.push_back(std::move(waiting));
    }
}

}  // namespace

TodayFacts readToday(const replica::Reader& reader)
{
    TodayFacts facts;
    facts.empty = partnership::bodies(reader).empty();
    const std::vector<Meeting> meetings = allMeetings(reader);
    facts.nobodyMeets = meetings.empty();
    if (partnership::profile(reader)) {
        const partnership::HostDuties settled = partnership::hostDuties(reader);
        for (const partnership::HostDuty& duty : partnership::hostDuties()) {
            if ((settled.*duty.answer).empty()) {
                facts.unsettled.emplace_back(duty.name);
            }
        }
    }
    const base::Date today = reader.today();
    // A meeting under way comes first, then the first that is not over.
    auto next = std::find_if(meetings.begin(), meetings.end(), [](const Meeting& m) { return isLive(m.state); });
    if (next == meetings.end()) {
        next = std::find_if(meetings.begin(), meetings.end(),
                            [&](const Meeting& m) { return m.date >= today && isBeforeHeld(m.state); });
    }
    if (next != meetings.end()) {
        facts.meeting = readAgenda(reader, next->id);
        facts.meetingIsToday = next->date == today;
        facts.readiness = readiness(reader, next->id);
    }
    findMinutes(facts, reader, meetings);
    countActions(facts, reader);
    findComing(facts, reader);
    for (const auto& exception : muster::actions::listExceptions(reader))
        facts.newExceptions += exception.state == muster::actions::ExceptionState::Detected ? 1 : 0;
    return facts;
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the year asks for (requirements 2.2, the yearly overlay).
#include "core/base/text.h"
#include "core/governance/calendar.h"
#include "core/governance/countdown.h"
#include "core/governance/equality.h"
#include "core/governance/plan.h"
#include "core/governance/scrutiny.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::Date;
using partnership::Authority;
using replica::Reader;

namespace {

constexpr int kDaysAhead = 60;

std::string inDays(int days)
{
    return days == 0 ? "today"
        : days > 0   ? "in " + base::counted(days, "day", "days")
                     : base::counted(-days, "day", "days") + " ago";
}

YearReminder reminder(const Reader& reader, std::string what, std::string text, Date due, const base::Id& subject)
{
    return {std::move(what), std::move(text), due, base::daysBetween(reader.today(), due), subject};
}

void addScrutiny(std::vector<YearReminder>& reminders, const Reader& reader)
{
    if (const auto notice = scrutinyNotice(reader)) {
        reminders.push_back(reminder(reader, "scrutiny", notice->sentence + '.', notice->reportDue,
                                     notice->meeting ? notice->meeting : notice->body));
    }
}

void addPlan(std::vector<YearReminder>& reminders, const Reader& reader)
{
    const auto plan = planOn(reader, reader.today());
    if (!plan || !plan->reviewDue) {
        return;
    }
    const int days = base::daysBetween(reader.today(), *plan->reviewDue);
    if (days <= kDaysAhead) {
        reminders.push_back(reminder(reader, "plan",
                                     fmt::format("{}: {}.", plan->plan.name, plan->reviewInWords(reader.today())),
                                     *plan->reviewDue, plan->plan.id));
    }
}

void addEquality(std::vector<YearReminder>& reminders, const Reader& reader)
{
    for (const PriorityEquality& line : equalityOfPriorities(reader, reader.today())) {
        if (line.isOutstanding()) {
            reminders.push_back(reminder(reader, "equality",
                                         fmt::format("Equality: {} has no impact assessment yet.", line.priority.name),
                                         reader.today(), line.priority.id));
        } else if (line.newest && line.newest->reviewOn
                   && base::daysBetween(reader.today(), *line.newest->reviewOn) <= kDaysAhead) {
            const int days = base::daysBetween(reader.today(), *line.newest->reviewOn);
            reminders.push_back(
                reminder(reader, "equality",
                         fmt::format("Equality: the impact assessment of {} {} {}.", line.priority.name,
                                     days < 0 ? "was due for review" : "is due for review", inDays(days)),
                         *line.newest->reviewOn, line.priority.id));
        }
    }
}

/// The Board's and the county's meetings, which come once or twice a year.
void addMeetings(std::vector<YearReminder>& reminders, const Reader& reader)
{
    const Date today = reader.today();
    const YearCalendar calendar = yearCalendar(reader, today, base::addDays(today, kDaysAhead));
    for (const CalendarPlace& place : calendar.places) {
        const auto body = partnership::body(reader, place.body);
        const bool board = body && body->authority == Authority::StatutoryDecision;
        const bool county = body && body->authority == Authority::StrategicGoals;
        const bool over = place.kind == PlaceKind::Meeting && !meetings::isBeforeHeld(place.state);
        if ((!board && !county) || over) {
            continue;
        }
        const int days = base::daysBetween(today, place.date);
        reminders.push_back(
            reminder(reader, board ? "board" : "county",
                     place.kind == PlaceKind::Meeting
                         ? fmt::format("{}: {} ({}).", place.bodyName, inDays(days), base::longDate(place.date))
                         : fmt::format("{}: due in {}, no day is planned yet.", place.bodyName,
                                       base::monthName(place.date.month())),
                     place.date, place.meeting ? place.meeting : place.body));
    }
}

}  // namespace

std::vector<YearReminder> yearReminders(const Reader& reader)
{
    std::vector<YearReminder> reminders;
    addScrutiny(reminders, reader);
    addPlan(reminders, reader);
    addEquality(reminders, reader);
    addMeetings(reminders, reader);
    std::stable_sort(reminders.begin(), reminders.end(),
                     [](const YearReminder& a, const YearReminder& b) { return a.due < b.due; });
    return reminders;
}

}  // namespace muster::governance

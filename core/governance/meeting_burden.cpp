// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the meetings cost: hours and paper, from what is stored anyway (requirements D18).
#include "core/governance/year_summary.h"

#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace muster::governance {

using performance::Frequency;
using replica::Reader;
using replica::Statement;

namespace {

// Each circulated set of minutes, each report, each restricted paper (however many copies of it); with the body.
constexpr std::string_view kMeetingPapersSql = R"(
        SELECT m.body, r.circulated_on FROM main.minutes_record r JOIN main.meeting m ON m.id = r.meeting
         WHERE r.circulated_on >= ?1 AND r.circulated_on <= ?2
         UNION ALL
        SELECT body, first_on
          FROM (SELECT m.body AS body, min(c.issued_on) AS first_on
                  FROM main.circulation c JOIN main.meeting m ON m.id = c.meeting
                 GROUP BY c.meeting, c.item, c.document, c.edition)
         WHERE first_on >= ?1 AND first_on <= ?2
         UNION ALL
        SELECT e.body, e.made_on FROM main.exception_report e WHERE e.made_on >= ?1 AND e.made_on <= ?2)";

// A publication counts once, on the day it first went out.
constexpr std::string_view kPublishedSql = R"(
        SELECT min(published_on) FROM main.publication_channel
         GROUP BY publication HAVING min(published_on) >= ?1 AND min(published_on) <= ?2)";

int minutesThere(const meetings::Meeting& meeting, const meetings::Attendance& one)
{
    const base::TimeOfDay start = meeting.actualStart.value_or(meeting.start);
    const base::TimeOfDay end = meeting.actualEnd.value_or(meeting.plannedEnd());
    return std::max(0, one.leftAt.value_or(end).minutes - one.arrivedAt.value_or(start).minutes);
}

}  // namespace

std::string BurdenLine::hours() const
{
    constexpr double kMinutesAnHour = 60;
    return fmt::format("{:.1f}", static_cast<double>(minutes) / kMinutesAnHour);
}

MeetingBurden meetingBurden(const Reader& reader, base::Date from, base::Date to)
{
    MeetingBurden burden {from, to, {}, {}, {.name = "Total"}};
    std::map<base::Date, std::size_t> places;
    for (base::Date quarter = performance::periodOf(from, Frequency::Quarterly); quarter <= to;
         quarter = performance::periodsLater(quarter, Frequency::Quarterly, 1)) {
        places.emplace(quarter, burden.quarters.size());
        burden.quarters.push_back({.name = performance::inWords(quarter, Frequency::Quarterly)});
    }
    std::map<base::Id, BurdenLine> bodies;
    const auto count = [&](const base::Id& body, base::Date on, const auto& add) {
        add(burden.quarters[places.at(performance::periodOf(on, Frequency::Quarterly))]);
        add(burden.total);
        if (body) {
            add(bodies[body]);
        }
    };
    for (const meetings::Meeting& meeting : meetings::meetingsBetween(reader, from, to)) {
        if (meetings::isBeforeHeld(meeting.state) || meeting.state == meetings::MeetingState::Cancelled) {
            continue;
        }
        int people = 0;
        int minutes = 0;
        for (const meetings::Attendance& one : meetings::attendanceOf(reader, meeting.id)) {
            if (meetings::countsAsThere(one.status)) {
                ++people;
                minutes += minutesThere(meeting, one);
            }
        }
        count(meeting.body, meeting.date, [&](BurdenLine& line) {
            ++line.meetings;
            line.attendances += people;
            line.minutes += minutes;
        });
    }
    const auto paper = [](BurdenLine& line) { ++line.documents; };
    Statement papers = reader.query(kMeetingPapersSql, from, to);
    while (papers.next()) {
        count(papers.id(0), papers.date(1), paper);
    }
    Statement published = reader.query(kPublishedSql, from, to);
    while (published.next()) {
        count({}, published.date(0), paper);
    }
    for (const partnership::Body& body : partnership::bodies(reader)) {
        const auto found = bodies.find(body.id);
        if (found != bodies.end() && found->second.meetings > 0) {
            found->second.name = body.name;
            burden.bodies.push_back(std::move(found->second));
        }
    }
    return burden;
}

}  // namespace muster::governance

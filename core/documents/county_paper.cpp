// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/accountability_papers.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/short_forms.h"

#include "core/base/text.h"
#include "core/governance/circulation.h"
#include "core/governance/county_goal.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::CountyGoal;
using replica::Reader;

namespace {

Result<meetings::Meeting> countyMeeting(const Reader& reader, const base::Id& id)
{
    if (const auto meeting = meetings::meetingById(reader, id)) {
        const auto body = partnership::body(reader, meeting->body);
        if (body && body->authority == partnership::Authority::StrategicGoals)
            return *meeting;
        return fail(FailureCode::Refused, "Choose a meeting of the county body that sets the goals.", "meeting");
    }
    std::optional<meetings::Meeting> last;
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.authority != partnership::Authority::StrategicGoals)
            continue;
        const auto next = governance::nextMeetingOf(reader, body.id);
        if (next && !next->meeting.isNil())
            last = meetings::meetingById(reader, next->meeting);
        const auto all = meetings::meetingsOf(reader, body.id);
        if (!last && !all.empty())
            last = all.back();
    }
    if (!last)
        return fail(FailureCode::NotFound, "No meeting of a county body is planned or held. Plan one first.",
                    "meeting");
    return *last;
}

std::string orNone(const std::string& text, std::string_view none = "None.")
{
    return text.empty() ? std::string {none} : asSentence(text);
}

Table goalsTable(const std::vector<CountyGoal>& goals)
{
    Table table;
    table.columns = {{.header = "Theme", .width = 1.4},
                     {.header = "Goal", .width = 3.0},
                     {.header = "What the district brings to it", .width = 3.0}};
    table.whenEmpty = "No goals are set yet.";
    for (const CountyGoal& goal : goals) {
        Row row;
        row.cells = {rowHeader(goal.theme), textCell(orNone(goal.text, "Not worded yet.")),
                     textCell(orNone(goal.contribution, "Not said yet."))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table reviewTable(const std::vector<CountyGoal>& goals)
{
    Table table;
    table.columns = {{.header = "Theme", .width = 1.2},
                     {.header = "Goal", .width = 2.2},
                     {.header = "Progress", .width = 2.3},
                     {.header = "What is in the way", .width = 1.4},
                     {.header = "What we ask", .width = 1.4}};
    table.whenEmpty = "No goals were set in September.";
    for (const CountyGoal& goal : goals) {
        std::string progress = asSentence(goal.progressInWords());
        if (goal.progressOn)
            progress += " (" + base::longDate(*goal.progressOn) + ")";
        Row row;
        row.cells = {rowHeader(goal.theme), textCell(orNone(goal.text, "Not worded yet.")), textCell(progress),
                     textCell(orNone(goal.blockage)), textCell(orNone(goal.ask))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Result<Document> countyPaper(const Reader& reader, const base::Id& meetingId)
{
    const auto meeting = countyMeeting(reader, meetingId);
    if (!meeting)
        return tl::unexpected(meeting.error());
    const std::vector<CountyGoal> goals = governance::countyGoalsOf(reader, meeting->id);
    const bool reviews = std::any_of(goals.begin(), goals.end(),
                                     [&](const CountyGoal& goal) { return goal.reviewMeeting == meeting->id; });
    const std::string name = reviews ? "Progress on the county's goals" : "Goals for the county";
    Document document = performancePaper(reader, name, base::longDate(meeting->date));
    document.subject = reviews ? "Every goal set in September, and how it comes on"
                               : "What the county wants to reach, and what this district brings";
    document.landscape = true;  // one side (requirements §4.13)
    document.blocks.push_back(
        Title {name, fmt::format("To the {}, {}", meeting->bodyName, base::longDate(meeting->date))});
    std::vector<CountyGoal> chosen;
    std::copy_if(goals.begin(), goals.end(), std::back_inserter(chosen), [&](const CountyGoal& goal) {
        return (reviews ? goal.reviewMeeting : goal.setMeeting) == meeting->id;
    });
    if (reviews && !chosen.empty() && chosen.front().setOn) {
        const auto reported =
            std::count_if(chosen.begin(), chosen.end(), [](const CountyGoal& goal) { return !goal.progress.empty(); });
        document.blocks.push_back(
            paragraph(fmt::format("{} set on {}. Progress is recorded on {} of them.",
                                  base::counted(static_cast<int>(chosen.size()), "goal was", "goals were"),
                                  base::longDate(*chosen.front().setOn), reported)));
    }
    document.blocks.push_back(reviews ? reviewTable(chosen) : goalsTable(chosen));
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents

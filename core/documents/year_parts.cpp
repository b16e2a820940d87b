// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/year_parts.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"
#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::Result;
using governance::CitedFigure;
using governance::MinuteBehind;
using replica::Reader;

namespace {

std::string placeOf(const MinuteBehind& minute) { return base::isoDate(minute.date) + minute.bodyShortName; }

std::string anchorOf(const MinuteBehind& minute)
{
    return "minutes-" + base::isoDate(minute.date) + "-" + minute.bodyShortName;
}

/// "17" sorts behind "5".
std::string inOrder(const std::string& label) { return fmt::format("{:03}{}", label.size(), label); }

Cell number(int value) { return {.runs = runsOf(std::to_string(value))}; }

void addCounts(Document& document, const std::string& caption, const std::vector<governance::NamedCount>& counts)
{
    if (counts.empty())
        return;
    Table table;
    table.caption = caption;
    table.columns = {{.header = caption, .width = 3.0}, {.header = "Items", .width = 1.0, .align = Align::End}};
    for (const governance::NamedCount& one : counts) {
        Row row;
        row.cells = {rowHeader(one.name), number(one.count)};
        table.rows.push_back(std::move(row));
    }
    table.caption.clear();
    document.blocks.push_back(std::move(table));
}

std::string monthOf(base::Date date) { return base::isoDate(date).substr(0, 7); }

/// "3 of 4": received, of those that were due in the period.
std::string returnsOf(const Reader& reader, const governance::TaskGroup& group, const Period& period)
{
    int due = 0;
    int received = 0;
    for (base::Date month = period.first.year() / period.first.month() / 1; month <= period.last;
         month = base::addMonths(month, 1)) {
        const std::string name = monthOf(month);
        if (!governance::owesReturn(reader, group, name) || governance::returnDueOn(reader, name) > reader.today())
            continue;
        ++due;
        received += governance::monthlyReturn(reader, group.body, name).receivedOn ? 1 : 0;
    }
    return fmt::format("{} of {}", received, due);
}

void addBurdenTable(Document& document, std::string first, const std::vector<governance::BurdenLine>& lines,
                    const governance::BurdenLine* total)
{
    Table table;
    table.columns = {{.header = std::move(first), .width = 3.2},
                     {.header = "Meetings", .width = 1.0, .align = Align::End},
                     {.header = "People", .width = 1.0, .align = Align::End},
                     {.header = "Hours", .width = 1.0, .align = Align::End},
                     {.header = "Documents", .width = 1.1, .align = Align::End}};
    table.whenEmpty = "No meetings were held.";
    const auto add = [&table](const governance::BurdenLine& line) {
        Row row;
        row.cells = {rowHeader(line.name), number(line.meetings), number(line.attendances), textCell(line.hours()),
                     number(line.documents)};
        table.rows.push_back(std::move(row));
    };
    std::for_each(lines.begin(), lines.end(), add);
    if (total != nullptr)
        add(*total);
    document.blocks.push_back(std::move(table));
}

}  // namespace

Result<Period> periodOfYear(const Reader& reader, const std::string& text, const base::Id& meeting)
{
    if (!text.empty())
        return periodFrom(text);
    const auto of = meetings::meetingById(reader, meeting);
    const base::Date last = of ? of->date : reader.today();
    return Period {base::addDays(base::addMonths(last, -12), 1), last};
}

void MinutesNamed::remember(const MinuteBehind& minute) { m_meetings[placeOf(minute)][inOrder(minute.label)] = minute; }

Runs MinutesNamed::behind(const MinuteBehind& minute)
{
    CitedFigure one;
    one.add(minute);
    return behind(one);
}

Runs MinutesNamed::behind(const CitedFigure& figure)
{
    Runs runs;
    std::string body;
    for (const MinuteBehind& minute : figure.minutes) {
        remember(minute);
        const bool sameBody = body == minute.bodyShortName;
        if (!runs.empty())
            runs.push_back({.text = sameBody ? ", " : "; "});
        const std::string label = minute.label.empty() ? base::dayAndMonth(minute.date) : minute.label;
        runs.push_back({.text = sameBody ? label : minute.bodyShortName + " " + label, .href = "#" + anchorOf(minute)});
        body = minute.bodyShortName;
    }
    return runs;
}

void MinutesNamed::addList(Document& document) const
{
    if (m_meetings.empty())
        return;
    document.blocks.push_back(Heading {1, "Minutes behind the figures", "", "minutes-behind"});
    for (const auto& [place, minutes] : m_meetings) {
        const MinuteBehind& first = minutes.begin()->second;
        document.blocks.push_back(
            Heading {2, fmt::format("{}, {}", first.bodyName, base::longDate(first.date)), "", anchorOf(first)});
        std::string line;
        for (const auto& [order, minute] : minutes) {
            if (!minute.label.empty())
                line += fmt::format("{}{} {}", line.empty() ? "" : "; ", minute.label, minute.heading);
        }
        document.blocks.push_back(paragraph(line.empty() ? "Attendance." : line + ".", ParagraphStyle::Quiet));
    }
}

Table figureTable()
{
    Table table;
    table.columns = {{.header = "What", .width = 2.7},
                     {.header = "Number", .width = 0.8, .align = Align::End},
                     {.header = "Minutes behind it", .width = 4.2}};
    return table;
}

void addFigure(Table& table, MinutesNamed& named, std::string_view what, const CitedFigure& figure)
{
    Row row;
    row.cells = {rowHeader(what), number(figure.number), {.runs = named.behind(figure)}};
    table.rows.push_back(std::move(row));
}

void addYear(Document& document, const governance::YearSummary& summary, MinutesNamed& named, int level)
{
    const std::string period = Period {summary.from, summary.to}.inWords();
    document.blocks.push_back(paragraph(
        fmt::format("{} between {} and {}. {} of business {} taken, {} of them restricted; {} put off.",
                    base::counted(static_cast<int>(summary.meetings.size()), "meeting was held", "meetings were held"),
                    base::longDate(summary.from), base::longDate(summary.to),
                    base::counted(summary.items, "item", "items"), summary.items == 1 ? "was" : "were",
                    summary.restrictedItems, base::counted(summary.deferred, "item was", "items were"))));
    document.blocks.push_back(Heading {level, "Items", "", "year-items"});
    addCounts(document, "Where open items came from", summary.origins);
    addCounts(document, "What came of open items", summary.outcomes);
    document.blocks.push_back(Heading {level, "Actions", "", "year-actions"});
    Table table = figureTable();
    addFigure(table, named, "Given", summary.given);
    addFigure(table, named, "Done and verified", summary.done);
    addFigure(table, named, "of these, on time", summary.onTime);
    addFigure(table, named, "No longer required", summary.noLongerRequired);
    addFigure(table, named, "Not undertaken", summary.notUndertaken);
    addFigure(table, named, "Replaced by another", summary.superseded);
    addFigure(table, named, "Declined", summary.declined);
    addFigure(table, named, "Open", summary.open);
    addFigure(table, named, "of these, past their date", summary.overdue);
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(Heading {level, "Outcomes", "", "year-outcomes"});
    Table outcomes;
    outcomes.columns = {{.header = "Action", .width = 0.8},
                        {.header = "For", .width = 2.0},
                        {.header = "Did it work?", .width = 1.1},
                        {.header = "Why", .width = 3.0}};
    outcomes.whenEmpty = "Nobody has been asked yet whether an action worked: that is three months after it was done.";
    for (const auto& one : summary.outcomesOfActions) {
        Row row;
        row.cells = {rowHeader(one.action), textCell(one.name), textCell(one.answer), textCell(one.text)};
        outcomes.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(outcomes));
    document.blocks.push_back(Heading {level, "Exceptions", "", "year-exceptions"});
    Table exceptions;
    exceptions.columns = {{.header = "Ref", .width = 0.8},
                          {.header = "What was unusual", .width = 3.0},
                          {.header = "State", .width = 2.0}};
    exceptions.whenEmpty = "Nothing unusual was confirmed.";
    for (const auto& one : summary.exceptions) {
        Row row;
        row.cells = {rowHeader(one.reference), textCell(one.name), textCell(one.state)};
        exceptions.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(exceptions));
    if (summary.dismissed > 0)
        document.blocks.push_back(
            paragraph(base::counted(summary.dismissed, "exception was dismissed", "exceptions were dismissed")
                          + ", with the reason on record.",
                      ParagraphStyle::Quiet));
}

void addGroups(Document& document, const Reader& reader, const Period& period, int level)
{
    document.blocks.push_back(Heading {level, "Task and finish groups", "", "year-groups"});
    Table table;
    table.columns = {{.header = "Group", .width = 2.6},
                     {.header = "Lead", .width = 1.8},
                     {.header = "Ends", .width = 1.3},
                     {.header = "State", .width = 1.2},
                     {.header = "Returns", .width = 0.9, .align = Align::End}};
    table.whenEmpty = "There were none.";
    for (const governance::TaskGroup& group : governance::taskGroups(reader)) {
        if (group.closedOn && *group.closedOn < period.first)
            continue;
        Row line;
        line.cells = {rowHeader(group.name), textCell(group.themeLead.empty() ? "Nobody yet" : group.themeLead),
                      textCell(group.endInWords()),
                      textCell(group.overdueToFinish ? "Past its end" : std::string {governance::inWords(group.state)}),
                      textCell(returnsOf(reader, group, period))};
        table.rows.push_back(std::move(line));
    }
    document.blocks.push_back(std::move(table));
}

void addBurden(Document& document, const governance::MeetingBurden& burden, int level)
{
    document.blocks.push_back(
        paragraph(fmt::format("{}, {} hours of people's time, {}. Minutes, reports, restricted papers and publications "
                              "count as documents, however many copies.",
                              base::counted(burden.total.meetings, "meeting", "meetings"), burden.total.hours(),
                              base::counted(burden.total.documents, "document", "documents"))));
    document.blocks.push_back(Heading {level, "By quarter", "", "burden-quarters"});
    addBurdenTable(document, "Quarter", burden.quarters, &burden.total);
    document.blocks.push_back(Heading {level, "By body", "", "burden-bodies"});
    addBurdenTable(document, "Body", burden.bodies, nullptr);
}

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A monthly return with last month beside it, and the board of returns (requirements G02, H13).
#include "core/base/text.h"
#include "core/documents/group_papers.h"
#include "core/documents/group_parts.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"
#include "core/performance/figures.h"
#include "core/performance/measure_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::MonthlyReturn;
using governance::ReturnLineKind;
using replica::Reader;

namespace {

std::string linesInCell(const MonthlyReturn& one, ReturnLineKind kind)
{
    std::string text;
    for (const auto& line : one.linesOf(kind)) {
        text += text.empty() ? "" : "\n";
        text += kind == ReturnLineKind::Measure ? fmt::format("{}: {}", line.measureName, line.text) : line.text;
        if (!line.blockageReference.empty())
            text += fmt::format(" ({}: {})", line.blockageReference, base::lowered(line.blockageState));
    }
    if (!text.empty())
        return text;
    // "None" is an answer, and only who hands in has answered.
    return one.receivedOn ? "None" : "Not handed in";
}

void addBothMonths(Document& document, const MonthlyReturn& now, const MonthlyReturn& before)
{
    document.blocks.push_back(Heading {1, "This month and last", "", "months"});
    Table table;
    table.columns = {{.header = "About", .width = 1.3},
                     {.header = governance::monthInWords(now.month), .width = 3.4},
                     {.header = governance::monthInWords(before.month), .width = 3.4}};
    const auto headline = [](const MonthlyReturn& one) {
        return one.headline.empty() ? std::string {"Nothing written"} : one.headline;
    };
    table.rows.push_back({{rowHeader("Headline"), textCell(headline(now)), textCell(headline(before))}});
    for (const auto& [kind, name] : {std::pair {ReturnLineKind::Success, "Successes"},
                                     {ReturnLineKind::Problem, "Problems"},
                                     {ReturnLineKind::HelpNeeded, "Help needed"},
                                     {ReturnLineKind::Measure, "On measures"}})
        table.rows.push_back(
            {{rowHeader(name), textCell(linesInCell(now, kind)), textCell(linesInCell(before, kind))}});
    table.rows.push_back({{rowHeader("Handed in"), textCell(now.inWords()),
                           textCell(before.begun ? before.inWords() : "Nothing written")}});
    document.blocks.push_back(std::move(table));
}

/// The measures the lead answers for, and those the return speaks of.
void addMeasures(Document& document, const Reader& reader, const governance::TaskGroup& group, const MonthlyReturn& one)
{
    Table table;
    table.columns = {{.header = "Measure", .width = 3.2},
                     {.header = "Latest", .width = 1.6, .align = Align::End},
                     {.header = "Month", .width = 1.6},
                     {.header = "Target", .width = 2.0}};
    for (const auto& measure : performance::measures(reader)) {
        bool about = !group.themeLead.empty() && measure.details.leadRole == group.themeLead;
        for (const auto& line : one.linesOf(ReturnLineKind::Measure))
            about = about || line.measure == measure.id;
        const auto values =
            about ? performance::valuesOf(reader, measure.id) : std::vector<performance::PeriodValue> {};
        if (values.empty())
            continue;
        table.rows.push_back({{rowHeader(measure.details.name),
                               textCell(performance::figureText(values.back().now.value, measure.details.decimals)),
                               textCell(performance::inWords(values.back().period, measure.details.frequency)),
                               textCell(measure.details.target.empty() ? "none" : measure.details.target)}});
    }
    if (table.rows.empty())
        return;
    document.blocks.push_back(Heading {1, "Measures", "", "measures"});
    document.blocks.push_back(std::move(table));
}

void addOthers(Document& document, const Reader& reader, const MonthlyReturn& one)
{
    const auto shared = governance::successesToShare(reader, one.month, one.body);
    if (shared.empty())
        return;
    document.blocks.push_back(Heading {1, "What went well in the other groups", "", "shared"});
    List list;
    for (const auto& success : shared)
        list.items.push_back(
            {{{.text = success.bodyName + ": ", .bold = true}, {.text = asSentence(success.text)}}, {}});
    document.blocks.push_back(std::move(list));
}

Document board(const Reader& reader, const governance::ReturnsBoard& returns)
{
    Document document = performancePaper(reader, "Monthly returns", "As recorded");
    document.subject = "Which groups have handed in their return, and which have not";
    document.blocks.push_back(
        Title {"Monthly returns", fmt::format("{}: {}", governance::monthInWords(returns.month), returns.inWords())});
    KeyValueList head;
    addLine(head, "Due", base::weekdayAndDate(governance::returnDueOn(reader, returns.month)));
    document.blocks.push_back(std::move(head));
    Table table;
    table.columns = {{.header = "Group", .width = 2.2},
                     {.header = governance::monthInWords(returns.month), .width = 3.0},
                     {.header = governance::monthInWords(governance::monthBefore(returns.month)), .width = 3.0},
                     {.header = "Handed in", .width = 2.4}};
    table.whenEmpty = "No group owes a return for this month.";
    for (const auto& standing : returns.standings) {
        Row row {{rowHeader(standing.group.name),
                  textCell(standing.now.headline.empty() ? "Nothing written" : standing.now.headline),
                  textCell(standing.before.headline.empty() ? "Nothing written" : standing.before.headline),
                  textCell(standing.inWords())}};
        if (standing.now.state == governance::ReturnState::Late) {
            row.cells.back() = textCell("\n" + roleAndAgency(standing.group.themeLead, standing.group.themeAgencyName));
            row.cells.back().status = Status {standing.now.inWords(), Tone::Concern};
        }
        table.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(table));
    const auto reminders = governance::leadsToRemind(reader);
    if (!reminders.empty()) {
        document.blocks.push_back(Heading {1, "Leads to remind", "", "remind"});
        List list;
        for (const auto& reminder : reminders)
            list.items.push_back({runsOf(reminder.sentence), {}});
        document.blocks.push_back(std::move(list));
    }
    const auto ending = governance::groupsToExtendOrClose(reader);
    if (!ending.empty()) {
        document.blocks.push_back(Heading {1, "Groups to extend or close", "", "ending"});
        List list;
        for (const auto& group : ending)
            list.items.push_back(
                {runsOf(fmt::format("{}: past its end date, {}.", group.name, group.endInWords())), {}});
        document.blocks.push_back(std::move(list));
    }
    const auto shared = governance::successesToShare(reader, returns.month);
    if (!shared.empty()) {
        document.blocks.push_back(Heading {1, "Successes to pass on", "", "shared"});
        List list;
        for (const auto& success : shared)
            list.items.push_back(
                {{{.text = success.bodyName + ": ", .bold = true}, {.text = asSentence(success.text)}}, {}});
        document.blocks.push_back(std::move(list));
    }
    finish(document, reader);
    return document;
}

}  // namespace

Result<Document> monthlyReturnPaper(const Reader& reader, const base::Id& body, const std::string& asked)
{
    const std::string month = asked.empty() ? governance::monthOf(reader.today()) : asked;
    if (!governance::firstDayOf(month))
        return fail(FailureCode::Invalid, "A return is for a month: give it as 2011-11.", "period");
    if (body.isNil())
        return board(reader, governance::returnsBoard(reader, month));
    const auto group = groupFor(reader, body);
    if (!group)
        return tl::unexpected(group.error());
    const MonthlyReturn now = governance::monthlyReturn(reader, body, month);
    const MonthlyReturn before = governance::monthlyReturn(reader, body, governance::monthBefore(month));
    Document document = groupPaper(reader, *group, "Monthly return",
                                   fmt::format("{}, {}", group->name, governance::monthInWords(month)));
    document.subject = "How the month went for the group, with last month beside it";
    document.draft = !now.receivedOn;
    addBothMonths(document, now, before);
    addMeasures(document, reader, *group, now);
    const auto plan = governance::actionPlanOf(reader, body, true);
    addBands(document, plan.summary);
    addPlan(document, plan);
    addOthers(document, reader, now);
    finish(document, reader);
    return document;
}

}  // namespace muster::documents

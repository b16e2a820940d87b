// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/annual_parts.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/year_parts.h"
#include "core/governance/year_items.h"
#include "core/partnership/priority_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace muster::documents {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kAssessmentSql = R"(
    SELECT a.title, a.received_on FROM main.priority_set s JOIN main.strategic_assessment a ON a.id = s.assessment
     WHERE s.id = ?1)";

}  // namespace

Runs withMinute(const std::string& text, MinutesNamed& named, const governance::MinuteBehind& minute)
{
    Runs runs = runsOf(text);
    if (!minute.meeting.isNil()) {
        runs.push_back({.text = " ("});
        for (Run& run : named.behind(minute))
            runs.push_back(std::move(run));
        runs.push_back({.text = ")"});
    }
    return runs;
}

void addPriorities(Document& document, const Reader& reader, base::Date on)
{
    document.blocks.push_back(Heading {1, "Priorities for the coming year", "", "priorities"});
    // The set that follows, where the Board has decided it already; else the one in force.
    std::optional<partnership::PrioritySet> next;
    for (const partnership::PrioritySet& set : partnership::prioritySets(reader)) {
        if (set.effectiveFrom && *set.effectiveFrom > on && (!next || *set.effectiveFrom < *next->effectiveFrom))
            next = set;
    }
    const bool decided = next.has_value();
    if (!next)
        next = partnership::prioritySetOn(reader, on);
    if (!next) {
        document.blocks.push_back(paragraph("None are set."));
        return;
    }
    std::string words = decided ? fmt::format("{}, from {}.", next->name, base::longDate(*next->effectiveFrom))
                                : fmt::format("Not decided yet. In force: {}.", next->name);
    Statement assessment = reader.query(kAssessmentSql, next->id);
    if (assessment.next()) {
        words += fmt::format(" Behind them: {}", assessment.text(0));
        if (const auto received = assessment.optionalDate(1))
            words += ", received " + base::longDate(*received);
        words += ".";
    } else {
        words += " No strategic assessment is recorded behind them.";
    }
    document.blocks.push_back(paragraph(words));
    List list;
    for (const partnership::Priority& priority : partnership::prioritiesOf(reader, next->id))
        list.items.push_back({runsOf(asSentence(priority.name)), {}});
    if (!list.items.empty())
        document.blocks.push_back(std::move(list));
    if (const auto areas = partnership::areasOfFocusOn(reader, next->effectiveFrom.value_or(on)); !areas.empty()) {
        std::vector<std::string> names;
        for (const partnership::Priority& area : areas)
            names.push_back(area.name);
        document.blocks.push_back(
            paragraph(fmt::format("Other areas of focus beside them: {}.", base::joinedInWords(names))));
    }
}

void addServed(Document& document, const Reader& reader, MinutesNamed& named, const Period& period)
{
    document.blocks.push_back(Heading {1, "What the items served", "", "served"});
    Table table;
    table.columns = {{.header = "Priority or area", .width = 3.6},
                     {.header = "Kind", .width = 1.8},
                     {.header = "Items taken", .width = 1.0, .align = Align::End}};
    table.whenEmpty = "No priority was in force.";
    for (const governance::ServedPriority& one : governance::servedPriorities(reader, period.first, period.last))
        table.rows.push_back({{rowHeader(one.name), textCell(one.otherArea ? "Other area of focus" : "Priority"),
                               textCell(std::to_string(one.items))}});
    document.blocks.push_back(std::move(table));
    List why;
    for (const governance::WhyTogether& one : governance::whyTogether(reader, period.first, period.last))
        why.items.push_back({withMinute(fmt::format("{}: {}", one.title, asSentence(one.why)), named, one.minute), {}});
    if (!why.items.empty()) {
        document.blocks.push_back(Heading {2, "Why together", "", "why-together"});
        document.blocks.push_back(std::move(why));
    }
}

void addFunctions(Document& document, const Reader& reader, MinutesNamed& named, const Period& period)
{
    document.blocks.push_back(Heading {1, "What the Board decided, by function", "", "functions"});
    const auto functions = governance::decisionsByFunction(reader, period.first, period.last);
    if (std::all_of(functions.begin(), functions.end(), [](const auto& one) { return one.decisions.empty(); })) {
        document.blocks.push_back(paragraph("The Board decided nothing in this time."));
        return;
    }
    for (const governance::BoardFunction& function : functions) {
        document.blocks.push_back(
            Heading {2, function.name.empty() ? std::string {"No function named"} : function.name, "", ""});
        if (function.decisions.empty()) {
            document.blocks.push_back(paragraph("Nothing was decided."));
            continue;
        }
        List list;
        for (const governance::MinutedDecision& one : function.decisions) {
            std::string words = asSentence(one.words);
            if (!one.section17.empty())
                words += " Section 17: " + asSentence(one.section17);
            list.items.push_back({withMinute(words, named, one.minute), {}});
        }
        document.blocks.push_back(std::move(list));
    }
}

void addGroupSuccesses(Document& document, const Reader& reader, const Period& period)
{
    List list;
    for (const governance::SharedSuccess& one : governance::groupSuccesses(reader, period.first, period.last))
        list.items.push_back(
            {{{.text = fmt::format("{}, {}: ", one.bodyName, governance::monthInWords(one.month)), .bold = true},
              {.text = asSentence(one.text)}},
             {}});
    if (list.items.empty())
        return;
    document.blocks.push_back(Heading {2, "What went well", "", "group-successes"});
    document.blocks.push_back(std::move(list));
}

}  // namespace muster::documents

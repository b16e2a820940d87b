// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/group_parts.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/short_forms.h"
#include "core/governance/task_group_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using governance::PlanBand;
using governance::TaskGroup;
using replica::Reader;

namespace {

Tone toneOf(PlanBand band)
{
    switch (band) {
    case PlanBand::OnTarget:
        return Tone::Good;
    case PlanBand::OneMonthBehind:
        return Tone::Attention;
    case PlanBand::MoreThanOneMonthBehind:
        return Tone::Concern;
    case PlanBand::Reprogrammed:
        break;
    }
    return Tone::Neutral;
}

std::string dueOf(const governance::PlanLine& line)
{
    if (!line.dueOn)
        return "no date yet";
    std::string words = base::longDate(*line.dueOn);
    if (line.originalDueOn && *line.originalDueOn != *line.dueOn)
        words += fmt::format(" (was {})", base::longDate(*line.originalDueOn));
    return words;
}

}  // namespace

base::Result<TaskGroup> groupFor(const Reader& reader, const base::Id& body)
{
    if (body.isNil())
        return fail(FailureCode::Invalid, "Say which task and finish group the paper is of.", "body");
    auto group = governance::taskGroup(reader, body);
    if (!group)
        return fail(FailureCode::NotFound, "That body is no task and finish group.", "body");
    return std::move(*group);
}

Document groupPaper(const Reader& reader, const TaskGroup& group, const std::string& name, const std::string& subtitle)
{
    Document document = performancePaper(reader, name, "As recorded");
    document.title = fmt::format("{}: {}", name, group.name);
    document.reference = fmt::format("{} {}", group.shortName, base::lowered(name));
    document.blocks.push_back(Title {name, subtitle});
    KeyValueList head;
    addLine(head, "Group", group.name);
    addLine(head, "Purpose", group.purpose);
    addLine(head, "Theme lead", roleAndAgency(group.themeLead, group.themeAgencyName));
    addLine(head, "Reports to", group.reportsToName);
    addLine(head, "Part of", group.parentName);
    addLine(head, "Set up",
            !group.commissionedBy.empty() ? group.commissionedBy
                : group.commissionedOn    ? base::longDate(*group.commissionedOn)
                                          : std::string {});
    addLine(head, "Ends",
            group.endInWords() + (group.overdueToFinish ? ": past its end date, to be extended or closed" : ""));
    document.blocks.push_back(std::move(head));
    return document;
}

void addBands(Document& document, const governance::PlanSummary& summary)
{
    document.blocks.push_back(Heading {1, "How far it is", "", "bands"});
    if (summary.total == 0) {
        document.blocks.push_back(paragraph("Nothing in the plan has a date yet."));
        return;
    }
    Table table;
    table.columns = {{.header = "Band", .width = 3.0},
                     {.header = "Lines", .width = 1.0, .align = Align::End},
                     {.header = "Share", .width = 1.0, .align = Align::End}};
    for (const auto& share : summary.shares)
        table.rows.push_back({{rowHeader(governance::inWords(share.band)), textCell(std::to_string(share.count)),
                               textCell(fmt::format("{}%", share.percent))}});
    document.blocks.push_back(std::move(table));
    std::string note = fmt::format("{} of {} done; what is done is on target.", summary.done,
                                   base::counted(summary.total, "dated line", "dated lines"));
    if (summary.undated > 0)
        note +=
            fmt::format(" {} no date yet, and {} in no band.", base::counted(summary.undated, "line has", "lines have"),
                        summary.undated == 1 ? "is" : "are");
    document.blocks.push_back(paragraph(note, ParagraphStyle::Quiet));
}

void addPlan(Document& document, const governance::ActionPlan& plan)
{
    document.blocks.push_back(Heading {1, "The plan", "", "plan"});
    Table table;
    table.columns = {{.header = "Ref", .width = 0.9},
                     {.header = "What", .width = 3.6},
                     {.header = "Who", .width = 2.2},
                     {.header = "Due", .width = 1.9},
                     {.header = "How it stands", .width = 2.0}};
    table.whenEmpty = "The plan has no action and no milestone yet.";
    for (const auto& line : plan.lines) {
        Row row;
        row.cells = {rowHeader(line.reference.empty() ? "Milestone" : line.reference), textCell(line.text),
                     textCell(line.action ? line.owner : std::string {"The group"}), textCell(dueOf(line)),
                     textCell("")};
        // The band first, and below it what the register says.
        std::string stands = line.status;
        if (line.doneOn)
            stands += " on " + base::longDate(*line.doneOn);
        row.cells.back() = textCell(line.band ? "\n" + stands : stands);
        if (line.band)
            row.cells.back().status = Status {std::string {governance::inWords(*line.band)}, toneOf(*line.band)};
        if (!line.approvedReason.empty())
            row.cells[1].runs.push_back({.text = "\nNew date approved: " + line.approvedReason, .italic = true});
        table.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(table));
}

void addFunding(Document& document, const Reader& reader, const base::Id& body)
{
    const auto lines = governance::fundingOf(reader, body);
    if (lines.empty())
        return;
    document.blocks.push_back(Heading {1, "Funding", "", "funding"});
    Table table;
    table.columns = {{.header = "For", .width = 3.4},
                     {.header = "Source", .width = 2.4},
                     {.header = "Priority", .width = 2.4},
                     {.header = "Amount", .width = 1.2, .align = Align::End},
                     {.header = "How it stands", .width = 1.6}};
    for (const auto& line : lines) {
        std::string state {governance::inWords(line.state)};
        if (line.decidedOn)
            state += " on " + base::longDate(*line.decidedOn);
        table.rows.push_back({{rowHeader(line.purpose), textCell(line.source), textCell(line.priorityName),
                               textCell(governance::poundsInWords(line.pence)), textCell(state)}});
    }
    document.blocks.push_back(std::move(table));
    List totals;
    for (const auto& total : governance::fundingTotals(reader, body)) {
        std::vector<std::string> parts;
        for (const auto& [pence, word] : {std::pair {total.secured, "secured"},
                                          {total.spent, "spent"},
                                          {total.sought, "sought"},
                                          {total.refused, "refused"}}) {
            if (pence != 0)
                parts.push_back(fmt::format("{} {}", governance::poundsInWords(pence), word));
        }
        totals.items.push_back(
            {runsOf(fmt::format("{}: {}.", total.priorityName.empty() ? "No priority named" : total.priorityName,
                                base::joinedInWords(parts))),
             {}});
    }
    document.blocks.push_back(std::move(totals));
}

void finish(Document& document, const Reader& reader)
{
    if (Runs key = keyToShortForms(document, shortForms(reader)); !key.empty())
        document.blocks.insert(document.blocks.begin() + 2, Paragraph {std::move(key), ParagraphStyle::Quiet});
}

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/documents/chart_figure.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/period.h"
#include "core/documents/plan_papers.h"
#include "core/governance/compliance.h"
#include "core/governance/governance_chart.h"
#include "core/governance/missing_leads.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace muster::documents {

using base::Result;
using governance::StructureLine;
using replica::Reader;

namespace {

Runs wordsOf(const StructureLine& line)
{
    Runs runs {{.text = line.name, .bold = true}};
    std::string rest = fmt::format(" ({}): {}", base::lowered(line.tier), line.says);
    for (const std::string& open : line.open) {
        rest += line.again ? "" : ". " + open;
    }
    runs.push_back({.text = line.again ? ": see above." : rest + "."});
    return runs;
}

/// The lines from `at` on that stand `depth` deep, with those below them inside.
List listFrom(const std::vector<StructureLine>& lines, std::size_t& at, int depth)
{
    List list;
    while (at < lines.size() && lines[at].depth >= depth) {
        if (lines[at].depth > depth && !list.items.empty()) {
            list.items.back().nested.push_back(listFrom(lines, at, lines[at].depth));
            continue;
        }
        list.items.push_back({wordsOf(lines[at]), {}});
        ++at;
    }
    return list;
}

/// A row for each role: all its places, each named once.
void addLinks(Document& document, const Reader& reader, base::Date date)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> roles;
    for (const partnership::Body& body : partnership::bodiesOn(reader, date)) {
        for (const governance::LinkingRole& role : governance::linkingRoles(reader, body.id, date)) {
            auto known =
                std::find_if(roles.begin(), roles.end(), [&](const auto& one) { return one.first == role.roleTitle; });
            if (known == roles.end())
                known = roles.insert(roles.end(), {role.roleTitle, {}});
            known->second.push_back(fmt::format("{} ({})", body.name, role.here));
        }
    }
    if (roles.empty())
        return;
    Table table;
    table.columns = {{"Role", 2.2}, {"Its places", 6.0}};
    for (const auto& [title, places] : roles)
        table.rows.push_back({{rowHeader(title), textCell(base::joinedInWords(places))}});
    document.blocks.push_back(Heading {1, "Roles that link bodies", "", "linking-roles"});
    document.blocks.push_back(std::move(table));
}

Cell stateCell(bool good, const std::string& words)
{
    Cell cell;
    cell.status = Status {words, good ? Tone::Good : Tone::Attention};
    return cell;
}

}  // namespace

void addStructure(Document& document, const Reader& reader, base::Date date)
{
    governance::GovernanceChart chart = governance::governanceChart(reader, date);
    if (chart.diagram.empty()) {
        document.blocks.push_back(paragraph("No body met on that day."));
        return;
    }
    document.blocks.push_back(diagramFigure(std::move(chart.diagram)));
    document.blocks.push_back(
        Heading {2, "The same as a list, each body below the one it reports to", "", "structure-list"});
    std::size_t at = 0;
    document.blocks.push_back(listFrom(chart.lines, at, 0));
}

Result<Document> governancePaper(const Reader& reader, const std::string& period)
{
    base::Date date = reader.today();
    if (!period.empty()) {
        const auto asked = periodFrom(period);
        if (!asked)
            return tl::unexpected(asked.error());
        date = asked->last;
    }
    Document document = performancePaper(reader, "Governance structure", "As at " + base::longDate(date));
    document.subject = "Which bodies there are, what each may decide and to whom it reports";
    document.landscape = true;
    document.blocks.push_back(Title {"Governance structure", "As at " + base::longDate(date)});
    document.blocks.push_back(Heading {1, "Who reports to whom", "", "structure"});
    addStructure(document, reader, date);
    addLinks(document, reader, date);
    return document;
}

Result<Document> compliancePaper(const Reader& reader)
{
    Document document = performancePaper(reader, "Compliance", "As at " + base::longDate(reader.today()));
    document.landscape = true;
    document.subject = "What the law asks of the partnership, when it was done and where it can be read";
    document.blocks.push_back(Title {"Compliance", "As at " + base::longDate(reader.today())});
    document.blocks.push_back(Heading {1, "What the law asks", "", "duties"});
    Table duties;
    duties.columns = {{"Duty", 2.4}, {"When", 1.5}, {"Where it can be read", 2.2}, {"To do", 2.2}};
    for (const governance::ComplianceLine& line : governance::compliance(reader)) {
        duties.rows.push_back({{rowHeader(line.name), stateCell(line.met, line.state()), textCell(line.evidence),
                                textCell(line.missing.empty() ? line.todo : line.missing + " " + line.todo)}});
    }
    document.blocks.push_back(std::move(duties));

    document.blocks.push_back(Heading {1, "Governance of each body", "", "bodies"});
    Table bodies;
    bodies.columns = {
        {"Body", 2.4}, {"Terms of reference", 1.6}, {"Chair", 1.7}, {"Reports to", 1.9}, {"Minutes", 1.6}};
    std::vector<std::string> lacking;
    for (const governance::GovernanceCheck& check : governance::governanceChecks(reader)) {
        bodies.rows.push_back(
            {{rowHeader(check.name), check.terms ? textCell(check.termsWords) : stateCell(false, check.termsWords),
              check.chair ? textCell(check.chairWords) : stateCell(false, check.chairWords),
              check.reportsTo ? textCell(check.reportsToWords) : stateCell(false, check.reportsToWords),
              check.minutes ? textCell(check.minutesWords) : stateCell(false, check.minutesWords)}});
        if (!check.complete())
            lacking.push_back(fmt::format("{}: {}", check.name, check.missing()));
    }
    document.blocks.push_back(paragraph(
        lacking.empty() ? "Every body has its terms of reference, a chair, a body it reports to and approved "
                          "minutes."
                        : fmt::format("{} of {} bodies lack something. Minutes count when a meeting of the last "
                                      "12 months has approved ones.",
                                      lacking.size(), bodies.rows.size())));
    document.blocks.push_back(std::move(bodies));

    document.blocks.push_back(Heading {1, "What nobody leads", "", "leads"});
    const auto missing = governance::missingLeads(reader, reader.today());
    document.blocks.push_back(paragraph(governance::inWords(missing)));
    if (!missing.empty()) {
        List list;
        for (const governance::MissingLead& one : missing)
            list.items.push_back({runsOf(fmt::format("{} ({})", one.name, governance::inWords(one.kind))), {}});
        document.blocks.push_back(std::move(list));
    }
    return document;
}

}  // namespace muster::documents

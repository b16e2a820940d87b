// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/plan_papers.h"
#include "core/governance/equality.h"
#include "core/governance/plan.h"
#include "core/governance/self_assessment.h"
#include "core/governance/strategies.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/role_queries.h"
#include "core/performance/measure_queries.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace muster::documents {

using base::Id;
using base::Result;
using partnership::Priority;
using replica::Reader;

namespace {

std::string agencyName(const Reader& reader, const Id& id)
{
    const auto agency = partnership::agency(reader, id);
    return agency ? partnership::printName(*agency) : std::string {};
}

std::string leadOf(const Reader& reader, const Id& agency, const std::string& role)
{
    const std::string words = roleAndAgency(role, agencyName(reader, agency));
    return words.empty() ? "None named" : words;
}

void addPlan(Document& document, const Reader& reader)
{
    const auto plan = governance::planOn(reader, reader.today());
    if (!plan)
        return;
    document.blocks.push_back(Heading {1, "The plan and its years", "", "plan"});
    Table table;
    table.columns = {{"Year", 1.3}, {"From the assessment", 3.0}, {"Priorities", 2.0}, {"State", 1.6}};
    table.whenEmpty = "No year of the plan is set yet.";
    for (const governance::PlanRevision& revision : plan->revisions) {
        table.rows.push_back({{rowHeader(fmt::format("{} to {}", revision.year, revision.year + 1)),
                               textCell(revision.assessmentTitle.empty() ? "None named" : revision.assessmentTitle),
                               textCell(revision.prioritySetName),
                               textCell(revision.finalOn ? "Final, " + base::longDate(*revision.finalOn)
                                                         : std::string {governance::inWords(revision.state)})}});
    }
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(paragraph(plan->reviewInWords(reader.today()) + "."));
}

void addAgencies(Document& document, const Reader& reader)
{
    document.blocks.push_back(Heading {1, "Who is in the partnership", "", "agencies"});
    Table table;
    table.columns = {{"Agency", 3.6}, {"Takes part as", 2.2}, {"Representative", 2.4}};
    for (const partnership::AgencyGroup& group : partnership::agenciesByCategory(reader)) {
        for (const partnership::Agency& agency : group.agencies) {
            if (!partnership::isActiveOn(agency, reader.today()))
                continue;
            const auto lead = partnership::leadOf(reader, agency.id, reader.today());
            table.rows.push_back(
                {{rowHeader(partnership::fullName(agency)),
                  textCell(std::string {partnership::inWords(group.category)}), textCell(lead ? lead->title : "")}});
        }
    }
    document.blocks.push_back(std::move(table));
}

void addPriorities(Document& document, const Reader& reader, const std::vector<Priority>& priorities)
{
    document.blocks.push_back(Heading {1, "Priorities", "", "priorities"});
    const auto set = partnership::prioritySetOn(reader, reader.today());
    if (set && !set->decidedText.empty())
        document.blocks.push_back(paragraph("Decided by the " + asSentence(set->decidedText), ParagraphStyle::Quiet));
    Table table;
    table.columns = {{"Priority", 2.4}, {"Delivered by", 3.4}, {"Led by", 2.4}};
    for (const Priority& priority : priorities)
        table.rows.push_back({{rowHeader(priority.shortName + " " + priority.name), textCell(priority.deliveredBy),
                               textCell(leadOf(reader, priority.leadAgency, priority.leadRole))}});
    document.blocks.push_back(std::move(table));
}

/// The page of a workstream, as far as it was written (requirements I04).
void addWorkstream(Document& document, const std::string& name, const partnership::Workstream& workstream)
{
    KeyValueList page;
    for (const auto& [key, text] : {std::pair {"Principles", workstream.principles},
                                    {"Pathways", workstream.pathways},
                                    {"Partners", workstream.partners},
                                    {"Evaluation", workstream.evaluation}}) {
        std::vector<Runs> lines;
        for (const std::string& line : base::split(text, '\n')) {
            if (!base::trimmed(line).empty())
                lines.push_back(runsOf(std::string {base::trimmed(line)}));
        }
        if (!lines.empty())
            page.entries.push_back({key, std::move(lines)});
    }
    if (page.entries.empty())
        return;
    document.blocks.push_back(Heading {2, name, "", {}});
    document.blocks.push_back(std::move(page));
}

/// One row for each name, one column for each priority; nothing is merged (requirements I02).
void addMatrix(Document& document, const Reader& reader, const std::vector<Priority>& priorities)
{
    const auto rows = partnership::workstreams(reader, reader.today());
    document.blocks.push_back(Heading {1, "What is linked to which priority", "", "links"});
    Table table;
    table.columns = {{"Linked to", 3.4}, {"Led by", 3.0}};
    for (const Priority& priority : priorities)
        table.columns.push_back({priority.shortName, 0.9});
    table.whenEmpty = "Nothing is linked yet.";
    std::size_t links = 0;
    std::size_t inAll = 0;
    std::vector<std::pair<std::string, partnership::Workstream>> facts;
    for (const partnership::WorkstreamRow& row : rows) {
        const auto known = partnership::workstreamNamed(reader, row.name);
        Row line {{rowHeader(row.name),
                   textCell(known && !known->leadRole.empty() ? leadOf(reader, known->leadAgency, known->leadRole)
                                                              : "No lead")}};
        for (const Priority& priority : priorities) {
            const bool linked =
                std::find(row.priorities.begin(), row.priorities.end(), priority.id) != row.priorities.end();
            line.cells.push_back(textCell(linked ? "Yes" : ""));
        }
        links += row.priorities.size();
        inAll += row.priorities.size() == priorities.size() ? 1U : 0U;
        if (known)
            facts.emplace_back(row.name, *known);
        table.rows.push_back(std::move(line));
    }
    document.blocks.push_back(
        paragraph(fmt::format("{} links, {} names, {} in every priority.", links, rows.size(), inAll)));
    document.blocks.push_back(std::move(table));
    for (const auto& [name, workstream] : facts) {
        if (!workstream.fact.empty())
            document.blocks.push_back(
                paragraph(fmt::format("{}: {} Source: {}.", name, asSentence(workstream.fact), workstream.factSource)));
    }
    for (const auto& [name, workstream] : facts)
        addWorkstream(document, name, workstream);
}

void addAreas(Document& document, const Reader& reader)
{
    const auto areas = partnership::areasOfFocusOn(reader, reader.today());
    if (areas.empty())
        return;
    document.blocks.push_back(Heading {1, "Other areas of focus", "", "focus"});
    Table table;
    table.columns = {{"Area", 2.4}, {"Delivered by", 3.4}, {"Led by", 2.4}};
    for (const Priority& area : areas)
        table.rows.push_back({{rowHeader(area.name), textCell(area.deliveredBy),
                               textCell(leadOf(reader, area.leadAgency, area.leadRole))}});
    document.blocks.push_back(std::move(table));
}

void addPlaces(Document& document, const Reader& reader)
{
    const auto rows = partnership::vulnerablePlaces(reader, reader.today());
    std::map<Id, std::string> names;
    for (const partnership::Ward& ward : partnership::wards(reader))
        names.emplace(ward.id, ward.name);
    std::size_t most = 0;
    for (const partnership::VulnerableRow& row : rows)
        most = std::max(most, row.places.size());
    document.blocks.push_back(Heading {1, "Most vulnerable wards by type of crime", "", "wards"});
    Table table;
    table.columns = {{"Type of crime", 2.2}};
    constexpr std::array<std::string_view, 5> kOrdinals {"First", "Second", "Third", "Fourth", "Fifth"};
    for (std::size_t i = 0; i < most; ++i)
        table.columns.push_back({i < kOrdinals.size() ? std::string {kOrdinals[i]} : std::to_string(i + 1), 2.0});
    table.whenEmpty = "No ward is listed.";
    for (const partnership::VulnerableRow& row : rows) {
        Row line {{rowHeader(row.crimeType)}};
        for (std::size_t i = 0; i < most; ++i)
            line.cells.push_back(textCell(i < row.places.size() ? names[row.places[i].ward] : std::string {}));
        table.rows.push_back(std::move(line));
    }
    document.blocks.push_back(std::move(table));
}

void addMeasures(Document& document, const Reader& reader, const std::vector<Priority>& priorities)
{
    std::map<Id, std::string> codes;
    for (const Priority& priority : priorities)
        codes.emplace(priority.id, priority.shortName);
    document.blocks.push_back(Heading {1, "Measures and targets", "", "measures"});
    Table table;
    table.columns = {{"Ref", 0.7}, {"Measure", 3.2}, {"Priority", 0.9}, {"Target", 2.4}, {"Lead", 2.0}};
    table.whenEmpty = "No measure is set yet.";
    for (const performance::Measure& measure : performance::measures(reader)) {
        const auto code = codes.find(measure.details.priority);
        table.rows.push_back(
            {{rowHeader(measure.reference), textCell(measure.details.name),
              textCell(code == codes.end() ? "" : code->second),
              textCell(measure.details.target.empty() ? "None: watched, not aimed at" : measure.details.target),
              textCell(measure.details.leadRole.empty() ? "No lead" : measure.details.leadRole)}});
    }
    document.blocks.push_back(std::move(table));
}

void addEngagement(Document& document, const Reader& reader)
{
    document.blocks.push_back(Heading {1, "How we listen", "", "engagement"});
    Table table;
    table.columns = {{"Session", 2.4}, {"How often", 2.2}, {"What for", 3.6}};
    table.whenEmpty = "No forum or public session is set up yet.";
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.tier != partnership::Tier::Engagement && body.tier != partnership::Tier::Local)
            continue;
        const auto cadence = partnership::cadenceOn(reader, body.id, reader.today());
        table.rows.push_back(
            {{rowHeader(body.name), textCell(cadence ? capitalised(partnership::inWords(*cadence)) : "As needed"),
              textCell(body.purpose)}});
    }
    document.blocks.push_back(std::move(table));
}

void addStrategies(Document& document, const Reader& reader)
{
    const auto strategies = governance::linkedStrategies(reader);
    if (strategies.empty())
        return;
    document.blocks.push_back(Heading {1, "Linked strategies", "", "strategies"});
    document.blocks.push_back(
        paragraph("What these say is not repeated here: each stands with its owner.", ParagraphStyle::Quiet));
    Table table;
    table.columns = {{"Strategy", 2.6}, {"Owner", 2.4}, {"Linked from", 1.1}, {"Where", 3.4}};
    for (const governance::LinkedStrategy& strategy : strategies) {
        std::vector<std::string> codes;
        for (const Id& id : strategy.priorities) {
            if (const auto priority = partnership::priority(reader, id))
                codes.push_back(priority->shortName);
        }
        Cell where;
        if (!strategy.address.empty())
            where.runs = {{.text = strategy.address, .href = strategy.address}};
        table.rows.push_back({{rowHeader(strategy.name), textCell(strategy.owner), textCell(base::joinedInWords(codes)),
                               std::move(where)}});
    }
    document.blocks.push_back(std::move(table));
}

void addEquality(Document& document, const Reader& reader)
{
    document.blocks.push_back(Heading {1, "Equality impact", "", "equality"});
    Table table;
    table.columns = {{"Priority", 1.8}, {"Assessment", 1.9}, {"What it found", 3.0}, {"What is done about it", 2.6}};
    for (const governance::PriorityEquality& line : governance::equalityOfPriorities(reader, reader.today())) {
        if (!line.newest && !line.isOutstanding())
            continue;
        table.rows.push_back({{rowHeader(line.priority.name), textCell(line.inWords()),
                               textCell(line.newest ? line.newest->summary : ""),
                               textCell(line.newest ? line.newest->mitigations : "")}});
    }
    document.blocks.push_back(std::move(table));
}

void addPrinciples(Document& document, const Reader& reader)
{
    document.blocks.push_back(Heading {1, "Principles of partnership working", "", "principles"});
    const auto years = governance::selfAssessmentYears(reader);
    if (years.empty()) {
        List list;
        for (const governance::Principle& principle : governance::kPrinciples)
            list.items.push_back({runsOf(principle.name), {}});
        document.blocks.push_back(std::move(list));
        return;
    }
    document.blocks.push_back(
        paragraph(fmt::format("How the agencies saw the partnership in {}: {}, {}, {}, {}. A dash: "
                              "no answer.",
                              years.front(), governance::scoreInWords(1), governance::scoreInWords(2),
                              governance::scoreInWords(3), governance::scoreInWords(4)),
                  ParagraphStyle::Quiet));
    Table table;
    table.columns = {{"Principle", 2.6}};
    const auto rows = governance::selfAssessment(reader, years.front());
    for (const governance::PrincipleScore& score : rows.front().scores)
        table.columns.push_back({score.agencyShortName, 0.8});
    for (const governance::PrincipleRow& row : rows) {
        Row line {{rowHeader(row.principle.name)}};
        for (const governance::PrincipleScore& score : row.scores)
            line.cells.push_back(textCell(score.score ? std::to_string(*score.score) : "–"));
        table.rows.push_back(std::move(line));
    }
    document.blocks.push_back(std::move(table));
}

}  // namespace

Result<Document> planTables(const Reader& reader)
{
    const std::vector<Priority> priorities = partnership::prioritiesOn(reader, reader.today());
    if (priorities.empty())
        return base::fail(base::FailureCode::NotFound,
                          "No priorities are set for today. Set them on the Plan page first.", "priorities");
    const auto plan = governance::planOn(reader, reader.today());
    const auto profile = partnership::profile(reader);
    const std::string name = plan ? plan->plan.name : std::string {"Partnership plan"};
    Document document = performancePaper(reader, name, "Tables as at " + base::longDate(reader.today()));
    document.landscape = true;
    document.subject = "Who is in the partnership, its priorities, what delivers them, where, and how it is governed";
    document.blocks.push_back(Title {name, "Plan tables as at " + base::longDate(reader.today())});
    if (profile && !profile->vision.empty())
        document.blocks.push_back(paragraph("Our vision. " + asSentence(profile->vision)));
    addPlan(document, reader);
    addAgencies(document, reader);
    addPriorities(document, reader, priorities);
    addMatrix(document, reader, priorities);
    addAreas(document, reader);
    addPlaces(document, reader);
    document.blocks.push_back(Heading {1, "Governance structure", "", "governance"});
    addStructure(document, reader, reader.today());
    addMeasures(document, reader, priorities);
    addEngagement(document, reader);
    addStrategies(document, reader);
    addEquality(document, reader);
    addPrinciples(document, reader);
    return document;
}

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands_plan_lists.h"

#include "core/governance/compliance.h"
#include "core/governance/countdown.h"
#include "core/governance/equality.h"
#include "core/governance/governance_chart.h"
#include "core/governance/missing_leads.h"
#include "core/governance/plan.h"
#include "core/governance/self_assessment.h"
#include "core/governance/strategies.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"

namespace muster::app {

using replica::Reader;

namespace {

Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }

Cell orNull(const std::optional<base::Date>& date) { return date ? Cell {base::isoDate(*date)} : Cell {}; }

Cell number(int value) { return static_cast<std::int64_t>(value); }

std::string codeOf(const Reader& reader, const base::Id& agency)
{
    const auto found = partnership::agency(reader, agency);
    return found ? found->shortName : std::string {};
}

std::vector<std::string> codesOf(const Reader& reader, const std::vector<base::Id>& priorities)
{
    std::vector<std::string> codes;
    for (const base::Id& id : priorities) {
        if (const auto priority = partnership::priority(reader, id)) {
            codes.push_back(priority->shortName);
        }
    }
    return codes;
}

}  // namespace

Listing listingOf(const governance::YearCalendar& calendar)
{
    Listing listing {{"date", "body", "name", "status", "start", "bank_holiday", "needs_reason", "warnings"}, {}};
    for (const governance::CalendarPlace& place : calendar.places) {
        listing.rows.push_back({base::isoDate(place.date), place.bodyShortName, place.bodyName, place.status(),
                                base::clockTime(place.start), orNull(place.bankHoliday), place.needsReason,
                                place.warnings});
    }
    return listing;
}

Listing listCalendar(const Reader& reader) { return listingOf(governance::yearFrom(reader, reader.today())); }

Listing listCountdown(const Reader& reader, const std::optional<base::Id>& of)
{
    Listing listing {{"meeting", "step", "what", "who", "date", "working_days", "state"}, {}};
    if (const auto countdown = of ? governance::countdownOf(reader, *of) : governance::nextCountdown(reader)) {
        const auto meeting = meetings::meetingById(reader, countdown->meeting);
        for (const governance::CountdownStep& step : countdown->steps) {
            listing.rows.push_back({meeting ? Cell {meetings::meetingReference(*meeting)} : Cell {}, step.step,
                                    step.words, step.who, base::isoDate(step.date), number(step.workingDays),
                                    std::string {governance::inWords(step.state)}});
        }
    }
    return listing;
}

Listing listReminders(const Reader& reader)
{
    Listing listing {{"what", "due", "days", "text"}, {}};
    for (const governance::YearReminder& one : governance::yearReminders(reader)) {
        listing.rows.push_back({one.what, base::isoDate(one.due), number(one.days), one.text});
    }
    return listing;
}

Listing listGovernance(const Reader& reader)
{
    Listing listing {{"depth", "body", "name", "tier", "says", "open"}, {}};
    for (const governance::StructureLine& line : governance::governanceChart(reader, reader.today()).lines) {
        listing.rows.push_back({number(line.depth), line.shortName, line.name, line.tier, line.says, line.open});
    }
    return listing;
}

Listing listPlan(const Reader& reader)
{
    Listing listing {
        {"plan", "first_year", "last_year", "year", "state", "final_on", "assessment", "priorities", "review"}, {}};
    for (const governance::PlanOverview& plan : governance::plans(reader)) {
        for (const governance::PlanRevision& revision : plan.revisions) {
            listing.rows.push_back({plan.plan.name, number(plan.plan.firstYear), number(plan.plan.lastYear),
                                    number(revision.year), std::string {governance::inWords(revision.state)},
                                    orNull(revision.finalOn), orNull(revision.assessmentTitle),
                                    orNull(revision.prioritySetName), plan.reviewInWords(reader.today())});
        }
        if (plan.revisions.empty()) {
            listing.rows.push_back({plan.plan.name,
                                    number(plan.plan.firstYear),
                                    number(plan.plan.lastYear),
                                    {},
                                    {},
                                    {},
                                    {},
                                    {},
                                    plan.reviewInWords(reader.today())});
        }
    }
    return listing;
}

Listing listStrategicAssessments(const Reader& reader)
{
    Listing listing {{"title", "from", "to", "received", "findings", "evidence", "priorities"}, {}};
    for (const governance::StrategicAssessment& one : governance::assessments(reader)) {
        listing.rows.push_back({one.title, orNull(one.periodFrom), orNull(one.periodTo), orNull(one.receivedOn),
                                orNull(one.findings), orNull(one.evidence), one.priorities});
    }
    return listing;
}

Listing listPriorities(const Reader& reader)
{
    Listing listing {
        {"code", "name", "kind", "set", "from", "to", "decided", "delivered_by", "lead_agency", "lead_role"}, {}};
    const auto sets = partnership::prioritySets(reader);
    for (const partnership::Priority& one : partnership::priorities(reader)) {
        partnership::PrioritySet set;
        for (const partnership::PrioritySet& candidate : sets) {
            set = candidate.id == one.prioritySet ? candidate : set;
        }
        listing.rows.push_back(
            {one.shortName, one.name,
             std::string {one.kind == partnership::PriorityKind::Priority ? "priority" : "other_area"}, set.name,
             orNull(set.effectiveFrom), orNull(set.effectiveTo), orNull(set.decidedText), orNull(one.deliveredBy),
             orNull(codeOf(reader, one.leadAgency)), orNull(one.leadRole)});
    }
    return listing;
}

Listing listWorkstreams(const Reader& reader)
{
    Listing listing {{"name", "priorities", "lead_agency", "lead_role", "fact", "source", "principles", "pathways",
                      "partners", "evaluation"},
                     {}};
    for (const partnership::WorkstreamRow& row : partnership::workstreams(reader, reader.today())) {
        const auto known = partnership::workstreamNamed(reader, row.name).value_or(partnership::Workstream {});
        listing.rows.push_back({row.name, codesOf(reader, row.priorities), orNull(codeOf(reader, known.leadAgency)),
                                orNull(known.leadRole), orNull(known.fact), orNull(known.factSource),
                                orNull(known.principles), orNull(known.pathways), orNull(known.partners),
                                orNull(known.evaluation)});
    }
    return listing;
}

Listing listVulnerablePlaces(const Reader& reader)
{
    Listing listing {{"crime_type", "place", "ward"}, {}};
    for (const partnership::VulnerableRow& row : partnership::vulnerablePlaces(reader, reader.today())) {
        for (const partnership::VulnerablePlace& place : row.places) {
            const auto ward = partnership::ward(reader, place.ward);
            listing.rows.push_back({row.crimeType, number(place.position), ward ? Cell {ward->name} : Cell {}});
        }
    }
    return listing;
}

Listing listStrategies(const Reader& reader)
{
    Listing listing {{"name", "owner", "address", "priorities"}, {}};
    for (const governance::LinkedStrategy& one : governance::linkedStrategies(reader)) {
        listing.rows.push_back({one.name, one.owner, orNull(one.address), codesOf(reader, one.priorities)});
    }
    return listing;
}

Listing listEquality(const Reader& reader)
{
    Listing listing {{"priority", "name", "made", "review", "summary", "mitigations", "not_needed"}, {}};
    for (const governance::PriorityEquality& line : governance::equalityOfPriorities(reader, reader.today())) {
        const auto one = line.newest.value_or(governance::EqualityAssessment {});
        listing.rows.push_back({line.priority.shortName, line.priority.name, orNull(one.madeOn), orNull(one.reviewOn),
                                orNull(one.summary), orNull(one.mitigations), orNull(one.notNeeded)});
    }
    return listing;
}

Listing listSelfAssessment(const Reader& reader)
{
    Listing listing {{"year", "principle", "agency", "score", "note"}, {}};
    for (const int year : governance::selfAssessmentYears(reader)) {
        for (const governance::PrincipleRow& row : governance::selfAssessment(reader, year)) {
            for (const governance::PrincipleScore& score : row.scores) {
                listing.rows.push_back({number(year), std::string {row.principle.name}, score.agencyShortName,
                                        score.score ? number(*score.score) : Cell {}, orNull(score.note)});
            }
        }
    }
    return listing;
}

Listing listCompliance(const Reader& reader)
{
    Listing listing {{"duty", "name", "met", "date", "state", "evidence", "missing", "to_do"}, {}};
    for (const governance::ComplianceLine& line : governance::compliance(reader)) {
        listing.rows.push_back({line.duty, line.name, line.met, orNull(line.date), line.state(), orNull(line.evidence),
                                orNull(line.missing), orNull(line.todo)});
    }
    return listing;
}

Listing listGovernanceChecks(const Reader& reader)
{
    Listing listing {{"body", "name", "terms", "chair", "reports_to", "minutes", "missing"}, {}};
    for (const governance::GovernanceCheck& check : governance::governanceChecks(reader)) {
        listing.rows.push_back({check.shortName, check.name, check.terms, check.chair, check.reportsTo, check.minutes,
                                orNull(check.missing())});
    }
    return listing;
}

Listing listMissingLeads(const Reader& reader)
{
    Listing listing {{"kind", "name"}, {}};
    for (const governance::MissingLead& one : governance::missingLeads(reader, reader.today())) {
        listing.rows.push_back({std::string {governance::inWords(one.kind)}, one.name});
    }
    return listing;
}

}  // namespace muster::app

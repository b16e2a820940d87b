// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/plan_commands.h"

#include "core/base/text.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Id;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Writer;

namespace {

constexpr int kLongestPlan = 5;

constexpr std::string_view kAddPlanSql = "INSERT INTO plan (id, name, first_year, last_year) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kAddRevisionSql = R"sql(
    INSERT INTO plan_revision (id, plan, year, assessment, priority_set, state, summary)
    VALUES (?1, ?2, ?3, ?4, ?5, 'draft', ?6)
)sql";
constexpr std::string_view kEditRevisionSql = R"sql(
    UPDATE plan_revision SET assessment = CASE WHEN ?2 THEN ?3 ELSE assessment END,
           priority_set = CASE WHEN ?4 THEN ?5 ELSE priority_set END, summary = coalesce(?6, summary)
     WHERE id = ?1
)sql";
constexpr std::string_view kFinaliseSql = "UPDATE plan_revision SET state = 'final', final_on = ?2 WHERE id = ?1";
constexpr std::string_view kAddAssessmentSql = R"sql(
    INSERT INTO strategic_assessment (id, title, period_from, period_to, received_on, findings, evidence)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
)sql";
constexpr std::string_view kEditAssessmentSql = R"sql(
    UPDATE strategic_assessment SET title = ?2, period_from = ?3, period_to = ?4, received_on = ?5, findings = ?6,
           evidence = ?7 WHERE id = ?1
)sql";
constexpr std::string_view kAddRecommendedSql =
    "INSERT INTO assessment_priority (id, assessment, text, position) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kDropRecommendedSql = "DELETE FROM assessment_priority WHERE assessment = ?1";

constexpr std::string_view kDecisionsSql = R"sql(
    SELECT e.id, b.name, m.held_on, e.verb, e.text
      FROM main.entry e JOIN main.meeting m ON m.id = e.meeting JOIN main.body b ON b.id = m.body
     WHERE e.kind = 'decision' AND e.text IS NOT NULL AND e.removed IS NOT 1 AND e.sensitivity IS NOT 'restricted'
       AND b.authority = 'statutory_decision'
     ORDER BY m.held_on DESC, e.position, e.id
)sql";

std::optional<PlanRevision> revisionOf(const Reader& reader, const Id& id)
{
    for (const PlanOverview& plan : plans(reader)) {
        for (const PlanRevision& revision : plan.revisions) {
            if (revision.id == id) {
                return revision;
            }
        }
    }
    return std::nullopt;
}

/// Nil, or one that is there.
Result<void> knows(const Reader& reader, const Id& assessmentId, const Id& prioritySet)
{
    if (assessmentId && !assessment(reader, assessmentId)) {
        return partnership::gone("strategic assessment");
    }
    const auto sets = partnership::prioritySets(reader);
    if (prioritySet && std::none_of(sets.begin(), sets.end(), [&](const auto& set) { return set.id == prioritySet; })) {
        return partnership::gone("set of priorities");
    }
    return {};
}

void addRecommended(Writer& writer, const Id& assessmentId, const std::vector<std::string>& priorities)
{
    int position = 0;
    for (const std::string& text : priorities) {
        if (const auto words = orNothing(text)) {
            writer.run(kAddRecommendedSql, base::newId(), assessmentId, *words, ++position);
        }
    }
}

Result<std::string> checked(const RecordAssessment& assessment)
{
    auto title = partnership::requiredText(assessment.title, "The assessment", "title");
    if (!title) {
        return title;
    }
    if (auto ordered = partnership::inOrder(assessment.periodFrom, assessment.periodTo,
                                            "The period of an assessment cannot end before it begins.", "period");
        !ordered) {
        return tl::unexpected(ordered.error());
    }
    return title;
}

}  // namespace

Result<Id> apply(Writer& writer, const AddPlan& command)
{
    const auto name = partnership::requiredText(command.name, "The plan", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (command.firstYear < 1998 || command.lastYear <= command.firstYear
        || command.lastYear - command.firstYear > kLongestPlan) {
        return fail(FailureCode::Invalid,
                    "A plan runs for one to five years, from April to March: give the first and the last year, as 2011 "
                    "and 2014.",
                    "years");
    }
    for (const PlanOverview& other : plans(writer)) {
        if (command.firstYear < other.plan.lastYear && other.plan.firstYear < command.lastYear) {
            return fail(
                FailureCode::Refused,
                fmt::format("{} covers {} to {} already.", other.plan.name, other.plan.firstYear, other.plan.lastYear),
                "years");
        }
    }
    const Id id = base::newId();
    writer.run(kAddPlanSql, id, *name, command.firstYear, command.lastYear);
    writer.setLabel("Add " + *name);
    return id;
}

Result<Id> apply(Writer& writer, const AddRevision& command)
{
    const auto all = plans(writer);
    const auto plan =
        std::find_if(all.begin(), all.end(), [&](const PlanOverview& one) { return one.plan.id == command.plan; });
    if (plan == all.end()) {
        return partnership::gone("plan");
    }
    if (command.year < plan->plan.firstYear || command.year >= plan->plan.lastYear) {
        return fail(FailureCode::Invalid,
                    fmt::format("{} begins its years in {} to {}.", plan->plan.name, plan->plan.firstYear,
                                plan->plan.lastYear - 1),
                    "year");
    }
    for (const PlanRevision& other : plan->revisions) {
        if (other.year == command.year) {
            return fail(FailureCode::Refused,
                        fmt::format("There is a revision for {} already. Change that one.", command.year), "year");
        }
    }
    if (auto known = knows(writer, command.assessment, command.prioritySet); !known) {
        return tl::unexpected(known.error());
    }
    const Id id = base::newId();
    writer.run(kAddRevisionSql, id, command.plan, command.year, command.assessment, command.prioritySet,
               orNothing(command.summary));
    writer.setLabel(fmt::format("Draft the plan's revision of {}", command.year));
    return id;
}

Result<void> apply(Writer& writer, const EditRevision& command)
{
    const auto there = revisionOf(writer, command.revision);
    if (!there) {
        return partnership::gone("revision");
    }
    if (there->state == RevisionState::Final) {
        return fail(FailureCode::Refused,
                    fmt::format("The revision of {} is final. What is new goes into the next one.", there->year));
    }
    if (auto known = knows(writer, command.assessment.value_or(Id {}), command.prioritySet.value_or(Id {})); !known) {
        return known;
    }
    writer.run(kEditRevisionSql, there->id, command.assessment.has_value(), command.assessment.value_or(Id {}),
               command.prioritySet.has_value(), command.prioritySet.value_or(Id {}),
               partnership::trimmedIfGiven(command.summary));
    writer.setLabel(fmt::format("Change the plan's revision of {}", there->year));
    return {};
}

Result<void> apply(Writer& writer, const FinaliseRevision& command)
{
    const auto there = revisionOf(writer, command.revision);
    if (!there) {
        return partnership::gone("revision");
    }
    if (there->state == RevisionState::Final) {
        return fail(FailureCode::Refused, fmt::format("The revision of {} is final already.", there->year));
    }
    const auto from = assessment(writer, there->assessment);
    if (!from) {
        return fail(FailureCode::Refused,
                    "Name the strategic assessment this revision comes from; without one it cannot be final.",
                    "assessment");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (!from->receivedOn || *from->receivedOn > on) {
        return fail(FailureCode::Refused,
                    fmt::format("{} had not been received by {}. Note when it came in, or choose a later day.",
                                from->title, base::longDate(on)),
                    "assessment");
    }
    if (there->prioritySet.isNil()) {
        return fail(FailureCode::Refused, "Name the set of priorities this revision holds.", "priorities");
    }
    writer.run(kFinaliseSql, there->id, on);
    writer.setLabel(fmt::format("Make the plan's revision of {} final", there->year));
    return {};
}

Result<Id> apply(Writer& writer, const RecordAssessment& command)
{
    const auto title = checked(command);
    if (!title) {
        return tl::unexpected(title.error());
    }
    const Id id = base::newId();
    writer.run(kAddAssessmentSql, id, *title, command.periodFrom, command.periodTo, command.receivedOn,
               orNothing(command.findings), orNothing(command.evidence));
    addRecommended(writer, id, command.priorities);
    writer.setLabel("Record " + *title);
    return id;
}

Result<void> apply(Writer& writer, const EditAssessment& command)
{
    const auto there = assessment(writer, command.assessment);
    if (!there) {
        return partnership::gone("strategic assessment");
    }
    const auto title = checked(command.now);
    if (!title) {
        return tl::unexpected(title.error());
    }
    for (const PlanOverview& plan : plans(writer)) {
        for (const PlanRevision& revision : plan.revisions) {
            const bool rests = revision.assessment == there->id && revision.state == RevisionState::Final;
            if (rests && (!command.now.receivedOn || *command.now.receivedOn > revision.finalOn)) {
                return fail(FailureCode::Refused,
                            fmt::format("The final revision of {} rests on it: it was received before {}.",
                                        revision.year, base::longDate(revision.finalOn.value_or(writer.today()))),
                            "received on");
            }
        }
    }
    writer.run(kEditAssessmentSql, there->id, *title, command.now.periodFrom, command.now.periodTo,
               command.now.receivedOn, orNothing(command.now.findings), orNothing(command.now.evidence));
    if (command.now.priorities != there->priorities) {
        writer.run(kDropRecommendedSql, there->id);
        addRecommended(writer, there->id, command.now.priorities);
    }
    writer.setLabel("Change " + *title);
    return {};
}

Result<Id> apply(Writer& writer, const DecidePriorities& command)
{
    const auto decisions = boardDecisions(writer);
    const auto decision = std::find_if(decisions.begin(), decisions.end(),
                                       [&](const BoardDecision& one) { return one.entry == command.entry; });
    if (decision == decisions.end()) {
        return fail(FailureCode::Refused,
                    "Priorities for the coming year are set by a decision of the Board that is in its minutes. Record "
                    "the decision first, then choose it.",
                    "decision");
    }
    if (command.priorities.empty()) {
        return fail(FailureCode::Invalid, "Say which priorities the Board decided on.", "priorities");
    }
    if (auto known = knows(writer, command.assessment, {}); !known) {
        return tl::unexpected(known.error());
    }
    const auto before = partnership::prioritiesOn(writer, base::addDays(command.effectiveFrom, -1));
    const auto set = apply(writer,
                           partnership::AddPrioritySet {.name = command.name,
                                                        .effectiveFrom = command.effectiveFrom,
                                                        .effectiveTo = std::nullopt,
                                                        .assessment = command.assessment,
                                                        .decidedEntry = command.entry,
                                                        .decidedText = decision->words});
    if (!set) {
        return set;
    }
    for (partnership::AddPriority priority : command.priorities) {
        priority.prioritySet = *set;
        const auto added = apply(writer, priority);
        if (!added) {
            return added;
        }
        for (const partnership::Priority& old : before) {
            if (base::lowered(old.name) != base::lowered(base::trimmed(priority.name))) {
                continue;
            }
            for (const partnership::WorkstreamLink& link : partnership::linksOf(writer, old.id)) {
                if (auto linked = apply(writer, partnership::LinkWorkstream {*added, link.name}); !linked) {
                    return linked;
                }
            }
        }
    }
    writer.setLabel(fmt::format("Set the priorities from {}", base::longDate(command.effectiveFrom)));
    return set;
}

std::vector<BoardDecision> boardDecisions(const Reader& reader)
{
    std::vector<BoardDecision> decisions;
    replica::Statement row = reader.query(kDecisionsSql);
    while (row.next()) {
        decisions.push_back({row.id(0),
                             fmt::format("{}, {}: {}{}{}", row.text(1), base::longDate(row.date(2)), row.text(3),
                                         row.text(3).empty() ? "" : " ", row.text(4))});
    }
    return decisions;
}

}  // namespace muster::governance

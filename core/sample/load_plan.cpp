// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan and what it rests on: assessments, areas of focus, leads, equality, duties, terms of reference.
#include "core/governance/equality.h"
#include "core/governance/plan_commands.h"
#include "core/governance/self_assessment.h"
#include "core/governance/strategies.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/priority_queries.h"
#include "core/sample/loading.h"

#include <stdexcept>

namespace muster::sample {

namespace {

constexpr std::string_view kSetSql = "UPDATE priority_set SET assessment = ?2, decided_text = ?3 WHERE id = ?1";
constexpr std::string_view kNoteSql =
    "INSERT INTO compliance_note (id, duty, done_on, evidence, by_role) VALUES (?1, ?2, ?3, ?4, ?5)";

std::string textOf(const Loading& loading, const Json& object, const char* key)
{
    return loading.source.text(object, key).value_or(std::string {});
}

/// The commands check what they are given, so the sample is good where they take it.
template <class T> T must(base::Result<T> result)
{
    if (!result) {
        throw std::runtime_error(result.error().detail);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

base::Id prioritySet(const Loading& loading)
{
    const auto sets = partnership::prioritySets(loading.writer);
    return sets.empty() ? base::Id {} : sets.front().id;
}

void loadThePlan(Loading& loading, const Json& file)
{
    const SampleSource& source = loading.source;
    std::map<std::string, base::Id> assessments;
    for (const Json& from : list(file, "assessments")) {
        governance::RecordAssessment command;
        command.title = textOf(loading, from, "title");
        command.periodFrom = source.date(from, "period_from");
        command.periodTo = source.date(from, "period_to");
        command.receivedOn = source.date(from, "received_on");
        command.findings = textOf(loading, from, "findings");
        command.evidence = textOf(loading, from, "evidence");
        for (const Json& text : list(from, "priorities")) {
            command.priorities.push_back(text.get<std::string>());
        }
        assessments.emplace(from.at("id"), must(apply(loading.writer, command)));
    }
    const base::Id set = prioritySet(loading);
    loading.writer.run(kSetSql, set, assessments.begin()->second, source.text(file, "decided_text"));
    const Json& plan = file.at("plan");
    const int first = static_cast<int>(source.date(plan, "first_day").value().year());
    const int last = static_cast<int>(source.date(plan, "last_day").value().year());
    const base::Id id = must(apply(loading.writer,
                                   governance::AddPlan {textOf(loading, plan, "name") + ' ' + std::to_string(first)
                                                            + " to " + std::to_string(last),
                                                        first, last}));
    for (const Json& from : list(plan, "revisions")) {
        const base::Id revision =
            must(apply(loading.writer,
                       governance::AddRevision {.plan = id,
                                                .year = first,
                                                .assessment = assessments.at(from.at("assessment")),
                                                .prioritySet = set,
                                                .summary = textOf(loading, from, "summary")}));
        must(apply(loading.writer, governance::FinaliseRevision {revision, source.date(from, "final_on")}));
    }
}

void loadAreasAndLeads(Loading& loading, const Json& file)
{
    Known& known = loading.known;
    for (const auto& [priority, role] : file.at("priority_leads").items()) {
        partnership::EditPriority command;
        command.priority = known.priorities.at(priority);
        command.leadRole = known.roles.at(role.get<std::string>()).title;
        must(apply(loading.writer, command));
    }
    for (const Json& from : list(file, "areas_of_focus")) {
        partnership::AddPriority command;
        command.prioritySet = prioritySet(loading);
        command.shortName = word(from, "id").value();
        command.name = word(from, "name").value();
        command.deliveredBy = textOf(loading, from, "delivered_by");
        command.leadAgency = Known::find(known.agencies, from, "lead_agency");
        command.leadRole = known.role(from, "lead_role").title;
        command.kind = partnership::PriorityKind::OtherArea;
        known.priorities.emplace(command.shortName, must(apply(loading.writer, command)));
    }
    for (const Json& from : list(file, "workstreams")) {
        must(apply(loading.writer,
                   partnership::DescribeWorkstream {.name = word(from, "name").value(),
                                                    .leadAgency = Known::find(known.agencies, from, "lead_agency"),
                                                    .leadRole = known.role(from, "lead_role").title,
                                                    .fact = textOf(loading, from, "fact"),
                                                    .factSource = textOf(loading, from, "fact_source"),
                                                    .principles = textOf(loading, from, "principles"),
                                                    .pathways = textOf(loading, from, "pathways"),
                                                    .partners = textOf(loading, from, "partners"),
                                                    .evaluation = textOf(loading, from, "evaluation")}));
    }
    for (const Json& from : list(file, "strategies")) {
        governance::AddStrategy command {
            word(from, "name").value(), word(from, "owner").value(), word(from, "address").value(), {}};
        for (const Json& priority : list(from, "priorities")) {
            command.priorities.push_back(known.priorities.at(priority));
        }
        must(apply(loading.writer, command));
    }
}

void loadEquality(Loading& loading, const Json& file)
{
    const SampleSource& source = loading.source;
    for (const Json& from : list(file, "equality")) {
        must(apply(loading.writer,
                   governance::AssessEquality {.priority = loading.known.priorities.at(from.at("priority")),
                                               .madeOn = source.date(from, "made_on"),
                                               .summary = textOf(loading, from, "summary"),
                                               .mitigations = textOf(loading, from, "mitigations"),
                                               .reviewOn = source.date(from, "review_on")}));
    }
    for (const Json& from : list(file, "duties")) {
        loading.writer.run(kNoteSql, base::newId(), word(from, "duty"), source.date(from, "done_on"),
                           source.text(from, "evidence"), word(from, "by_role"));
    }
    const Json& self = file.at("self_assessment");
    const int year = static_cast<int>(source.date(self, "day").value().year());
    for (const auto& [agency, scores] : self.at("scores").items()) {
        std::size_t principle = 0;
        for (const Json& score : scores) {
            must(apply(loading.writer,
                       governance::ScorePrinciple {year, loading.known.agencies.at(agency),
                                                   std::string {governance::kPrinciples.at(principle++).stored},
                                                   score.get<int>()}));
        }
    }
}

void loadTerms(Loading& loading, const Json& file)
{
    const Known& known = loading.known;
    for (const Json& from : list(file, "bodies")) {
        partnership::EditBody command;
        command.body = known.bodies.at(from.at("body"));
        if (const auto terms = loading.source.text(from, "terms")) {
            command.termsOfReference = terms;
            command.termsVersion = word(from, "terms_version");
            command.termsOn = loading.source.date(from, "terms_on");
        }
        if (const auto state = word(from, "lead_state")) {
            command.leadAgency = Known::find(known.agencies, from, "lead_agency");
            command.leadState = partnership::leadStateFrom(*state);
        }
        if (from.contains("joint_chair")) {
            command.jointChairRole = known.role(from, "joint_chair").title;
        }
        must(apply(loading.writer, command));
    }
}

}  // namespace

void loadPlan(Loading& loading)
{
    const Json& file = loading.source.file("plan.json");
    loadThePlan(loading, file);
    loadAreasAndLeads(loading, file);
    loadEquality(loading, file);
    loadTerms(loading, file);
}

}  // namespace muster::sample

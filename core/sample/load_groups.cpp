// SPDX-License-Identifier: GPL-3.0-or-later
//
// Task and finish groups with their plans and returns, what recommendations say in full, and the routes of what is not
// for these meetings (resources/sample/groups.json).
#include "core/actions/blockage_queries.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/monthly_return_writing.h"
#include "core/performance/measure_queries.h"
#include "core/sample/loading.h"

namespace muster::sample {

namespace {

constexpr std::string_view kRecommendationSql = R"(
    UPDATE recommendation SET why = ?2, cost = ?3, verb = ?4, adopted_by = ?5, adopted_on = ?6, return_by = ?7,
           s17_effect = ?8, s17_reason = ?9, equality_mitigations = ?10, equality_review_on = ?11 WHERE id = ?1)";
constexpr std::string_view kOptionSql = R"(
    INSERT INTO recommendation_option (id, recommendation, text, state, reason, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kLimbSql = R"(
    INSERT INTO recommendation_limb (id, recommendation, text, effective_on, position) VALUES (?1, ?2, ?3, ?4, ?5))";
constexpr std::string_view kMeaningSql =
    "UPDATE ratification SET meaning = ?3, evidence = ?4 WHERE recommendation = ?1 AND agency = ?2";
constexpr std::string_view kDecidedSql = R"(
    UPDATE ratification SET decided_on = meeting_on
     WHERE recommendation = ?1 AND state IN ('ratified', 'ratified_with_conditions', 'rejected'))";

constexpr std::string_view kGroupSql = R"(
    INSERT INTO task_group (id, theme_lead, theme_agency, commissioned_on, first_report_on, end_on, original_end_on,
                            state)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 'active'))";
constexpr std::string_view kEventSql = R"(
    INSERT INTO task_group_event (id, task_group, kind, made_on, new_end_on, position)
    VALUES (?1, ?2, 'commissioned', ?3, ?4, 1))";
constexpr std::string_view kPlanSql = R"(
    INSERT INTO plan_line (id, body, action, text, due_on, original_due_on, done_on, approved_reason, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kFundingSql = R"(
    INSERT INTO funding_line (id, body, priority, purpose, source, pence, state, decided_on, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kChallengeSql = R"(
    INSERT INTO group_challenge (id, body, from_body, asked_on, asked_by, question) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kReturnSql = R"(
    INSERT INTO monthly_return (id, body, month, due_on, received_on, received_from, headline, noted_meeting)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr std::string_view kLineSql = R"(
    INSERT INTO return_line (id, monthly_return, kind, text, share, blockage, measure, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr std::string_view kRouteSql =
    "INSERT INTO referral_route (id, topic, outside, position) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kCommissionerSql = "UPDATE body SET commissioned_by = ?2 WHERE id = ?1";
constexpr std::string_view kProductSql =
    "INSERT INTO body_product (id, body, text, due_on, position) VALUES (?1, ?2, ?3, ?4, ?5)";

void loadRecommendation(Loading& loading, const Json& one)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    const base::Id id = known.recommendations.at(one.at("ref"));
    const Json& s17 = one.at("s17");
    const Json& equality = one.at("equality");
    loading.writer.run(kRecommendationSql, id, source.text(one, "why"), source.text(one, "cost"), word(one, "verb"),
                       Known::find(known.bodies, one, "adopted_by"), source.date(one, "adopted_on"),
                       source.date(one, "return_by"), word(s17, "effect"), source.text(s17, "reason"),
                       source.text(equality, "mitigations"), source.date(equality, "review_on"));
    int position = 0;
    for (const Json& limb : list(one, "limbs")) {
        loading.writer.run(kLimbSql, base::newId(), id, source.text(limb, "text"), source.date(limb, "effective_on"),
                           ++position);
    }
    for (const Json& meaning : list(one, "meanings")) {
        loading.writer.run(kMeaningSql, id, known.agencies.at(meaning.at("agency")), source.text(meaning, "text"),
                           source.text(meaning, "evidence"));
    }
    loading.writer.run(kDecidedSql, id);
}

void loadActionPlan(Loading& loading, const Json& group, const base::Id& body)
{
    const SampleSource& source = loading.source;
    int position = 0;
    for (const Json& action : list(group, "actions")) {
        const base::Id id = loading.known.actions.at(action);
        loading.writer.run(kPlanSql, base::deriveId(body, id), body, id, nullptr, nullptr, nullptr, nullptr, nullptr,
                           ++position);
    }
    for (const Json& milestone : list(group, "milestones")) {
        const auto due = source.date(milestone, "due_on");
        const auto moved = source.date(milestone, "moved_to");
        loading.writer.run(kPlanSql, base::newId(), body, base::Id {}, source.text(milestone, "text"),
                           moved ? moved : due, due, source.date(milestone, "done_on"),
                           source.text(milestone, "approval"), ++position);
    }
}

void loadMoneyAndQuestions(Loading& loading, const Json& group, const base::Id& body)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    int position = 0;
    for (const Json& line : list(group, "funding")) {
        loading.writer.run(kFundingSql, base::newId(), body, known.priorities.at(line.at("priority")),
                           source.text(line, "purpose"), source.text(line, "source"), number(line, "pence"),
                           word(line, "state"), source.date(line, "decided_on"), ++position);
    }
    for (const Json& challenge : list(group, "challenges")) {
        loading.writer.run(kChallengeSql, base::newId(), body, Known::find(known.bodies, challenge, "from_body"),
                           source.date(challenge, "asked_on"), source.text(challenge, "asked_by"),
                           source.text(challenge, "question"));
    }
}

void loadReturns(Loading& loading, const Json& group, const base::Id& body, const std::string& lead)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    for (const Json& one : list(group, "returns")) {
        const std::string month = source.month(one, "month").value();
        const base::Id id = governance::detail::returnId(body, month);
        loading.writer.run(kReturnSql, id, body, month, governance::returnDueOn(loading.writer, month),
                           source.date(one, "received_on"), lead, source.text(one, "headline"),
                           Known::find(known.meetings, one, "noted"));
        int position = 0;
        for (const Json& line : list(one, "lines")) {
            const auto reference = word(line, "blockage");
            const auto blockage = reference ? actions::findBlockage(loading.writer, *reference) : std::nullopt;
            const auto measure =
                word(line, "measure") ? performance::findMeasure(loading.writer, *word(line, "measure")) : std::nullopt;
            loading.writer.run(kLineSql, base::newId(), id, word(line, "kind"), source.text(line, "text"),
                               flag(line, "share").value_or(false), blockage ? blockage->id : base::Id {},
                               measure ? measure->id : base::Id {}, ++position);
        }
    }
}

}  // namespace

void loadGroups(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    const Json& file = source.file("groups.json");
    for (const Json& one : list(source.partnership(), "recommendations")) {
        int place = 0;
        for (const Json& option : list(one, "options")) {
            loading.writer.run(kOptionSql, base::newId(), known.recommendations.at(one.at("ref")),
                               source.text(option, "text"), word(option, "state"), source.text(option, "reason"),
                               ++place);
        }
    }
    for (const Json& one : list(file, "recommendations")) {
        loadRecommendation(loading, one);
    }
    for (const Json& group : list(file, "groups")) {
        const base::Id body = known.bodies.at(group.at("body"));
        const Known::Role lead = known.role(group, "lead");
        loading.writer.run(kGroupSql, body, lead.title, lead.agency, source.date(group, "commissioned_on"),
                           source.date(group, "first_report_on"), source.date(group, "end_on"));
        loading.writer.run(kEventSql, base::newId(), body, source.date(group, "commissioned_on"),
                           source.date(group, "end_on"));
        loadActionPlan(loading, group, body);
        loadMoneyAndQuestions(loading, group, body);
        loadReturns(loading, group, body, lead.title);
    }
    int position = 0;
    for (const Json& route : list(file, "routes")) {
        loading.writer.run(kRouteSql, base::newId(), source.text(route, "topic"), source.text(route, "outside"),
                           ++position);
    }
    for (const Json& one : list(file, "commissioned")) {
        const base::Id body = known.bodies.at(one.at("body"));
        loading.writer.run(kCommissionerSql, body, known.bodies.at(one.at("by")));
        position = 0;
        for (const Json& product : list(one, "products")) {
            loading.writer.run(kProductSql, base::newId(), body, source.text(product, "text"),
                               source.date(product, "due_on"), ++position);
        }
    }
}

}  // namespace muster::sample

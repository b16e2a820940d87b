// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/recommendation_queries.h"

#include "core/base/text.h"
#include "core/meetings/verbs.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace muster::governance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kSql = R"(
        SELECT r.id, r.reference, r.title, r.origin, r.origin_body, o.name, r.item, r.why, r.cost, r.state,
               r.s17_effect, r.s17_reason, r.equality_on, r.equality_summary, r.equality_mitigations,
               r.equality_review_on, r.equality_not_needed, r.verb, r.adopted_by, b.name, b.authority,
               r.adopted_meeting, r.adopted_on, r.sent_on, r.return_by, r.implemented_on, r.withdrawn_on,
               r.withdrawn_reason
          FROM main.recommendation r LEFT JOIN main.body o ON o.id = r.origin_body
          LEFT JOIN main.body b ON b.id = r.adopted_by)";
constexpr std::string_view kInOrderSql = " ORDER BY r.number IS NULL, r.number, r.reference, r.id";
constexpr std::string_view kByIdSql = " WHERE r.id = ?1";
constexpr std::string_view kByReferenceSql = " WHERE r.reference = ?1 COLLATE NOCASE";

constexpr std::string_view kOptionsSql = R"(
        SELECT id, text, state, reason FROM main.recommendation_option
         WHERE recommendation = ?1 ORDER BY position, id)";
constexpr std::string_view kLimbsSql = R"(
        SELECT id, text, effective_on FROM main.recommendation_limb
         WHERE recommendation = ?1 ORDER BY position, id)";
constexpr std::string_view kPrioritiesSql = R"(
        SELECT DISTINCT p.id, p.short_name, p.name, p.position
          FROM main.recommendation_priority x JOIN main.priority p ON p.id = x.priority
         WHERE x.recommendation = ?1 ORDER BY p.position, p.name)";
constexpr std::string_view kRatificationsSql = R"(
        SELECT t.id, t.agency, a.short_name, a.name, t.governance, t.meeting_on, t.state, t.meaning, t.conditions,
               t.reason, t.evidence, t.decided_on, t.conditions_accepted_on, t.conditions_accepted_by
          FROM main.ratification t LEFT JOIN main.agency a ON a.id = t.agency
         WHERE t.recommendation = ?1 ORDER BY a.position, a.short_name, t.id)";
constexpr std::string_view kDependentsSql = R"(
        SELECT a.id, a.reference, coalesce(p.text, a.text, 'Restricted action'), a.status
          FROM main.action a LEFT JOIN part_two.action p ON p.id = a.id
         WHERE a.depends_on_recommendation = ?1 ORDER BY a.number IS NULL, a.number, a.reference)";

Recommendation recommendationFrom(const Statement& row)
{
    Recommendation one;
    one.id = row.id(0);
    one.reference = row.text(1);
    one.title = row.text(2);
    one.origin = row.text(3);
    one.originBody = row.id(4);
    one.originBodyName = row.text(5);
    one.item = row.id(6);
    one.why = row.text(7);
    one.cost = row.text(8);
    one.state = recommendationStateFrom(row.text(9));
    one.s17 = s17EffectFrom(row.text(10));
    one.s17Reason = row.text(11);
    one.equalityOn = row.optionalDate(12);
    one.equalitySummary = row.text(13);
    one.equalityMitigations = row.text(14);
    one.equalityReviewOn = row.optionalDate(15);
    one.equalityNotNeeded = row.text(16);
    one.verb = row.text(17);
    one.adoptedBy = row.id(18);
    one.adoptedByName = row.text(19);
    // Only a body that may resolve makes it a decision (requirements L05, C16).
    one.agreed = one.adoptedBy && (one.verb == "RESOLVED" || one.verb == "AGREED")
        && meetings::mayUseVerb(row.text(20), "RESOLVED");
    one.adoptedMeeting = row.id(21);
    one.adoptedOn = row.optionalDate(22);
    one.sentOn = row.optionalDate(23);
    one.returnBy = row.optionalDate(24);
    one.implementedOn = row.optionalDate(25);
    one.withdrawnOn = row.optionalDate(26);
    one.withdrawnReason = row.text(27);
    return one;
}

void readParts(const Reader& reader, Recommendation& one)
{
    {
        Statement row = reader.query(kOptionsSql, one.id);
        while (row.next()) {
            one.options.push_back({row.id(0), row.text(1), optionStateFrom(row.text(2)), row.text(3)});
        }
    }
    {
        Statement row = reader.query(kLimbsSql, one.id);
        while (row.next()) {
            one.limbs.push_back({row.id(0), row.text(1), row.optionalDate(2)});
        }
    }
    {
        Statement row = reader.query(kPrioritiesSql, one.id);
        while (row.next()) {
            one.priorities.push_back({row.id(0), row.text(1), row.text(2)});
        }
    }
    {
        Statement row = reader.query(kRatificationsSql, one.id);
        while (row.next()) {
            one.ratifications.push_back({row.id(0), row.id(1), row.text(2), row.text(3), row.text(4),
                                         row.optionalDate(5), ratificationStateFrom(row.text(6)), row.text(7),
                                         row.text(8), row.text(9), row.text(10), row.optionalDate(11),
                                         row.optionalDate(12), row.text(13)});
        }
    }
    one.count = actions::ratificationCount(reader, one.id);
    Statement row = reader.query(kDependentsSql, one.id);
    while (row.next()) {
        const auto status = actions::statusFromStored(row.text(3)).value_or(actions::ActionStatus::InProgress);
        one.dependents.push_back(
            {row.id(0), row.text(1), row.text(2), actions::isOpen(status) && !one.count.isImplementable()});
    }
    if (one.state == RecommendationState::WithAgencies && one.count.isImplementable()) {
        one.state = RecommendationState::Implementable;
    }
}

template <class... Key> std::vector<Recommendation> read(const Reader& reader, std::string_view rest, const Key&... key)
{
    std::vector<Recommendation> found;
    {
        Statement row = reader.query(std::string {kSql} + std::string {rest}, key...);
        while (row.next()) {
            found.push_back(recommendationFrom(row));
        }
    }
    for (Recommendation& one : found) {
        readParts(reader, one);
    }
    return found;
}

std::optional<Recommendation> first(std::vector<Recommendation> found)
{
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

/// The nearest body above that may resolve; the first there is when nothing reports so far.
std::string statutoryBodyAbove(const Reader& reader, const base::Id& from)
{
    const auto bodies = partnership::bodiesOn(reader, reader.today());
    const auto links = partnership::bodyLinks(reader);
    const auto named = [&](const base::Id& id) -> const partnership::Body* {
        const auto found = std::find_if(bodies.begin(), bodies.end(), [&](const auto& body) { return body.id == id; });
        return found == bodies.end() ? nullptr : &*found;
    };
    std::vector<base::Id> queue {from};
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const auto* body = named(queue[at]);
        if (body != nullptr && body->authority == partnership::Authority::StatutoryDecision) {
            return body->name;
        }
        for (const auto& link : links) {
            if (link.body == queue[at] && link.kind == partnership::LinkKind::ReportsTo
                && std::find(queue.begin(), queue.end(), link.toBody) == queue.end()) {
                queue.push_back(link.toBody);
            }
        }
    }
    const auto any = std::find_if(bodies.begin(), bodies.end(), [](const auto& body) {
        return body.authority == partnership::Authority::StatutoryDecision;
    });
    return any == bodies.end() ? std::string {} : any->name;
}

}  // namespace

std::vector<Recommendation> listRecommendations(const Reader& reader) { return read(reader, kInOrderSql); }

std::optional<Recommendation> findRecommendation(const Reader& reader, const base::Id& id)
{
    return first(read(reader, kByIdSql, id));
}

std::optional<Recommendation> findRecommendation(const Reader& reader, const std::string& reference)
{
    return first(read(reader, kByReferenceSql, base::trimmed(reference)));
}

std::string whoCanDecide(const Reader& reader, const Recommendation& recommendation)
{
    std::string words;
    if (recommendation.agreed) {
        words = fmt::format("The {} has decided for the partnership.", recommendation.adoptedByName);
    } else {
        const std::string board =
            statutoryBodyAbove(reader, recommendation.adoptedBy ? recommendation.adoptedBy : recommendation.originBody);
        if (recommendation.adoptedBy) {
            words = fmt::format("The {} can advise, not decide.", recommendation.adoptedByName);
        }
        if (!board.empty()) {
            words += fmt::format("{}The {} can decide for the partnership.", words.empty() ? "" : " ", board);
        }
    }
    return words + (words.empty() ? "" : " ") + "Each agency decides for itself, in its own governance.";
}

std::vector<AgencyRatification> ratificationsWaiting(const Reader& reader, const base::Id& agency)
{
    std::vector<AgencyRatification> waiting;
    for (const Recommendation& one : listRecommendations(reader)) {
        if (one.state != RecommendationState::WithAgencies) {
            continue;
        }
        for (const Ratification& ratification : one.ratifications) {
            if (!isSettled(ratification.state) && (!agency || ratification.agency == agency)) {
                waiting.push_back({one.id, one.reference, one.title, ratification, one.returnBy,
                                   one.returnBy && *one.returnBy < reader.today()});
            }
        }
    }
    std::stable_sort(waiting.begin(), waiting.end(), [](const AgencyRatification& a, const AgencyRatification& b) {
        const auto& left = a.ratification.meetingOn;
        const auto& right = b.ratification.meetingOn;
        return std::tuple {!left.has_value(), left.value_or(base::Date {})}
        < std::tuple {!right.has_value(), right.value_or(base::Date {})};
    });
    return waiting;
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drafting a recommendation. What follows is in ratification_commands.cpp.
#include "core/governance/recommendation_commands.h"

#include "core/actions/references.h"
#include "core/base/text.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/recommendation_writing.h"
#include "core/meetings/agenda_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using detail::recommendationInDraft;
using partnership::orNothing;
using replica::Statement;

namespace {

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.recommendation (id, number, reference, title, origin, origin_body, item, why, cost, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'exploring'))";
constexpr std::string_view kEditSql = R"(
        UPDATE main.recommendation SET title = coalesce(?2, title), origin = coalesce(?3, origin),
               why = coalesce(?4, why), cost = coalesce(?5, cost) WHERE id = ?1)";
constexpr std::string_view kStateSql = "UPDATE main.recommendation SET state = ?2 WHERE id = ?1";
constexpr std::string_view kAddPrioritySql =
    "INSERT OR IGNORE INTO main.recommendation_priority (id, recommendation, priority) VALUES (?1, ?2, ?3)";
constexpr std::string_view kDropPrioritySql =
    "DELETE FROM main.recommendation_priority WHERE recommendation = ?1 AND priority = ?2";
constexpr std::string_view kAddOptionSql = R"(
        INSERT INTO main.recommendation_option (id, recommendation, text, state, position)
        VALUES (?1, ?2, ?3, 'open',
                (SELECT coalesce(max(position), 0) + 1 FROM main.recommendation_option WHERE recommendation = ?2)))";
constexpr std::string_view kOptionOfSql = "SELECT recommendation FROM main.recommendation_option WHERE id = ?1";
constexpr std::string_view kDecideOptionSql =
    "UPDATE main.recommendation_option SET state = ?2, reason = ?3 WHERE id = ?1";
constexpr std::string_view kAddLimbSql = R"(
        INSERT INTO main.recommendation_limb (id, recommendation, text, effective_on, position)
        VALUES (?1, ?2, ?3, ?4,
                (SELECT coalesce(max(position), 0) + 1 FROM main.recommendation_limb WHERE recommendation = ?2)))";
constexpr std::string_view kLimbOfSql = "SELECT recommendation FROM main.recommendation_limb WHERE id = ?1";
constexpr std::string_view kEditLimbSql = R"(
        UPDATE main.recommendation_limb SET text = coalesce(?2, text), effective_on = coalesce(?3, effective_on)
         WHERE id = ?1)";
constexpr std::string_view kRemoveLimbSql = "DELETE FROM main.recommendation_limb WHERE id = ?1";
constexpr std::string_view kS17Sql = "UPDATE main.recommendation SET s17_effect = ?2, s17_reason = ?3 WHERE id = ?1";
constexpr std::string_view kEqualitySql = R"(
        UPDATE main.recommendation SET equality_on = ?2, equality_summary = ?3, equality_mitigations = ?4,
               equality_review_on = ?5, equality_not_needed = ?6 WHERE id = ?1)";

/// The recommendation that a part of it, an option or a limb, belongs to.
Result<Recommendation> ownerOf(Writer& writer, std::string_view sql, const base::Id& part, std::string_view what)
{
    base::Id owner;
    {
        Statement row = writer.query(sql, part);
        owner = row.next() ? row.id(0) : base::Id {};
    }
    return owner ? recommendationInDraft(writer, owner) : Result<Recommendation> {partnership::gone(what)};
}

Result<std::string> saidText(const std::string& text, std::string ask)
{
    const auto said = orNothing(text);
    return said ? Result<std::string> {*said} : fail(FailureCode::Invalid, std::move(ask), "text");
}

Result<void> setPriorities(Writer& writer, const base::Id& id, const std::vector<base::Id>& before,
                           const std::vector<base::Id>& wanted)
{
    for (const base::Id& priority : wanted) {
        if (!partnership::priority(writer, priority)) {
            return partnership::gone("priority");
        }
        if (std::find(before.begin(), before.end(), priority) == before.end()) {
            writer.run(kAddPrioritySql, base::deriveId(id, priority), id, priority);
        }
    }
    for (const base::Id& priority : before) {
        if (std::find(wanted.begin(), wanted.end(), priority) == wanted.end()) {
            writer.run(kDropPrioritySql, id, priority);
        }
    }
    return {};
}

}  // namespace

namespace detail {

Result<Recommendation> recommendationHeld(const replica::Reader& reader, const base::Id& id)
{
    auto found = findRecommendation(reader, id);
    return found ? Result<Recommendation> {std::move(*found)} : partnership::gone("recommendation");
}

Result<Recommendation> recommendationInDraft(const replica::Reader& reader, const base::Id& id)
{
    auto held = recommendationHeld(reader, id);
    if (held && held->state != RecommendationState::Exploring && held->state != RecommendationState::Drafted
        && held->state != RecommendationState::Adopted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {}: its words stay as they are. Withdraw it and draft a new one.",
                                held->reference, base::lowered(inWords(held->state))));
    }
    return held;
}

Result<Recommendation> recommendationWithAgencies(const replica::Reader& reader, const base::Id& id)
{
    auto held = recommendationHeld(reader, id);
    if (held && held->state != RecommendationState::WithAgencies && held->state != RecommendationState::Implementable) {
        return fail(FailureCode::Refused,
                    held->state == RecommendationState::Noted
                        ? fmt::format("{} was noted: no agency is asked to ratify it.", held->reference)
                        : fmt::format("{} is {}, not with the agencies.", held->reference,
                                      base::lowered(inWords(held->state))));
    }
    return held;
}

Result<Ratification> ratificationHeld(const Recommendation& held, const base::Id& agency)
{
    const Ratification* one = held.ratificationBy(agency);
    if (one == nullptr) {
        return fail(FailureCode::NotFound, fmt::format("{} was not sent to that agency. Ask it first.", held.reference),
                    "agency");
    }
    return *one;
}

}  // namespace detail

Result<actions::RaisedReference> apply(Writer& writer, const DraftRecommendation& command)
{
    const auto title = partnership::requiredText(command.title, "The recommendation", "title");
    if (!title) {
        return tl::unexpected(title.error());
    }
    if (command.originBody && !partnership::body(writer, command.originBody)) {
        return partnership::gone("body");
    }
    if (command.item) {
        const auto item = meetings::itemById(writer, command.item, meetings::Audience::Open);
        if (!item) {
            return partnership::gone("item");
        }
        if (item->restricted()) {
            return fail(FailureCode::Refused,
                        "That item is restricted, and a recommendation goes to boards that meet in public. Word it "
                        "without the item.",
                        "item");
        }
    }
    const actions::GivenReference given = actions::takeReference(writer, actions::ReferenceSeries::Recommendation);
    const actions::RaisedReference drafted {base::newId(), given.reference};
    writer.run(kInsertSql, drafted.id, given.stored(), drafted.reference, *title, orNothing(command.origin),
               command.originBody, command.item, orNothing(command.why), orNothing(command.cost));
    if (auto set = setPriorities(writer, drafted.id, {}, command.priorities); !set) {
        return tl::unexpected(set.error());
    }
    writer.setLabel("Draft recommendation " + drafted.reference);
    return drafted;
}

Result<void> apply(Writer& writer, const EditRecommendation& command)
{
    const auto held = recommendationInDraft(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (command.title && base::trimmed(*command.title).empty()) {
        return fail(FailureCode::Invalid, "The recommendation needs a title. Type one.", "title");
    }
    writer.run(kEditSql, held->id, partnership::trimmedIfGiven(command.title),
               partnership::trimmedIfGiven(command.origin), partnership::trimmedIfGiven(command.why),
               partnership::trimmedIfGiven(command.cost));
    if (command.priorities) {
        std::vector<base::Id> before;
        for (const NamedPriority& priority : held->priorities) {
            before.push_back(priority.id);
        }
        if (auto set = setPriorities(writer, held->id, before, *command.priorities); !set) {
            return set;
        }
    }
    writer.setLabel("Edit " + held->reference);
    return {};
}

Result<base::Id> apply(Writer& writer, const AddOption& command)
{
    const auto held = recommendationInDraft(writer, command.recommendation);
    const auto text = saidText(command.text, "Say what the option is.");
    if (!held || !text) {
        return tl::unexpected(held ? text.error() : held.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddOptionSql, id, held->id, *text);
    writer.setLabel("Add an option to " + held->reference);
    return id;
}

Result<void> apply(Writer& writer, const DecideOption& command)
{
    const auto held = ownerOf(writer, kOptionOfSql, command.option, "option");
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto reason = orNothing(command.reason);
    if (command.state == OptionState::Dropped && !reason) {
        return fail(FailureCode::Invalid, "Say why the option is dropped; it stays in the record with the reason.",
                    "reason");
    }
    writer.run(kDecideOptionSql, command.option, toStored(command.state), reason);
    writer.setLabel(fmt::format("An option of {}: {}", held->reference, base::lowered(inWords(command.state))));
    return {};
}

Result<base::Id> apply(Writer& writer, const AddLimb& command)
{
    const auto held = recommendationInDraft(writer, command.recommendation);
    const auto text = saidText(command.text, "Say what this part recommends.");
    if (!held || !text) {
        return tl::unexpected(held ? text.error() : held.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddLimbSql, id, held->id, *text, command.effectiveOn);
    writer.setLabel("Add a part to " + held->reference);
    return id;
}

Result<void> apply(Writer& writer, const EditLimb& command)
{
    const auto held = ownerOf(writer, kLimbOfSql, command.limb, "part of the recommendation");
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (command.text && base::trimmed(*command.text).empty()) {
        return fail(FailureCode::Invalid, "Say what this part recommends.", "text");
    }
    writer.run(kEditLimbSql, command.limb, partnership::trimmedIfGiven(command.text), command.effectiveOn);
    writer.setLabel("Edit a part of " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const RemoveLimb& command)
{
    const auto held = ownerOf(writer, kLimbOfSql, command.limb, "part of the recommendation");
    if (!held) {
        return tl::unexpected(held.error());
    }
    writer.run(kRemoveLimbSql, command.limb);
    writer.setLabel("Take a part out of " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const SetS17& command)
{
    const auto held = recommendationInDraft(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto reason = orNothing(command.reason);
    if (!reason) {
        return fail(FailureCode::Invalid, "Give the reason, also where there is no effect under section 17.", "reason");
    }
    writer.run(kS17Sql, held->id, toStored(command.effect), *reason);
    writer.setLabel("Section 17 of " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const SetEquality& command)
{
    const auto held = recommendationInDraft(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto summary = orNothing(command.summary);
    const auto notNeeded = orNothing(command.notNeededBecause);
    if (notNeeded && (command.assessedOn || summary)) {
        return fail(FailureCode::Invalid,
                    "Either its equality impact was assessed, or no assessment is needed. Give one of the two.",
                    "equality");
    }
    if (!notNeeded && (!command.assessedOn || !summary)) {
        return fail(FailureCode::Invalid,
                    "Give the date and the summary of the equality impact assessment, or say why none is needed.",
                    "equality");
    }
    if (command.assessedOn && *command.assessedOn > writer.today()) {
        return fail(FailureCode::Invalid, "The assessment cannot have been made on a day to come.", "date");
    }
    writer.run(kEqualitySql, held->id, command.assessedOn, summary, orNothing(command.mitigations), command.reviewOn,
               notNeeded);
    writer.setLabel("Equality impact of " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const FinishDraft& command)
{
    const auto held = detail::recommendationHeld(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->state != RecommendationState::Exploring) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {} already.", held->reference, base::lowered(inWords(held->state))));
    }
    const auto has = [&](OptionState state) {
        return std::any_of(held->options.begin(), held->options.end(),
                           [&](const RecommendationOption& option) { return option.state == state; });
    };
    if (has(OptionState::Open) || (!held->options.empty() && !has(OptionState::Pursued))) {
        return fail(FailureCode::Refused,
                    fmt::format("Options of {} are still open. Say of each whether it is pursued or dropped; one at "
                                "least is pursued.",
                                held->reference),
                    "options");
    }
    writer.run(kStateSql, held->id, toStored(RecommendationState::Drafted));
    writer.setLabel("Finish the draft of " + held->reference);
    return {};
}

}  // namespace muster::governance

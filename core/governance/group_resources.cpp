// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a group costs, what it is asked, what it owes, and to whom.
#include "core/base/text.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "core/governance/task_group_writing.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using partnership::orNothing;

namespace {

constexpr std::string_view kFundingSql = R"(
        INSERT INTO main.funding_line (id, body, priority, purpose, source, pence, state, decided_on, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                (SELECT coalesce(max(position), 0) + 1 FROM main.funding_line WHERE body = ?2)))";
constexpr std::string_view kDecideSql =
    "UPDATE main.funding_line SET state = ?2, decided_on = ?3, pence = coalesce(?4, pence) WHERE id = ?1";
constexpr std::string_view kChallengeSql = R"(
        INSERT INTO main.group_challenge (id, body, from_body, asked_on, asked_by, question)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kAnswerSql =
    "UPDATE main.group_challenge SET answer = ?2, answered_on = ?3, answered_by = ?4 WHERE id = ?1";
constexpr std::string_view kCommissionerSql = "UPDATE main.body SET commissioned_by = ?2 WHERE id = ?1";
constexpr std::string_view kProductSql = R"(
        INSERT INTO main.body_product (id, body, text, due_on, position)
        VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM main.body_product WHERE body = ?2)))";
constexpr std::string_view kDeliverSql = "UPDATE main.body_product SET delivered_on = ?2 WHERE id = ?1";

}  // namespace

Result<base::Id> apply(Writer& writer, const AddFunding& command)
{
    const auto group = detail::openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    const auto purpose = orNothing(command.purpose);
    if (!purpose) {
        return fail(FailureCode::Invalid, "Say what the money is for.", "purpose");
    }
    if (command.pence <= 0) {
        return fail(FailureCode::Invalid, "Give the amount, as 12500 or 12500.50.", "amount");
    }
    if (command.priority && !partnership::priority(writer, command.priority)) {
        return partnership::gone("priority");
    }
    const base::Id id = base::newId();
    writer.run(kFundingSql, id, group->body, command.priority, *purpose, orNothing(command.source),
               static_cast<std::int64_t>(command.pence), toStored(command.state), command.decidedOn);
    writer.setLabel("Funding of " + group->shortName);
    return id;
}

Result<void> apply(Writer& writer, const DecideFunding& command)
{
    if (command.pence && *command.pence <= 0) {
        return fail(FailureCode::Invalid, "Give the amount, as 12500 or 12500.50.", "amount");
    }
    writer.run(kDecideSql, command.funding, toStored(command.state), command.on.value_or(writer.today()),
               command.pence ? std::optional {static_cast<std::int64_t>(*command.pence)} : std::nullopt);
    if (writer.changedRows() == 0) {
        return partnership::gone("line of funding");
    }
    writer.setLabel(fmt::format("Funding {}", base::lowered(inWords(command.state))));
    return {};
}

Result<base::Id> apply(Writer& writer, const ChallengeGroup& command)
{
    const auto group = detail::openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    const auto question = orNothing(command.question);
    if (!question) {
        return fail(FailureCode::Invalid, "Say what the group is asked.", "question");
    }
    if (command.fromBody && !partnership::body(writer, command.fromBody)) {
        return partnership::gone("body");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on > writer.today()) {
        return fail(FailureCode::Invalid, "The question cannot have been asked on a day to come.", "on");
    }
    const base::Id id = base::newId();
    writer.run(kChallengeSql, id, group->body, command.fromBody, on, orNothing(command.askedBy), *question);
    writer.setLabel("Challenge to " + group->shortName);
    return id;
}

Result<void> apply(Writer& writer, const AnswerChallenge& command)
{
    const auto all = challengesOf(writer);
    const auto held =
        std::find_if(all.begin(), all.end(), [&](const Challenge& one) { return one.id == command.challenge; });
    if (held == all.end()) {
        return partnership::gone("challenge");
    }
    const auto answer = orNothing(command.answer);
    if (!answer) {
        return fail(FailureCode::Invalid, "Say what the answer is.", "answer");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (auto ordered = partnership::inOrder(held->askedOn, on, "An answer follows its question.", "on"); !ordered) {
        return ordered;
    }
    const auto group = taskGroup(writer, held->body);
    writer.run(kAnswerSql, held->id, *answer, on,
               orNothing(!command.answeredBy.empty() ? command.answeredBy
                             : group                 ? group->themeLead
                                                     : std::string {}));
    writer.setLabel("Answer a challenge");
    return {};
}

Result<void> apply(Writer& writer, const SetCommissioner& command)
{
    const auto body = partnership::body(writer, command.body);
    if (!body || (command.commissionedBy && !partnership::body(writer, command.commissionedBy))) {
        return partnership::gone("body");
    }
    if (command.body == command.commissionedBy) {
        return fail(FailureCode::Invalid, "A body cannot commission itself. Choose another one.", "commissioned by");
    }
    writer.run(kCommissionerSql, body->id, command.commissionedBy);
    writer.setLabel("Who commissioned " + body->shortName);
    return {};
}

Result<base::Id> apply(Writer& writer, const AddProduct& command)
{
    const auto body = partnership::body(writer, command.body);
    const auto text = orNothing(command.text);
    if (!body) {
        return partnership::gone("body");
    }
    if (!text) {
        return fail(FailureCode::Invalid, "Say what the body owes, a business case for example.", "text");
    }
    const base::Id id = base::newId();
    writer.run(kProductSql, id, body->id, *text, command.dueOn);
    writer.setLabel("Product of " + body->shortName);
    return id;
}

Result<void> apply(Writer& writer, const DeliverProduct& command)
{
    writer.run(kDeliverSql, command.product, command.on.value_or(writer.today()));
    if (writer.changedRows() == 0) {
        return partnership::gone("product");
    }
    writer.setLabel("A product was delivered");
    return {};
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Closing in two steps, and the other ways an action ends.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/actions/action_writing.h"
#include "core/actions/exception_writing.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::Held;
using detail::hold;
using detail::Update;
using detail::writeUpdate;

namespace {

constexpr std::string_view kClosedSql = "UPDATE main.action SET closed_on = ?2 WHERE id = ?1";

Result<Held> inStatus(Writer& writer, const base::Id& action, ActionStatus wanted, std::string_view otherwise)
{
    auto held = hold(writer, action);
    if (!held) {
        return held;
    }
    if (auto open = mustBeOpen(*held); !open) {
        return tl::unexpected(open.error());
    }
    if (held->status != wanted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is \"{}\". {}", held->reference, inWords(held->status), otherwise), "status");
    }
    return held;
}

bool sameRole(std::string_view one, std::string_view other)
{
    const std::string role = base::lowered(base::trimmed(one));
    return !role.empty() && role == base::lowered(base::trimmed(other));
}

void setContent(Writer& writer, const Held& held, std::string_view column, const std::string& value)
{
    writer.run(fmt::format("UPDATE {}.action SET {} = ?2 WHERE id = ?1", held.schema, column), held.id, value);
}

Update update(std::string kind, const std::string& byRole, const base::Id& meeting, ActionStatus status)
{
    Update made;
    made.kind = std::move(kind);
    made.byRole = byRole;
    made.meeting = meeting;
    made.newStatus = status;
    return made;
}

}  // namespace

Result<void> apply(Writer& writer, const ClaimComplete& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto may = mayBecome(*held, ActionStatus::CompleteClaimed); !may) {
        return may;
    }
    if (auto free = mustNotBeHeldBack(writer, *held); !free) {
        return free;
    }
    if (base::trimmed(command.evidence).empty()) {
        return fail(
            FailureCode::Invalid,
            fmt::format("Say how one can see that {} is done: a sentence or a file reference.", held->reference),
            "evidence");
    }
    Update made = update("claim", command.byRole, command.meeting, ActionStatus::CompleteClaimed);
    made.evidence = command.evidence;
    writeUpdate(writer, *held, made);
    setContent(writer, *held, "evidence", command.evidence);
    writer.setLabel(held->reference + " claimed complete");
    return {};
}

Result<void> apply(Writer& writer, const VerifyAction& command)
{
    auto held = inStatus(writer, command.action, ActionStatus::CompleteClaimed,
                         "Its owner claims it complete with evidence first.");
    if (!held) {
        return tl::unexpected(held.error());
    }
    const std::string verifier = detail::authorOr(writer, command.byRole);
    if (sameRole(verifier, held->ownerTitle)) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} is verified by the meeting, the chair or somebody other than its owner.", held->reference),
            "verified by");
    }
    Update made = update("verify", command.byRole, command.meeting, ActionStatus::ClosedVerified);
    made.text = command.text;
    writeUpdate(writer, *held, made);
    setContent(writer, *held, "verified_by", verifier);
    writer.run(kClosedSql, held->id, writer.today());
    detail::closeBlockagesOf(writer, held->id, command.byRole, command.meeting);
    writer.setLabel(held->reference + " verified");
    return {};
}

Result<void> apply(Writer& writer, const SendBackAction& command)
{
    auto held = inStatus(writer, command.action, ActionStatus::CompleteClaimed, "Only a claimed action is sent back.");
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (base::trimmed(command.reason).empty()) {
        return fail(FailureCode::Invalid, fmt::format("Say what is still missing of {}.", held->reference), "reason");
    }
    Update made = update("send_back", command.byRole, command.meeting, ActionStatus::InProgress);
    made.reason = command.reason;
    writeUpdate(writer, *held, made);
    writer.setLabel("Send back " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const ConfirmAction& command)
{
    auto held = inStatus(writer, command.action, ActionStatus::AwaitingConfirmation,
                         "Only an action that awaits confirmation is confirmed.");
    if (!held) {
        return tl::unexpected(held.error());
    }
    writeUpdate(writer, *held, update("confirm", command.byRole, command.meeting, ActionStatus::NotStarted));
    writer.setLabel("Confirm " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const DeclineAction& command)
{
    auto held = inStatus(writer, command.action, ActionStatus::AwaitingConfirmation,
                         "Only an action that awaits confirmation is declined.");
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (base::trimmed(command.reason).empty()) {
        return fail(
            FailureCode::Invalid,
            fmt::format("Say why {} is declined: it returns to the next agenda with the reason.", held->reference),
            "reason");
    }
    Update made = update("decline", command.byRole, command.meeting, ActionStatus::Declined);
    made.reason = command.reason;
    writeUpdate(writer, *held, made);
    setContent(writer, *held, "closure_text", command.reason);
    writer.run(kClosedSql, held->id, writer.today());
    writer.setLabel("Decline " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const CloseWithoutCompletion& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const ActionStatus status =
        command.noLongerRequired ? ActionStatus::ClosedNoLongerRequired : ActionStatus::ClosedNotUndertaken;
    if (auto may = mayBecome(*held, status); !may) {
        return may;
    }
    if (base::trimmed(command.reason).empty()) {
        return fail(FailureCode::Invalid,
                    command.noLongerRequired
                        ? fmt::format("Say which change in circumstances makes {} no longer required.", held->reference)
                        : fmt::format("Say why {} was not undertaken.", held->reference),
                    "reason");
    }
    Update made = update("close", command.byRole, command.meeting, status);
    made.reason = command.reason;
    writeUpdate(writer, *held, made);
    setContent(writer, *held, "closure_text", command.reason);
    writer.run("UPDATE main.action SET closure_reason = ?2 WHERE id = ?1", held->id,
               command.noLongerRequired ? "change_in_circumstances" : "agency_did_not_act");
    writer.run(kClosedSql, held->id, writer.today());
    detail::closeBlockagesOf(writer, held->id, command.byRole, command.meeting);
    writer.setLabel(fmt::format("Close {}: {}", held->reference, base::lowered(inWords(status))));
    return {};
}

Result<void> apply(Writer& writer, const SupersedeAction& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto open = mustBeOpen(*held); !open) {
        return open;
    }
    auto by = hold(writer, command.by, false);
    if (!by || command.by == command.action) {
        return fail(FailureCode::Invalid, fmt::format("Choose the action that takes the place of {}.", held->reference),
                    "by");
    }
    Update made = update("supersede", command.byRole, command.meeting, ActionStatus::Superseded);
    made.text = "Replaced by " + by->reference;
    writeUpdate(writer, *held, made);
    writer.run("UPDATE main.action SET superseded_by = ?2 WHERE id = ?1", held->id, command.by);
    writer.run(kClosedSql, held->id, writer.today());
    detail::closeBlockagesOf(writer, held->id, command.byRole, command.meeting);
    writer.setLabel(fmt::format("{} replaced by {}", held->reference, by->reference));
    return {};
}

Result<void> apply(Writer& writer, const OpenRestrictedAction& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (!held->restricted) {
        return fail(FailureCode::Refused, fmt::format("{} is open already.", held->reference));
    }
    if (base::trimmed(command.consentFrom).empty()) {
        return fail(FailureCode::Invalid,
                    fmt::format("{} comes from a restricted item: it is opened only with the consent of the agency the "
                                "information came from. Say who gave it.",
                                held->reference),
                    "consent");
    }
    {
        replica::Statement row = writer.query(
            R"(SELECT text, owner_title, evidence, closure_text, ward, priority, agreed_by, verified_by, owner_role,
                      incomplete_reason, set_rag_reason, specialism FROM part_two.action WHERE id = ?1)",
            held->id);
        row.next();
        writer.run(R"(UPDATE main.action SET text = ?2, owner_title = ?3, evidence = ?4, closure_text = ?5, ward = ?6,
                             priority = ?7, agreed_by = ?8, verified_by = ?9, owner_role = ?10,
                             incomplete_reason = ?11, set_rag_reason = ?12, specialism = ?13, sensitivity = 'open' WHERE id = ?1)",
                   held->id, row.value(0), row.value(1), row.value(2), row.value(3), row.value(4), row.value(5),
                   row.value(6), row.value(7), row.value(8), row.value(9), row.value(10), row.value(11));
    }
    writer.run("DELETE FROM part_two.action WHERE id = ?1", held->id);
    // The updates stay sealed: consent was given for the action, not for what was said about it.
    Held opened = *held;
    opened.restricted = false;
    opened.schema = "main";
    Update made;
    made.kind = "release";
    made.reason =
        fmt::format("Opened with the consent of {} on {}", command.consentFrom, base::longDate(command.consentOn));
    writeUpdate(writer, opened, made);
    writer.setLabel("Open restricted action " + held->reference);
    return {};
}

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work under way: progress, dates, blockages, owners.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/actions/action_writing.h"
#include "core/actions/blockage_commands.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::Held;
using detail::hold;
using detail::writeUpdate;

namespace {

constexpr std::string_view kDueSql = "UPDATE main.action SET due = ?2 WHERE id = ?1";
constexpr std::string_view kFirstDueSql = "UPDATE main.action SET original_due = ?2, due = ?2 WHERE id = ?1";
constexpr std::string_view kRagSql = "UPDATE main.action SET set_rag = ?2, set_rag_reason = ?3 WHERE id = ?1";

constexpr std::string_view kSealedRagSql = "UPDATE part_two.action SET set_rag_reason = ?2 WHERE id = ?1";
constexpr std::string_view kRoleSql = "SELECT title, agency FROM main.role WHERE id = ?1";

// An open action that may move on at all.
Result<Held> movable(Writer& writer, const base::Id& action)
{
    auto held = hold(writer, action);
    if (!held) {
        return held;
    }
    if (auto open = mustBeOpen(*held); !open) {
        return tl::unexpected(open.error());
    }
    return held;
}

Result<void> needs(const std::string& text, std::string_view sentence, std::string_view field)
{
    if (base::trimmed(text).empty()) {
        return fail(FailureCode::Invalid, std::string {sentence}, std::string {field});
    }
    return {};
}

}  // namespace

Result<void> apply(Writer& writer, const ReportProgress& command)
{
    auto held = movable(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto said = needs(command.text, "Say what has happened since the last update.", "text"); !said) {
        return said;
    }
    if (command.percent && (*command.percent < 0 || *command.percent > 100)) {
        return fail(FailureCode::Invalid, "Progress is from 0 to 100 percent.", "percent");
    }
    writeUpdate(writer, *held,
                {.kind = "progress",
                 .byRole = command.byRole,
                 .meeting = command.meeting,
                 .text = command.text,
                 .percent = command.percent,
                 .newStatus = {},
                 .newDue = {},
                 .newOwner = {},
                 .newAgency = {},
                 .reason = {},
                 .evidence = {}});
    writer.setLabel("Update " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const ExtendAction& command)
{
    auto held = movable(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (!held->due) {
        writer.run(kFirstDueSql, held->id, command.newDue);
        writer.setLabel("Set the date of " + held->reference);
        return {};
    }
    if (command.newDue == *held->due) {
        return fail(FailureCode::Invalid,
                    fmt::format("{} is due on {} already.", held->reference, base::longDate(*held->due)), "due");
    }
    if (auto said = needs(command.reason, fmt::format("Say why the date of {} moves.", held->reference), "reason");
        !said) {
        return said;
    }
    const bool later = *held->due < command.newDue;
    if (later && held->extensions >= 1 && !command.chairAgrees) {
        return fail(FailureCode::Refused,
                    fmt::format("{} was extended {} already. A further extension needs the chair's agreement.",
                                held->reference, held->extensions == 1 ? "once" : "more than once"),
                    "chair");
    }
    writeUpdate(writer, *held,
                {.kind = later ? "extend" : "bring_forward",
                 .byRole = command.byRole,
                 .meeting = command.meeting,
                 .text = {},
                 .percent = {},
                 .newStatus = {},
                 .newDue = command.newDue,
                 .newOwner = {},
                 .newAgency = {},
                 .reason = command.reason,
                 .evidence = {}});
    writer.run(kDueSql, held->id, command.newDue);
    writer.setLabel(fmt::format("Move the date of {} to {}", held->reference, base::longDate(command.newDue)));
    return {};
}

Result<void> apply(Writer& writer, const BlockAction& command)
{
    auto held = movable(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto may = mayBecome(*held, ActionStatus::Blocked); !may) {
        return may;
    }
    if (auto free = mustNotBeHeldBack(writer, *held); !free) {
        return free;
    }
    if (auto said = needs(command.reason, fmt::format("Say what blocks {}.", held->reference), "reason"); !said) {
        return said;
    }
    writeUpdate(writer, *held,
                {.kind = "block",
                 .byRole = command.byRole,
                 .meeting = command.meeting,
                 .text = {},
                 .percent = {},
                 .newStatus = ActionStatus::Blocked,
                 .newDue = {},
                 .newOwner = {},
                 .newAgency = {},
                 .reason = command.reason,
                 .evidence = {}});
    auto raised = apply(writer,
                        RaiseBlockage {command.meeting,
                                       {},
                                       held->id,
                                       command.reason,
                                       command.needed,
                                       command.fromWhom,
                                       command.byRole,
                                       held->restricted});
    if (!raised) {
        return tl::unexpected(raised.error());
    }
    writer.setLabel(fmt::format("Block {} ({})", held->reference, raised->reference));
    return {};
}

Result<void> apply(Writer& writer, const StartAction& command)
{
    auto held = movable(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->status == ActionStatus::CompleteClaimed) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is claimed complete. Send it back, saying what is still missing.", held->reference),
                    "status");
    }
    if (auto may = mayBecome(*held, ActionStatus::InProgress); !may) {
        return may;
    }
    if (auto free = mustNotBeHeldBack(writer, *held); !free) {
        return free;
    }
    writeUpdate(writer, *held,
                {.kind = "start",
                 .byRole = command.byRole,
                 .meeting = command.meeting,
                 .text = command.text,
                 .percent = {},
                 .newStatus = ActionStatus::InProgress,
                 .newDue = {},
                 .newOwner = {},
                 .newAgency = {},
                 .reason = {},
                 .evidence = {}});
    writer.setLabel(held->reference + " in progress");
    return {};
}

Result<void> apply(Writer& writer, const EscalateAction& command)
{
    auto held = movable(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->status != ActionStatus::Blocked) {
        return fail(FailureCode::Refused,
                    fmt::format("Only a blocked action is escalated. Say first what blocks {}.", held->reference),
                    "status");
    }
    writeUpdate(writer, *held,
                {.kind = "escalate",
                 .byRole = command.byRole,
                 .meeting = command.meeting,
                 .text = {},
                 .percent = {},
                 .newStatus = ActionStatus::Escalated,
                 .newDue = {},
                 .newOwner = {},
                 .newAgency = {},
                 .reason = command.reason,
                 .evidence = {}});
    writer.setLabel("Escalate " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const ReassignAction& command)
{
    auto held = movable(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    std::string title {base::trimmed(command.newTitle)};
    base::Id agency = command.newAgency;
    if (command.newRole) {
        replica::Statement row = writer.query(kRoleSql, command.newRole);
        const bool known = row.next();
        title = title.empty() && known ? row.text(0) : title;
        agency = !agency && known ? row.id(1) : agency;
    }
    if (title.empty()) {
        return fail(FailureCode::Invalid, fmt::format("Say who owns {} from now on.", held->reference), "owner");
    }
    if (auto said = needs(command.reason, fmt::format("Say why {} changes hands.", held->reference), "reason"); !said) {
        return said;
    }
    const bool moves = agency && agency != held->lead;
    if (moves) {
        if (auto leads = detail::leadingAgency(writer, agency, writer.today()); !leads) {
            return tl::unexpected(leads.error());
        }
    }
    writeUpdate(writer, *held,
                {.kind = "reassign",
                 .byRole = command.byRole,
                 .meeting = command.meeting,
                 .text = {},
                 .percent = {},
                 .newStatus = {},
                 .newDue = {},
                 .newOwner = title,
                 .newAgency = moves ? agency : base::Id {},
                 .reason = command.reason,
                 .evidence = {}});
    writer.run(fmt::format("UPDATE {}.action SET owner_title = ?2 WHERE id = ?1", held->schema), held->id, title);
    if (!held->restricted) {
        writer.run("UPDATE main.action SET owner_role = ?2 WHERE id = ?1", held->id, command.newRole);
    }
    if (moves) {
        writer.run("UPDATE main.action SET lead_agency = ?2 WHERE id = ?1", held->id, agency);
        writer.run("DELETE FROM main.action_support WHERE action = ?1 AND agency = ?2", held->id, agency);
    }
    writer.setLabel("Re-assign " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const SetRag& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (command.rag != Rag::None) {
        if (auto said = needs(command.reason, "Say why the computed status is set aside.", "reason"); !said) {
            return said;
        }
    }
    const bool byHand = command.rag != Rag::None;
    const auto stored = byHand ? std::optional<std::string> {toStored(command.rag)} : std::nullopt;
    const auto reason = byHand ? std::optional {command.reason} : std::nullopt;
    writer.run(kRagSql, held->id, stored, held->restricted ? std::nullopt : reason);
    if (held->restricted) {
        writer.run(kSealedRagSql, held->id, reason);
    }
    writer.setLabel(byHand ? fmt::format("Set {} to \"{}\" by hand", held->reference, inWords(command.rag))
                           : fmt::format("Compute the status of {} again", held->reference));
    return {};
}

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/blockage_commands.h"

#include "core/actions/action_writing.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_writing.h"
#include "core/actions/references.h"
#include "core/base/text.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::holdFor;
using detail::said;
using detail::tell;
using partnership::orNothing;

namespace {

constexpr std::string_view kBlockageSql = R"(
        INSERT INTO main.blockage (id, number, reference, action, item, meeting, raised_by, raised_on, text, needed,
                                   from_whom, state, sensitivity, tried, if_nothing)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'raised', ?12, ?13, ?14))";
constexpr std::string_view kSealedBlockageSql = R"(
        INSERT INTO part_two.blockage (id, text, needed, from_whom, tried, if_nothing)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kDecidedSql = "UPDATE main.blockage SET decision_kind = ?2, decided_on = ?3 WHERE id = ?1";
constexpr std::string_view kStepsSql = "SELECT count(*) FROM main.blockage_event WHERE blockage = ?1";
constexpr std::string_view kRemoveEventsSql = "DELETE FROM main.blockage_event WHERE blockage = ?1";
constexpr std::string_view kRemoveSealedEventsSql = "DELETE FROM part_two.blockage_event WHERE blockage = ?1";
constexpr std::string_view kRemoveSql = "DELETE FROM main.blockage WHERE id = ?1";
constexpr std::string_view kRemoveSealedSql = "DELETE FROM part_two.blockage WHERE id = ?1";

}  // namespace

Result<RaisedReference> apply(Writer& writer, const RaiseBlockage& command)
{
    if (base::trimmed(command.text).empty()) {
        return fail(FailureCode::Invalid, "Say what is stuck.", "text");
    }
    const bool sealed = command.restricted;
    if (sealed && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    const GivenReference reference = takeReference(writer, ReferenceSeries::Blockage);
    const RaisedReference raised {base::newId(), reference.reference};
    const auto open = [&](const std::string& text) { return sealed ? std::nullopt : orNothing(text); };
    writer.run(kBlockageSql, raised.id, reference.stored(), raised.reference, command.action, command.item,
               command.meeting, detail::authorOr(writer, command.raisedBy), writer.today(), open(command.text),
               open(command.needed), open(command.fromWhom), sealed ? "restricted" : "open", open(command.tried),
               open(command.ifNothing));
    if (sealed) {
        writer.run(kSealedBlockageSql, raised.id, command.text, command.needed, command.fromWhom,
                   orNothing(command.tried), orNothing(command.ifNothing));
    }
    if (const auto blockage = findBlockage(writer, raised.id)) {
        tell(writer, *blockage, {.kind = "raised", .byRole = command.raisedBy, .meeting = command.meeting});
    }
    writer.setLabel("Raise blockage " + raised.reference);
    return raised;
}

Result<void> apply(Writer& writer, const EditBlockage& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::Edit);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (command.text && base::trimmed(*command.text).empty()) {
        return fail(FailureCode::Invalid, "Say what is stuck.", "text");
    }
    const std::pair<const char*, const std::optional<std::string>*> columns[] {
        {"text", &command.text},   {"needed", &command.needed},        {"from_whom", &command.fromWhom},
        {"tried", &command.tried}, {"if_nothing", &command.ifNothing},
    };
    for (const auto& [column, value] : columns) {
        if (*value) {
            detail::setText(writer, *held, column, **value);
        }
    }
    tell(writer, *held, {.kind = "edited"});
    writer.setLabel("Edit blockage " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const TakeToPerformanceBoard& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::TakeToPerformanceBoard);
    if (!held) {
        return tl::unexpected(held.error());
    }
    tell(writer, *held, {.kind = "listed",
          .byRole = command.byRole,
          .meeting = command.meeting,
          .body = command.body,
          .text = command.text},
         BlockageState::AtPerformanceBoard);
    writer.setLabel(held->reference + " to the Performance Board");
    return {};
}

Result<void> apply(Writer& writer, const ResolveBlockage& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::Resolve);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto how = said(command.text, fmt::format("Say how {} was resolved.", held->reference), "text");
    if (!how) {
        return tl::unexpected(how.error());
    }
    tell(writer, *held, {.kind = "resolved", .byRole = command.byRole, .meeting = command.meeting, .text = *how},
         BlockageState::ResolvedThere);
    writer.setLabel("Resolve blockage " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const EscalateBlockage& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::Escalate);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (base::trimmed(held->needed).empty()) {
        return fail(
            FailureCode::Refused,
            fmt::format("The Board is asked for a decision. Say first which one would free {}.", held->reference),
            "needed");
    }
    tell(writer, *held,
         {.kind = "escalated", .byRole = command.byRole, .meeting = command.meeting, .text = command.text},
         BlockageState::EscalatedToBoard);
    writer.setLabel("Escalate blockage " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const DecideBlockage& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::Decide);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto words = said(command.text, fmt::format("Say what was decided about {}.", held->reference), "text");
    if (!words) {
        return tl::unexpected(words.error());
    }
    writer.run(kDecidedSql, held->id, std::string {toStored(command.decision)}, command.on.value_or(writer.today()));
    detail::setText(writer, *held, "decision", *words);
    tell(
        writer, *held,
        {.kind = "decided", .byRole = command.byRole, .meeting = command.meeting, .body = command.body, .text = *words},
        BlockageState::Decided);
    writer.setLabel(fmt::format("Decision on {}: {}", held->reference, base::lowered(inWords(command.decision))));
    return {};
}

Result<void> apply(Writer& writer, const CloseBlockage& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::Close);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (isOpen(held->state) && base::trimmed(command.text).empty()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} was neither resolved nor decided. Say why it is closed.", held->reference), "text");
    }
    tell(writer, *held, {.kind = "closed", .byRole = command.byRole, .meeting = command.meeting, .text = command.text},
         BlockageState::Closed);
    writer.setLabel("Close blockage " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const TakeBackBlockage& command)
{
    const auto held = holdFor(writer, command.blockage, BlockageStep::Edit);
    if (!held) {
        return tl::unexpected(held.error());
    }
    int steps = 0;
    {
        replica::Statement row = writer.query(kStepsSql, held->id);
        row.next();
        steps = row.number(0);
    }
    if (steps > 1) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} has been acted on since it was recorded. Close it instead, saying why.", held->reference));
    }
    writer.run(kRemoveEventsSql, held->id);
    writer.run(kRemoveSql, held->id);
    if (held->restricted) {
        writer.run(kRemoveSealedEventsSql, held->id);
        writer.run(kRemoveSealedSql, held->id);
    }
    writer.setLabel("Take out " + held->reference);
    return {};
}

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The actions that are to put an exception right.
#include "core/actions/action_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_writing.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::holdFor;
using detail::tell;

namespace {

constexpr std::string_view kLinkSql = "INSERT INTO main.exception_recovery (id, exception, action) VALUES (?1, ?2, ?3)";
constexpr std::string_view kUnlinkSql = "DELETE FROM main.exception_recovery WHERE id = ?1";

std::optional<RecoveryAction> linkOf(const PerformanceException& exception, const base::Id& action)
{
    const auto found = std::find_if(exception.recovery.begin(), exception.recovery.end(),
                                    [&](const RecoveryAction& one) { return one.action == action; });
    return found == exception.recovery.end() ? std::nullopt : std::optional {*found};
}

}  // namespace

Result<void> apply(Writer& writer, const LinkRecovery& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::LinkAction, false);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto action = findAction(writer, command.action);
    if (!action) {
        return partnership::gone("action");
    }
    if (linkOf(*held, action->id)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is a recovery action of {} already.", action->reference, held->reference),
                    "action");
    }
    // The same link made on two computers is one.
    writer.run(kLinkSql, base::deriveId(held->id, action->id), held->id, action->id);
    tell(writer, *held, {.kind = "linked", .text = action->reference});
    writer.setLabel(fmt::format("{} for exception {}", action->reference, held->reference));
    return {};
}

Result<void> apply(Writer& writer, const UnlinkRecovery& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::LinkAction, false);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto link = linkOf(*held, command.action);
    if (!link) {
        return partnership::gone("recovery action");
    }
    writer.run(kUnlinkSql, link->link);
    tell(writer, *held, {.kind = "unlinked", .text = link->reference});
    writer.setLabel(fmt::format("{} taken off exception {}", link->reference, held->reference));
    return {};
}

Result<RecordedAction> apply(Writer& writer, const RaiseRecoveryAction& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::LinkAction, false);
    if (!held) {
        return tl::unexpected(held.error());
    }
    RecordAction record = command.action;
    // What comes of a restricted exception is restricted (invariant 4).
    record.restricted = record.restricted || held->restricted;
    const auto recorded = apply(writer, record);
    if (!recorded) {
        return recorded;
    }
    if (auto linked = apply(writer, LinkRecovery {held->id, recorded->id}); !linked) {
        return tl::unexpected(linked.error());
    }
    writer.setLabel(fmt::format("{} for exception {}", recorded->reference, held->reference));
    return recorded;
}

}  // namespace muster::actions

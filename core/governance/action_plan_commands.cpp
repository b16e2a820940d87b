// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/governance/action_plan.h"
#include "core/governance/task_group_queries.h"
#include "core/governance/task_group_writing.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.plan_line (id, body, action, text, due_on, original_due_on, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?5, (SELECT coalesce(max(position), 0) + 1 FROM main.plan_line WHERE body = ?2)))";
constexpr std::string_view kThereSql = "SELECT 1 FROM main.plan_line WHERE id = ?1";
constexpr std::string_view kLineSql =
    "SELECT body, action, due_on, original_due_on, done_on FROM main.plan_line WHERE id = ?1";
constexpr std::string_view kReachSql = "UPDATE main.plan_line SET done_on = ?2 WHERE id = ?1";
constexpr std::string_view kMoveSql = R"(
        UPDATE main.plan_line SET due_on = ?2, original_due_on = coalesce(original_due_on, ?2), approved_reason = ?3
         WHERE id = ?1)";
constexpr std::string_view kRemoveSql = "DELETE FROM main.plan_line WHERE id = ?1";

struct HeldLine {
    TaskGroup group;
    base::Id action;
    std::optional<base::Date> dueOn;
    std::optional<base::Date> doneOn;
};

Result<HeldLine> lineHeld(Writer& writer, const base::Id& line)
{
    HeldLine held;
    base::Id body;
    {
        Statement row = writer.query(kLineSql, line);
        if (!row.next()) {
            return partnership::gone("line of the plan");
        }
        body = row.id(0);
        held.action = row.id(1);
        held.dueOn = row.optionalDate(2);
        held.doneOn = row.optionalDate(4);
    }
    auto group = detail::openGroup(writer, body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    held.group = std::move(*group);
    return held;
}

Result<HeldLine> milestoneHeld(Writer& writer, const base::Id& line)
{
    auto held = lineHeld(writer, line);
    if (held && held->action) {
        return fail(FailureCode::Refused, "That is an action of the register. Change it there.", "line");
    }
    return held;
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddActionToPlan& command)
{
    const auto group = detail::openGroup(writer, command.body);
    const auto action = actions::findAction(writer, command.action);
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (!action) {
        return partnership::gone("action");
    }
    const base::Id id = base::deriveId(group->body, action->id);
    bool there = false;
    {
        Statement row = writer.query(kThereSql, id);
        there = row.next();
    }
    if (there) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is in the plan of the {} already.", action->reference, group->name), "action");
    }
    writer.run(kInsertSql, id, group->body, action->id, std::optional<std::string> {}, std::optional<base::Date> {});
    writer.setLabel(fmt::format("{} into the plan of {}", action->reference, group->shortName));
    return id;
}

Result<base::Id> apply(Writer& writer, const AddMilestone& command)
{
    const auto group = detail::openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    const auto text = orNothing(command.text);
    if (!text) {
        return fail(FailureCode::Invalid, "Say what is reached with the milestone.", "text");
    }
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, group->body, base::Id {}, *text, command.dueOn);
    writer.setLabel("Milestone of " + group->shortName);
    return id;
}

Result<void> apply(Writer& writer, const ReachMilestone& command)
{
    const auto held = milestoneHeld(writer, command.line);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on > writer.today()) {
        return fail(FailureCode::Invalid, "A milestone cannot have been reached on a day to come.", "on");
    }
    writer.run(kReachSql, command.line, on);
    writer.setLabel("Milestone of " + held->group.shortName + " reached");
    return {};
}

Result<void> apply(Writer& writer, const ReprogrammeMilestone& command)
{
    const auto held = milestoneHeld(writer, command.line);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->doneOn) {
        return fail(FailureCode::Refused, "The milestone was reached; its date stays.", "line");
    }
    const auto approval = orNothing(command.approval);
    if (!approval) {
        return fail(FailureCode::Invalid, "Say who approved the new date, and why.", "approval");
    }
    writer.run(kMoveSql, command.line, command.dueOn, *approval);
    writer.setLabel("Move a milestone of " + held->group.shortName);
    return {};
}

Result<void> apply(Writer& writer, const RemovePlanLine& command)
{
    const auto held = lineHeld(writer, command.line);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->doneOn) {
        return fail(FailureCode::Refused, "The milestone was reached; it stays in the plan.", "line");
    }
    writer.run(kRemoveSql, command.line);
    writer.setLabel("Take a line out of the plan of " + held->group.shortName);
    return {};
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A group's end date, its closing report, its end, and what takes its place.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "core/governance/task_group_writing.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using detail::openGroup;
using detail::tell;
using partnership::orNothing;

namespace {

constexpr std::string_view kEndSql = "UPDATE main.task_group SET end_on = ?2 WHERE id = ?1";
constexpr std::string_view kReportSql =
    "UPDATE main.task_group SET closing_report = ?2, state = 'closing_report' WHERE id = ?1";
constexpr std::string_view kCloseSql = "UPDATE main.task_group SET state = 'closed', closed_on = ?2 WHERE id = ?1";
constexpr std::string_view kMovePlanSql = "UPDATE main.plan_line SET body = ?2 WHERE body = ?1 AND done_on IS NULL";
constexpr std::string_view kActionsOfSql = R"(
        SELECT a.id FROM main.action a JOIN main.meeting m ON m.id = a.meeting WHERE m.body = ?1
        UNION SELECT action FROM main.plan_line WHERE body = ?1 AND action IS NOT NULL)";

/// A note in the story of each open action: whose business it is now. Nothing is copied (requirements C22).
Result<int> moveActions(Writer& writer, const partnership::Body& from, const partnership::Body& to)
{
    std::vector<base::Id> ids;
    {
        replica::Statement row = writer.query(kActionsOfSql, from.id);
        while (row.next()) {
            ids.push_back(row.id(0));
        }
    }
    int moved = 0;
    for (const base::Id& id : ids) {
        const auto action = actions::findAction(writer, id);
        if (!action || !actions::isOpen(action->status)) {
            continue;
        }
        actions::ReportProgress note;
        note.action = id;
        note.text = fmt::format("Moved to the {}, which takes the place of the {}.", to.name, from.name);
        if (auto noted = apply(writer, note); !noted) {
            return tl::unexpected(noted.error());
        }
        ++moved;
    }
    writer.run(kMovePlanSql, from.id, to.id);
    return moved;
}

/// Closes the body, and its own sub-groups with it.
Result<void> closeWithSubGroups(Writer& writer, const base::Id& body, base::Date lastDay, const std::string& decision,
                                const base::Id& succeededBy)
{
    if (auto closed = apply(writer, partnership::CloseBody {body, lastDay, decision, succeededBy}); !closed) {
        return closed;
    }
    writer.run(kCloseSql, body, lastDay);
    tell(writer, body, {.kind = "closed", .text = decision});
    for (const TaskGroup& sub : subGroupsOf(writer, body)) {
        if (sub.state == GroupState::Closed) {
            continue;
        }
        if (auto closed = closeWithSubGroups(writer, sub.body, lastDay, decision, {}); !closed) {
            return closed;
        }
    }
    return {};
}

}  // namespace

Result<void> apply(Writer& writer, const ExtendGroup& command)
{
    const auto group = openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    const auto reason = orNothing(command.reason);
    if (!reason) {
        return fail(FailureCode::Invalid, fmt::format("Say why the {} needs longer.", group->name), "reason");
    }
    if (command.endOn < writer.today() || (group->endOn && command.endOn <= *group->endOn)) {
        return fail(FailureCode::Invalid,
                    group->endOn ? fmt::format("The {} ends on {}. Choose a later day to come.", group->name,
                                               base::longDate(*group->endOn))
                                 : std::string {"Choose a day to come."},
                    "end");
    }
    writer.run(kEndSql, group->body, command.endOn);
    tell(writer, group->body,
         {.kind = "extended", .text = *reason, .oldEndOn = group->endOn, .newEndOn = command.endOn});
    writer.setLabel("Extend " + group->shortName);
    return {};
}

Result<void> apply(Writer& writer, const GiveClosingReport& command)
{
    const auto group = openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    const auto text = orNothing(command.text);
    if (!text) {
        return fail(FailureCode::Invalid, "Say what came of the group, what is left, and who takes it on.", "text");
    }
    writer.run(kReportSql, group->body, *text);
    tell(writer, group->body, {.kind = "closing_report"});
    writer.setLabel("Closing report of " + group->shortName);
    return {};
}

Result<void> apply(Writer& writer, const CloseGroup& command)
{
    const auto group = openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (group->closingReport.empty() && group->state != GroupState::Proposed) {
        return fail(FailureCode::Refused,
                    fmt::format("The {} cannot be closed without its closing report. Give it first.", group->name),
                    "closing report");
    }
    const base::Date lastDay = command.lastDay.value_or(writer.today());
    if (command.succeededBy) {
        const auto from = partnership::body(writer, group->body);
        const auto to = partnership::body(writer, command.succeededBy);
        if (!to) {
            return partnership::gone("body");
        }
        if (auto moved = moveActions(writer, *from, *to); !moved) {
            return tl::unexpected(moved.error());
        }
    }
    if (auto closed = closeWithSubGroups(writer, group->body, lastDay, command.decision, command.succeededBy);
        !closed) {
        return closed;
    }
    writer.setLabel("Close " + group->shortName);
    return {};
}

Result<void> apply(Writer& writer, const ReplaceBody& command)
{
    const auto from = partnership::body(writer, command.body);
    const auto to = partnership::body(writer, command.by);
    if (!from || !to) {
        return partnership::gone("body");
    }
    if (auto moved = moveActions(writer, *from, *to); !moved) {
        return tl::unexpected(moved.error());
    }
    if (taskGroup(writer, from->id)) {
        if (auto closed = closeWithSubGroups(writer, from->id, command.lastDay, command.decision, to->id); !closed) {
            return closed;
        }
    } else if (auto closed =
                   apply(writer, partnership::CloseBody {from->id, command.lastDay, command.decision, to->id});
               !closed) {
        return closed;
    }
    writer.setLabel(fmt::format("{} takes the place of {}", to->shortName, from->shortName));
    return {};
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Setting up a group and leading it. Bringing it to its end is in task_group_closing.cpp.
#include "core/governance/task_group_commands.h"

#include "core/base/text.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/sent_business.h"
#include "core/governance/task_group_queries.h"
#include "core/governance/task_group_writing.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using detail::openGroup;
using detail::tell;
using partnership::orNothing;

namespace {

constexpr int kMonthsUsual = 6;

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.task_group (id, theme_lead, theme_agency, commissioned_meeting, commissioned_item,
                                     commissioned_on, parent, first_report_on, end_on, original_end_on, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10))";
constexpr std::string_view kEventSql = R"(
        INSERT INTO main.task_group_event (id, task_group, kind, made_on, by_role, old_end_on, new_end_on, text, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                (SELECT coalesce(max(position), 0) + 1 FROM main.task_group_event WHERE task_group = ?2)))";
constexpr std::string_view kStateSql = "UPDATE main.task_group SET state = ?2 WHERE id = ?1";
constexpr std::string_view kConfirmSql =
    "UPDATE main.task_group SET state = 'commissioned', commissioned_on = ?2 WHERE id = ?1";
constexpr std::string_view kLeadSql = "UPDATE main.task_group SET theme_lead = ?2, theme_agency = ?3 WHERE id = ?1";
constexpr std::string_view kParentSql = "UPDATE main.task_group SET parent = ?2 WHERE id = ?1";
constexpr std::string_view kCommissionerSql = "UPDATE main.body SET commissioned_by = ?2 WHERE id = ?1";
constexpr std::string_view kReferSql = "UPDATE main.agenda_item SET referred_to = ?2 WHERE id = ?1";

struct Lead {
    std::string title;
    base::Id agency;
};

Result<Lead> leadFrom(const replica::Reader& reader, const base::Id& role, const std::string& title)
{
    if (role.isNil()) {
        return Lead {orNothing(title).value_or(std::string {}), {}};
    }
    const auto found = partnership::role(reader, role);
    return found ? Result<Lead> {Lead {found->title, found->agency}} : partnership::gone("role");
}

/// "TF-1", the first that is free.
std::string freeShortName(const replica::Reader& reader)
{
    for (int number = 1;; ++number) {
        std::string name = fmt::format("TF-{}", number);
        if (!partnership::bodyByName(reader, name)) {
            return name;
        }
    }
}

/// The body that watches performance; groups report to it (requirements C06, G02).
base::Id performanceBody(const replica::Reader& reader)
{
    for (const auto& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.authority == partnership::Authority::PerformanceScrutiny) {
            return body.id;
        }
    }
    return {};
}

Result<void> checkParent(const replica::Reader& reader, const base::Id& self, const base::Id& parent)
{
    base::Id above = parent;
    for (int steps = 0; above && steps < 32; ++steps) {
        if (above == self) {
            return fail(FailureCode::Invalid, "A group cannot be its own sub-group. Choose another parent.", "parent");
        }
        const auto group = taskGroup(reader, above);
        if (!group || group->state == GroupState::Closed) {
            return fail(FailureCode::Invalid, "Choose a task and finish group that is at work as the parent.",
                        "parent");
        }
        above = group->parent;
    }
    return {};
}

Result<void> checkDates(std::optional<base::Date> firstReport, std::optional<base::Date> end, base::Date today)
{
    if (end && *end < today) {
        return fail(FailureCode::Invalid, "The end date has passed. Choose a day to come.", "end");
    }
    return partnership::inOrder(firstReport, end, "A group reports before it ends.", "end");
}

/// Agencies as asked for; else those the item needs, and who raised it.
std::vector<base::Id> membersFor(const CommissionGroup& command, const meetings::AgendaItem& item)
{
    if (!command.members.empty() || item.restricted()) {
        return command.members;
    }
    std::vector<base::Id> members;
    if (item.raisedByAgency) {
        members.push_back(item.raisedByAgency);
    }
    for (const auto& requirement : item.requirements) {
        if (requirement.need != meetings::Need::NotNeeded
            && std::find(members.begin(), members.end(), requirement.agency) == members.end()) {
            members.push_back(requirement.agency);
        }
    }
    return members;
}

/// The item goes on with the group, and stands on its first agenda.
Result<void> handOver(Writer& writer, const CommissionGroup& command, const meetings::Meeting& meeting,
                      const meetings::AgendaItem& item, const base::Id& group, const std::string& name)
{
    if (meetings::isLive(meeting.state) && item.state != meetings::ItemState::Concluded) {
        if (auto parked = apply(writer, meetings::ParkToTaskGroup {meeting.id, item.id, "With the " + name}); !parked) {
            return parked;
        }
        writer.run(kReferSql, item.id, group);
        return {};
    }
    return apply(writer, SendItem {meeting.id, item.id, group, "To the " + name, command.themeLead});
}

}  // namespace

namespace detail {

void tell(Writer& writer, const base::Id& group, const GroupTold& told)
{
    writer.run(kEventSql, base::newId(), group, told.kind, writer.today(), orNothing(writer.author()), told.oldEndOn,
               told.newEndOn, orNothing(told.text));
}

void beginWork(Writer& writer, const TaskGroup& group)
{
    writer.run(kStateSql, group.body, toStored(GroupState::Active));
    tell(writer, group.body, {.kind = "active"});
}

Result<TaskGroup> openGroup(const replica::Reader& reader, const base::Id& body)
{
    auto group = taskGroup(reader, body);
    if (!group) {
        return fail(FailureCode::NotFound, "That body is no task and finish group.", "body");
    }
    if (group->state == GroupState::Closed) {
        return fail(FailureCode::Refused,
                    group->closedOn
                        ? fmt::format("The {} was closed on {}.", group->name, base::longDate(*group->closedOn))
                        : fmt::format("The {} is closed.", group->name));
    }
    return std::move(*group);
}

void insertGroup(Writer& writer, const GroupRow& row)
{
    const std::string_view state = toStored(row.proposed ? GroupState::Proposed : GroupState::Commissioned);
    writer.run(kInsertSql, row.body, orNothing(row.lead), row.leadAgency, row.meeting, row.item,
               row.proposed ? std::nullopt : row.commissionedOn, row.parent, row.firstReportOn, row.endOn, state);
    tell(writer, row.body, {.kind = std::string {state}, .newEndOn = row.endOn});
}

}  // namespace detail

Result<base::Id> apply(Writer& writer, const CommissionGroup& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    const auto item = meetings::itemOf(writer, command.meeting, command.item);
    if (!meeting || !item) {
        return partnership::gone(meeting ? "item" : "meeting");
    }
    if (item->restricted() && (base::trimmed(command.name).empty() || base::trimmed(command.purpose).empty())) {
        return fail(FailureCode::Refused,
                    "The item is restricted, and a group's name and purpose are open. Give both, in words that give "
                    "nothing away.",
                    "name");
    }
    const auto lead = leadFrom(writer, command.themeRole,
                               command.themeLead.empty() && !item->restricted() ? item->lead : command.themeLead);
    if (!lead) {
        return tl::unexpected(lead.error());
    }
    const base::Date today = writer.today();
    const base::Date endOn = command.endOn.value_or(base::addMonths(today, kMonthsUsual));
    base::Date firstReport = returnDueOn(writer, monthOf(today));
    if (firstReport <= today) {
        firstReport = returnDueOn(writer, monthAfter(monthOf(today)));
    }
    firstReport = command.firstReportOn.value_or(firstReport);
    if (auto ok = checkDates(firstReport, endOn, today); !ok) {
        return tl::unexpected(ok.error());
    }
    if (auto ok = checkParent(writer, {}, command.parent); !ok) {
        return tl::unexpected(ok.error());
    }
    partnership::AddBody add;
    add.shortName = command.shortName.empty() ? freeShortName(writer) : command.shortName;
    add.name = command.name.empty() ? item->title + " Task and Finish Group" : command.name;
    add.tier = partnership::Tier::Theme;
    add.authority = partnership::Authority::Advisory;
    add.chairRole = lead->title;
    add.purpose = command.purpose.empty() ? (item->purpose.empty() ? item->title : item->purpose) : command.purpose;
    add.effectiveFrom = today;
    const auto body = apply(writer, add);
    if (!body) {
        return body;
    }
    const base::Id reportsTo = command.reportsTo ? command.reportsTo
        : command.parent                         ? command.parent
                                                 : performanceBody(writer);
    if (reportsTo) {
        if (auto linked = apply(writer, partnership::LinkBodies {*body, reportsTo}); !linked) {
            return linked;
        }
    }
    for (const base::Id& agency : membersFor(command, *item)) {
        partnership::AddMembership member;
        member.body = *body;
        member.agency = agency;
        if (auto added = apply(writer, member); !added) {
            return added;
        }
    }
    writer.run(kCommissionerSql, *body, meeting->body);
    detail::insertGroup(writer,
                        {*body, lead->title, lead->agency, meeting->id, item->id, today, command.parent, firstReport,
                         endOn, command.proposeOnly});
    if (command.parkItem) {
        if (auto handed = handOver(writer, command, *meeting, *item, *body, add.name); !handed) {
            return tl::unexpected(handed.error());
        }
    }
    writer.setLabel(fmt::format("{} {} at {}", command.proposeOnly ? "Propose" : "Commission", add.shortName,
                                meetings::meetingReference(*meeting)));
    return body;
}

Result<void> apply(Writer& writer, const AdoptAsGroup& command)
{
    const auto body = partnership::body(writer, command.body);
    if (!body) {
        return partnership::gone("body");
    }
    if (taskGroup(writer, body->id)) {
        return fail(FailureCode::Refused, fmt::format("The {} is a task and finish group already.", body->name));
    }
    const auto lead =
        leadFrom(writer, command.themeRole, command.themeLead.empty() ? body->chairRole : command.themeLead);
    if (!lead) {
        return tl::unexpected(lead.error());
    }
    if (auto ok = checkDates(command.firstReportOn, command.endOn, writer.today()); !ok) {
        return ok;
    }
    if (auto ok = checkParent(writer, body->id, command.parent); !ok) {
        return ok;
    }
    detail::insertGroup(writer,
                        {body->id, lead->title, lead->agency, command.meeting, command.item,
                         command.commissionedOn ? command.commissionedOn : body->effectiveFrom, command.parent,
                         command.firstReportOn, command.endOn});
    writer.setLabel(body->shortName + " is a task and finish group");
    return {};
}

Result<void> apply(Writer& writer, const ConfirmGroup& command)
{
    const auto group = openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (group->state != GroupState::Proposed) {
        return fail(FailureCode::Refused, fmt::format("The {} was commissioned already.", group->name));
    }
    writer.run(kConfirmSql, group->body, writer.today());
    tell(writer, group->body, {.kind = "commissioned", .newEndOn = group->endOn});
    writer.setLabel("Commission " + group->shortName);
    return {};
}

Result<void> apply(Writer& writer, const StartGroup& command)
{
    const auto group = openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (group->state == GroupState::Proposed) {
        return fail(FailureCode::Refused, fmt::format("The {} is only proposed. Commission it first.", group->name));
    }
    if (group->state != GroupState::Commissioned) {
        return fail(FailureCode::Refused, fmt::format("The {} is at work already.", group->name));
    }
    detail::beginWork(writer, *group);
    writer.setLabel(group->shortName + " begins its work");
    return {};
}

Result<void> apply(Writer& writer, const ChangeThemeLead& command)
{
    const auto group = openGroup(writer, command.body);
    const auto lead = leadFrom(writer, command.role, command.title);
    if (!group || !lead) {
        return tl::unexpected(group ? lead.error() : group.error());
    }
    if (lead->title.empty()) {
        return fail(FailureCode::Invalid, "Say which role leads the group.", "lead");
    }
    writer.run(kLeadSql, group->body, lead->title, lead->agency);
    tell(writer, group->body, {.kind = "lead", .text = lead->title});
    writer.setLabel("Theme lead of " + group->shortName);
    return {};
}

Result<void> apply(Writer& writer, const MoveSubGroup& command)
{
    const auto group = openGroup(writer, command.body);
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (auto ok = checkParent(writer, group->body, command.parent); !ok) {
        return ok;
    }
    writer.run(kParentSql, group->body, command.parent);
    const auto parent = partnership::body(writer, command.parent);
    tell(writer, group->body,
         {.kind = "moved", .text = parent ? "Under the " + parent->name : std::string {"On its own"}});
    writer.setLabel(fmt::format("Move {}", group->shortName));
    return {};
}

}  // namespace muster::governance

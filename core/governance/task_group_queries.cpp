// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/task_group_queries.h"

#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace muster::governance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kGroupsSql = R"(
        SELECT g.id, g.theme_lead, g.theme_agency, a.name, g.commissioned_meeting, g.commissioned_item,
               g.commissioned_on, g.parent, g.first_report_on, g.end_on, g.original_end_on, g.state, g.closing_report,
               g.closed_on
          FROM main.task_group g LEFT JOIN main.agency a ON a.id = g.theme_agency)";
constexpr std::string_view kEventsSql = R"(
        SELECT kind, made_on, by_role, old_end_on, new_end_on, text FROM main.task_group_event
         WHERE task_group = ?1 ORDER BY position, made_on, id)";
constexpr std::string_view kFundingSql = R"(
        SELECT f.id, f.body, b.name, f.priority, p.name, f.purpose, f.source, f.pence, f.state, f.decided_on
          FROM main.funding_line f LEFT JOIN main.body b ON b.id = f.body LEFT JOIN main.priority p ON p.id = f.priority
         WHERE ?1 IS NULL OR f.body = ?1
         ORDER BY p.id IS NULL, p.position, b.position, b.name, f.position, f.id)";
constexpr std::string_view kChallengesSql = R"(
        SELECT c.id, c.body, b.name, c.from_body, f.name, c.asked_on, c.asked_by, c.question, c.answer, c.answered_on,
               c.answered_by
          FROM main.group_challenge c LEFT JOIN main.body b ON b.id = c.body LEFT JOIN main.body f ON f.id = c.from_body
         WHERE (?1 IS NULL OR c.body = ?1) AND (NOT ?2 OR c.answered_on IS NULL)
         ORDER BY c.asked_on, c.id)";
constexpr std::string_view kCommissionerSql =
    "SELECT c.name FROM main.body b JOIN main.body c ON c.id = b.commissioned_by WHERE b.id = ?1";
constexpr std::string_view kCommissionedSql = R"sql(
        SELECT b.id, b.short_name, b.name, b.commissioned_by, c.name
          FROM main.body b LEFT JOIN main.body c ON c.id = b.commissioned_by
         WHERE b.commissioned_by IS NOT NULL OR EXISTS (SELECT 1 FROM main.body_product p WHERE p.body = b.id)
         ORDER BY b.position, b.name, b.id)sql";
constexpr std::string_view kProductsSql = R"(
        SELECT id, text, due_on, delivered_on FROM main.body_product WHERE body = ?1
         ORDER BY due_on IS NULL, due_on, position, id)";

/// Bodies read once for all groups.
struct Bodies {
    std::vector<partnership::Body> all;
    std::vector<partnership::BodyLink> links;
    std::vector<partnership::Membership> members;
    std::vector<partnership::Agency> agencies;

    explicit Bodies(const Reader& reader)
        : all(partnership::bodies(reader))
        , links(partnership::bodyLinks(reader))
        , members(partnership::memberships(reader))
        , agencies(partnership::agencies(reader))
    {
    }
    [[nodiscard]] const partnership::Body* find(const base::Id& id) const
    {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& body) { return body.id == id; });
        return found == all.end() ? nullptr : &*found;
    }
};

std::string citationOf(const Reader& reader, const base::Id& meetingId, const base::Id& item)
{
    const auto meeting = meetings::meetingById(reader, meetingId);
    if (!meeting) {
        return {};
    }
    std::string words = fmt::format("{}, {}", meeting->bodyName, base::longDate(meeting->date));
    if (const auto minute = meetings::minuteOf(reader, item)) {
        words += ", minute " + minute->shown();
    }
    return words;
}

void addBody(const Bodies& bodies, TaskGroup& group)
{
    const partnership::Body* body = bodies.find(group.body);
    if (body == nullptr) {
        return;
    }
    group.shortName = body->shortName;
    group.name = body->name;
    group.purpose = body->purpose;
    group.closedBy = body->closedBy;
    if (const auto* successor = bodies.find(body->succeededBy)) {
        group.succeededByName = successor->name;
    }
    if (const auto* parent = bodies.find(group.parent)) {
        group.parentName = parent->name;
    }
    for (const auto& link : bodies.links) {
        if (link.body == group.body && link.kind == partnership::LinkKind::ReportsTo && group.reportsTo.isNil()) {
            if (const auto* above = bodies.find(link.toBody)) {
                group.reportsTo = above->id;
                group.reportsToName = above->name;
            }
        }
    }
    for (const auto& agency : bodies.agencies) {
        const bool sits = std::any_of(bodies.members.begin(), bodies.members.end(), [&](const auto& member) {
            return member.body == group.body && member.agency == agency.id && !member.to;
        });
        if (sits) {
            group.members.push_back(partnership::printName(agency));
            group.memberAgencies.push_back(agency.id);
        }
    }
}

std::vector<TaskGroup> readGroups(const Reader& reader)
{
    std::vector<TaskGroup> groups;
    {
        Statement row = reader.query(kGroupsSql);
        while (row.next()) {
            TaskGroup group;
            group.body = row.id(0);
            group.themeLead = row.text(1);
            group.themeAgency = row.id(2);
            group.themeAgencyName = row.text(3);
            group.commissionedMeeting = row.id(4);
            group.commissionedItem = row.id(5);
            group.commissionedOn = row.optionalDate(6);
            group.parent = row.id(7);
            group.firstReportOn = row.optionalDate(8);
            group.endOn = row.optionalDate(9);
            group.originalEndOn = row.optionalDate(10);
            group.state = groupStateFrom(row.text(11));
            group.closingReport = row.text(12);
            group.closedOn = row.optionalDate(13);
            groups.push_back(std::move(group));
        }
    }
    if (groups.empty()) {
        return groups;
    }
    const Bodies bodies {reader};
    for (TaskGroup& group : groups) {
        addBody(bodies, group);
        group.commissionedBy = citationOf(reader, group.commissionedMeeting, group.commissionedItem);
        group.overdueToFinish = group.state != GroupState::Closed && group.endOn && *group.endOn < reader.today();
        Statement row = reader.query(kEventsSql, group.body);
        while (row.next()) {
            group.events.push_back(
                {row.text(0), row.optionalDate(1), row.text(2), row.optionalDate(3), row.optionalDate(4), row.text(5)});
        }
    }
    // As the bodies stand; a sub-group directly behind its parent, what is closed at the end.
    const auto place = [&](const base::Id& id) {
        const auto* body = bodies.find(id);
        return body == nullptr ? 0 : body->position;
    };
    std::stable_sort(groups.begin(), groups.end(), [&](const TaskGroup& a, const TaskGroup& b) {
        const auto key = [&](const TaskGroup& group) {
            return std::tuple {group.state == GroupState::Closed, place(group.parent ? group.parent : group.body),
                               !group.parent.isNil(), place(group.body)};
        };
        return key(a) < key(b);
    });
    return groups;
}

}  // namespace

std::vector<TaskGroup> taskGroups(const Reader& reader, bool closedToo)
{
    std::vector<TaskGroup> groups = readGroups(reader);
    if (!closedToo) {
        std::erase_if(groups, [](const TaskGroup& group) { return group.state == GroupState::Closed; });
    }
    return groups;
}

std::optional<TaskGroup> taskGroup(const Reader& reader, const base::Id& body)
{
    for (TaskGroup& group : readGroups(reader)) {
        if (group.body == body) {
            return std::move(group);
        }
    }
    return std::nullopt;
}

base::Result<TaskGroup> findTaskGroup(const Reader& reader, const std::string& name)
{
    const auto body = partnership::bodyByName(reader, name);
    if (!body) {
        return base::fail(base::FailureCode::NotFound, fmt::format("There is no body \"{}\".", name), "body");
    }
    auto group = taskGroup(reader, body->id);
    if (!group) {
        return base::fail(base::FailureCode::NotFound, fmt::format("The {} is no task and finish group.", body->name),
                          "body");
    }
    return std::move(*group);
}

std::vector<TaskGroup> subGroupsOf(const Reader& reader, const base::Id& body)
{
    std::vector<TaskGroup> groups = taskGroups(reader);
    std::erase_if(groups, [&](const TaskGroup& group) { return group.parent != body; });
    return groups;
}

std::vector<TaskGroup> groupsToExtendOrClose(const Reader& reader)
{
    std::vector<TaskGroup> groups = taskGroups(reader, false);
    std::erase_if(groups, [](const TaskGroup& group) { return !group.overdueToFinish; });
    std::stable_sort(groups.begin(), groups.end(),
                     [](const TaskGroup& a, const TaskGroup& b) { return *a.endOn < *b.endOn; });
    return groups;
}

std::vector<FundingLine> fundingOf(const Reader& reader, const base::Id& body)
{
    std::vector<FundingLine> lines;
    Statement row = reader.query(kFundingSql, body);
    while (row.next()) {
        lines.push_back({row.id(0), row.id(1), row.text(2), row.id(3), row.text(4), row.text(5), row.text(6),
                         row.integer(7), fundingStateFrom(row.text(8)).value_or(FundingState::Sought),
                         row.optionalDate(9)});
    }
    return lines;
}

std::vector<FundingTotal> fundingTotals(const Reader& reader, const base::Id& body)
{
    std::vector<FundingTotal> totals;
    for (const FundingLine& line : fundingOf(reader, body)) {
        if (totals.empty() || totals.back().priority != line.priority) {
            totals.push_back({line.priority, line.priorityName});
        }
        FundingTotal& total = totals.back();
        switch (line.state) {
        case FundingState::Sought:
            total.sought += line.pence;
            break;
        case FundingState::Secured:
            total.secured += line.pence;
            break;
        case FundingState::Spent:
            total.spent += line.pence;
            break;
        case FundingState::Refused:
            total.refused += line.pence;
            break;
        }
    }
    return totals;
}

std::vector<Challenge> challengesOf(const Reader& reader, const base::Id& body, bool openOnly)
{
    std::vector<Challenge> challenges;
    Statement row = reader.query(kChallengesSql, body, openOnly);
    while (row.next()) {
        Challenge one {row.id(0),   row.id(1),   row.text(2), row.id(3),           row.text(4), row.optionalDate(5),
                       row.text(6), row.text(7), row.text(8), row.optionalDate(9), row.text(10)};
        one.overdue = !one.answeredOn && one.askedOn && base::daysBetween(*one.askedOn, reader.today()) > kDaysToAnswer;
        challenges.push_back(std::move(one));
    }
    return challenges;
}

std::string commissionerOf(const Reader& reader, const base::Id& body)
{
    Statement row = reader.query(kCommissionerSql, body);
    return row.next() ? row.text(0) : std::string {};
}

std::vector<Product> productsOf(const Reader& reader, const base::Id& body)
{
    std::vector<Product> products;
    Statement row = reader.query(kProductsSql, body);
    while (row.next()) {
        Product one {row.id(0), body, row.text(1), row.optionalDate(2), row.optionalDate(3)};
        one.overdue = !one.deliveredOn && one.dueOn && *one.dueOn < reader.today();
        products.push_back(std::move(one));
    }
    return products;
}

std::vector<CommissionedBody> commissionedBodies(const Reader& reader)
{
    std::vector<CommissionedBody> bodies;
    {
        Statement row = reader.query(kCommissionedSql);
        while (row.next()) {
            bodies.push_back({row.id(0), row.text(1), row.text(2), row.id(3), row.text(4), {}});
        }
    }
    for (CommissionedBody& one : bodies) {
        one.products = productsOf(reader, one.body);
    }
    return bodies;
}

}  // namespace muster::governance

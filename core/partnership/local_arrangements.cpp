// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/local_arrangements.h"

#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::partnership {

using base::fail;
using base::FailureCode;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kContactSql = "SELECT contact_point, safety_notes FROM main.sector WHERE id = ?1";
constexpr std::string_view kSetContactSql =
    "UPDATE main.sector SET contact_point = ?2, safety_notes = ?3 WHERE id = ?1";
constexpr std::string_view kManagerSql = "SELECT managed_by FROM main.role WHERE id = ?1";
constexpr std::string_view kSetManagerSql = "UPDATE main.role SET managed_by = ?2 WHERE id = ?1";
constexpr std::string_view kBodiesSql = "SELECT DISTINCT body FROM main.body_ward WHERE ward = ?1";
constexpr std::string_view kWardsSql = R"sql(
        SELECT w.id FROM main.ward w WHERE w.id IN (SELECT ward FROM main.body_ward WHERE body = ?1)
         ORDER BY w.position, w.name)sql";
constexpr std::string_view kDropWardSql = "DELETE FROM main.body_ward WHERE body = ?1 AND ward = ?2";
constexpr std::string_view kAddWardSql = "INSERT INTO main.body_ward (id, body, ward) VALUES (?1, ?2, ?3)";
constexpr std::string_view kAgreementSql = "SELECT agreed_by, agreed_on FROM main.membership WHERE id = ?1";
constexpr std::string_view kAgreeSql = "UPDATE main.membership SET agreed_by = ?2, agreed_on = ?3 WHERE id = ?1";

base::Id managerId(const Reader& reader, const base::Id& role)
{
    Statement row = reader.query(kManagerSql, role);
    return row.next() ? row.id(0) : base::Id {};
}

bool isOn(const Membership& membership, base::Date date)
{
    return (!membership.from || *membership.from <= date) && (!membership.to || *membership.to >= date);
}

}  // namespace

SectorContact sectorContact(const Reader& reader, const base::Id& sector)
{
    Statement row = reader.query(kContactSql, sector);
    return row.next() ? SectorContact {row.text(0), row.text(1)} : SectorContact {};
}

std::optional<Role> managerOf(const Reader& reader, const base::Id& roleId)
{
    const base::Id manager = managerId(reader, roleId);
    return manager ? role(reader, manager) : std::nullopt;
}

std::vector<Body> bodiesForWard(const Reader& reader, const base::Id& ward, base::Date date)
{
    std::vector<Body> found;
    Statement row = reader.query(kBodiesSql, ward);
    while (row.next()) {
        if (auto one = body(reader, row.id(0)); one && isActiveOn(*one, date)) {
            found.push_back(std::move(*one));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Body& a, const Body& b) {
        return std::pair {a.tier, a.position} < std::pair {b.tier, b.position};
    });
    return found;
}

std::vector<base::Id> wardsOfBody(const Reader& reader, const base::Id& bodyId)
{
    std::vector<base::Id> wards;
    Statement row = reader.query(kWardsSql, bodyId);
    while (row.next()) {
        wards.push_back(row.id(0));
    }
    return wards;
}

std::optional<AccessAgreement> accessAgreement(const Reader& reader, const base::Id& membership)
{
    Statement row = reader.query(kAgreementSql, membership);
    if (!row.next() || row.isNull(1)) {
        return std::nullopt;
    }
    return AccessAgreement {row.text(0), row.date(1)};
}

bool mayObserve(const Reader& reader, const base::Id& bodyId, const base::Id& agency, base::Date date)
{
    for (const Membership& one : membershipsOf(reader, bodyId)) {
        const bool observes = one.capacity == Capacity::Observer || one.capacity == Capacity::Access;
        if (!observes || one.agency != agency || !isOn(one, date)) {
            continue;
        }
        if (const auto agreed = accessAgreement(reader, one.id); agreed && agreed->agreedOn <= date) {
            return true;
        }
    }
    return false;
}

Result<void> apply(Writer& writer, const SetSectorContact& command)
{
    const auto found = sector(writer, command.sector);
    if (!found) {
        return gone("sector");
    }
    writer.run(kSetContactSql, command.sector, orNothing(command.contactPoint), orNothing(command.safetyNotes));
    writer.setLabel(fmt::format("Contact point of the {}", found->name));
    return {};
}

Result<void> apply(Writer& writer, const SetManager& command)
{
    const auto directed = role(writer, command.role);
    if (!directed) {
        return gone("role");
    }
    if (command.manager && !role(writer, command.manager)) {
        return gone("role");
    }
    base::Id above = command.manager;
    for (int steps = 0; above && steps < 100; ++steps) {
        if (above == command.role) {
            return fail(FailureCode::Refused,
                        fmt::format("{} would direct itself. Choose somebody else.", directed->title), "manager");
        }
        above = managerId(writer, above);
    }
    writer.run(kSetManagerSql, command.role, command.manager);
    writer.setLabel(fmt::format("Who directs the {}", directed->title));
    return {};
}

Result<void> apply(Writer& writer, const SetWardsOfBody& command)
{
    const auto found = body(writer, command.body);
    if (!found) {
        return gone("body");
    }
    const std::vector<base::Id> there = wardsOfBody(writer, command.body);
    for (const base::Id& ward : command.wards) {
        if (!partnership::ward(writer, ward)) {
            return gone("ward");
        }
        if (std::find(there.begin(), there.end(), ward) == there.end()) {
            writer.run(kAddWardSql, base::deriveId(command.body, ward), command.body, ward);
        }
    }
    for (const base::Id& ward : there) {
        if (std::find(command.wards.begin(), command.wards.end(), ward) == command.wards.end()) {
            writer.run(kDropWardSql, command.body, ward);
        }
    }
    writer.setLabel(fmt::format("Wards of {}", found->shortName));
    return {};
}

Result<void> apply(Writer& writer, const AgreeAccess& command)
{
    const std::vector<Membership> all = memberships(writer);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Membership& one) { return one.id == command.membership; });
    if (found == all.end()) {
        return gone("membership");
    }
    if (found->capacity != Capacity::Observer && found->capacity != Capacity::Access) {
        return fail(FailureCode::Refused, "Members come in their own right. Only observers and access are agreed.",
                    "capacity");
    }
    const auto by = requiredText(command.agreedBy, "The agreement", "agreed by");
    if (!by) {
        return tl::unexpected(by.error());
    }
    writer.run(kAgreeSql, command.membership, *by, command.agreedOn.value_or(writer.today()));
    const auto at = body(writer, found->body);
    writer.setLabel(fmt::format("Access to {} agreed", at ? at->shortName : std::string {"a body"}));
    return {};
}

}  // namespace muster::partnership

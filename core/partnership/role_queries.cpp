// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/role_queries.h"

#include "core/base/text.h"

#include <algorithm>

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kRolesSql = R"(
    SELECT r.id, r.agency, r.unit, r.title, r.person_name, r.can_commit, r.commit_limit, r.is_lead, r.deputy_for,
           r.seniority, r.active_from, r.active_to, r.organisation
      FROM role r LEFT JOIN agency a ON a.id = r.agency LEFT JOIN role d ON d.id = r.deputy_for
     ORDER BY a.id IS NULL, CASE a.category WHEN 'responsible' THEN 0 WHEN 'co_operating' THEN 1
              WHEN 'invitee' THEN 2 ELSE 3 END, a.position, a.name, coalesce(r.is_lead, 0) DESC,
              coalesce(d.is_lead, 0) DESC, r.title, r.id)";

Role roleFrom(const Statement& row)
{
    Role role;
    role.id = row.id(0);
    role.agency = row.id(1);
    role.unit = row.id(2);
    role.title = row.text(3);
    role.personName = row.text(4);
    role.canCommit = row.flag(5);
    role.commitLimit = row.text(6);
    role.isLead = row.flag(7);
    role.deputyFor = row.id(8);
    role.seniority = row.text(9);
    role.activeFrom = row.optionalDate(10);
    role.activeTo = row.optionalDate(11);
    role.organisation = row.text(12);
    return role;
}

template <class Condition> std::optional<Role> firstRole(const Reader& reader, Condition holds)
{
    for (Role& candidate : roles(reader)) {
        if (holds(candidate)) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

}  // namespace

bool isActiveOn(const Role& role, base::Date date)
{
    return (!role.activeFrom || *role.activeFrom <= date) && (!role.activeTo || *role.activeTo >= date);
}

std::vector<Role> roles(const Reader& reader)
{
    std::vector<Role> found;
    Statement row = reader.query(kRolesSql);
    while (row.next()) {
        found.push_back(roleFrom(row));
    }
    return found;
}

std::vector<Role> rolesOn(const Reader& reader, base::Date date)
{
    std::vector<Role> found = roles(reader);
    std::erase_if(found, [&](const Role& role) { return !isActiveOn(role, date); });
    return found;
}

std::vector<Role> rolesOf(const Reader& reader, const base::Id& agency)
{
    std::vector<Role> found = roles(reader);
    std::erase_if(found, [&](const Role& role) { return role.agency != agency; });
    return found;
}

std::optional<Role> role(const Reader& reader, const base::Id& id)
{
    return firstRole(reader, [&](const Role& candidate) { return candidate.id == id; });
}

std::optional<Role> roleByTitle(const Reader& reader, const base::Id& agency, std::string_view title)
{
    const std::string wanted = base::lowered(base::trimmed(title));
    const auto matches = [&](const Role& role) {
        return base::lowered(role.title) == wanted && (agency.isNil() || role.agency == agency);
    };
    const base::Date today = reader.today();
    auto active = firstRole(reader, [&](const Role& role) { return matches(role) && isActiveOn(role, today); });
    return active ? active : firstRole(reader, matches);
}

std::optional<Role> leadOf(const Reader& reader, const base::Id& agency, base::Date date)
{
    return firstRole(reader, [&](const Role& candidate) {
        return candidate.agency == agency && candidate.isLead && isActiveOn(candidate, date);
    });
}

std::optional<Role> deputyOf(const Reader& reader, const base::Id& agency, base::Date date)
{
    const auto lead = leadOf(reader, agency, date);
    return !lead ? std::nullopt : firstRole(reader, [&](const Role& candidate) {
        return candidate.deputyFor == lead->id && isActiveOn(candidate, date);
    });
}

}  // namespace muster::partnership

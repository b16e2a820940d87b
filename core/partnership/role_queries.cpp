// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/role_queries.h"

#include "core/base/text.h"

#include <algorithm>

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

/// Every query of roles is this one with another condition.
std::string rolesWhere(std::string_view condition)
{
    return R"(
    SELECT r.id, r.agency, r.unit, r.title, r.person_name, r.can_commit, r.commit_limit, r.is_lead, r.deputy_for,
           r.seniority, r.active_from, r.active_to, r.organisation
      FROM role r LEFT JOIN agency a ON a.id = r.agency LEFT JOIN role d ON d.id = r.deputy_for
     WHERE )" + std::string {condition} + R"(
     ORDER BY a.id IS NULL, CASE a.category WHEN 'responsible' THEN 0 WHEN 'co_operating' THEN 1
              WHEN 'invitee' THEN 2 WHEN 'access' THEN 3 ELSE 4 END, a.position, a.name, coalesce(r.is_lead, 0) DESC,
              coalesce(d.is_lead, 0) DESC, r.title, r.id)";
}

const std::string kRolesSql = rolesWhere("true");
const std::string kRolesOfSql = rolesWhere("r.agency IS ?1");
const std::string kDeputiesSql = rolesWhere("r.deputy_for = ?1");
const std::string kRoleSql = rolesWhere("r.id = ?1");

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

template <class... Values> std::vector<Role> read(const Reader& reader, const std::string& sql, const Values&... values)
{
    std::vector<Role> found;
    Statement row = reader.query(sql, values...);
    while (row.next()) {
        found.push_back(roleFrom(row));
    }
    return found;
}

template <class Condition> std::optional<Role> firstOf(std::vector<Role> candidates, Condition holds)
{
    const auto found = std::find_if(candidates.begin(), candidates.end(), holds);
    return found == candidates.end() ? std::nullopt : std::optional {std::move(*found)};
}

}  // namespace

bool isActiveOn(const Role& role, base::Date date)
{
    return (!role.activeFrom || *role.activeFrom <= date) && (!role.activeTo || *role.activeTo >= date);
}

std::vector<Role> roles(const Reader& reader) { return read(reader, kRolesSql); }

std::vector<Role> rolesOn(const Reader& reader, base::Date date)
{
    std::vector<Role> found = roles(reader);
    std::erase_if(found, [&](const Role& role) { return !isActiveOn(role, date); });
    return found;
}

std::vector<Role> rolesOf(const Reader& reader, const base::Id& agency) { return read(reader, kRolesOfSql, agency); }

std::optional<Role> role(const Reader& reader, const base::Id& id)
{
    return firstOf(read(reader, kRoleSql, id), [](const Role&) { return true; });
}

std::optional<Role> roleByTitle(const Reader& reader, const base::Id& agency, std::string_view title)
{
    const std::string wanted = base::lowered(base::trimmed(title));
    const auto matches = [&](const Role& role) {
        return base::lowered(role.title) == wanted && (agency.isNil() || role.agency == agency);
    };
    const base::Date today = reader.today();
    const std::vector<Role> all = roles(reader);
    auto active = firstOf(all, [&](const Role& role) { return matches(role) && isActiveOn(role, today); });
    return active ? active : firstOf(all, matches);
}

std::optional<Role> leadOf(const Reader& reader, const base::Id& agency, base::Date date)
{
    return firstOf(rolesOf(reader, agency),
                   [&](const Role& candidate) { return candidate.isLead && isActiveOn(candidate, date); });
}

std::optional<Role> deputyOf(const Reader& reader, const base::Id& agency, base::Date date)
{
    const auto lead = leadOf(reader, agency, date);
    return !lead ? std::nullopt : firstOf(read(reader, kDeputiesSql, lead->id), [&](const Role& candidate) {
        return isActiveOn(candidate, date);
    });
}

}  // namespace muster::partnership

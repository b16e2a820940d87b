// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/agency_queries.h"

#include <algorithm>

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

// Categories in their printed order; a word of a newer Muster comes last.
constexpr std::string_view kAgenciesSql = R"(
    SELECT id, short_name, name, display_name, also_known_as, category, represents, legal_basis, joined_on, left_on,
           liaison_role, isp_signed_on, notes, position
      FROM agency
     ORDER BY CASE category WHEN 'responsible' THEN 0 WHEN 'co_operating' THEN 1 WHEN 'invitee' THEN 2
                            WHEN 'access' THEN 3 ELSE 4 END, position, name, id)";

constexpr std::string_view kUnitsSql = R"(
    SELECT u.id, u.agency, u.name, u.position FROM unit u LEFT JOIN agency a ON a.id = u.agency
     ORDER BY a.position, a.name, u.position, u.name, u.id)";

Agency agencyFrom(const Statement& row)
{
    Agency agency;
    agency.id = row.id(0);
    agency.shortName = row.text(1);
    agency.name = row.text(2);
    agency.displayName = row.text(3);
    agency.alsoKnownAs = row.text(4);
    agency.category = agencyCategoryFrom(row.text(5)).value_or(AgencyCategory::Access);
    agency.represents = row.text(6);
    agency.legalBasis = row.text(7);
    agency.joinedOn = row.optionalDate(8);
    agency.leftOn = row.optionalDate(9);
    agency.liaisonRole = row.id(10);
    agency.ispSignedOn = row.optionalDate(11);
    agency.notes = row.text(12);
    agency.position = row.number(13);
    return agency;
}

Unit unitFrom(const Statement& row) { return {row.id(0), row.id(1), row.text(2), row.number(3)}; }

}  // namespace

std::vector<Agency> agencies(const Reader& reader)
{
    std::vector<Agency> found;
    Statement row = reader.query(kAgenciesSql);
    while (row.next()) {
        found.push_back(agencyFrom(row));
    }
    return found;
}

std::vector<Agency> agenciesOn(const Reader& reader, base::Date date)
{
    std::vector<Agency> found = agencies(reader);
    std::erase_if(found, [&](const Agency& agency) { return !isActiveOn(agency, date); });
    return found;
}

std::optional<Agency> agency(const Reader& reader, const base::Id& id)
{
    for (Agency& candidate : agencies(reader)) {
        if (candidate.id == id) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::optional<Agency> agencyByShortName(const Reader& reader, std::string_view shortName)
{
    constexpr std::string_view kByShortNameSql = R"(
    SELECT id FROM agency WHERE lower(short_name) = lower(?1)
     ORDER BY left_on IS NOT NULL AND left_on < ?2, joined_on DESC, id LIMIT 1)";
    Statement row = reader.query(kByShortNameSql, shortName, reader.today());
    return row.next() ? agency(reader, row.id(0)) : std::nullopt;
}

std::vector<AgencyGroup> agenciesByCategory(const Reader& reader)
{
    std::vector<AgencyGroup> groups;
    for (Agency& agency : agencies(reader)) {
        if (groups.empty() || groups.back().category != agency.category) {
            groups.push_back({agency.category, {}});
        }
        groups.back().agencies.push_back(std::move(agency));
    }
    return groups;
}

std::vector<Unit> units(const Reader& reader)
{
    std::vector<Unit> found;
    Statement row = reader.query(kUnitsSql);
    while (row.next()) {
        found.push_back(unitFrom(row));
    }
    return found;
}

std::vector<Unit> unitsOf(const Reader& reader, const base::Id& agency)
{
    std::vector<Unit> found = units(reader);
    std::erase_if(found, [&](const Unit& unit) { return unit.agency != agency; });
    return found;
}

std::optional<Unit> unit(const Reader& reader, const base::Id& id)
{
    constexpr std::string_view kUnitSql = "SELECT id, agency, name, position FROM unit WHERE id = ?1";
    Statement row = reader.query(kUnitSql, id);
    return row.next() ? std::optional {unitFrom(row)} : std::nullopt;
}

}  // namespace muster::partnership

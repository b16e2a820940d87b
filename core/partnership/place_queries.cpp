// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/place_queries.h"

#include "core/base/text.h"

#include <algorithm>

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kSectorsSql =
    "SELECT id, name, manager_role, position FROM sector ORDER BY position, name, id";
constexpr std::string_view kWardsSql = "SELECT id, name, sector, position FROM ward ORDER BY position, name, id";

constexpr std::string_view kVulnerableSql = R"(
    SELECT id, crime_type, ward, type_position, position, effective_from, effective_to FROM vulnerable_place
     WHERE (effective_from IS NULL OR effective_from <= ?1) AND (effective_to IS NULL OR effective_to >= ?1)
     ORDER BY type_position, crime_type, position, id)";

}  // namespace

std::vector<Sector> sectors(const Reader& reader)
{
    std::vector<Sector> found;
    Statement row = reader.query(kSectorsSql);
    while (row.next()) {
        found.push_back({row.id(0), row.text(1), row.text(2), row.number(3)});
    }
    return found;
}

std::optional<Sector> sector(const Reader& reader, const base::Id& id)
{
    for (Sector& candidate : sectors(reader)) {
        if (candidate.id == id) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::vector<Ward> wards(const Reader& reader)
{
    std::vector<Ward> found;
    Statement row = reader.query(kWardsSql);
    while (row.next()) {
        found.push_back({row.id(0), row.text(1), row.id(2), row.number(3)});
    }
    return found;
}

std::optional<Ward> ward(const Reader& reader, const base::Id& id)
{
    for (Ward& candidate : wards(reader)) {
        if (candidate.id == id) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::optional<Ward> wardByName(const Reader& reader, std::string_view name)
{
    const std::string wanted = base::lowered(base::trimmed(name));
    for (Ward& candidate : wards(reader)) {
        if (base::lowered(candidate.name) == wanted) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::vector<WardOverview> wardOverviews(const Reader& reader, base::Date date)
{
    const std::vector<VulnerableRow> table = vulnerablePlaces(reader, date);
    std::vector<WardOverview> overviews;
    for (const Ward& ward : wards(reader)) {
        const auto home = sector(reader, ward.sector);
        WardOverview overview {ward, home ? home->name : std::string {}, {}};
        for (const VulnerableRow& row : table) {
            const bool listed = std::any_of(row.places.begin(), row.places.end(),
                                            [&](const VulnerablePlace& place) { return place.ward == ward.id; });
            if (listed) {
                overview.priorityFor.push_back(row.crimeType);
            }
        }
        overviews.push_back(std::move(overview));
    }
    std::stable_partition(overviews.begin(), overviews.end(),
                          [](const WardOverview& overview) { return !overview.priorityFor.empty(); });
    return overviews;
}

std::vector<VulnerableRow> vulnerablePlaces(const Reader& reader, base::Date date)
{
    std::vector<VulnerableRow> rows;
    Statement row = reader.query(kVulnerableSql, date);
    while (row.next()) {
        VulnerablePlace place {row.id(0),     row.text(1),         row.id(2),          row.number(3),
                               row.number(4), row.optionalDate(5), row.optionalDate(6)};
        if (rows.empty() || rows.back().crimeType != place.crimeType) {
            rows.push_back({place.crimeType, {}});
        }
        rows.back().places.push_back(std::move(place));
    }
    return rows;
}

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/place_commands.h"

#include "core/base/text.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/reordering.h"
#include "core/partnership/rules.h"

#include <algorithm>

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kAddSectorSql = R"(
    INSERT INTO sector (id, name, manager_role, position)
    VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM sector)))";
constexpr std::string_view kEditSectorSql = "UPDATE sector SET name = ?2, manager_role = ?3 WHERE id = ?1";

constexpr std::string_view kAddWardSql = R"(
    INSERT INTO ward (id, name, sector, position)
    VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM ward)))";
constexpr std::string_view kEditWardSql = "UPDATE ward SET name = ?2, sector = ?3 WHERE id = ?1";

constexpr std::string_view kAddPlaceSql = R"(
    INSERT INTO vulnerable_place (id, crime_type, ward, type_position, position, effective_from)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kPlaceSql = "SELECT effective_from, effective_to FROM vulnerable_place WHERE id = ?1";
constexpr std::string_view kEndPlaceSql = "UPDATE vulnerable_place SET effective_to = ?2 WHERE id = ?1";
constexpr std::string_view kMovePlaceSql = "UPDATE vulnerable_place SET position = ?2 WHERE id = ?1";

template <class Place>
Result<std::string> unusedName(const std::vector<Place>& places, const base::Id& self, const std::string& name,
                               std::string_view what)
{
    auto checked = requiredText(name, "The " + std::string {what}, "name");
    if (!checked) {
        return checked;
    }
    for (const Place& other : places) {
        if (other.id != self && base::lowered(other.name) == base::lowered(*checked)) {
            return base::fail(FailureCode::Refused,
                              "There is already a " + std::string {what} + " called " + other.name + '.', "name");
        }
    }
    return checked;
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddSector& command)
{
    const auto name = unusedName(sectors(writer), {}, command.name, "sector");
    if (!name) {
        return tl::unexpected(name.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddSectorSql, id, *name, orNothing(command.managerRole));
    writer.setLabel("Add sector " + *name);
    return id;
}

Result<void> apply(Writer& writer, const EditSector& command)
{
    const auto name = unusedName(sectors(writer), command.sector, command.name, "sector");
    if (!name) {
        return tl::unexpected(name.error());
    }
    writer.run(kEditSectorSql, command.sector, *name, orNothing(command.managerRole));
    if (writer.changedRows() == 0) {
        return gone("sector");
    }
    writer.setLabel("Edit sector " + *name);
    return {};
}

Result<base::Id> apply(Writer& writer, const AddWard& command)
{
    const auto name = unusedName(wards(writer), {}, command.name, "ward");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (command.sector && !sector(writer, command.sector)) {
        return gone("sector");
    }
    const base::Id id = base::newId();
    writer.run(kAddWardSql, id, *name, command.sector);
    writer.setLabel("Add ward " + *name);
    return id;
}

Result<void> apply(Writer& writer, const EditWard& command)
{
    const auto name = unusedName(wards(writer), command.ward, command.name, "ward");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (command.sector && !sector(writer, command.sector)) {
        return gone("sector");
    }
    writer.run(kEditWardSql, command.ward, *name, command.sector);
    if (writer.changedRows() == 0) {
        return gone("ward");
    }
    writer.setLabel("Edit ward " + *name);
    return {};
}

Result<base::Id> apply(Writer& writer, const AddVulnerablePlace& command)
{
    const auto type = requiredText(command.crimeType, "The place", "crime type");
    if (!type) {
        return tl::unexpected(type.error());
    }
    const auto where = ward(writer, command.ward);
    if (!where) {
        return gone("ward");
    }
    const base::Date from = command.effectiveFrom.value_or(writer.today());
    const std::vector<VulnerableRow> table = vulnerablePlaces(writer, from);
    std::string rowName = *type;
    int row = 1;
    int position = 1;
    for (const VulnerableRow& there : table) {
        if (base::lowered(there.crimeType) == base::lowered(*type)) {
            for (const VulnerablePlace& place : there.places) {
                if (place.ward == command.ward) {
                    return base::fail(FailureCode::Refused,
                                      where->name + " is already listed for " + there.crimeType + '.', "ward");
                }
            }
            rowName = there.crimeType;
            row = there.places.front().typePosition;
            position = there.places.back().position + 1;
            break;
        }
        row = std::max(row, there.places.front().typePosition + 1);
    }
    const base::Id id = base::newId();
    writer.run(kAddPlaceSql, id, rowName, command.ward, row, position, from);
    writer.setLabel("List " + where->name + " for " + rowName);
    return id;
}

Result<void> apply(Writer& writer, const EndVulnerablePlace& command)
{
    std::optional<base::Date> from;
    {
        replica::Statement row = writer.query(kPlaceSql, command.place);
        if (!row.next()) {
            return gone("place");
        }
        from = row.optionalDate(0);
    }
    if (const auto ordered = inOrder(from, command.lastDay, "A place cannot end before it begins.", "last day");
        !ordered) {
        return ordered;
    }
    writer.run(kEndPlaceSql, command.place, command.lastDay);
    writer.setLabel("End a place in the table of most vulnerable wards");
    return {};
}

Result<void> apply(Writer& writer, const ReorderVulnerablePlaces& command)
{
    for (const VulnerableRow& row : vulnerablePlaces(writer, writer.today())) {
        if (row.crimeType != command.crimeType) {
            continue;
        }
        std::vector<base::Id> there;
        for (const VulnerablePlace& place : row.places) {
            there.push_back(place.id);
        }
        if (const auto same = sameRows(there, command.places); !same) {
            return same;
        }
        int position = 0;
        for (const base::Id& id : command.places) {
            writer.run(kMovePlaceSql, id, ++position);
        }
        writer.setLabel("Reorder the wards for " + row.crimeType);
        return {};
    }
    return gone("crime type");
}

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/loading.h"

namespace muster::sample {

namespace {

constexpr std::string_view kSectorSql = "INSERT INTO sector (id, name, manager_role, position) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kWardSql = "INSERT INTO ward (id, name, sector, position) VALUES (?1, ?2, ?3, ?4)";

constexpr std::string_view kVulnerableSql = R"(
    INSERT INTO vulnerable_place (id, crime_type, ward, type_position, position, effective_from)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6))";

constexpr std::string_view kSetSql =
    "INSERT INTO priority_set (id, name, effective_from, effective_to) VALUES (?1, ?2, ?3, ?4)";

constexpr std::string_view kPrioritySql = R"(
    INSERT INTO priority (id, priority_set, short_name, name, delivered_by, lead_agency, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";

constexpr std::string_view kWorkstreamSql =
    "INSERT INTO workstream_link (id, priority, name, position) VALUES (?1, ?2, ?3, ?4)";

void loadPlaces(Loading& loading)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    int position = 0;
    for (const Json& sector : source.partnership().at("sectors")) {
        const base::Id id = base::newId();
        known.sectors.emplace(sector.at("code"), id);
        loading.writer.run(kSectorSql, id, word(sector, "name"), known.role(sector, "manager_role").title, ++position);
    }
    position = 0;
    for (const Json& ward : source.partnership().at("wards")) {
        const base::Id id = base::newId();
        known.wards.emplace(ward.at("name"), id);
        loading.writer.run(kWardSql, id, word(ward, "name"), Known::find(known.sectors, ward, "sector"), ++position);
    }
    int row = 0;
    for (const Json& type : source.partnership().at("vulnerable_places")) {
        ++row;
        position = 0;
        for (const Json& ward : list(type, "wards")) {
            loading.writer.run(kVulnerableSql, base::newId(), word(type, "crime_type"), known.wards.at(ward), row,
                               ++position, source.date(type, "effective_from"));
        }
    }
}

void loadPriorities(Loading& loading)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    const Json& priorities = source.partnership().at("priorities");
    const auto from = source.date(priorities.at(0), "plan_from");
    const auto to = source.date(priorities.at(0), "plan_to");
    const base::Id set = base::newId();
    loading.writer.run(kSetSql, set,
                       "Plan " + std::to_string(static_cast<int>(from.value().year())) + " to "
                           + std::to_string(static_cast<int>(to.value().year())),
                       from, to);
    int position = 0;
    for (const Json& priority : priorities) {
        const base::Id id = base::newId();
        known.priorities.emplace(priority.at("id"), id);
        loading.writer.run(kPrioritySql, id, set, word(priority, "id"), word(priority, "name"),
                           word(priority, "delivered_by"), Known::find(known.agencies, priority, "lead_agency"),
                           ++position);
        int place = 0;
        for (const Json& name : list(priority, "linked_to")) {
            loading.writer.run(kWorkstreamSql, base::newId(), id, name.get<std::string>(), ++place);
        }
    }
}

}  // namespace

void loadPlacesAndPriorities(Loading& loading)
{
    loadPlaces(loading);
    loadPriorities(loading);
}

}  // namespace muster::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/loading.h"

#include <set>

namespace muster::sample {

namespace {

constexpr std::string_view kProfileSql = R"(
    INSERT INTO partnership (id, name, short_name, vision, area_name, confidentiality_statement, part_two_notice,
                             publish_tasking_minutes, impact_assessment, folder_access, retention, key_holders)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?10, ?11))";

constexpr std::string_view kGlossarySql = "INSERT INTO glossary_entry (id, short_form, meaning) VALUES (?1, ?2, ?3)";

constexpr std::string_view kAgencySql = R"(
    INSERT INTO agency (id, short_name, name, category, represents, legal_basis, joined_on, left_on, notes, position,
                        display_name, also_known_as, liaison_role, isp_signed_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";

constexpr std::string_view kUnitSql = "INSERT INTO unit (id, agency, name, position) VALUES (?1, ?2, ?3, ?4)";

constexpr std::string_view kRoleSql = R"(
    INSERT INTO role (id, agency, unit, title, can_commit, is_lead, deputy_for, active_from, active_to, organisation)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";

using Units = std::map<std::pair<std::string, std::string>, base::Id>;

void loadProfile(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Json& profile = source.partnership().at("partnership");
    const Json& host = profile.at("host");
    loading.writer.run(kProfileSql, base::newId(), word(profile, "name"), word(profile, "short_name"),
                       source.text(profile, "vision"), source.text(profile, "area_name"),
                       source.text(profile, "statement_of_confidentiality"), source.text(profile, "part_two_notice"),
                       source.text(host, "impact_assessment"), source.text(host, "folder_access"),
                       source.text(host, "retention"), source.text(host, "key_holders"));
    for (const Json& entry : list(profile, "glossary")) {
        loading.writer.run(kGlossarySql, base::newId(), word(entry, "short"), source.text(entry, "meaning"));
    }
}

Units loadUnits(Loading& loading, const Json& agencies)
{
    Units units;
    for (const Json& agency : agencies) {
        int position = 0;
        const std::string code = agency.at("code");
        for (const Json& name : list(agency, "units")) {
            const base::Id id = base::newId();
            const auto words = name.get<std::string>();
            loading.writer.run(kUnitSql, id, loading.known.agencies.at(code), words, ++position);
            units.emplace(std::pair {code, words}, id);
        }
    }
    return units;
}

void loadRoles(Loading& loading, const Units& units, const std::set<std::string>& leads)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    for (const Json& role : source.partnership().at("roles")) {
        const auto unit = word(role, "unit");
        const base::Id unitId = unit ? units.at({role.at("agency"), *unit}) : base::Id {};
        const std::string key = role.at("key");
        loading.writer.run(kRoleSql, known.roles.at(key).id, known.roles.at(key).agency, unitId, word(role, "title"),
                           flag(role, "can_commit"), leads.count(key) > 0, known.role(role, "deputy_for").id,
                           source.date(role, "active_from"), source.date(role, "active_to"),
                           word(role, "organisation"));
    }
}

}  // namespace

void loadAgencies(Loading& loading)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    const Json& agencies = source.partnership().at("agencies");
    for (const Json& agency : agencies) {
        known.agencies.emplace(agency.at("code"), base::newId());
        known.agencyNames.emplace(agency.at("code"), agency.at("name"));
    }
    for (const Json& role : source.partnership().at("roles")) {
        known.roles.emplace(role.at("key"),
                            Known::Role {base::newId(), role.at("title"), Known::find(known.agencies, role, "agency")});
    }
    loadProfile(loading);
    std::set<std::string> leads;
    int position = 0;
    for (const Json& agency : agencies) {
        leads.insert(word(agency, "lead_role").value_or(""));
        loading.writer.run(kAgencySql, known.agencies.at(agency.at("code")), word(agency, "code"), word(agency, "name"),
                           word(agency, "category"), word(agency, "represents"), word(agency, "legal_basis"),
                           source.date(agency, "joined_on"), source.date(agency, "left_on"),
                           source.text(agency, "notes"), ++position, word(agency, "short_name"),
                           word(agency, "also_known_as"), known.role(agency, "designated_liaison_role").id,
                           source.date(agency, "isp_signed_on"));
    }
    loadRoles(loading, loadUnits(loading, agencies), leads);
}

}  // namespace muster::sample

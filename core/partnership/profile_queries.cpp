// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/profile_queries.h"

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kProfileSql = R"(
    SELECT id, name, short_name, vision, area_name, confidentiality_statement, part_two_notice,
           publish_tasking_minutes
      FROM partnership ORDER BY id LIMIT 1)";

constexpr std::string_view kDutiesSql = R"(
    SELECT impact_assessment, folder_access, retention, key_holders FROM partnership ORDER BY id LIMIT 1)";

constexpr std::string_view kGlossarySql =
    "SELECT id, short_form, meaning FROM glossary_entry ORDER BY lower(short_form), id";

constexpr std::string_view kEntrySql =
    "SELECT id, short_form, meaning FROM glossary_entry WHERE lower(short_form) = lower(?1) ORDER BY id LIMIT 1";

GlossaryEntry entryFrom(const Statement& row) { return {row.id(0), row.text(1), row.text(2)}; }

}  // namespace

std::optional<Partnership> profile(const Reader& reader)
{
    Statement row = reader.query(kProfileSql);
    if (!row.next()) {
        return std::nullopt;
    }
    return Partnership {row.id(0),   row.text(1), row.text(2), row.text(3),
                        row.text(4), row.text(5), row.text(6), row.flag(7)};
}

HostDuties hostDuties(const Reader& reader)
{
    Statement row = reader.query(kDutiesSql);
    return row.next() ? HostDuties {row.text(0), row.text(1), row.text(2), row.text(3)} : HostDuties {};
}

std::vector<GlossaryEntry> glossary(const Reader& reader)
{
    std::vector<GlossaryEntry> entries;
    Statement row = reader.query(kGlossarySql);
    while (row.next()) {
        entries.push_back(entryFrom(row));
    }
    return entries;
}

std::optional<GlossaryEntry> glossaryEntry(const Reader& reader, std::string_view shortForm)
{
    Statement row = reader.query(kEntrySql, shortForm);
    return row.next() ? std::optional {entryFrom(row)} : std::nullopt;
}

}  // namespace muster::partnership

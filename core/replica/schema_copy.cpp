// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/schema_copy.h"

#include <string>

namespace muster::replica {

namespace {

    // Shadow tables are made by their virtual table itself.
    constexpr std::string_view kSchemaSql = R"(
        SELECT sql FROM main.sqlite_master
         WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
           AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
         ORDER BY type = 'trigger', type = 'index', rowid)";

}  // namespace

void copySchema(Database& from, Database& to)
{
    std::string all = "BEGIN;";
    Statement row = from.query(kSchemaSql);
    while (row.next()) {
        all += row.text(0) + ';';
    }
    for (const char* pragma : {"application_id", "user_version"}) {
        all += std::string {"PRAGMA "} + pragma + '=' + std::to_string(from.pragmaNumber(pragma)) + ';';
    }
    to.execute(all + "COMMIT;");
}

}  // namespace muster::replica

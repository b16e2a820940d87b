// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/given_numbers.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace muster::actions {

using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

// What the engine keeps of `Writer::takeNumber`; read here without taking one.
constexpr std::string_view kOwnCounterSql = "SELECT value FROM main.meta WHERE key = 'number ' || ?1";
constexpr fmt::string_view kSharedSql = "SELECT number FROM {}.number_given WHERE id = ?1";
constexpr fmt::string_view kRaiseSql = "UPDATE {}.number_given SET number = ?2 WHERE id = ?1";
constexpr fmt::string_view kBeginSql = "INSERT INTO {}.number_given (id, number, series) VALUES (?1, ?2, ?3)";

// A number may have several versions where two computers gave it at once: the earliest counts.
constexpr fmt::string_view kTwinsSql = R"(
        SELECT t.id, t.number, {1},
               (SELECT min(c.clock) FROM main.leaf l JOIN main.change c ON c.id = l.change
                 WHERE l.tab = {2} AND l.row = t.id
                   AND l.col = (SELECT cid FROM pragma_table_info('{0}') WHERE name = 'number'))
          FROM main.{0} t
         WHERE t.number IN (SELECT t.number FROM main.{0} t WHERE t.number IS NOT NULL
                             GROUP BY t.number, {1} HAVING count(*) > 1)
         ORDER BY {3}, 4, t.id)";

std::string_view schemaOf(const NumberSeries& series) { return series.restricted ? "part_two" : "main"; }

int sharedUpTo(const Reader& reader, const NumberSeries& series)
{
    Statement row = reader.query(fmt::format(kSharedSql, schemaOf(series)), series.id);
    return row.next() ? row.number(0) : 0;
}

int ownUpTo(const Reader& reader, const NumberSeries& series)
{
    Statement row = reader.query(kOwnCounterSql, series.name);
    return row.next() ? row.number(0) : 0;
}

}  // namespace

NumberSeries numberSeries(std::string_view name, bool restricted)
{
    NumberSeries series {std::string {name}, {}, restricted};
    std::copy_n(name.begin(), std::min(name.size(), series.id.bytes.size()), series.id.bytes.begin());
    return series;
}

int givenUpTo(const Reader& reader, const NumberSeries& series)
{
    return std::max(sharedUpTo(reader, series), ownUpTo(reader, series));
}

int takeNumber(Writer& writer, const NumberSeries& series, int highest)
{
    return writer.takeNumber(series.name, std::max(highest, sharedUpTo(writer, series)));
}

void shareGiven(Writer& writer, const NumberSeries& series, int highest)
{
    const int shared = sharedUpTo(writer, series);
    const int given = std::max(highest, ownUpTo(writer, series));
    if (given <= shared) {
        return;
    }
    writer.run(fmt::format(kRaiseSql, schemaOf(series)), series.id, given);
    if (writer.changedRows() == 0) {
        writer.run(fmt::format(kBeginSql, schemaOf(series)), series.id, given, series.name);
    }
}

std::vector<base::Id> givingWay(const Reader& reader, const Twins& twins)
{
    std::vector<base::Id> late;
    std::set<std::pair<int, base::Id>> kept;
    Statement row =
        reader.query(fmt::format(kTwinsSql, twins.table, twins.same, twins.tableNumber, twins.keepsFirst));
    while (row.next()) {
        if (!kept.emplace(row.number(1), row.id(2)).second) {
            late.push_back(row.id(0));
        }
    }
    return late;
}

}  // namespace muster::actions

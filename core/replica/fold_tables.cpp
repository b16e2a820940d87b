// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/fold_tables.h"

#include <algorithm>

namespace muster::replica {

namespace {

    constexpr std::string_view kAnyFoldedSql[2] {"SELECT 1 FROM main.change_row LIMIT 1",
                                                 "SELECT 1 FROM part_two.change_row LIMIT 1"};
    constexpr std::string_view kFoldedSql[2] {
        "SELECT 1 FROM main.change_row WHERE tab = ?1 AND row = ?2 AND change = ?3",
        "SELECT 1 FROM part_two.change_row WHERE tab = ?1 AND row = ?2 AND change = ?3"};
    constexpr std::string_view kNoteFoldedSql[2] {
        "INSERT OR IGNORE INTO main.change_row (tab, row, change) VALUES (?1, ?2, ?3)",
        "INSERT OR IGNORE INTO part_two.change_row (tab, row, change) VALUES (?1, ?2, ?3)"};
    constexpr std::string_view kLeavesSql[2] {
        "SELECT col, change FROM main.leaf WHERE tab = ?1 AND row = ?2",
        "SELECT col, change FROM part_two.leaf WHERE tab = ?1 AND row = ?2"};
    constexpr std::string_view kDropLeafSql[2] {
        "DELETE FROM main.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4",
        "DELETE FROM part_two.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4"};
    constexpr std::string_view kAddLeafSql[2] {
        "INSERT OR IGNORE INTO main.leaf (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)",
        "INSERT OR IGNORE INTO part_two.leaf (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)"};
    constexpr std::string_view kAwaitedSql[2] {
        "SELECT col, change FROM main.awaited WHERE tab = ?1 AND row = ?2",
        "SELECT col, change FROM part_two.awaited WHERE tab = ?1 AND row = ?2"};
    constexpr std::string_view kAwaitSql[2] {
        "INSERT OR IGNORE INTO main.awaited (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)",
        "INSERT OR IGNORE INTO part_two.awaited (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)"};
    constexpr std::string_view kArriveSql[2] {
        "DELETE FROM main.awaited WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4",
        "DELETE FROM part_two.awaited WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4"};
    constexpr std::string_view kRowsSql[2] {"SELECT DISTINCT row FROM main.leaf WHERE tab = ?1",
                                            "SELECT DISTINCT row FROM part_two.leaf WHERE tab = ?1"};
    constexpr std::string_view kAnyContestedSql[2] {"SELECT 1 FROM main.contested LIMIT 1",
                                                    "SELECT 1 FROM part_two.contested LIMIT 1"};
    constexpr std::string_view kContestedSql[2] {
        "SELECT col FROM main.contested WHERE tab = ?1 AND row = ?2",
        "SELECT col FROM part_two.contested WHERE tab = ?1 AND row = ?2"};
    constexpr std::string_view kContestSql[2] {
        "INSERT OR IGNORE INTO main.contested (tab, row, col) VALUES (?1, ?2, ?3)",
        "INSERT OR IGNORE INTO part_two.contested (tab, row, col) VALUES (?1, ?2, ?3)"};
    constexpr std::string_view kAgreeSql[2] {
        "DELETE FROM main.contested WHERE tab = ?1 AND row = ?2 AND col = ?3",
        "DELETE FROM part_two.contested WHERE tab = ?1 AND row = ?2 AND col = ?3"};

    constexpr int kMaskedColumns = 64;

    std::string qualified(Part part, const TableInfo& table)
    {
        return (part == Part::One ? "main." : "part_two.") + table.name;
    }

    const std::string& columnName(const TableInfo& table, int column)
    {
        return table.columns[static_cast<std::size_t>(column)];
    }

}  // namespace

void FoldRow::touch(int column)
{
    if (column < 0 || column >= kMaskedColumns) {
        m_everyColumn = true;
    } else {
        m_columns |= std::uint64_t {1} << static_cast<unsigned>(column);
    }
}

bool FoldRow::touches(int column) const
{
    return m_everyColumn
        || (column < kMaskedColumns && (m_columns >> static_cast<unsigned>(column) & std::uint64_t {1}) != 0);
}

bool FoldRow::arrive(ChangeId id)
{
    const auto place = std::lower_bound(arrived.begin(), arrived.end(), id);
    if (place != arrived.end() && *place == id) {
        return false;
    }
    arrived.insert(place, id);
    return true;
}

bool FoldRow::hasArrived(ChangeId id) const { return std::binary_search(arrived.begin(), arrived.end(), id); }

bool FoldTables::isUntouched(Part part)
{
    auto& known = m_untouched.at(indexOf(part));
    if (!known) {
        Statement row = m_database.query(kAnyFoldedSql[indexOf(part)]);
        known = !row.next();
    }
    return *known;
}

void FoldTables::load(const CapturedKey& key, FoldRow& row)
{
    if (isUntouched(key.part)) {
        return;
    }
    {
        Statement leaf = m_database.query(kLeavesSql[indexOf(key.part)], key.table, key.row);
        while (leaf.next()) {
            row.leaves.push_back({leaf.number(0), true, false, false, ChangeId {leaf.integer(1)}, {}});
        }
    }
    Statement awaited = m_database.query(kAwaitedSql[indexOf(key.part)], key.table, key.row);
    while (awaited.next()) {
        row.awaited.push_back({awaited.number(0), true, ChangeId {awaited.integer(1)}});
    }
}

bool FoldTables::wasFolded(const CapturedKey& key, ChangeId id)
{
    if (isUntouched(key.part)) {
        return false;
    }
    Statement row = m_database.query(kFoldedSql[indexOf(key.part)], key.table, key.row, id.value);
    return row.next();
}

std::vector<base::Id> FoldTables::rowsOf(Part part, int table)
{
    std::vector<base::Id> rows;
    Statement row = m_database.query(kRowsSql[indexOf(part)], table);
    while (row.next()) {
        rows.push_back(row.id(0));
    }
    return rows;
}

void FoldTables::dropLeaf(const CapturedKey& key, int column, ChangeId id)
{
    m_database.run(kDropLeafSql[indexOf(key.part)], key.table, key.row, column, id.value);
}

void FoldTables::dropAwaited(const CapturedKey& key, int column, ChangeId id)
{
    m_database.run(kArriveSql[indexOf(key.part)], key.table, key.row, column, id.value);
}

void FoldTables::keep(const CapturedKey& key, const FoldRow& row)
{
    const std::size_t part = indexOf(key.part);
    for (const ChangeId id : row.arrived) {
        m_database.run(kNoteFoldedSql[part], key.table, key.row, id.value);
    }
    for (const FoldRow::Leaf& leaf : row.leaves) {
        if (!leaf.stored) {
            m_database.run(kAddLeafSql[part], key.table, key.row, leaf.column, leaf.id.value);
        }
    }
    for (const FoldRow::Awaited& awaited : row.awaited) {
        if (!awaited.stored) {
            m_database.run(kAwaitSql[part], key.table, key.row, awaited.column, awaited.id.value);
        }
    }
}

std::set<int> FoldTables::contested(const CapturedKey& key)
{
    auto& none = m_uncontested.at(indexOf(key.part));
    if (!none) {
        Statement row = m_database.query(kAnyContestedSql[indexOf(key.part)]);
        none = !row.next();
    }
    std::set<int> columns;
    if (*none) {
        return columns;
    }
    Statement row = m_database.query(kContestedSql[indexOf(key.part)], key.table, key.row);
    while (row.next()) {
        columns.insert(row.number(0));
    }
    return columns;
}

void FoldTables::noteContested(const CapturedKey& key, int column, bool contested)
{
    m_database.run((contested ? kContestSql : kAgreeSql)[indexOf(key.part)], key.table, key.row, column);
    if (contested) {
        m_uncontested.at(indexOf(key.part)) = false;
    }
}

bool FoldTables::exists(const CapturedKey& key, const TableInfo& table)
{
    if (isUntouched(key.part)) {
        return false;
    }
    Statement row = m_database.query("SELECT 1 FROM " + qualified(key.part, table) + " WHERE id = ?1", key.row);
    return row.next();
}

void FoldTables::insert(const CapturedKey& key, const TableInfo& table, const ColumnValues& values)
{
    std::string& sql = m_insertSql.at(indexOf(key.part))[table.number];
    if (sql.empty()) {
        std::string places = "?1";
        sql = "INSERT OR REPLACE INTO " + qualified(key.part, table) + " (id";
        for (std::size_t i = 0; i < values.size(); ++i) {
            sql += ", \"" + columnName(table, values[i].first) + "\"";
            places += ", ?" + std::to_string(i + 2);
        }
        sql += ") VALUES (" + places + ")";
    }
    Statement statement = m_database.prepare(sql);
    int parameter = 1;
    statement.bind(parameter, key.row);
    for (const auto& [column, value] : values) {
        statement.bind(++parameter, value);
    }
    statement.next();
}

void FoldTables::update(const CapturedKey& key, const TableInfo& table, const ColumnValues& values)
{
    if (values.empty()) {
        return;
    }
    std::string sql = "UPDATE " + qualified(key.part, table) + " SET ";
    int parameter = 1;
    for (const auto& [column, value] : values) {
        sql += (parameter > 1 ? ", \"" : "\"") + columnName(table, column) + "\" = ?" + std::to_string(parameter + 1);
        ++parameter;
    }
    Statement statement = m_database.prepare(sql + " WHERE id = ?1");
    parameter = 1;
    statement.bind(parameter, key.row);
    for (const auto& [column, value] : values) {
        statement.bind(++parameter, value);
    }
    statement.next();
}

void FoldTables::remove(const CapturedKey& key, const TableInfo& table)
{
    m_database.run("DELETE FROM " + qualified(key.part, table) + " WHERE id = ?1", key.row);
}

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/fold.h"

#include "core/replica/text_merge.h"

#include <algorithm>

namespace muster::replica {

namespace {

    constexpr std::size_t kMostAncestors = 500;

    constexpr std::string_view kFoldedSql[2] {
        "SELECT 1 FROM main.change_row WHERE tab = ?1 AND row = ?2 AND change = ?3",
        "SELECT 1 FROM part_two.change_row WHERE tab = ?1 AND row = ?2 AND change = ?3"};
    constexpr std::string_view kNoteFoldedSql[2] {
        "INSERT OR IGNORE INTO main.change_row (tab, row, change) VALUES (?1, ?2, ?3)",
        "INSERT OR IGNORE INTO part_two.change_row (tab, row, change) VALUES (?1, ?2, ?3)"};
    constexpr std::string_view kDropLeafSql[2] {
        "DELETE FROM main.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4",
        "DELETE FROM part_two.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4"};
    constexpr std::string_view kAddLeafSql[2] {
        "INSERT OR IGNORE INTO main.leaf (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)",
        "INSERT OR IGNORE INTO part_two.leaf (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)"};
    constexpr std::string_view kAwaitSql[2] {
        "INSERT OR IGNORE INTO main.awaited (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)",
        "INSERT OR IGNORE INTO part_two.awaited (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)"};
    constexpr std::string_view kArriveSql[2] {
        "DELETE FROM main.awaited WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4",
        "DELETE FROM part_two.awaited WHERE tab = ?1 AND row = ?2 AND col = ?3 AND change = ?4"};
    constexpr std::string_view kLeavesSql[2] {
        "SELECT col, change FROM main.leaf WHERE tab = ?1 AND row = ?2 ORDER BY col, change",
        "SELECT col, change FROM part_two.leaf WHERE tab = ?1 AND row = ?2 ORDER BY col, change"};
    constexpr std::string_view kRowsSql[2] {"SELECT DISTINCT row FROM main.leaf WHERE tab = ?1",
                                            "SELECT DISTINCT row FROM part_two.leaf WHERE tab = ?1"};
    constexpr std::string_view kContestSql[2] {
        "INSERT OR IGNORE INTO main.contested (tab, row, col) VALUES (?1, ?2, ?3)",
        "INSERT OR IGNORE INTO part_two.contested (tab, row, col) VALUES (?1, ?2, ?3)"};
    constexpr std::string_view kAgreeSql[2] {
        "DELETE FROM main.contested WHERE tab = ?1 AND row = ?2 AND col = ?3",
        "DELETE FROM part_two.contested WHERE tab = ?1 AND row = ?2 AND col = ?3"};
    constexpr std::string_view kContestedSql[2] {
        "SELECT 1 FROM main.contested WHERE tab = ?1 AND row = ?2 AND col = 0",
        "SELECT 1 FROM part_two.contested WHERE tab = ?1 AND row = ?2 AND col = 0"};

    bool isNull(const Value& value) { return std::holds_alternative<std::monostate>(value); }

    const CellWrite* find(const RowWrite* row, int column)
    {
        if (row == nullptr) {
            return nullptr;
        }
        const auto cell = std::find_if(row->cells.begin(), row->cells.end(),
                                       [&](const CellWrite& candidate) { return candidate.column == column; });
        return cell == row->cells.end() ? nullptr : &*cell;
    }

}  // namespace

Fold::Fold(Database& database, const Catalogue& catalogue, ChangeStore& store, OpenSealed openSealed)
    : m_database(database)
    , m_catalogue(catalogue)
    , m_store(store)
    , m_openSealed(std::move(openSealed))
{
}

ChangeId Fold::localId(const Version& version)
{
    auto [found, fresh] = m_numbers.try_emplace(version.device);
    if (fresh) {
        found->second = m_store.deviceNumber(version.device);
    }
    return ChangeId::of(found->second, version.sequence);
}

std::vector<ChangeId> Fold::parentsOf(const CellWrite& cell, ChangeId child)
{
    const auto names = formerly(headerOf(child));
    std::vector<ChangeId> parents;
    for (const Version& parent : cell.parents) {
        ChangeId id = localId(parent);
        for (const Version& name : names) {
            // The fork renamed a whole tail by one shift: a parent in that tail went with it.
            const std::int64_t shift = name.sequence - child.sequence();
            if (parent.device == name.device && parent.sequence > shift) {
                id = ChangeId::of(child.device(), parent.sequence - shift);
            }
        }
        parents.push_back(id);
    }
    return parents;
}

void Fold::supersede(const CapturedKey& key, int column, ChangeId parent)
{
    const std::size_t part = indexOf(key.part);
    m_database.run(kDropLeafSql[part], key.table, key.row, column, parent.value);
    if (m_database.changes() > 0) {
        return;
    }
    Statement folded = m_database.query(kFoldedSql[part], key.table, key.row, parent.value);
    if (!folded.next()) {
        m_database.run(kAwaitSql[part], key.table, key.row, column, parent.value);
    }
}

void Fold::add(Part part, ChangeId id, const ChangeHeader& header, std::vector<RowWrite> rows)
{
    m_headers.try_emplace(id, header);
    for (const RowWrite& row : rows) {
        const CapturedKey key {part, row.table, row.row};
        auto& columns = m_touched[key];
        for (const CellWrite& cell : row.cells) {
            columns.insert(cell.column);
        }
        {
            Statement folded = m_database.query(kFoldedSql[indexOf(part)], row.table, row.row, id.value);
            if (folded.next()) {
                continue;
            }
        }
        m_database.run(kNoteFoldedSql[indexOf(part)], row.table, row.row, id.value);
        for (const CellWrite& cell : row.cells) {
            for (const ChangeId parent : parentsOf(cell, id)) {
                supersede(key, cell.column, parent);
            }
            m_database.run(kArriveSql[indexOf(part)], row.table, row.row, cell.column, id.value);
            if (m_database.changes() == 0) {
                m_database.run(kAddLeafSql[indexOf(part)], row.table, row.row, cell.column, id.value);
            }
        }
    }
    m_writes.insert_or_assign(std::pair {part, id}, std::move(rows));
}

void Fold::touchTable(Part part, int table)
{
    const TableInfo* info = m_catalogue.byNumber(table);
    if (info == nullptr) {
        return;
    }
    Statement row = m_database.query(kRowsSql[indexOf(part)], table);
    while (row.next()) {
        auto& columns = m_touched[{part, table, row.id(0)}];
        for (int column = 0; column < static_cast<int>(info->columns.size()); ++column) {
            columns.insert(column);
        }
    }
}

std::vector<CapturedKey> Fold::settle()
{
    std::vector<CapturedKey> keys;
    for (const auto& [key, columns] : m_touched) {
        settleRow(key, columns);
        keys.push_back(key);
    }
    m_touched.clear();
    m_writes.clear();
    m_headers.clear();
    return keys;
}

const ChangeHeader& Fold::headerOf(ChangeId id)
{
    auto [found, fresh] = m_headers.try_emplace(id);
    if (fresh) {
        if (const auto change = m_store.read(id)) {
            found->second = change->header;
        }
    }
    return found->second;
}

const std::vector<RowWrite>& Fold::writesOf(Part part, ChangeId id)
{
    auto [found, fresh] = m_writes.try_emplace({part, id});
    if (fresh) {
        if (auto change = m_store.read(id)) {
            m_headers.try_emplace(id, change->header);
            found->second = part == Part::One ? std::move(change->payload.rows) : m_openSealed(*change);
        }
    }
    return found->second;
}

const RowWrite* Fold::rowOf(const CapturedKey& key, ChangeId id)
{
    const auto& writes = writesOf(key.part, id);
    const auto row = std::find_if(writes.begin(), writes.end(), [&](const RowWrite& candidate) {
        return candidate.table == key.table && candidate.row == key.row;
    });
    return row == writes.end() ? nullptr : &*row;
}

bool Fold::yields(ChangeId a, ChangeId b)
{
    const auto clockA = headerOf(a).clock;
    const auto clockB = headerOf(b).clock;
    if (clockA != clockB) {
        return clockA < clockB;
    }
    if (a.device() != b.device()) {
        return m_store.deviceId(a.device()) < m_store.deviceId(b.device());
    }
    return a < b;
}

Fold::Cells Fold::leavesOf(const CapturedKey& key)
{
    Cells cells;
    std::vector<std::pair<int, ChangeId>> found;
    {
        Statement row = m_database.query(kLeavesSql[indexOf(key.part)], key.table, key.row);
        while (row.next()) {
            found.emplace_back(row.number(0), ChangeId {row.integer(1)});
        }
    }
    for (const auto& [column, id] : found) {
        const RowWrite* row = rowOf(key, id);
        const CellWrite* cell = find(row, column);
        if (cell == nullptr) {
            // Erased, or sealed under a key that is not here.
            continue;
        }
        const CellWrite* existence = find(row, 0);
        cells[column].push_back({id, cell->after, cell->before, existence != nullptr && isNull(existence->after)});
    }
    // Whoever made the row anew knowing of its deletion starts from nothing: the deletion is settled.
    const auto existence = cells.find(0);
    for (auto& [column, leaves] : cells) {
        for (Leaf& leaf : leaves) {
            leaf.deletesRow = leaf.deletesRow && existence != cells.end()
                && std::any_of(existence->second.begin(), existence->second.end(),
                               [&](const Leaf& deletion) { return deletion.id == leaf.id; });
        }
        std::sort(leaves.begin(), leaves.end(), [&](const Leaf& a, const Leaf& b) { return yields(a.id, b.id); });
    }
    return cells;
}

void Fold::settleRow(const CapturedKey& key, const std::set<int>& columns)
{
    const TableInfo* table = m_catalogue.byNumber(key.table);
    if (table == nullptr) {
        return;
    }
    const Cells cells = leavesOf(key);
    const auto existence = cells.find(0);
    const bool made = existence != cells.end();
    bool alive = made
        && std::any_of(existence->second.begin(), existence->second.end(),
                       [](const Leaf& leaf) { return !isNull(leaf.value); });
    bool revived = false;
    if (made && !alive) {
        revived = std::any_of(cells.begin(), cells.end(), [](const auto& entry) {
            return entry.first != 0
                && std::any_of(entry.second.begin(), entry.second.end(),
                               [](const Leaf& leaf) { return !isNull(leaf.value); });
        });
        alive = revived;
    }
    const bool existed = !isNull(m_store.current(key.part, *table, key.row, 0));
    if (!alive) {
        if (existed) {
            m_store.put(key.part, *table, key.row, {0, Value {std::int64_t {1}}, {}, {}});
        }
        for (int column = 0; column < static_cast<int>(table->columns.size()); ++column) {
            noteContested(key, column, false);
        }
        return;
    }
    const bool deleteUnsettled = made && existence->second.size() > 1
        && std::any_of(existence->second.begin(), existence->second.end(),
                       [](const Leaf& leaf) { return isNull(leaf.value); });
    bool wasContested = false;
    {
        Statement row = m_database.query(kContestedSql[indexOf(key.part)], key.table, key.row);
        wasContested = row.next();
    }
    noteContested(key, 0, revived || deleteUnsettled);

    std::map<int, Value> values;
    const bool whole = !existed || revived || deleteUnsettled || wasContested;
    for (int column = 1; column < static_cast<int>(table->columns.size()); ++column) {
        if (!whole && !columns.contains(column)) {
            continue;
        }
        const auto found = cells.find(column);
        if (found == cells.end()) {
            values[column] = Value {};
            continue;
        }
        std::vector<Leaf> leaves = found->second;
        for (Leaf& leaf : leaves) {
            // The row lives on, so what its deletion emptied is as it was.
            if (leaf.deletesRow) {
                leaf.value = leaf.beforeDelete;
            }
        }
        // Where somebody wrote a value unseen by the deletion, that value alone counts.
        if (std::any_of(leaves.begin(), leaves.end(), [](const Leaf& leaf) { return !leaf.deletesRow; })) {
            std::erase_if(leaves, [](const Leaf& leaf) { return leaf.deletesRow; });
        }
        const bool agreed = std::all_of(leaves.begin(), leaves.end(),
                                        [&](const Leaf& leaf) { return leaf.value == leaves.front().value; });
        values[column] = leaves.back().value;
        bool contested = !agreed;
        if (!agreed) {
            if (auto text = merged(key, column, leaves)) {
                values[column] = std::move(*text);
                contested = false;
            }
        }
        noteContested(key, column, contested);
    }
    writeRow(key, *table, values, !existed);
}

void Fold::writeRow(const CapturedKey& key, const TableInfo& table, const std::map<int, Value>& values, bool isNew)
{
    const std::string name = (key.part == Part::One ? "main." : "part_two.") + table.name;
    if (isNew) {
        m_store.put(key.part, table, key.row, {0, {}, Value {std::int64_t {1}}, {}});
    }
    std::string sql;
    int parameter = 1;
    for (const auto& [column, value] : values) {
        sql += (sql.empty() ? "UPDATE " + name + " SET " : std::string {", "}) + "\""
            + table.columns[static_cast<std::size_t>(column)] + "\" = ?" + std::to_string(++parameter);
    }
    if (sql.empty()) {
        return;
    }
    Statement statement = m_database.prepare(sql + " WHERE id = ?1");
    statement.bind(1, key.row);
    parameter = 1;
    for (const auto& [column, value] : values) {
        statement.bind(++parameter, value);
    }
    statement.next();
}

void Fold::noteContested(const CapturedKey& key, int column, bool contested)
{
    m_database.run((contested ? kContestSql : kAgreeSql)[indexOf(key.part)], key.table, key.row, column);
}

std::optional<Value> Fold::merged(const CapturedKey& key, int column, const std::vector<Leaf>& leaves)
{
    if (!m_catalogue.isLongText(key.table, column)
        || !std::all_of(leaves.begin(), leaves.end(),
                        [](const Leaf& leaf) { return std::holds_alternative<std::string>(leaf.value); })) {
        return std::nullopt;
    }
    const auto base = commonAncestor(key, column, leaves);
    if (!base) {
        return std::nullopt;
    }
    std::string text = std::get<std::string>(leaves.front().value);
    for (std::size_t i = 1; i < leaves.size(); ++i) {
        auto both = mergeText(*base, text, std::get<std::string>(leaves[i].value));
        if (!both) {
            return std::nullopt;
        }
        text = std::move(*both);
    }
    return text;
}

std::optional<std::string> Fold::commonAncestor(const CapturedKey& key, int column, const std::vector<Leaf>& leaves)
{
    std::map<ChangeId, std::size_t> seenBy;
    for (const Leaf& leaf : leaves) {
        std::set<ChangeId> ancestors;
        std::vector<ChangeId> next {leaf.id};
        while (!next.empty() && ancestors.size() < kMostAncestors) {
            const ChangeId id = next.back();
            next.pop_back();
            const CellWrite* cell = find(rowOf(key, id), column);
            if (cell == nullptr) {
                continue;
            }
            for (const ChangeId parent : parentsOf(*cell, id)) {
                if (ancestors.insert(parent).second) {
                    next.push_back(parent);
                }
            }
        }
        for (const ChangeId ancestor : ancestors) {
            ++seenBy[ancestor];
        }
    }
    std::optional<ChangeId> nearest;
    for (const auto& [id, count] : seenBy) {
        if (count == leaves.size() && find(rowOf(key, id), column) != nullptr && (!nearest || yields(*nearest, id))) {
            nearest = id;
        }
    }
    const CellWrite* cell = nearest ? find(rowOf(key, *nearest), column) : nullptr;
    const auto* text = cell == nullptr ? nullptr : std::get_if<std::string>(&cell->after);
    return text == nullptr ? std::nullopt : std::optional {*text};
}

}  // namespace muster::replica

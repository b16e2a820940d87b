// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/change_store.h"

#include "core/replica/storage_error.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

namespace {

    constexpr std::string_view kLeavesSql[2] {
        "SELECT col, change FROM main.leaf WHERE tab = ?1 AND row = ?2",
        "SELECT col, change FROM part_two.leaf WHERE tab = ?1 AND row = ?2"};
    constexpr std::string_view kDropLeafSql[2] {
        "DELETE FROM main.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3",
        "DELETE FROM part_two.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3"};
    constexpr std::string_view kAddLeafSql[2] {
        "INSERT OR IGNORE INTO main.leaf (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)",
        "INSERT OR IGNORE INTO part_two.leaf (tab, row, col, change) VALUES (?1, ?2, ?3, ?4)"};
    constexpr std::string_view kLastWriterSql[2] {
        "SELECT max(change) FROM main.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3",
        "SELECT max(change) FROM part_two.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3"};
    constexpr std::string_view kNextSql =
        "SELECT ifnull(max(id), (1 << 40)) + 1 FROM main.change WHERE id > (1 << 40) AND id < (2 << 40)";
    constexpr std::string_view kMaxClockSql = "SELECT value FROM main.meta WHERE key = 'clock'";
    constexpr std::string_view kKeepClockSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('clock', ?1)";
    constexpr std::string_view kHashSql = "SELECT hash FROM main.change WHERE id = ?1";
    constexpr std::string_view kStoreSql = R"(
        INSERT INTO main.change (id, hash, clock, at, author, label, kind, about, sealed, payload)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";
    constexpr std::string_view kStoreRowSql =
        "INSERT OR IGNORE INTO main.change_row (tab, row, change) VALUES (?1, ?2, ?3)";
    constexpr std::string_view kReadSql =
        "SELECT id, clock, at, author, label, kind, about, sealed, payload FROM main.change WHERE id = ?1";
    constexpr std::string_view kNewestSql = R"(
        SELECT id, clock, at, author, label, kind, about, sealed FROM main.change ORDER BY clock DESC, id DESC LIMIT ?1)";
    constexpr std::string_view kHistorySql = R"(
        SELECT c.id, c.clock, c.at, c.author, c.label, c.kind, c.about, c.sealed, c.payload
          FROM main.change_row r JOIN main.change c ON c.id = r.change
         WHERE r.tab = ?1 AND r.row = ?2 ORDER BY c.clock, c.id)";
    constexpr std::string_view kSealedSql = R"(
        SELECT id, clock, at, author, label, kind, about, sealed, payload FROM main.change
         WHERE sealed = 1 ORDER BY clock, id)";
    constexpr std::string_view kAllSql = R"(
        SELECT id, clock, at, author, label, kind, about, sealed, payload, hash FROM main.change ORDER BY id)";
    constexpr std::string_view kDeviceIdSql = "SELECT id FROM main.device WHERE no = ?1";
    constexpr std::string_view kDeviceNoSql = "SELECT no FROM main.device WHERE id = ?1";
    constexpr std::string_view kAddDeviceSql = "INSERT INTO main.device (id) VALUES (?1)";

    std::size_t index(Part part) { return part == Part::One ? 0 : 1; }

    std::string qualified(Part part, const TableInfo& table)
    {
        return (part == Part::One ? "main." : "part_two.") + table.name;
    }

    StoredChange headerFrom(const Statement& row)
    {
        StoredChange change;
        change.id.value = row.integer(0);
        change.header = {row.integer(1), row.integer(2), row.text(3), row.text(4),
                         static_cast<ChangeKind>(row.number(5)), row.integer(6)};
        change.hasSealed = row.flag(7);
        return change;
    }

    StoredChange changeFrom(const Statement& row)
    {
        StoredChange change = headerFrom(row);
        auto payload = decodePayload(row.blob(8));
        if (!payload) {
            throw StorageError(payload.error().detail, 11);
        }
        change.payload = std::move(*payload);
        return change;
    }

    Hash hashFrom(const Blob& bytes)
    {
        Hash hash {};
        if (bytes.size() != hash.size()) {
            throw StorageError("a stored hash has the wrong length", 11);
        }
        std::copy(bytes.begin(), bytes.end(), hash.begin());
        return hash;
    }

}  // namespace

ChangeStore::ChangeStore(Database& database, const Catalogue& catalogue)
    : m_database(database)
    , m_catalogue(catalogue)
{
}

std::vector<RowWrite> ChangeStore::settle(const std::map<CapturedKey, CapturedRow>& rows, Part part, ChangeId id)
{
    std::vector<RowWrite> writes;
    std::map<std::int64_t, base::Id> devices;
    const auto version = [&](std::int64_t change) {
        const ChangeId leaf {change};
        auto [found, fresh] = devices.try_emplace(leaf.device());
        if (fresh) {
            found->second = deviceId(leaf.device());
        }
        return Version {found->second, leaf.sequence()};
    };
    for (const auto& [key, captured] : rows) {
        if (key.part != part) {
            continue;
        }
        std::map<int, std::vector<Version>> leaves;
        Statement found = m_database.query(kLeavesSql[index(part)], key.table, key.row);
        while (found.next()) {
            leaves[found.number(0)].push_back(version(found.integer(1)));
        }
        RowWrite write {key.table, key.row, {}};
        const auto add = [&](int column, Value before, Value after) {
            CellWrite cell {column, std::move(before), std::move(after), {}};
            if (const auto parents = leaves.find(column); parents != leaves.end()) {
                cell.parents = parents->second;
            }
            setLeaf(part, key.table, key.row, cell, id);
            write.cells.push_back(std::move(cell));
        };
        if (captured.existedBefore != captured.existsAfter) {
            const auto alive = [](bool exists) { return exists ? Value {std::int64_t {1}} : Value {}; };
            add(0, alive(captured.existedBefore), alive(captured.existsAfter));
        }
        for (const auto& [column, cell] : captured.cells) {
            add(column, cell.before, cell.after);
        }
        writes.push_back(std::move(write));
    }
    return writes;
}

void ChangeStore::setLeaf(Part part, int table, const base::Id& row, const CellWrite& cell, ChangeId id)
{
    if (!cell.parents.empty()) {
        m_database.run(kDropLeafSql[index(part)], table, row, cell.column);
    }
    m_database.run(kAddLeafSql[index(part)], table, row, cell.column, id.value);
}

ChangeId ChangeStore::next()
{
    Statement row = m_database.query(kNextSql);
    row.next();
    return {row.integer(0)};
}

std::int64_t ChangeStore::nextClock(std::int64_t wallMs)
{
    Statement row = m_database.query(kMaxClockSql);
    const std::int64_t last = row.next() ? row.integer(0) : 0;
    return std::max(last + 1, wallMs << 16);
}

void ChangeStore::store(ChangeId id, const ChangeHeader& header, const ChangePayload& payload)
{
    Hash previous {};
    if (id.sequence() > 1) {
        Statement row = m_database.query(kHashSql, id.value - 1);
        if (!row.next()) {
            throw StorageError("a change is missing before the newest one", 11);
        }
        previous = hashFrom(row.blob(0));
    }
    const Blob bytes = encodePayload(payload);
    const Hash hash = chainHash(previous, {deviceId(id.device()), id.sequence()}, header, bytes);
    m_database.run(kStoreSql, id.value, Blob(hash.begin(), hash.end()), header.clock, header.at, header.author,
                   header.label, static_cast<int>(header.kind), header.about, !payload.sealed.empty(), bytes);
    m_database.run(kKeepClockSql, header.clock);
    for (const RowWrite& row : payload.rows) {
        m_database.run(kStoreRowSql, row.table, row.row, id.value);
    }
}

std::optional<StoredChange> ChangeStore::read(ChangeId id)
{
    Statement row = m_database.query(kReadSql, id.value);
    return row.next() ? std::optional {changeFrom(row)} : std::nullopt;
}

std::vector<StoredChange> ChangeStore::newest(int limit)
{
    std::vector<StoredChange> changes;
    Statement row = m_database.query(kNewestSql, limit);
    while (row.next()) {
        changes.push_back(headerFrom(row));
    }
    return changes;
}

std::vector<HistoryEntry> ChangeStore::history(int table, const base::Id& row)
{
    std::vector<HistoryEntry> entries;
    Statement found = m_database.query(kHistorySql, table, row);
    while (found.next()) {
        StoredChange change = changeFrom(found);
        HistoryEntry entry {change.id, change.header, {}};
        for (RowWrite& write : change.payload.rows) {
            if (write.table == table && write.row == row) {
                entry.cells = std::move(write.cells);
            }
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

void ChangeStore::eachSealed(const std::function<void(const StoredChange&)>& use)
{
    Statement row = m_database.query(kSealedSql);
    while (row.next()) {
        use(changeFrom(row));
    }
}

std::optional<std::string> ChangeStore::verifyChains()
{
    std::map<std::int64_t, std::pair<std::int64_t, Hash>> heads;
    Statement row = m_database.query(kAllSql);
    while (row.next()) {
        const ChangeId id {row.integer(0)};
        auto& [sequence, previous] = heads[id.device()];
        if (id.sequence() != sequence + 1) {
            return fmt::format("Change {} of device {} is missing.", sequence + 1, id.device());
        }
        const StoredChange change = headerFrom(row);
        const Hash hash = chainHash(previous, {deviceId(id.device()), id.sequence()}, change.header, row.blob(8));
        if (hash != hashFrom(row.blob(9))) {
            return fmt::format("Change {} of device {} is not what was written: its hash differs.", id.sequence(),
                               id.device());
        }
        sequence = id.sequence();
        previous = hash;
    }
    return std::nullopt;
}

base::Id ChangeStore::deviceId(std::int64_t number)
{
    Statement row = m_database.query(kDeviceIdSql, number);
    return row.next() ? row.id(0) : base::Id {};
}

std::int64_t ChangeStore::deviceNumber(const base::Id& device)
{
    {
        Statement row = m_database.query(kDeviceNoSql, device);
        if (row.next()) {
            return row.integer(0);
        }
    }
    m_database.run(kAddDeviceSql, device);
    Statement row = m_database.query(kDeviceNoSql, device);
    row.next();
    return row.integer(0);
}

std::optional<ChangeId> ChangeStore::lastWriter(Part part, int table, const base::Id& row, int column)
{
    Statement found = m_database.query(kLastWriterSql[index(part)], table, row, column);
    if (!found.next() || found.isNull(0)) {
        return std::nullopt;
    }
    return ChangeId {found.integer(0)};
}

void ChangeStore::put(Part part, const TableInfo& table, const base::Id& row, const CellWrite& cell)
{
    const std::string name = qualified(part, table);
    if (cell.column == 0) {
        if (std::holds_alternative<std::monostate>(cell.after)) {
            m_database.run("DELETE FROM " + name + " WHERE id = ?1", row);
        } else {
            m_database.run("INSERT OR IGNORE INTO " + name + " (id) VALUES (?1)", row);
        }
        return;
    }
    // A column of a newer Muster stays in its Change until this program knows it.
    if (cell.column < static_cast<int>(table.columns.size())) {
        m_database.run("UPDATE " + name + " SET \"" + table.columns[static_cast<std::size_t>(cell.column)]
                           + "\" = ?2 WHERE id = ?1",
                       row, cell.after);
    }
}

Value ChangeStore::current(Part part, const TableInfo& table, const base::Id& row, int column)
{
    const std::string name = qualified(part, table);
    const std::string what = column == 0 ? "1" : "\"" + table.columns.at(static_cast<std::size_t>(column)) + "\"";
    Statement found = m_database.query("SELECT " + what + " FROM " + name + " WHERE id = ?1", row);
    return found.next() ? found.value(0) : Value {};
}

}  // namespace muster::replica

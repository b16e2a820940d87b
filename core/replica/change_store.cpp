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
    constexpr std::string_view kAgreeSql[2] {
        "DELETE FROM main.contested WHERE tab = ?1 AND row = ?2 AND col = ?3",
        "DELETE FROM part_two.contested WHERE tab = ?1 AND row = ?2 AND col = ?3"};
    constexpr std::string_view kLastWriterSql[2] {
        "SELECT max(change) FROM main.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3",
        "SELECT max(change) FROM part_two.leaf WHERE tab = ?1 AND row = ?2 AND col = ?3"};
    constexpr std::string_view kSelfSql = "SELECT value FROM main.meta WHERE key = 'self'";
    constexpr std::string_view kKeepSelfSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('self', ?1)";
    constexpr std::string_view kNewestOfSql =
        "SELECT id, hash FROM main.change WHERE id > ?1 << 40 AND id < (?1 + 1) << 40 ORDER BY id DESC LIMIT 1";
    constexpr std::string_view kMaxClockSql = "SELECT value FROM main.meta WHERE key = 'clock'";
    constexpr std::string_view kKeepClockSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('clock', ?1)";
    constexpr std::string_view kHashSql = "SELECT hash FROM main.change WHERE id = ?1";
    constexpr std::string_view kStoreSql = R"(
        INSERT INTO main.change (id, hash, clock, at, author, label, kind, about, sealed, payload, extra, payload_hash,
                                 arrived, understood)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";
    constexpr std::string_view kStoreRowSql =
        "INSERT OR IGNORE INTO main.change_row (tab, row, change) VALUES (?1, ?2, ?3)";
    constexpr std::string_view kReadSql =
        "SELECT id, clock, at, author, label, kind, about, extra, sealed, payload, payload_hash FROM main.change WHERE id = ?1";
    constexpr std::string_view kNewestSql = R"(
        SELECT id, clock, at, author, label, kind, about, extra, sealed FROM main.change ORDER BY clock DESC, id DESC LIMIT ?1)";
    constexpr std::string_view kHistorySql = R"(
        SELECT c.id, c.clock, c.at, c.author, c.label, c.kind, c.about, c.extra, c.sealed, c.payload, c.payload_hash
          FROM main.change_row r JOIN main.change c ON c.id = r.change
         WHERE r.tab = ?1 AND r.row = ?2 ORDER BY c.clock, c.id)";
    constexpr std::string_view kSealedSql = R"(
        SELECT id, clock, at, author, label, kind, about, extra, sealed, payload, payload_hash FROM main.change
         WHERE sealed = 1 ORDER BY clock, id)";
    constexpr std::string_view kAllSql = R"(
        SELECT id, clock, at, author, label, kind, about, extra, sealed, payload, payload_hash, hash
          FROM main.change ORDER BY id)";
    constexpr std::string_view kTravellingSql = R"(
        SELECT id, clock, at, author, label, kind, about, extra, sealed, payload, payload_hash, hash
          FROM main.change WHERE id > ?1 AND id < ?2 ORDER BY id LIMIT ?3)";
    constexpr std::string_view kDevicesSql = "SELECT no, id FROM main.device ORDER BY id";
    constexpr std::string_view kDeviceIdSql = "SELECT id FROM main.device WHERE no = ?1";
    constexpr std::string_view kDeviceNoSql = "SELECT no FROM main.device WHERE id = ?1";
    constexpr std::string_view kAddDeviceSql = "INSERT INTO main.device (id) VALUES (?1)";

    std::string qualified(Part part, const TableInfo& table)
    {
        return (part == Part::One ? "main." : "part_two.") + table.name;
    }

    StoredChange headerFrom(const Statement& row)
    {
        StoredChange change;
        change.id.value = row.integer(0);
        change.header = {row.integer(1), row.integer(2), row.text(3), row.text(4),
                         static_cast<ChangeKind>(row.number(5)), row.integer(6), row.blob(7)};
        change.hasSealed = row.flag(8);
        return change;
    }

    StoredChange changeFrom(const Statement& row)
    {
        StoredChange change = headerFrom(row);
        change.erased = !row.isNull(10);
        if (change.erased) {
            return change;
        }
        auto payload = decodePayload(row.blob(9));
        if (payload) {
            change.payload = std::move(*payload);
        } else if (payload.error().code != base::FailureCode::Newer) {
            throw StorageError(payload.error().detail, 11);
        }
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
        Statement found = m_database.query(kLeavesSql[indexOf(part)], key.table, key.row);
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
        if (captured.existedBefore != captured.existsAfter || captured.settlesExistence) {
            const auto alive = [](bool exists) { return exists ? Value {std::int64_t {1}} : Value {}; };
            add(0, alive(captured.existedBefore), alive(captured.existsAfter));
        }
        for (const auto& [column, cell] : captured.cells) {
            add(column, cell.before, cell.after);
        }
        if (!captured.existsAfter) {
            // Whoever deletes a row has seen all that it held, also a value that was not the one shown.
            for (const auto& [column, versions] : leaves) {
                if (versions.size() > 1 && column != 0 && !captured.cells.contains(column)) {
                    add(column, {}, {});
                }
            }
        }
        writes.push_back(std::move(write));
    }
    return writes;
}

void ChangeStore::setLeaf(Part part, int table, const base::Id& row, const CellWrite& cell, ChangeId id)
{
    if (!cell.parents.empty()) {
        m_database.run(kDropLeafSql[indexOf(part)], table, row, cell.column);
    }
    // Also with one parent: an undo may have reopened what was settled.
    if (!cell.parents.empty() || cell.column == 0) {
        m_database.run(kAgreeSql[indexOf(part)], table, row, cell.column);
    }
    m_database.run(kAddLeafSql[indexOf(part)], table, row, cell.column, id.value);
}

std::int64_t ChangeStore::self()
{
    Statement row = m_database.query(kSelfSql);
    return row.next() ? row.integer(0) : 1;
}

void ChangeStore::setSelf(std::int64_t number) { m_database.run(kKeepSelfSql, number); }

ChangeId ChangeStore::next()
{
    const std::int64_t device = self();
    Statement row = m_database.query(kNewestOfSql, device);
    return row.next() ? ChangeId {row.integer(0) + 1} : ChangeId::of(device, 1);
}

std::int64_t ChangeStore::nextClock(std::int64_t wallMs)
{
    Statement row = m_database.query(kMaxClockSql);
    const std::int64_t last = row.next() ? row.integer(0) : 0;
    return std::max(last + 1, wallMs << 16);
}

void ChangeStore::keepClock(std::int64_t clock) { m_database.run(kKeepClockSql, clock); }

Hash ChangeStore::hashAt(ChangeId id)
{
    if (id.sequence() == 0) {
        return {};
    }
    Statement row = m_database.query(kHashSql, id.value);
    if (!row.next()) {
        throw StorageError("a change is missing before the newest one", 11);
    }
    return hashFrom(row.blob(0));
}

void ChangeStore::store(ChangeId id, const ChangeHeader& header, const ChangePayload& payload)
{
    const Blob bytes = encodePayload(payload);
    const Hash hash = chainHash(hashAt({id.value - 1}), {deviceId(id.device()), id.sequence()}, encodeHeader(header),
                                replica::hashOf(bytes));
    m_database.run(kStoreSql, id.value, Blob(hash.begin(), hash.end()), header.clock, header.at, header.author,
                   header.label, static_cast<int>(header.kind), header.about, !payload.sealed.empty(), bytes, nullptr,
                   nullptr, nullptr, true);
    keepClock(header.clock);
    for (const RowWrite& row : payload.rows) {
        m_database.run(kStoreRowSql, row.table, row.row, id.value);
    }
}

void ChangeStore::storeArrived(ChangeId id, const Hash& hash, const Record& record, const Arrival& arrival)
{
    m_database.run(kStoreSql, id.value, Blob(hash.begin(), hash.end()), record.header.clock, record.header.at,
                   record.header.author, record.header.label, static_cast<int>(record.header.kind),
                   record.header.about, arrival.hasSealed, record.payload,
                   record.header.extra.empty() ? Value {} : Value {record.header.extra},
                   record.erased ? Value {Blob(record.payloadHash.begin(), record.payloadHash.end())} : Value {},
                   arrival.at, arrival.understood);
}

std::vector<Head> ChangeStore::heads()
{
    std::vector<std::pair<std::int64_t, base::Id>> devices;
    {
        Statement row = m_database.query(kDevicesSql);
        while (row.next()) {
            devices.emplace_back(row.integer(0), row.id(1));
        }
    }
    std::vector<Head> heads;
    for (const auto& [number, id] : devices) {
        Statement row = m_database.query(kNewestOfSql, number);
        if (row.next()) {
            heads.push_back({id, ChangeId {row.integer(0)}.sequence(), hashFrom(row.blob(1))});
        }
    }
    return heads;
}

std::optional<Hash> ChangeStore::hashOf(const Version& version)
{
    Statement number = m_database.query(kDeviceNoSql, version.device);
    if (!number.next()) {
        return std::nullopt;
    }
    Statement row = m_database.query(kHashSql, ChangeId::of(number.integer(0), version.sequence).value);
    return row.next() ? std::optional {hashFrom(row.blob(0))} : std::nullopt;
}

std::vector<TravellingChange> ChangeStore::travelling(const base::Id& device, std::int64_t after, std::size_t most,
                                                      std::size_t bytes)
{
    std::vector<TravellingChange> changes;
    Statement number = m_database.query(kDeviceNoSql, device);
    if (!number.next()) {
        return changes;
    }
    const ChangeId from = ChangeId::of(number.integer(0), after);
    Statement row = m_database.query(kTravellingSql, from.value, ChangeId::of(number.integer(0) + 1, 0).value,
                                     static_cast<std::int64_t>(most));
    std::size_t size = 0;
    while (row.next() && (changes.empty() || size < bytes)) {
        const StoredChange change = headerFrom(row);
        const Blob record = row.isNull(10) ? encodeRecord(change.header, row.blob(9))
                                           : encodeErasedRecord(change.header, hashFrom(row.blob(10)), row.blob(9));
        size += record.size();
        changes.push_back({{device, change.id.sequence()}, hashFrom(row.blob(11)), record});
    }
    return changes;
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
        const Hash payloadHash = row.isNull(10) ? replica::hashOf(row.blob(9)) : hashFrom(row.blob(10));
        const Hash hash =
            chainHash(previous, {deviceId(id.device()), id.sequence()}, encodeHeader(change.header), payloadHash);
        if (hash != hashFrom(row.blob(11))) {
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
    Statement found = m_database.query(kLastWriterSql[indexOf(part)], table, row, column);
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

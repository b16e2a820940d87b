// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other replicas did, taken in; and what this one passes on.
#include "core/replica/fold.h"
#include "core/replica/replica.h"
#include "core/replica/storage_error.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    // A computer in 2099 must not drag everybody's clock with it (design §4, clocks).
    constexpr std::int64_t kMostClockAheadMs = 10 * 60 * 1000;

    constexpr std::string_view kNotUnderstoodSql = "SELECT id FROM main.change WHERE understood = 0 ORDER BY clock, id";
    constexpr std::string_view kUnderstoodSql = "UPDATE main.change SET understood = 1 WHERE id = ?1";
    constexpr std::string_view kArrivedSql = R"(
        SELECT id FROM main.change WHERE arrived > ?1 ORDER BY arrived DESC, clock DESC LIMIT ?2)";

    struct Arriving {
        Version version;
        Hash hash;
        ChangeId id;
        Record record;
        ChangePayload payload;
        bool understood = true;
    };

    bool isKnown(const Catalogue& catalogue, const std::vector<RowWrite>& rows)
    {
        return std::all_of(rows.begin(), rows.end(), [&](const RowWrite& row) {
            const TableInfo* table = catalogue.byNumber(row.table);
            return table != nullptr && std::all_of(row.cells.begin(), row.cells.end(), [&](const CellWrite& cell) {
                return cell.column >= 0 && cell.column < static_cast<int>(table->columns.size());
            });
        });
    }

}  // namespace

base::Id Replica::deviceId()
{
    const std::lock_guard lock {m_writing};
    return m_store->deviceId(m_store->self());
}

std::vector<Head> Replica::heads()
{
    const std::lock_guard lock {m_writing};
    return m_store->heads();
}

std::optional<Hash> Replica::hashOf(const Version& version)
{
    const std::lock_guard lock {m_writing};
    return m_store->hashOf(version);
}

std::vector<TravellingChange> Replica::changesAfter(const base::Id& device, std::int64_t after, std::size_t most,
                                                    std::size_t bytes)
{
    const std::lock_guard lock {m_writing};
    return m_store->travelling(device, after, most, bytes);
}

base::Result<Received> Replica::receive(const std::vector<TravellingChange>& changes)
{
    Received received;
    ChangeNotice notice;
    notice.origin = Origin::Remote;
    {
        const std::lock_guard lock {m_writing};
        bool open = false;
        try {
            // Every chain is verified before anything is applied (invariant I8).
            std::vector<Arriving> arriving;
            std::map<base::Id, Head> heads;
            for (const Head& head : m_store->heads()) {
                heads.emplace(head.device, head);
            }
            for (const TravellingChange& change : changes) {
                Head& head = heads.try_emplace(change.version.device, Head {change.version.device, 0, {}}).first->second;
                if (change.version.sequence <= head.sequence) {
                    const auto known = m_store->hashOf(change.version);
                    if (known && *known != change.hash) {
                        return base::fail(FailureCode::Superseded,
                                          "One computer's changes exist in two versions under the same number.");
                    }
                    continue;
                }
                auto record = decodeRecord(change.record);
                const auto hash = recordHash(head.hash, change.version, change.record);
                if (change.version.sequence != head.sequence + 1 || !record || !hash || *hash != change.hash) {
                    return base::fail(FailureCode::Damaged,
                                      fmt::format("Change {} of a computer is not what was written there: its hash "
                                                  "differs. Nothing was taken in.",
                                                  change.version.sequence));
                }
                head = {change.version.device, change.version.sequence, change.hash};
                Arriving next {change.version, change.hash, {}, std::move(*record), {}, true};
                if (!next.record.erased) {
                    auto payload = decodePayload(next.record.payload);
                    next.understood = payload && isKnown(*m_catalogue, payload->rows);
                    if (payload) {
                        next.payload = std::move(*payload);
                    }
                }
                arriving.push_back(std::move(next));
            }
            if (arriving.empty()) {
                return received;
            }
            const std::int64_t wallMs = wallClockMs();
            m_writer->execute("BEGIN IMMEDIATE");
            open = true;
            Fold fold = newFold();
            std::int64_t clock = 0;
            std::map<base::Id, std::int64_t> numbers;
            for (Arriving& change : arriving) {
                auto [number, fresh] = numbers.try_emplace(change.version.device);
                if (fresh) {
                    number->second = m_store->deviceNumber(change.version.device);
                }
                change.id = ChangeId::of(number->second, change.version.sequence);
                m_store->storeArrived(change.id, change.hash, change.record,
                                      {wallMs, !change.payload.sealed.empty(), change.understood});
                clock = std::max(clock, change.record.header.clock);
                received.mostAheadMs = std::max(received.mostAheadMs, change.record.header.at - wallMs);
            }
            for (Arriving& change : arriving) {
                if (!change.payload.sealed.empty() && m_partTwo.state() == PartTwoState::Open) {
                    const StoredChange stored {change.id, change.record.header, true, false, {{}, change.payload.sealed}};
                    fold.add(Part::Two, change.id, change.record.header, m_partTwo.readable(*m_store, stored));
                }
                fold.add(Part::One, change.id, change.record.header, std::move(change.payload.rows));
            }
            noteTouched(fold.settle(), notice);
            const std::int64_t own = m_store->nextClock(0) - 1;
            m_store->keepClock(std::max(own, std::min(clock, (wallMs + kMostClockAheadMs) << 16)));
            m_writer->execute("COMMIT");
            m_partTwo.noticeSlots(*m_writer);
            received.changes = arriving.size();
        } catch (const StorageError& error) {
            if (open) {
                try {
                    m_writer->execute("ROLLBACK");
                } catch (const StorageError&) {
                    // SQLite rolls back by itself on the errors after which ROLLBACK fails.
                }
            }
            return base::fail(FailureCode::Storage,
                              fmt::format("What came from the shared file could not be kept on this computer: {}. "
                                          "Check that the disk is not full.",
                                          error.what()));
        }
    }
    notify(notice);
    if (notice.touches("key_slot") || notice.touches("key_share") || notice.touches("key_removal")) {
        tendKeys();
    }
    return received;
}

Fold Replica::newFold()
{
    return Fold {*m_writer, *m_catalogue, *m_store,
                 [this](const StoredChange& change) { return m_partTwo.readable(*m_store, change); }};
}

std::int64_t Replica::wallClockMs() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_session.wallClock().time_since_epoch()).count();
}

void Replica::noteTouched(const std::vector<CapturedKey>& keys, ChangeNotice& notice) const
{
    for (const CapturedKey& key : keys) {
        if (const TableInfo* table = m_catalogue->byNumber(key.table)) {
            notice.rows.push_back({table->name, key.row});
        }
    }
}

void Replica::foldAgain()
{
    std::vector<ChangeId> pending;
    {
        Statement row = m_writer->query(kNotUnderstoodSql);
        while (row.next()) {
            pending.push_back({row.integer(0)});
        }
    }
    if (pending.empty()) {
        return;
    }
    m_writer->execute("BEGIN IMMEDIATE");
    Fold fold = newFold();
    for (const ChangeId id : pending) {
        const auto change = m_store->read(id);
        if (!change || change->payload.rows.empty()) {
            continue;
        }
        for (const RowWrite& row : change->payload.rows) {
            fold.touchTable(Part::One, row.table);
        }
        const bool known = isKnown(*m_catalogue, change->payload.rows);
        fold.add(Part::One, id, change->header, change->payload.rows);
        if (known) {
            m_writer->run(kUnderstoodSql, id.value);
        }
    }
    static_cast<void>(fold.settle());
    m_writer->execute("COMMIT");
}

std::vector<StoredChange> Replica::arrivals(std::int64_t sinceMs, int limit)
{
    const std::lock_guard lock {m_writing};
    std::vector<ChangeId> ids;
    {
        Statement row = m_writer->query(kArrivedSql, sinceMs, limit);
        while (row.next()) {
            ids.push_back({row.integer(0)});
        }
    }
    std::vector<StoredChange> changes;
    for (const ChangeId id : ids) {
        if (auto change = m_store->read(id)) {
            changes.push_back(std::move(*change));
        }
    }
    return changes;
}

std::optional<Blob> Replica::localValue(std::string_view key)
{
    const std::lock_guard lock {m_writing};
    Statement row = m_writer->query("SELECT value FROM main.meta WHERE key = ?1", "local " + std::string {key});
    return row.next() ? std::optional {row.blob(0)} : std::nullopt;
}

void Replica::keepLocalValue(std::string_view key, const Blob& value)
{
    const std::lock_guard lock {m_writing};
    m_writer->run("INSERT OR REPLACE INTO main.meta (key, value) VALUES (?1, ?2)", "local " + std::string {key}, value);
}

}  // namespace muster::replica

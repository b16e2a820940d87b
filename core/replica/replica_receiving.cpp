// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other replicas did, taken in; and what this one passes on.
#include "core/replica/arriving.h"
#include "core/replica/fold.h"
#include "core/replica/replica.h"
#include "core/replica/search_words.h"
#include "core/replica/transaction.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::string_view kNotUnderstoodSql = "SELECT id FROM main.change WHERE understood = 0 ORDER BY clock, id";
    constexpr std::string_view kUnderstoodSql = "UPDATE main.change SET understood = 1 WHERE id = ?1";
    constexpr std::string_view kArrivedSql = R"(
        SELECT id FROM main.change WHERE arrived > ?1 ORDER BY arrived DESC, clock DESC LIMIT ?2)";

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
    try {
        const std::lock_guard lock {m_writing};
        KnownHeads heads = knownHeads(*m_store);
        auto arriving = proven(changes, heads, *m_store, *m_catalogue);
        if (!arriving) {
            return tl::unexpected(arriving.error());
        }
        if (arriving->empty()) {
            return received;
        }
        const std::int64_t wallMs = wallClockMs();
        Transaction transaction {*m_writer};
        keep(*arriving, *m_store, wallMs);
        followClock(*arriving, *m_store, wallMs);
        Fold fold = newFold();
        for (Arriving& change : *arriving) {
            const ChangeHeader& header = change.record.header;
            received.mostAheadMs = std::max(received.mostAheadMs, header.at - wallMs);
            if (!change.payload.sealed.empty() && m_partTwo.state() == PartTwoState::Open) {
                const StoredChange stored {change.id, header, true, false, {{}, change.payload.sealed}};
                fold.add(Part::Two, change.id, header, m_partTwo.readable(*m_store, stored));
            }
            fold.add(Part::One, change.id, header, std::move(change.payload.rows));
        }
        noteTouched(fold.settle(), notice);
        static_cast<void>(obeyErasures());
        settleSearch(*m_writer);
        transaction.commit();
        dropTraces();
        m_partTwo.noticeSlots(*m_writer);
        received.changes = arriving->size();
    } catch (const StorageError& error) {
        return base::fail(FailureCode::Storage,
                          fmt::format("What came from the shared file could not be kept on this computer: {}. Check "
                                      "that the disk is not full.",
                                      error.what()));
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
    Transaction transaction {*m_writer};
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
    settleSearch(*m_writer);
    transaction.commit();
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
    const std::string name = "local " + std::string {key};
    if (value.empty()) {
        m_writer->run("DELETE FROM main.meta WHERE key = ?1", name);
        return;
    }
    m_writer->run("INSERT OR REPLACE INTO main.meta (key, value) VALUES (?1, ?2)", name, value);
}

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one way to write.
#include "core/replica/erasure.h"
#include "core/replica/fold.h"
#include "core/replica/replica_listeners.h"
#include "core/replica/search_words.h"
#include "core/replica/transaction.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

namespace {

    constexpr std::string_view kKnownRowSql[2] {"SELECT 1 FROM main.change_row WHERE tab = ?1 AND row = ?2",
                                                "SELECT 1 FROM part_two.change_row WHERE tab = ?1 AND row = ?2"};

    /// Rows made here of which something is known already: a change can overtake the one that made its row.
    std::vector<CapturedKey> overtaken(Database& database, const std::map<CapturedKey, CapturedRow>& rows)
    {
        std::vector<CapturedKey> keys;
        for (const auto& [key, row] : rows) {
            if (!row.existedBefore && row.existsAfter) {
                Statement known = database.query(kKnownRowSql[indexOf(key.part)], key.table, key.row);
                if (known.next()) {
                    keys.push_back(key);
                }
            }
        }
        return keys;
    }

    base::Failure asFailure(const StorageError& error)
    {
        return {base::FailureCode::Storage, {},
                fmt::format("This could not be saved on this computer: {}. Nothing was changed. Check that the disk is "
                            "not full and try again.",
                            error.what())};
    }

}  // namespace

int Writer::takeNumber(std::string_view series, int highest)
{
    const std::string key = "number " + std::string {series};
    int last = highest;
    {
        Statement row = query("SELECT value FROM main.meta WHERE key = ?1", key);
        if (row.next()) {
            last = std::max(last, row.number(0));
        }
    }
    run("INSERT OR REPLACE INTO main.meta (key, value) VALUES (?1, ?2)", key, last + 1);
    return last + 1;
}

bool ChangeNotice::touches(std::string_view table) const
{
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.table == table; });
}

Replica::~Replica() = default;

Subscription Replica::subscribe(std::function<void(const ChangeNotice&)> listener)
{
    const std::lock_guard lock {m_listeners->mutex};
    const int number = m_listeners->next++;
    m_listeners->all.emplace(number, std::move(listener));
    return Subscription {[listeners = m_listeners, number] {
        const std::lock_guard ending {listeners->mutex};
        listeners->all.erase(number);
    }};
}

void Replica::notify(const ChangeNotice& notice)
{
    std::vector<std::function<void(const ChangeNotice&)>> listeners;
    {
        const std::lock_guard lock {m_listeners->mutex};
        for (const auto& [number, listener] : m_listeners->all) {
            listeners.push_back(listener);
        }
    }
    for (const auto& listener : listeners) {
        listener(notice);
    }
}

std::optional<base::Failure> Replica::commit(std::string label, ChangeKind kind, std::int64_t about, Origin origin,
                                             const Steps& work)
{
    ChangeNotice notice;
    {
        const std::lock_guard lock {m_writing};
        try {
            // The memory of part two is locked only once it is written to, so that readers are not held up.
            Transaction transaction {*m_writer, Transaction::Begin::Deferred};
            m_capture->begin();
            Writer writer {*m_writer, m_session};
            writer.setLabel(std::move(label));
            if (auto refusal = work(writer)) {
                m_capture->discard();
                return refusal;
            }
            auto rows = m_capture->take();
            for (const Writer::Insisted& cell : writer.insisted()) {
                const TableInfo& table = *m_catalogue->byName(cell.table);
                const Part part = cell.schema == "main" ? Part::One : Part::Two;
                auto [row, fresh] = rows.try_emplace({part, table.number, cell.row});
                if (fresh) {
                    row->second.existedBefore = row->second.existsAfter = true;
                }
                if (cell.column == 0) {
                    row->second.settlesExistence = true;
                } else {
                    Value value = m_store->current(part, table, cell.row, cell.column);
                    row->second.cells.try_emplace(cell.column, CapturedCell {value, value});
                }
            }
            const ErasurePlan* erasing = std::exchange(m_erasing, nullptr);
            if (erasing != nullptr) {
                erasing->addTo(rows, [&](const CapturedKey& key, int column) {
                    return m_store->current(key.part, *m_catalogue->byNumber(key.table), key.row, column);
                });
            }
            if (rows.empty()) {
                settleSearch(*m_writer);
                transaction.commit();
                return std::nullopt;
            }
            notice.id = m_store->next();
            notice.label = writer.label();
            notice.origin = origin;
            for (const auto& [key, row] : rows) {
                notice.rows.push_back({m_catalogue->byNumber(key.table)->name, key.row});
            }
            const auto overtakenRows = overtaken(*m_writer, rows);
            ChangePayload payload {m_store->settle(rows, Part::One, notice.id), {}};
            auto restricted = m_store->settle(rows, Part::Two, notice.id);
            if (erasing != nullptr) {
                erasing->widen(Part::One, payload.rows);
                erasing->widen(Part::Two, restricted);
            }
            if (!restricted.empty()) {
                payload.sealed = m_partTwo.sealRows(
                    restricted, {m_store->deviceId(notice.id.device()), notice.id.sequence()});
                for (const RowWrite& row : restricted) {
                    m_writer->run("INSERT OR IGNORE INTO part_two.change_row (tab, row, change) VALUES (?1, ?2, ?3)",
                                  row.table, row.row, notice.id.value);
                }
            }
            const std::int64_t wallMs = wallClockMs();
            const ChangeHeader header {m_store->nextClock(wallMs), wallMs, m_session.author(), writer.label(),
                                       kind, about, {}};
            m_store->store(notice.id, header, payload);
            const bool putsBack = kind == ChangeKind::Undo || kind == ChangeKind::Redo;
            if (putsBack || !overtakenRows.empty()) {
                Fold fold = newFold();
                if (putsBack) {
                    // What was put back may be a conflict again: the fold says so here as it does everywhere.
                    fold.add(Part::One, notice.id, header, payload.rows);
                    fold.add(Part::Two, notice.id, header, restricted);
                }
                for (const CapturedKey& key : overtakenRows) {
                    fold.touchRow(key);
                }
                static_cast<void>(fold.settle());
            }
            settleSearch(*m_writer);
            transaction.commit();
            m_partTwo.noticeSlots(*m_writer);
        } catch (const StorageError& error) {
            m_capture->discard();
            return asFailure(error);
        } catch (...) {
            m_capture->discard();
            throw;
        }
    }
    notify(notice);
    return std::nullopt;
}

}  // namespace muster::replica

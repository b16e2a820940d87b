// SPDX-License-Identifier: GPL-3.0-or-later
//
// Undo is a new Change that puts back what another one replaced.
#include "core/replica/replica.h"
#include "core/replica/storage_error.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::string_view kStackSql = R"(
        SELECT id, label, kind, about, payload_hash IS NOT NULL FROM main.change
         WHERE id > max(ifnull((SELECT value FROM main.meta WHERE key = 'undo floor'), 0), ?1 << 40)
           AND id < (?1 + 1) << 40
         ORDER BY id DESC)";
    constexpr std::string_view kSettleSql = R"(
        INSERT OR REPLACE INTO main.meta (key, value)
        SELECT 'undo floor', max(id) FROM main.change WHERE id > ?1 << 40 AND id < (?1 + 1) << 40)";

    std::string withoutPrefix(const std::string& label)
    {
        for (const std::string_view prefix : {"Undo: ", "Redo: "}) {
            if (label.rfind(prefix, 0) == 0) {
                return label.substr(prefix.size());
            }
        }
        return label;
    }

}  // namespace

std::optional<StoredChange> Replica::candidate(ChangeKind kind)
{
    // Walking back from the newest: an undo in effect cancels what it is about; a redo stands for the edit.
    std::set<std::int64_t> cancelled;
    Statement row = m_writer->query(kStackSql, m_store->self());
    while (row.next()) {
        const ChangeId id {row.integer(0)};
        const auto is = static_cast<ChangeKind>(row.number(2));
        const bool erased = row.flag(4);  // what is gone cannot be put back, and stands in nobody's way
        if (cancelled.contains(id.sequence()) || is == ChangeKind::Upkeep) {
            continue;
        }
        if (is == ChangeKind::Undo) {
            if (kind == ChangeKind::Redo && !erased) {
                return m_store->read(id);
            }
            cancelled.insert(row.integer(3));
            continue;
        }
        if (is == ChangeKind::Redo) {
            // The undo it is about, and so the edit behind that, counts as never undone.
            if (kind == ChangeKind::Undo && !erased) {
                return m_store->read(id);
            }
            cancelled.insert(row.integer(3));
            continue;
        }
        if (kind == ChangeKind::Redo) {
            return std::nullopt;
        }
        if (!erased) {
            return m_store->read(id);
        }
    }
    return std::nullopt;
}

void Replica::settleUndo()
{
    const std::lock_guard lock {m_writing};
    m_writer->run(kSettleSql, m_store->self());
}

std::optional<std::string> Replica::undoLabel()
{
    const std::lock_guard lock {m_writing};
    const auto change = candidate(ChangeKind::Undo);
    return change ? std::optional {withoutPrefix(change->header.label)} : std::nullopt;
}

std::optional<std::string> Replica::redoLabel()
{
    const std::lock_guard lock {m_writing};
    const auto change = candidate(ChangeKind::Redo);
    return change ? std::optional {withoutPrefix(change->header.label)} : std::nullopt;
}

base::Result<std::string> Replica::undo() { return undoOrRedo(ChangeKind::Undo); }

base::Result<std::string> Replica::redo() { return undoOrRedo(ChangeKind::Redo); }

base::Result<std::string> Replica::undoOrRedo(ChangeKind kind)
{
    const std::lock_guard lock {m_writing};
    const auto change = candidate(kind);
    const bool undoing = kind == ChangeKind::Undo;
    if (!change) {
        return base::fail(FailureCode::NotFound, undoing ? "There is nothing to undo." : "There is nothing to redo.");
    }
    const std::string what = withoutPrefix(change->header.label);
    auto refusal = commit((undoing ? "Undo: " : "Redo: ") + what, kind, change->id.sequence(), Origin::Undo,
                          [&](Writer& writer) { return reverse(writer, *change); });
    if (refusal) {
        return tl::unexpected(std::move(*refusal));
    }
    return what;
}

std::optional<base::Failure> Replica::reverse(Writer& writer, const StoredChange& change)
{
    std::vector<std::pair<Part, RowWrite>> rows;
    for (const RowWrite& row : change.payload.rows) {
        rows.emplace_back(Part::One, row);
    }
    if (change.hasSealed) {
        auto sealed = m_partTwo.readable(*m_store, change);
        if (sealed.empty()) {
            return base::Failure {FailureCode::Locked, {},
                                  fmt::format("\"{}\" touched restricted content. Unlock part two to undo it.",
                                              change.header.label)};
        }
        for (RowWrite& row : sealed) {
            rows.emplace_back(Part::Two, std::move(row));
        }
    }

    const auto superseded = [&](Part part, int table, const base::Id& row, int column) {
        const auto last = m_store->lastWriter(part, table, row, column);
        const auto later = last ? m_store->read(*last) : std::nullopt;
        const std::string by = later && later->id != change.id
            ? fmt::format(" by \"{}\" ({})", later->header.label, later->header.author)
            : std::string {};
        return base::Failure {FailureCode::Superseded, {},
                              fmt::format("\"{}\" cannot be put back: it was changed again since{}.",
                                          change.header.label, by)};
    };

    const auto isUpkeep = [&](Part part, int table, const base::Id& row, int column) {
        const auto last = m_store->lastWriter(part, table, row, column);
        const auto later = last ? m_store->read(*last) : std::nullopt;
        return later && later->header.kind == ChangeKind::Upkeep;
    };

    for (const auto& [part, row] : rows) {
        const TableInfo* table = m_catalogue->byNumber(row.table);
        if (table == nullptr) {
            return base::Failure {FailureCode::Newer, {}, "A newer Muster made this change. Update Muster to undo it."};
        }
        if (table->name.rfind("key_", 0) == 0) {
            return base::Failure {FailureCode::Refused, {},
                                  "A key of part two is not put back by undo. Add or remove the key instead."};
        }
        for (const CellWrite& cell : row.cells) {
            if (m_store->current(part, *table, row.row, cell.column) != cell.after
                && !isUpkeep(part, row.table, row.row, cell.column)) {
                return superseded(part, row.table, row.row, cell.column);
            }
        }
        const bool made = !row.cells.empty() && row.cells.front().column == 0
            && !std::holds_alternative<std::monostate>(row.cells.front().after);
        if (made) {
            // Taking a row away must not take away what somebody filled in since.
            for (int column = 1; column < static_cast<int>(table->columns.size()); ++column) {
                const auto written = std::find_if(row.cells.begin(), row.cells.end(),
                                                  [&](const CellWrite& cell) { return cell.column == column; });
                if (written == row.cells.end() && !isUpkeep(part, row.table, row.row, column)
                    && m_store->current(part, *table, row.row, column) != Value {std::monostate {}}) {
                    return superseded(part, row.table, row.row, column);
                }
            }
        }
    }
    for (const auto& [part, row] : rows) {
        const TableInfo& table = *m_catalogue->byNumber(row.table);
        for (const CellWrite& cell : row.cells) {
            m_store->put(part, table, row.row, {cell.column, cell.after, cell.before, {}});
            if (cell.before == cell.after) {
                // A settlement that picked what was shown: taking it back reopens it (Fold::standing).
                writer.insist(part == Part::One ? "main" : "part_two", table.name, row.row, cell.column);
            }
        }
    }
    return std::nullopt;
}

}  // namespace muster::replica

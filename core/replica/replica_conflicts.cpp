// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/fold.h"
#include "core/replica/replica.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::string_view kContestedSql[2] {
        "SELECT tab, row, col FROM main.contested ORDER BY tab, row, col",
        "SELECT tab, row, col FROM part_two.contested ORDER BY tab, row, col"};

    /// What a Change says in a conflict; of a field that its deletion of the record emptied, what stood there before.
    ConflictingValue valueOf(const StoredChange& change, const RowWrite& write, int column, bool standsForExistence)
    {
        ConflictingValue value {change.id, change.header, {}, false};
        for (const CellWrite& written : write.cells) {
            if (written.column == 0 && std::holds_alternative<std::monostate>(written.after)) {
                value.deletes = column == 0 || standsForExistence;
            }
        }
        for (const CellWrite& written : write.cells) {
            if (written.column == column) {
                value.value = value.deletes && column != 0 ? written.before : written.after;
            }
        }
        return value;
    }

}  // namespace

std::vector<Conflict> Replica::conflicts()
{
    const std::lock_guard lock {m_writing};
    std::vector<Conflict> conflicts;
    Fold fold = newFold();
    for (const Part part : {Part::One, Part::Two}) {
        struct Cell {
            int table;
            base::Id row;
            int column;
        };
        std::vector<Cell> cells;
        Statement found = m_writer->query(kContestedSql[indexOf(part)]);
        while (found.next()) {
            cells.push_back({found.number(0), found.id(1), found.number(2)});
        }
        for (const Cell& cell : cells) {
            const TableInfo* table = m_catalogue->byNumber(cell.table);
            if (table == nullptr) {
                continue;
            }
            Conflict conflict {part == Part::Two, table->name, cell.row,
                               cell.column == 0 ? std::string {}
                                                : table->columns.at(static_cast<std::size_t>(cell.column)),
                               {}};
            std::vector<ChangeId> changes;
            std::set<ChangeId> existence;
            for (const auto& [column, id] : fold.standing({part, cell.table, cell.row})) {
                if (column == 0) {
                    existence.insert(id);
                }
                const bool asked = cell.column == 0 || column == cell.column;
                if (asked && std::find(changes.begin(), changes.end(), id) == changes.end()) {
                    changes.push_back(id);
                }
            }
            for (const ChangeId id : changes) {
                const auto change = m_store->read(id);
                if (!change) {
                    continue;
                }
                const auto rows = part == Part::One ? change->payload.rows : m_partTwo.readable(*m_store, *change);
                for (const RowWrite& write : rows) {
                    if (write.table == cell.table && write.row == cell.row) {
                        conflict.values.push_back(valueOf(*change, write, cell.column, existence.contains(id)));
                    }
                }
            }
            if (cell.column != 0) {
                // Of a field of a record that lives on, a deletion says nothing where somebody wrote.
                const auto deletes = [](const ConflictingValue& value) { return value.deletes; };
                if (!std::all_of(conflict.values.begin(), conflict.values.end(), deletes)) {
                    std::erase_if(conflict.values, deletes);
                }
                for (ConflictingValue& value : conflict.values) {
                    value.deletes = false;
                }
            }
            std::sort(conflict.values.begin(), conflict.values.end(),
                      [&](const ConflictingValue& a, const ConflictingValue& b) {
                          return std::pair {a.header.clock, m_store->deviceId(a.change.device())}
                              < std::pair {b.header.clock, m_store->deviceId(b.change.device())};
                      });
            conflicts.push_back(std::move(conflict));
        }
    }
    return conflicts;
}

base::Result<void> Replica::settleConflict(const Conflict& conflict, const std::optional<Value>& chosen,
                                           const std::string& label)
{
    return transact(label, [&](Writer& writer) -> base::Result<void> {
        if (conflict.restricted && !writer.partTwoIsOpen()) {
            return base::fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
        }
        const TableInfo* table = m_catalogue->byName(conflict.table);
        const Part part = conflict.restricted ? Part::Two : Part::One;
        const auto number = std::find(table->columns.begin(), table->columns.end(), conflict.column);
        const int column =
            conflict.column.empty() ? 0 : static_cast<int>(std::distance(table->columns.begin(), number));
        Statement contested = m_writer->query(kContestedSql[indexOf(part)]);
        bool still = false;
        while (contested.next()) {
            still = still
                || (contested.number(0) == table->number && contested.id(1) == conflict.row
                    && contested.number(2) == column);
        }
        if (!still) {
            return base::fail(FailureCode::Superseded, "Somebody settled this already.");
        }
        if (column == 0 && !chosen) {
            m_store->put(part, *table, conflict.row, {0, Value {std::int64_t {1}}, {}, {}});
            return {};
        }
        if (column != 0) {
            m_store->put(part, *table, conflict.row, {column, {}, chosen.value_or(Value {}), {}});
        }
        writer.insist(conflict.restricted ? "part_two" : "main", conflict.table, conflict.row, column);
        if (column == 0) {
            // Kept with all that stands in it now, also where the deletion emptied it.
            for (int i = 1; i < static_cast<int>(table->columns.size()); ++i) {
                if (m_store->current(part, *table, conflict.row, i) != Value {}) {
                    writer.insist(conflict.restricted ? "part_two" : "main", conflict.table, conflict.row, i);
                }
            }
        }
        return {};
    });
}

}  // namespace muster::replica

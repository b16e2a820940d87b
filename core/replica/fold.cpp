// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which versions of a cell stand. What they come to is in fold_values.cpp.
#include "core/replica/fold.h"

#include "core/replica/storage_error.h"

#include <algorithm>

namespace muster::replica {

namespace {

    constexpr std::size_t kRowsBetweenQuestions = 1000;
    constexpr int kInterrupted = 9;

}  // namespace

Fold::Fold(Database& database, const Catalogue& catalogue, ChangeStore& store, OpenSealed openSealed)
    : m_database(database)
    , m_catalogue(catalogue)
    , m_store(store)
    , m_openSealed(std::move(openSealed))
    , m_tables(database)
{
}

FoldRow& Fold::rowAt(const CapturedKey& key)
{
    const auto [found, fresh] = m_rows.try_emplace(key);
    if (fresh) {
        m_tables.load(key, found->second);
    }
    return found->second;
}

ChangeId Fold::localId(const Version& version)
{
    const auto [found, fresh] = m_numbers.try_emplace(version.device);
    if (fresh) {
        found->second = m_store.deviceNumber(version.device);
    }
    return ChangeId::of(found->second, version.sequence);
}

std::vector<ChangeId> Fold::parentsOf(const CellWrite& cell, ChangeId child, const std::vector<Version>& names)
{
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

void Fold::supersede(const CapturedKey& key, FoldRow& row, int column, ChangeId parent)
{
    const auto isIt = [&](const auto& version) { return version.column == column && version.id == parent; };
    const auto leaf = std::find_if(row.leaves.begin(), row.leaves.end(), isIt);
    if (leaf != row.leaves.end()) {
        if (leaf->stored) {
            m_tables.dropLeaf(key, column, parent);
        }
        row.leaves.erase(leaf);
        return;
    }
    if (row.hasArrived(parent) || std::any_of(row.awaited.begin(), row.awaited.end(), isIt)
        || m_tables.wasFolded(key, parent)) {
        return;
    }
    row.awaited.push_back({column, false, parent});
}

void Fold::add(Part part, ChangeId id, const ChangeHeader& header, std::vector<RowWrite> rows)
{
    const auto names = formerly(header);
    if (header.kind != ChangeKind::Edit) {
        m_facts.insert_or_assign(id, Facts {header.clock, names, header.kind, header.about});
    }
    for (RowWrite& write : rows) {
        const CapturedKey key {part, write.table, write.row};
        FoldRow& row = rowAt(key);
        bool deletesRow = false;
        for (const CellWrite& cell : write.cells) {
            row.touch(cell.column);
            deletesRow = deletesRow || (cell.column == 0 && std::holds_alternative<std::monostate>(cell.after));
        }
        if (m_tables.wasFolded(key, id) || !row.arrive(id)) {
            continue;
        }
        for (CellWrite& cell : write.cells) {
            for (const ChangeId parent : parentsOf(cell, id, names)) {
                supersede(key, row, cell.column, parent);
            }
            const auto awaited =
                std::find_if(row.awaited.begin(), row.awaited.end(), [&](const FoldRow::Awaited& version) {
                    return version.column == cell.column && version.id == id;
                });
            if (awaited == row.awaited.end()) {
                row.leaves.push_back({cell.column, false, true, deletesRow, id, std::move(cell.after)});
                continue;
            }
            if (awaited->stored) {
                m_tables.dropAwaited(key, cell.column, id);
            }
            row.awaited.erase(awaited);
        }
    }
}

void Fold::touchTable(Part part, int table)
{
    if (m_catalogue.byNumber(table) == nullptr) {
        return;
    }
    for (const base::Id& row : m_tables.rowsOf(part, table)) {
        rowAt({part, table, row}).touchAll();
    }
}

std::vector<CapturedKey> Fold::settle(const GoOn& goOn)
{
    std::vector<std::pair<const CapturedKey, FoldRow>*> rows;
    rows.reserve(m_rows.size());
    for (auto& row : m_rows) {
        rows.push_back(&row);
    }
    std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    std::vector<CapturedKey> keys;
    keys.reserve(rows.size());
    for (auto* entry : rows) {
        auto& [key, row] = *entry;
        settleRow(key, row);
        m_tables.keep(key, row);
        row = {};
        keys.push_back(key);
        if (goOn && keys.size() % kRowsBetweenQuestions == 0 && !goOn(keys.size(), rows.size())) {
            throw StorageError("it was stopped", kInterrupted);
        }
    }
    m_rows.clear();
    m_writes.clear();
    m_facts.clear();
    m_settlements.clear();
    m_tables.settled();
    return keys;
}

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the versions that stand come to: the value of a cell, whether its row is there, what people must settle.
#include "core/replica/fold.h"

#include "core/replica/text_merge.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace muster::replica {

namespace {

    constexpr std::size_t kMostAncestors = 500;

    constexpr std::string_view kFactsSql = "SELECT clock, extra, kind, about FROM main.change WHERE id = ?1";

    bool isNull(const Value& value) { return std::holds_alternative<std::monostate>(value); }

    /// Does one of them say that there is something?
    template <class Leaves> bool anyHolds(const Leaves& leaves)
    {
        return std::any_of(leaves.begin(), leaves.end(), [](const auto& leaf) { return !isNull(leaf.value); });
    }

    template <class Row> auto placeOf(const Row& row) { return std::tie(row.table, row.row); }

}  // namespace

const Fold::Facts& Fold::factsOf(ChangeId id)
{
    const auto [found, fresh] = m_facts.try_emplace(id);
    if (fresh) {
        Statement row = m_database.query(kFactsSql, id.value);
        if (row.next()) {
            ChangeHeader header;
            header.extra = row.blob(1);
            found->second = {row.integer(0), formerly(header), static_cast<ChangeKind>(row.number(2)), row.integer(3)};
        }
    }
    return found->second;
}

const std::vector<RowWrite>& Fold::writesOf(Part part, ChangeId id)
{
    const auto [found, fresh] = m_writes.try_emplace({part, id});
    if (fresh) {
        if (auto change = m_store.read(id)) {
            found->second = part == Part::One ? std::move(change->payload.rows) : m_openSealed(*change);
            // One import may have written tens of thousands of rows.
            std::sort(found->second.begin(), found->second.end(),
                      [](const RowWrite& a, const RowWrite& b) { return placeOf(a) < placeOf(b); });
        }
    }
    return found->second;
}

const CellWrite* Fold::cellOf(const CapturedKey& key, ChangeId id, int column)
{
    const auto& writes = writesOf(key.part, id);
    const auto row = std::lower_bound(writes.begin(), writes.end(), key, [](const RowWrite& a, const CapturedKey& b) {
        return placeOf(a) < placeOf(b);
    });
    if (row == writes.end() || placeOf(*row) != placeOf(key)) {
        return nullptr;
    }
    const auto cell = std::find_if(row->cells.begin(), row->cells.end(),
                                   [&](const CellWrite& candidate) { return candidate.column == column; });
    return cell == row->cells.end() ? nullptr : &*cell;
}

bool Fold::yields(ChangeId a, ChangeId b)
{
    const std::int64_t clockA = factsOf(a).clock;
    const std::int64_t clockB = factsOf(b).clock;
    if (clockA != clockB) {
        return clockA < clockB;
    }
    if (a.device() != b.device()) {
        return m_store.deviceId(a.device()) < m_store.deviceId(b.device());
    }
    return a < b;
}

Fold::Cells Fold::leavesOf(const CapturedKey& key, FoldRow& row)
{
    Cells cells;
    for (FoldRow::Leaf& leaf : row.leaves) {
        if (!leaf.read) {
            const CellWrite* cell = cellOf(key, leaf.id, leaf.column);
            if (cell == nullptr) {
                // Erased, or sealed under a key that is not here.
                continue;
            }
            const CellWrite* existence = cellOf(key, leaf.id, 0);
            leaf.value = cell->after;
            leaf.deletesRow = existence != nullptr && isNull(existence->after);
        }
        cells[leaf.column].push_back({leaf.id, std::move(leaf.value), leaf.deletesRow});
    }
    reopen(key, row, cells);
    // Whoever made the row anew knowing of its deletion starts from nothing: the deletion is settled.
    const auto existence = cells.find(0);
    for (auto& [column, leaves] : cells) {
        for (Leaf& leaf : leaves) {
            leaf.deletesRow = leaf.deletesRow && existence != cells.end()
                && std::any_of(existence->second.begin(), existence->second.end(),
                               [&](const Leaf& deletion) { return deletion.id == leaf.id; });
        }
        if (leaves.size() > 1) {
            std::sort(leaves.begin(), leaves.end(), [&](const Leaf& a, const Leaf& b) { return yields(a.id, b.id); });
        }
    }
    return cells;
}

std::vector<Fold::Leaf> Fold::valuesOf(const CapturedKey& key, int column, std::vector<Leaf> leaves)
{
    // Where somebody wrote a value unseen by the deletion, that value alone counts.
    if (std::any_of(leaves.begin(), leaves.end(), [](const Leaf& leaf) { return !leaf.deletesRow; })) {
        std::erase_if(leaves, [](const Leaf& leaf) { return leaf.deletesRow; });
        return leaves;
    }
    // The row lives on, so what its deletion emptied is as it was.
    for (Leaf& leaf : leaves) {
        const CellWrite* cell = cellOf(key, leaf.id, column);
        leaf.value = cell == nullptr ? Value {} : cell->before;
    }
    return leaves;
}

void Fold::settleRow(const CapturedKey& key, FoldRow& row)
{
    const TableInfo* table = m_catalogue.byNumber(key.table);
    if (table == nullptr) {
        return;
    }
    Cells cells = leavesOf(key, row);
    const auto existence = cells.find(0);
    const bool made = existence != cells.end();
    bool alive = made && anyHolds(existence->second);
    bool revived = false;
    if (made && !alive) {
        revived = std::any_of(cells.begin(), cells.end(),
                              [](const auto& entry) { return entry.first != 0 && anyHolds(entry.second); });
        alive = revived;
    }
    const bool existed = m_tables.exists(key, *table);
    const std::set<int> contestedBefore = m_tables.contested(key);
    const auto note = [&](int column, bool contested) {
        if (contested != contestedBefore.contains(column)) {
            m_tables.noteContested(key, column, contested);
        }
    };
    if (!alive) {
        if (existed) {
            m_tables.remove(key, *table);
        }
        for (const int column : contestedBefore) {
            note(column, false);
        }
        return;
    }
    const bool deleteUnsettled = made && existence->second.size() > 1
        && std::any_of(existence->second.begin(), existence->second.end(),
                       [](const Leaf& leaf) { return isNull(leaf.value); });
    note(0, revived || deleteUnsettled);

    FoldTables::ColumnValues values;
    const bool whole = !existed || revived || deleteUnsettled || contestedBefore.contains(0);
    for (int column = 1; column < static_cast<int>(table->columns.size()); ++column) {
        if (!whole && !row.touches(column)) {
            continue;
        }
        const auto found = cells.find(column);
        if (found == cells.end()) {
            values.emplace_back(column, Value {});
            continue;
        }
        std::vector<Leaf> leaves = valuesOf(key, column, std::move(found->second));
        const bool agreed = std::all_of(leaves.begin(), leaves.end(),
                                        [&](const Leaf& leaf) { return leaf.value == leaves.front().value; });
        auto text = agreed ? std::nullopt : merged(key, column, leaves);
        note(column, !agreed && !text);
        values.emplace_back(column, text ? std::move(*text) : std::move(leaves.back().value));
    }
    if (existed) {
        m_tables.update(key, *table, values);
    } else {
        m_tables.insert(key, *table, values);
    }
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
            const CellWrite* cell = cellOf(key, id, column);
            if (cell == nullptr) {
                continue;
            }
            for (const ChangeId parent : parentsOf(*cell, id, factsOf(id).names)) {
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
        if (count == leaves.size() && cellOf(key, id, column) != nullptr && (!nearest || yields(*nearest, id))) {
            nearest = id;
        }
    }
    const CellWrite* cell = nearest ? cellOf(key, *nearest, column) : nullptr;
    const auto* text = cell == nullptr ? nullptr : std::get_if<std::string>(&cell->after);
    return text == nullptr ? std::nullopt : std::optional {*text};
}

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Undoing a settlement reopens it: what the undo put back is not one value but everything that was settled. Like the
// rest of the fold this follows from the set of Changes alone, so every computer sees it reopened.
#include "core/replica/fold.h"

#include <algorithm>

namespace muster::replica {

namespace {

    constexpr std::size_t kMostAncestors = 500;

    bool isNull(const Value& value) { return std::holds_alternative<std::monostate>(value); }

}  // namespace

std::optional<ChangeId> Fold::settlementOf(const CapturedKey& key, ChangeId id)
{
    const Facts& facts = factsOf(id);
    if ((facts.kind != ChangeKind::Undo && facts.kind != ChangeKind::Redo) || facts.about <= 0) {
        return std::nullopt;
    }
    if (const auto known = m_settlements.find({key, id}); known != m_settlements.end()) {
        return known->second;
    }
    std::optional<ChangeId>& settlement = m_settlements[{key, id}];
    const ChangeId about = ChangeId::of(id.device(), facts.about);
    const auto replaced = [&](int column) {
        std::set<ChangeId> all;
        if (const CellWrite* cell = cellOf(key, about, column)) {
            for (const ChangeId parent : parentsOf(*cell, about, factsOf(about).names)) {
                for (const ChangeId stood : standsFor(key, column, parent)) {
                    all.insert(stood);
                }
            }
        }
        return all;
    };
    const TableInfo* table = m_catalogue.byNumber(key.table);
    const int columns = table == nullptr ? 0 : static_cast<int>(table->columns.size());
    for (int column = 0; column < columns; ++column) {
        const auto stood = replaced(column);
        // A row that was deleted and changed at once was settled by saying whether it exists.
        const bool settles = stood.size() > 1
            || (column == 0 && std::any_of(stood.begin(), stood.end(), [&](ChangeId each) {
                    const CellWrite* existence = cellOf(key, each, 0);
                    return existence != nullptr && isNull(existence->after);
                }));
        if (settles) {
            settlement = about;
            break;
        }
    }
    return settlement;
}

std::vector<ChangeId> Fold::standsFor(const CapturedKey& key, int column, ChangeId leaf)
{
    std::vector<ChangeId> stood;
    if (const auto settlement = settlementOf(key, leaf)) {
        if (const CellWrite* cell = cellOf(key, *settlement, column)) {
            for (const ChangeId parent : parentsOf(*cell, *settlement, factsOf(*settlement).names)) {
                for (const ChangeId id : standsFor(key, column, parent)) {
                    // What has not come in yet cannot be shown, and comes into view when it does.
                    if (cellOf(key, id, column) != nullptr && std::find(stood.begin(), stood.end(), id) == stood.end()) {
                        stood.push_back(id);
                    }
                }
            }
        }
    }
    return stood.empty() ? std::vector {leaf} : stood;
}

std::set<ChangeId> Fold::ancestorsOf(const CapturedKey& key, int column, const std::vector<ChangeId>& of)
{
    std::set<ChangeId> ancestors;
    std::vector<ChangeId> next = of;
    while (!next.empty() && ancestors.size() < kMostAncestors) {
        const ChangeId child = next.back();
        next.pop_back();
        if (const CellWrite* cell = cellOf(key, child, column)) {
            for (const ChangeId parent : parentsOf(*cell, child, factsOf(child).names)) {
                if (ancestors.insert(parent).second) {
                    next.push_back(parent);
                }
            }
        }
    }
    return ancestors;
}

void Fold::reopen(const CapturedKey& key, const FoldRow& row, Cells& cells)
{
    // Edits are nearly all there is: of those that just came nothing is looked up.
    const auto kindOf = [&](ChangeId id) {
        const auto known = m_facts.find(id);
        return known != m_facts.end() ? known->second.kind
            : row.hasArrived(id)      ? ChangeKind::Edit
                                      : factsOf(id).kind;
    };
    for (auto& [column, leaves] : cells) {
        if (leaves.size() > 1) {
            const auto onlyRestates = [&, at = column](const Leaf& leaf) {
                const CellWrite* cell = kindOf(leaf.id) == ChangeKind::Upkeep ? cellOf(key, leaf.id, at) : nullptr;
                return cell != nullptr && cell->before == cell->after;
            };
            if (!std::all_of(leaves.begin(), leaves.end(), onlyRestates)) {
                std::erase_if(leaves, onlyRestates);
            }
        }
        if (std::none_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
                const ChangeKind kind = kindOf(leaf.id);
                return kind == ChangeKind::Undo || kind == ChangeKind::Redo;
            })) {
            continue;
        }
        std::vector<std::vector<ChangeId>> stands;
        bool reopened = false;
        for (const Leaf& leaf : leaves) {
            stands.push_back(standsFor(key, column, leaf.id));
            reopened = reopened || stands.back() != std::vector {leaf.id};
        }
        if (!reopened) {
            continue;
        }
        std::set<ChangeId> all;
        for (std::size_t i = 0; i < stands.size(); ++i) {
            // Somebody who did not know of the settlement may have gone on from one of the texts.
            std::set<ChangeId> superseded;
            for (std::size_t other = 0; other < stands.size(); ++other) {
                if (other != i) {
                    superseded.merge(ancestorsOf(key, column, stands[other]));
                }
            }
            for (const ChangeId id : stands[i]) {
                if (!superseded.contains(id)) {
                    all.insert(id);
                }
            }
        }
        std::vector<Leaf> standing;
        for (const ChangeId id : all) {
            if (const CellWrite* cell = cellOf(key, id, column)) {
                const CellWrite* existence = cellOf(key, id, 0);
                standing.push_back({id, cell->after, existence != nullptr && isNull(existence->after)});
            }
        }
        leaves = std::move(standing);
    }
}

std::vector<std::pair<int, ChangeId>> Fold::standing(const CapturedKey& key)
{
    FoldRow row;
    m_tables.load(key, row);
    std::vector<std::pair<int, ChangeId>> found;
    for (const auto& [column, leaves] : leavesOf(key, row)) {
        for (const Leaf& leaf : leaves) {
            found.emplace_back(column, leaf.id);
        }
    }
    return found;
}

}  // namespace muster::replica

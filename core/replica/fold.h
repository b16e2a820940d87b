// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fold: from a set of Changes to the value of every cell (design §4).
#pragma once

#include "core/replica/change_store.h"
#include "core/replica/fold_tables.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::replica {

/// Works inside the caller's transaction. The outcome is a function of the set of Changes alone: their order,
/// their repetition and who passed them on do not matter (invariant I7 of sharing).
///
/// The value of a cell is its unsuperseded leaf. Parents decide; of several leaves the one with the largest
/// clock is shown (the larger device id at a tie), the others stay and the cell is contested, unless they say
/// the same or are long texts that merge. A row is there while a leaf says so, or while a field holds a value
/// that whoever deleted the row had not seen.
///
/// Rows are folded in memory and written once each, in the order of the tables' keys, by `settle`.
class Fold {
public:
    /// Gives the restricted writes of a Change; empty when they cannot be read here.
    using OpenSealed = std::function<std::vector<RowWrite>(const StoredChange&)>;
    /// Told how many rows of how many are written; false stops it with a `StorageError` (interrupted).
    using GoOn = std::function<bool(std::size_t done, std::size_t total)>;

    Fold(Database& database, const Catalogue& catalogue, ChangeStore& store, OpenSealed openSealed);

    /// Lets a Change's writes replace the leaves they name. Doing it twice changes nothing.
    void add(Part part, ChangeId id, const ChangeHeader& header, std::vector<RowWrite> rows);
    /// Every row of a table, for columns that this version did not know when their Changes came.
    void touchTable(Part part, int table);
    /// One row, whatever was added to it.
    void touchRow(const CapturedKey& key) { rowAt(key).touchAll(); }
    /// Writes the values of everything touched since into the tables, and notes what is contested. Returns the
    /// rows whose content may have changed.
    std::vector<CapturedKey> settle(const GoOn& goOn = {});

    /// The Changes whose values stand in the cells of a row, by column. A leaf that undid a settlement stands for
    /// what was settled: undoing reopens it.
    [[nodiscard]] std::vector<std::pair<int, ChangeId>> standing(const CapturedKey& key);

private:
    struct Leaf {
        ChangeId id;
        Value value;
        bool deletesRow = false;
    };
    using Cells = std::map<int, std::vector<Leaf>>;  ///< the leaf that is shown stands last
    /// What a Change says of itself that the fold asks about.
    struct Facts {
        std::int64_t clock = 0;
        std::vector<Version> names;  ///< see `formerly`
        ChangeKind kind = ChangeKind::Edit;
        std::int64_t about = 0;
    };
    struct KeyHash {
        std::size_t operator()(const CapturedKey& key) const noexcept
        {
            return std::hash<base::Id> {}(key.row) + static_cast<std::size_t>(key.table) * 31 + indexOf(key.part);
        }
    };

    [[nodiscard]] FoldRow& rowAt(const CapturedKey& key);
    [[nodiscard]] ChangeId localId(const Version& version);
    /// Parents as they are numbered here, with those a fork renamed under their new name.
    [[nodiscard]] std::vector<ChangeId> parentsOf(const CellWrite& cell, ChangeId child,
                                                  const std::vector<Version>& names);
    void supersede(const CapturedKey& key, FoldRow& row, int column, ChangeId parent);

    void settleRow(const CapturedKey& key, FoldRow& row);
    [[nodiscard]] Cells leavesOf(const CapturedKey& key, FoldRow& row);
    /// Puts what was settled in the place of leaves that undid the settlement, and drops what only says again what
    /// stood there (fold_reopened.cpp).
    void reopen(const CapturedKey& key, const FoldRow& row, Cells& cells);
    [[nodiscard]] std::vector<ChangeId> standsFor(const CapturedKey& key, int column, ChangeId leaf);
    /// The Change that this one undid or redid, where that had settled something in the row.
    [[nodiscard]] std::optional<ChangeId> settlementOf(const CapturedKey& key, ChangeId id);
    [[nodiscard]] std::set<ChangeId> ancestorsOf(const CapturedKey& key, int column, const std::vector<ChangeId>& of);
    /// The leaves of a field that count while its row is there.
    [[nodiscard]] std::vector<Leaf> valuesOf(const CapturedKey& key, int column, std::vector<Leaf> leaves);
    [[nodiscard]] std::optional<Value> merged(const CapturedKey& key, int column, const std::vector<Leaf>& leaves);
    [[nodiscard]] std::optional<std::string> commonAncestor(const CapturedKey& key, int column,
                                                            const std::vector<Leaf>& leaves);
    [[nodiscard]] const std::vector<RowWrite>& writesOf(Part part, ChangeId id);
    [[nodiscard]] const CellWrite* cellOf(const CapturedKey& key, ChangeId id, int column);
    [[nodiscard]] const Facts& factsOf(ChangeId id);
    /// Whether `a` gives way to `b` where neither knew the other.
    [[nodiscard]] bool yields(ChangeId a, ChangeId b);

    Database& m_database;
    const Catalogue& m_catalogue;
    ChangeStore& m_store;
    OpenSealed m_openSealed;
    FoldTables m_tables;
    std::unordered_map<CapturedKey, FoldRow, KeyHash> m_rows;
    std::map<base::Id, std::int64_t> m_numbers;
    std::map<std::pair<Part, ChangeId>, std::vector<RowWrite>> m_writes;  ///< as read back, sorted by row
    std::map<ChangeId, Facts> m_facts;  ///< of what came and is no edit, and of what was asked about
    std::map<std::pair<CapturedKey, ChangeId>, std::optional<ChangeId>> m_settlements;
};

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fold: from a set of Changes to the value of every cell (design §4).
#pragma once

#include "core/replica/change_store.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
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
class Fold {
public:
    /// Gives the restricted writes of a Change; empty when they cannot be read here.
    using OpenSealed = std::function<std::vector<RowWrite>(const StoredChange&)>;

    Fold(Database& database, const Catalogue& catalogue, ChangeStore& store, OpenSealed openSealed);

    /// Lets a Change's writes replace the leaves they name. Doing it twice changes nothing.
    void add(Part part, ChangeId id, const ChangeHeader& header, std::vector<RowWrite> rows);
    /// Every row of a table, for columns that this version did not know when their Changes came.
    void touchTable(Part part, int table);
    /// Writes the values of everything touched since into the tables, and notes what is contested. Returns the
    /// rows whose content may have changed.
    [[nodiscard]] std::vector<CapturedKey> settle();

private:
    struct Leaf {
        ChangeId id;
        Value value;
        Value beforeDelete;
        bool deletesRow = false;  ///< written by the Change that deleted the row
    };
    using Cells = std::map<int, std::vector<Leaf>>;

    [[nodiscard]] ChangeId localId(const Version& version);
    void supersede(const CapturedKey& key, int column, ChangeId parent);
    [[nodiscard]] Cells leavesOf(const CapturedKey& key);
    void settleRow(const CapturedKey& key, const std::set<int>& columns);
    void writeRow(const CapturedKey& key, const TableInfo& table, const std::map<int, Value>& values, bool isNew);
    void noteContested(const CapturedKey& key, int column, bool contested);
    [[nodiscard]] std::optional<Value> merged(const CapturedKey& key, int column, const std::vector<Leaf>& leaves);
    [[nodiscard]] std::optional<std::string> commonAncestor(const CapturedKey& key, int column,
                                                            const std::vector<Leaf>& leaves);
    [[nodiscard]] const std::vector<RowWrite>& writesOf(Part part, ChangeId id);
    [[nodiscard]] const RowWrite* rowOf(const CapturedKey& key, ChangeId id);
    /// Parents as they are numbered here, with those a fork renamed under their new name.
    [[nodiscard]] std::vector<ChangeId> parentsOf(const CellWrite& cell, ChangeId child);
    [[nodiscard]] const ChangeHeader& headerOf(ChangeId id);
    /// Whether `a` gives way to `b` where neither knew the other.
    [[nodiscard]] bool yields(ChangeId a, ChangeId b);

    Database& m_database;
    const Catalogue& m_catalogue;
    ChangeStore& m_store;
    OpenSealed m_openSealed;
    std::map<CapturedKey, std::set<int>> m_touched;
    std::map<base::Id, std::int64_t> m_numbers;
    std::map<std::int64_t, base::Id> m_devices;
    std::map<std::pair<Part, ChangeId>, std::vector<RowWrite>> m_writes;
    std::map<ChangeId, ChangeHeader> m_headers;
};

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Storing Changes and reading them back.
#pragma once

#include "core/replica/capture.h"
#include "core/replica/change.h"
#include "core/replica/database.h"
#include "core/replica/schema.h"

#include <functional>
#include <optional>
#include <vector>

namespace muster::replica {

struct StoredChange {
    ChangeId id;
    ChangeHeader header;
    bool hasSealed = false;
    ChangePayload payload;
};

/// One line of the history panel: who did what, when, to which fields.
struct HistoryEntry {
    ChangeId id;
    ChangeHeader header;
    std::vector<CellWrite> cells;  ///< the fields of the row asked about; sealed ones are not here
};

/// Works inside the caller's transaction.
class ChangeStore {
public:
    ChangeStore(Database& database, const Catalogue& catalogue);

    /// The open and the restricted writes of a transaction, each cell naming the leaves it replaces; the
    /// leaves are replaced by the coming Change `id` on the way.
    [[nodiscard]] std::vector<RowWrite> settle(const std::map<CapturedKey, CapturedRow>& rows, Part part, ChangeId id);

    /// The id the next Change of this replica will have.
    [[nodiscard]] ChangeId next();
    /// Never smaller than any clock seen (design §4, clocks).
    [[nodiscard]] std::int64_t nextClock(std::int64_t wallMs);
    void store(ChangeId id, const ChangeHeader& header, const ChangePayload& payload);

    [[nodiscard]] std::optional<StoredChange> read(ChangeId id);
    /// Headers only, newest first.
    [[nodiscard]] std::vector<StoredChange> newest(int limit);
    /// Everything that was done to one row, oldest first.
    [[nodiscard]] std::vector<HistoryEntry> history(int table, const base::Id& row);
    /// Calls `use` for every Change with sealed writes, in the order of their clocks.
    void eachSealed(const std::function<void(const StoredChange&)>& use);
    /// Recomputes the hash chain of every device; the first break in words, or nothing.
    [[nodiscard]] std::optional<std::string> verifyChains();

    [[nodiscard]] base::Id deviceId(std::int64_t number);
    [[nodiscard]] std::int64_t deviceNumber(const base::Id& device);
    /// The one Change that last wrote a cell; nothing when it was never written.
    [[nodiscard]] std::optional<ChangeId> lastWriter(Part part, int table, const base::Id& row, int column);
    /// Puts a cell's value into its table; used by undo and by the folding of sealed Changes.
    void put(Part part, const TableInfo& table, const base::Id& row, const CellWrite& cell);
    [[nodiscard]] Value current(Part part, const TableInfo& table, const base::Id& row, int column);
    /// Makes `id` the leaf of a cell that a Change wrote.
    void setLeaf(Part part, int table, const base::Id& row, const CellWrite& cell, ChangeId id);

private:
    Database& m_database;
    const Catalogue& m_catalogue;
};

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Storing Changes and reading them back.
#pragma once

#include "core/replica/capture.h"
#include "core/replica/change.h"
#include "core/replica/database.h"
#include "core/replica/exchange.h"
#include "core/replica/schema.h"

#include <functional>
#include <optional>
#include <vector>

namespace muster::replica {

struct StoredChange {
    ChangeId id;
    ChangeHeader header;
    bool hasSealed = false;
    bool erased = false;     ///< its payload is gone; a notice stands in its place
    ChangePayload payload;   ///< empty where it was erased or is of a newer Muster
};

/// How a Change came in.
struct Arrival {
    std::int64_t at = 0;     ///< milliseconds since 1970, by this computer's clock
    bool hasSealed = false;
    bool understood = true;  ///< false: a newer Muster wrote something in it that this one cannot read
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

    /// The number of the device this replica writes as; 1 until a fork or a copied folder gives it a new name.
    [[nodiscard]] std::int64_t self();
    void setSelf(std::int64_t number);
    /// The id the next Change of this replica will have.
    [[nodiscard]] ChangeId next();
    /// Never smaller than any clock seen (design §4, clocks).
    [[nodiscard]] std::int64_t nextClock(std::int64_t wallMs);
    void keepClock(std::int64_t clock);
    void store(ChangeId id, const ChangeHeader& header, const ChangePayload& payload);
    /// Keeps a Change of another replica as it came; its hash was verified before.
    void storeArrived(ChangeId id, const Hash& hash, const Record& record, const Arrival& arrival);

    /// The newest Change of every device that has one.
    [[nodiscard]] std::vector<Head> heads();
    [[nodiscard]] std::optional<Hash> hashOf(const Version& version);
    /// The chain hash at a Change that is there; zero at number 0.
    [[nodiscard]] Hash hashAt(ChangeId id);
    /// Changes of a device after a number, to be passed on: at most so many, and about so many bytes.
    [[nodiscard]] std::vector<TravellingChange> travelling(const base::Id& device, std::int64_t after, std::size_t most,
                                                           std::size_t bytes);

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

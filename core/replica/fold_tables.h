// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the fold reads from the tables and writes to them. Not for other rooms.
#pragma once

#include "core/replica/capture.h"
#include "core/replica/change.h"
#include "core/replica/database.h"
#include "core/replica/schema.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::replica {

/// One row while it is being folded: which versions of its cells stand.
struct FoldRow {
    struct Leaf {
        int column = 0;
        bool stored = false;      ///< stands in the table of leaves already
        bool read = false;        ///< `value` and `deletesRow` are known
        bool deletesRow = false;  ///< written by the Change that deleted the row
        ChangeId id;
        Value value {};
    };
    /// A version that was superseded before it came.
    struct Awaited {
        int column = 0;
        bool stored = false;
        ChangeId id;
    };

    std::vector<Leaf> leaves;
    std::vector<Awaited> awaited;
    std::vector<ChangeId> arrived;  ///< Changes added since the row was loaded, sorted

    /// Its value may be another one now.
    void touch(int column);
    void touchAll() { m_everyColumn = true; }
    [[nodiscard]] bool touches(int column) const;
    /// Notes a Change; false where it was noted before.
    bool arrive(ChangeId id);
    [[nodiscard]] bool hasArrived(ChangeId id) const;

private:
    std::uint64_t m_columns = 0;
    bool m_everyColumn = false;
};

/// Works inside the caller's transaction. A half in which nothing was ever folded is not asked about its rows: that
/// is what makes a new replica quick.
class FoldTables {
public:
    explicit FoldTables(Database& database)
        : m_database(database)
    {
    }

    void load(const CapturedKey& key, FoldRow& row);
    [[nodiscard]] bool wasFolded(const CapturedKey& key, ChangeId id);
    [[nodiscard]] std::vector<base::Id> rowsOf(Part part, int table);
    void dropLeaf(const CapturedKey& key, int column, ChangeId id);
    void dropAwaited(const CapturedKey& key, int column, ChangeId id);
    /// Stores what is new of a row's versions.
    void keep(const CapturedKey& key, const FoldRow& row);
    /// From here on the tables are asked again.
    void settled() { m_untouched = {}; m_uncontested = {}; }

    /// Columns that are noted as contested; 0 is the row's existence.
    [[nodiscard]] std::set<int> contested(const CapturedKey& key);
    void noteContested(const CapturedKey& key, int column, bool contested);

    [[nodiscard]] bool exists(const CapturedKey& key, const TableInfo& table);
    using ColumnValues = std::vector<std::pair<int, Value>>;
    /// Every column but the id has its value.
    void insert(const CapturedKey& key, const TableInfo& table, const ColumnValues& values);
    void update(const CapturedKey& key, const TableInfo& table, const ColumnValues& values);
    void remove(const CapturedKey& key, const TableInfo& table);

private:
    [[nodiscard]] bool isUntouched(Part part);

    Database& m_database;
    std::array<std::optional<bool>, 2> m_untouched {};
    std::array<std::optional<bool>, 2> m_uncontested {};
    std::array<std::unordered_map<int, std::string>, 2> m_insertSql {};
};

}  // namespace muster::replica

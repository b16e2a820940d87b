// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which Changes an erasure takes, and what must be said again because of it. Not for other rooms.
#pragma once

#include "core/replica/change_store.h"
#include "core/replica/erasure.h"
#include "core/replica/part_two.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::replica {

/// Works inside the transaction that erases.
class ErasurePlanner {
public:
    ErasurePlanner(Database& database, const Catalogue& catalogue, ChangeStore& store, PartTwo& partTwo);

    /// Names every Change that wrote one of the texts or replaced it.
    [[nodiscard]] std::optional<base::Failure> name(const Erasure& erasure);
    [[nodiscard]] base::Result<ErasurePlan> plan(const Erasure& erasure);
    [[nodiscard]] std::vector<ErasedVersion> versions();

    /// Whether a value is a text that is to go.
    [[nodiscard]] static bool tells(const Value& value, const std::string& replacement);
    [[nodiscard]] static Part partOf(const Erasure::Cell& cell) { return cell.restricted ? Part::Two : Part::One; }
    [[nodiscard]] static int columnOf(const TableInfo& table, const std::string& name);

private:
    using Writes = std::vector<std::pair<Part, RowWrite>>;

    [[nodiscard]] static const CellWrite* cellIn(const Writes& writes, const CapturedKey& key, int column);
    [[nodiscard]] std::vector<ChangeId> touching(const CapturedKey& key);
    [[nodiscard]] std::optional<base::Failure> consider(ChangeId id, const CapturedKey& key, int column,
                                                        const std::string& replacement);
    [[nodiscard]] std::optional<base::Failure> sayAgain(ErasurePlan& plan, Part part, const RowWrite& write);

    Database& m_database;
    const Catalogue& m_catalogue;
    ChangeStore& m_store;
    PartTwo& m_partTwo;
    std::map<ChangeId, Writes> m_named;
};

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/erasure_planner.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::string_view kTouchedSql[2] {
        "SELECT change FROM main.change_row WHERE tab = ?1 AND row = ?2",
        "SELECT change FROM part_two.change_row WHERE tab = ?1 AND row = ?2"};
    constexpr std::string_view kContestedSql[2] {
        "SELECT 1 FROM main.contested WHERE tab = ?1 AND row = ?2",
        "SELECT 1 FROM part_two.contested WHERE tab = ?1 AND row = ?2"};
    constexpr std::string_view kPayloadSql = "SELECT payload FROM main.change WHERE id = ?1 AND payload_hash IS NULL";

}  // namespace

ErasurePlanner::ErasurePlanner(Database& database, const Catalogue& catalogue, ChangeStore& store, PartTwo& partTwo)
    : m_database(database)
    , m_catalogue(catalogue)
    , m_store(store)
    , m_partTwo(partTwo)
{
}

bool ErasurePlanner::tells(const Value& value, const std::string& replacement)
{
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && !text->empty() && *text != replacement && text->rfind(kErased, 0) != 0;
}

int ErasurePlanner::columnOf(const TableInfo& table, const std::string& name)
{
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    return static_cast<int>(std::distance(table.columns.begin(), found));
}

const CellWrite* ErasurePlanner::cellIn(const Writes& writes, const CapturedKey& key, int column)
{
    for (const auto& [part, row] : writes) {
        if (part == key.part && row.table == key.table && row.row == key.row) {
            const auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                                           [&](const CellWrite& each) { return each.column == column; });
            return cell == row.cells.end() ? nullptr : &*cell;
        }
    }
    return nullptr;
}

std::optional<base::Failure> ErasurePlanner::name(const Erasure& erasure)
{
    for (const Erasure::Cell& cell : erasure.cells) {
        const TableInfo& table = *m_catalogue.byName(cell.table);
        const CapturedKey key {partOf(cell), table.number, cell.row};
        for (const ChangeId id : touching(key)) {
            if (auto refused = consider(id, key, columnOf(table, cell.column), cell.replacement)) {
                return refused;
            }
        }
    }
    if (m_named.empty()) {
        return base::Failure {FailureCode::NotFound, {},
                              fmt::format("There is no text of {} left to erase.", erasure.about)};
    }
    return std::nullopt;
}

base::Result<ErasurePlan> ErasurePlanner::plan(const Erasure& erasure)
{
    ErasurePlan plan;
    for (const auto& [id, writes] : m_named) {
        for (const auto& [part, write] : writes) {
            if (auto refused = sayAgain(plan, part, write)) {
                return tl::unexpected(std::move(*refused));
            }
        }
    }
    for (const Erasure::Cell& cell : erasure.cells) {
        const TableInfo& table = *m_catalogue.byName(cell.table);
        const auto row = plan.rows.find({partOf(cell), table.number, cell.row});
        if (row != plan.rows.end()) {
            row->second.cells[columnOf(table, cell.column)].untold = true;
        }
    }
    return plan;
}

std::vector<ErasedVersion> ErasurePlanner::versions()
{
    std::vector<ErasedVersion> versions;
    for (const auto& [id, writes] : m_named) {
        Statement payload = m_database.query(kPayloadSql, id.value);
        payload.next();
        versions.push_back(
            {{m_store.deviceId(id.device()), id.sequence()}, replica::hashOf(payload.blob(0))});
    }
    return versions;
}

std::vector<ChangeId> ErasurePlanner::touching(const CapturedKey& key)
{
    std::vector<ChangeId> changes;
    Statement row = m_database.query(kTouchedSql[indexOf(key.part)], key.table, key.row);
    while (row.next()) {
        changes.push_back({row.integer(0)});
    }
    return changes;
}

std::optional<base::Failure> ErasurePlanner::consider(ChangeId id, const CapturedKey& key, int column,
                                                      const std::string& replacement)
{
    const auto change = m_named.contains(id) ? std::nullopt : m_store.read(id);
    if (!change || change->erased) {
        return std::nullopt;
    }
    Writes writes;
    for (const RowWrite& write : change->payload.rows) {
        writes.emplace_back(Part::One, write);
    }
    auto sealed = m_partTwo.state() == PartTwoState::Open ? m_partTwo.readable(m_store, *change)
                                                          : std::vector<RowWrite> {};
    const bool unread = change->hasSealed && sealed.empty();
    for (RowWrite& write : sealed) {
        writes.emplace_back(Part::Two, std::move(write));
    }
    const CellWrite* cell = cellIn(writes, key, column);
    if (cell == nullptr || (!tells(cell->before, replacement) && !tells(cell->after, replacement))) {
        return std::nullopt;
    }
    if (unread) {
        return base::Failure {FailureCode::Locked, {},
                              "A part of it was recorded together with something restricted. Unlock part two "
                              "first, so that nothing of that is lost."};
    }
    m_named.emplace(id, std::move(writes));
    return std::nullopt;
}

std::optional<base::Failure> ErasurePlanner::sayAgain(ErasurePlan& plan, Part part, const RowWrite& write)
{
    const TableInfo* table = m_catalogue.byNumber(write.table);
    if (table == nullptr) {
        return base::Failure {FailureCode::Newer, {},
                              "A newer Muster wrote a part of it. Update Muster on this computer first."};
    }
    Statement contested = m_database.query(kContestedSql[indexOf(part)], write.table, write.row);
    if (contested.next()) {
        return base::Failure {FailureCode::Refused, {},
                              "People wrote different things there, and nobody picked yet. Settle that first, on the "
                              "Sharing page."};
    }
    const CapturedKey key {part, write.table, write.row};
    const auto [row, fresh] = plan.rows.try_emplace(key);
    if (fresh) {
        row->second.exists = m_store.current(part, *table, write.row, 0) != Value {};
    }
    for (const CellWrite& cell : write.cells) {
        std::vector<Version>& parents = row->second.cells[cell.column].parents;
        for (const Version& parent : cell.parents) {
            const auto named = m_named.find(ChangeId::of(m_store.deviceNumber(parent.device), parent.sequence));
            const bool stays = named == m_named.end() || cellIn(named->second, key, cell.column) == nullptr;
            if (stays && std::find(parents.begin(), parents.end(), parent) == parents.end()) {
                parents.push_back(parent);
            }
        }
    }
    return std::nullopt;
}

}  // namespace muster::replica

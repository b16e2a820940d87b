// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/blockage_queries.h"

#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kBlockagesSql = R"(
        SELECT x.id, x.reference, x.sensitivity, x.action, a.reference, x.item, x.meeting, x.raised_by, x.raised_on,
               coalesce(p.text, x.text), coalesce(p.needed, x.needed), coalesce(p.from_whom, x.from_whom),
               coalesce(p.tried, x.tried), coalesce(p.if_nothing, x.if_nothing), x.state, x.decision_kind,
               coalesce(p.decision, x.decision), x.decided_on
          FROM main.blockage x LEFT JOIN part_two.blockage p ON p.id = x.id LEFT JOIN main.action a ON a.id = x.action)";
constexpr std::string_view kInOrderSql = " ORDER BY x.number IS NULL, x.number, x.id";
constexpr std::string_view kByIdSql = " WHERE x.id = ?1";
constexpr std::string_view kByReferenceSql = " WHERE x.reference = ?1 COLLATE NOCASE";

constexpr std::string_view kEventsSql = R"(
        SELECT e.id, e.kind, e.made_on, e.old_state, e.new_state, coalesce(p.by_role, e.by_role), e.body, b.name,
               e.meeting, e.report_number, coalesce(p.text, e.text)
          FROM main.blockage_event e LEFT JOIN part_two.blockage_event p ON p.id = e.id
          LEFT JOIN main.body b ON b.id = e.body
         WHERE e.blockage = ?1 ORDER BY e.position, e.made_on, e.id)";

Blockage blockageFrom(const Statement& row)
{
    Blockage blockage;
    blockage.id = row.id(0);
    blockage.reference = row.text(1);
    blockage.restricted = row.text(2) == "restricted";
    blockage.action = row.id(3);
    blockage.actionReference = row.text(4);
    blockage.item = row.id(5);
    blockage.meeting = row.id(6);
    blockage.raisedBy = row.text(7);
    blockage.raisedOn = row.optionalDate(8);
    blockage.text = row.text(9);
    blockage.needed = row.text(10);
    blockage.fromWhom = row.text(11);
    blockage.tried = row.text(12);
    blockage.ifNothing = row.text(13);
    blockage.state = blockageStateFrom(row.text(14));
    blockage.decisionKind = blockageDecisionFromStored(row.text(15));
    blockage.decision = row.text(16);
    blockage.decidedOn = row.optionalDate(17);
    return blockage;
}

constexpr base::Date kLast = std::chrono::year::max() / 12 / 31;

template <class Key> std::optional<Blockage> one(const Reader& reader, std::string_view where, const Key& key)
{
    Statement row = reader.query(std::string {kBlockagesSql} + std::string {where}, key);
    return row.next() ? std::optional {blockageFrom(row)} : std::nullopt;
}

}  // namespace

std::vector<Blockage> listBlockages(const Reader& reader)
{
    static const std::string sql = std::string {kBlockagesSql} + std::string {kInOrderSql};
    std::vector<Blockage> blockages;
    Statement row = reader.query(sql);
    while (row.next()) {
        blockages.push_back(blockageFrom(row));
    }
    return blockages;
}

std::optional<Blockage> findBlockage(const Reader& reader, const base::Id& id) { return one(reader, kByIdSql, id); }

std::optional<Blockage> findBlockage(const Reader& reader, const std::string& reference)
{
    return one(reader, kByReferenceSql, base::trimmed(reference));
}

std::vector<BlockageEvent> blockageEventsOf(const Reader& reader, const base::Id& blockage)
{
    std::vector<BlockageEvent> events;
    Statement row = reader.query(kEventsSql, blockage);
    while (row.next()) {
        events.push_back({row.id(0), row.text(1), row.optionalDate(2), row.text(3), row.text(4), row.text(5), row.id(6),
                          row.text(7), row.id(8), row.optionalNumber(9), row.text(10)});
    }
    return events;
}

std::vector<Blockage> blockagesForPerformanceBoard(const Reader& reader)
{
    std::vector<Blockage> blockages = listBlockages(reader);
    std::erase_if(blockages,
                  [&](const Blockage& blockage) { return !isForPerformanceBoard(blockage, reader.today()); });
    std::stable_sort(blockages.begin(), blockages.end(), [](const Blockage& a, const Blockage& b) {
        return a.raisedOn.value_or(kLast) < b.raisedOn.value_or(kLast);
    });
    return blockages;
}

std::vector<Blockage> blockagesForBoard(const Reader& reader)
{
    std::vector<Blockage> blockages = listBlockages(reader);
    std::erase_if(blockages,
                  [](const Blockage& blockage) { return blockage.state != BlockageState::EscalatedToBoard; });
    return blockages;
}

}  // namespace muster::actions

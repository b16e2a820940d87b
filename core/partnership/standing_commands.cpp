// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/standing_commands.h"

#include "core/partnership/body_queries.h"
#include "core/partnership/id_list.h"
#include "core/partnership/reordering.h"
#include "core/partnership/rules.h"
#include "core/partnership/standing_queries.h"

#include <algorithm>

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kAddItemSql = R"(
    INSERT INTO standing_item (id, body, title, minutes, placement, position, lead, origin, ask, purpose, subject_type,
                               priority, needed_agencies, role_in_meeting, effective_from, effective_to)
    VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM standing_item WHERE body = ?2), ?6, ?7, ?8,
            ?9, ?10, ?11, ?12, ?13, ?14, ?15))";

constexpr std::string_view kEditItemSql = R"(
    UPDATE standing_item SET title = ?2, minutes = ?3, placement = ?4, lead = ?5, origin = ?6, ask = ?7, purpose = ?8,
           subject_type = ?9, priority = ?10, needed_agencies = ?11, role_in_meeting = ?12, effective_from = ?13,
           effective_to = ?14
     WHERE id = ?1)";

constexpr std::string_view kRemoveItemSql = "UPDATE standing_item SET effective_to = ?2 WHERE id = ?1";
constexpr std::string_view kPlaceItemSql = "UPDATE standing_item SET position = ?2 WHERE id = ?1";

constexpr std::string_view kAddTurnSql = R"(
    INSERT INTO chair_rota (id, body, position, role_title, agency, meeting_on)
    VALUES (?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM chair_rota WHERE body = ?2), ?3, ?4, ?5))";
constexpr std::string_view kEditTurnSql =
    "UPDATE chair_rota SET role_title = ?2, agency = ?3, meeting_on = ?4 WHERE id = ?1";
constexpr std::string_view kRemoveTurnSql = "DELETE FROM chair_rota WHERE id = ?1";
constexpr std::string_view kPlaceTurnSql = "UPDATE chair_rota SET position = ?2 WHERE id = ?1";

Result<std::string> checkedItem(const StandingItem& item)
{
    if (item.minutes < 0 || item.minutes > 24 * 60) {
        return base::fail(FailureCode::Invalid, "The time for an item is between 0 minutes and one day.", "minutes");
    }
    if (const auto ordered = inOrder(item.effectiveFrom, item.effectiveTo,
                                     "A standing item cannot end before it begins.", "effective to");
        !ordered) {
        return tl::unexpected(ordered.error());
    }
    return requiredText(item.title, "The item", "title");
}

std::string originOf(const StandingItem& item) { return item.origin.empty() ? "standing" : item.origin; }

template <class Row> std::vector<base::Id> idsOf(const std::vector<Row>& rows)
{
    std::vector<base::Id> ids;
    for (const Row& row : rows) {
        ids.push_back(row.id);
    }
    return ids;
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddStandingItem& command)
{
    const StandingItem& item = command.item;
    const auto where = body(writer, item.body);
    if (!where) {
        return gone("body");
    }
    const auto title = checkedItem(item);
    if (!title) {
        return tl::unexpected(title.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddItemSql, id, item.body, *title, item.minutes, toStored(item.placement), orNothing(item.lead),
               originOf(item), orNothing(item.ask), orNothing(item.purpose), orNothing(item.subjectType), item.priority,
               orNothing(storedIds(item.neededAgencies)), orNothing(toStored(item.roleInMeeting)), item.effectiveFrom,
               item.effectiveTo);
    writer.setLabel("Add a standing item of " + where->shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditStandingItem& command)
{
    const StandingItem& item = command.item;
    if (!standingItem(writer, item.id)) {
        return gone("standing item");
    }
    const auto title = checkedItem(item);
    if (!title) {
        return tl::unexpected(title.error());
    }
    writer.run(kEditItemSql, item.id, *title, item.minutes, toStored(item.placement), orNothing(item.lead),
               originOf(item), orNothing(item.ask), orNothing(item.purpose), orNothing(item.subjectType), item.priority,
               orNothing(storedIds(item.neededAgencies)), orNothing(toStored(item.roleInMeeting)), item.effectiveFrom,
               item.effectiveTo);
    writer.setLabel("Edit a standing item");
    return {};
}

Result<void> apply(Writer& writer, const RemoveStandingItem& command)
{
    const auto there = standingItem(writer, command.item);
    const base::Date lastDay = base::addDays(writer.today(), -1);
    if (!there || (there->effectiveTo && *there->effectiveTo <= lastDay)) {
        return gone("standing item");
    }
    writer.run(kRemoveItemSql, command.item, lastDay);
    writer.setLabel("Remove a standing item");
    return {};
}

Result<void> apply(Writer& writer, const ReorderStandingItems& command)
{
    std::vector<StandingItem> there = standingItemsOf(writer, command.body, writer.today());
    const auto first = std::find_if(there.begin(), there.end(), [&](const StandingItem& item) {
        return !command.items.empty() && item.id == command.items.front();
    });
    if (first == there.end()) {
        return gone("standing item");
    }
    const Placement placement = first->placement;
    std::erase_if(there, [&](const StandingItem& item) { return item.placement != placement; });
    if (const auto same = sameRows(idsOf(there), command.items); !same) {
        return same;
    }
    int position = 0;
    for (const base::Id& id : command.items) {
        writer.run(kPlaceItemSql, id, ++position);
    }
    writer.setLabel("Reorder standing items");
    return {};
}

Result<base::Id> apply(Writer& writer, const AddRotaTurn& command)
{
    const auto where = body(writer, command.body);
    if (!where) {
        return gone("body");
    }
    const auto title = requiredText(command.roleTitle, "A turn in the chair", "role");
    if (!title) {
        return tl::unexpected(title.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddTurnSql, id, command.body, *title, command.agency, command.meetingOn);
    writer.setLabel("Add a turn to the chair rota of " + where->shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditRotaTurn& command)
{
    const auto title = requiredText(command.roleTitle, "A turn in the chair", "role");
    if (!title) {
        return tl::unexpected(title.error());
    }
    writer.run(kEditTurnSql, command.turn, *title, command.agency, command.meetingOn);
    if (writer.changedRows() == 0) {
        return gone("turn");
    }
    writer.setLabel("Edit the chair rota");
    return {};
}

Result<void> apply(Writer& writer, const RemoveRotaTurn& command)
{
    writer.run(kRemoveTurnSql, command.turn);
    if (writer.changedRows() == 0) {
        return gone("turn");
    }
    writer.setLabel("Remove a turn from the chair rota");
    return {};
}

Result<void> apply(Writer& writer, const ReorderRota& command)
{
    if (const auto same = sameRows(idsOf(rotaOf(writer, command.body)), command.turns); !same) {
        return same;
    }
    int position = 0;
    for (const base::Id& id : command.turns) {
        writer.run(kPlaceTurnSql, id, ++position);
    }
    writer.setLabel("Reorder the chair rota");
    return {};
}

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items in the room: one is open at a time (invariant 9), every opening is kept.
#include "core/meetings/room_commands.h"

#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::ItemRow;
using detail::Place;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kOpeningSql = R"(
        INSERT INTO main.item_opening (id, meeting, item, opened_at, position)
        VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM main.item_opening WHERE meeting = ?2)))";
constexpr std::string_view kOpenSql = "UPDATE main.agenda_item SET state = 'open' WHERE id = ?1";
// A chair who took over between two items begins with the next one.
constexpr std::string_view kChairFromSql = R"(
        UPDATE main.chairing SET from_item = ?2 WHERE meeting = ?1 AND from_item IS NULL AND to_time IS NULL)";
constexpr std::string_view kCarrySql = "UPDATE main.agenda_item SET carried_into = ?2 WHERE id = ?1";
constexpr std::string_view kPlaceSql = "UPDATE main.agenda_item SET position = ?2 WHERE id = ?1";
constexpr std::string_view kGrantSql =
    "UPDATE main.agenda_item SET extra_minutes = coalesce(extra_minutes, 0) + ?2 WHERE id = ?1";

constexpr std::array<std::string_view, 7> kOutcomes {"noted",       "discussed", "agreed",     "resolved",
                                                     "recommended", "referred",  "action_only"};

void setReason(Writer& writer, const ItemRow& item, const std::string& reason)
{
    writer.run(fmt::format("UPDATE {}.agenda_item SET reason = ?2 WHERE id = ?1", detail::schemaFor(item.restricted)),
               item.id, detail::orNull(reason));
}

void closeWithOutcome(Writer& writer, const ItemRow& item)
{
    detail::closeRow(writer, item, "concluded", detail::computedOutcome(writer, item.id));
}

// What must be said about a victim before the item on them is done with (requirements I07).
Result<void> mayClose(Writer& writer, const ItemRow& item)
{
    if (needsSafeguardingAnswer(writer, item.id)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is about a victim. Say whether a safeguarding referral was made or is not needed, then "
                                "close it.",
                                detail::capitalised(item.name())),
                    "safeguarding");
    }
    return {};
}

// Whether an item may be opened at all, before anything is written.
Result<void> mayOpen(const Meeting& meeting, const ItemRow& item)
{
    if (!item.isToCome() && item.state != "concluded" && item.state != "open") {
        return fail(FailureCode::Refused,
                    fmt::format("{} was {}. Undo that to take it.", detail::capitalised(item.name()),
                                inWords(itemStateFrom(item.state))),
                    "item");
    }
    if (item.restricted && !meeting.statementReadAt) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is restricted. Read the statement of confidentiality first.",
                                detail::capitalised(item.name())),
                    "statement");
    }
    return {};
}

Result<ItemOpened> open(Writer& writer, const Meeting& meeting, const ItemRow& item)
{
    if (auto may = mayOpen(meeting, item); !may) {
        return refusal(may.error());
    }
    if (item.state != "open") {
        if (const auto before = detail::openRow(writer, meeting.id)) {
            if (auto may = mayClose(writer, *before); !may) {
                return refusal(may.error());
            }
            closeWithOutcome(writer, *before);
        }
        writer.run(kOpeningSql, base::newId(), meeting.id, item.id, writer.now().time);
        writer.run(kOpenSql, item.id);
        writer.run(kChairFromSql, meeting.id, item.id);
    }
    ItemOpened opened;
    opened.item = item.id;
    opened.number = item.number;
    opened.restricted = item.restricted;
    opened.presenceToResolve = item.restricted && !presenceToResolve(writer, item.id).empty();
    opened.words = fmt::format("{} is open.", detail::capitalised(item.name()));
    writer.setLabel("Open " + item.name());
    return opened;
}

// To be put aside: on the agenda, and not dropped already.
Result<Place> movable(const replica::Reader& reader, const base::Id& meeting, const base::Id& itemId,
                      const std::string& reason, std::string_view ask)
{
    auto place = detail::runningPlace(reader, meeting, itemId);
    if (!place) {
        return place;
    }
    if (!place->item.isToCome() && place->item.state != "open") {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {} already.", detail::capitalised(place->item.name()),
                                inWords(itemStateFrom(place->item.state))),
                    "item");
    }
    if (base::trimmed(reason).empty()) {
        return fail(FailureCode::Invalid, std::string {ask}, "reason");
    }
    if (auto unlocked = detail::mustBeUnlocked(reader, place->item.restricted); !unlocked) {
        return refusal(unlocked.error());
    }
    return place;
}

}  // namespace

Result<ItemOpened> apply(Writer& writer, const OpenItem& command)
{
    auto place = detail::runningPlace(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    return open(writer, place->meeting, place->item);
}

Result<ItemOpened> apply(Writer& writer, const NextItem& command)
{
    auto meeting = detail::runningMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    for (const ItemRow& item : detail::agendaRows(writer, meeting->id)) {
        if (item.isToCome()) {
            return open(writer, *meeting, item);
        }
    }
    const auto last = detail::openRow(writer, meeting->id);
    if (!last) {
        return fail(FailureCode::Refused, "Every item has been taken. End the meeting.", "item");
    }
    if (auto may = mayClose(writer, *last); !may) {
        return refusal(may.error());
    }
    closeWithOutcome(writer, *last);
    writer.setLabel("Close " + last->name());
    return ItemOpened {{}, 0, false, false, "That was the last item. End the meeting when you are ready."};
}

Result<ItemOpened> apply(Writer& writer, const PreviousItem& command)
{
    auto meeting = detail::runningMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    std::optional<ItemRow> previous;
    for (ItemRow& item : detail::agendaRows(writer, meeting->id)) {
        if (item.state == "open") {
            break;
        }
        if (item.state == "concluded" || item.isToCome()) {
            previous = std::move(item);
        }
    }
    if (!previous) {
        return fail(FailureCode::Refused, "There is no item before this one.", "item");
    }
    return open(writer, *meeting, *previous);
}

Result<ItemOpened> apply(Writer& writer, const GoToItem& command)
{
    auto meeting = detail::runningMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    const std::vector<ItemRow> rows = detail::agendaRows(writer, meeting->id);
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ItemRow& item) { return item.number == command.number; });
    if (found == rows.end()) {
        return fail(FailureCode::NotFound, fmt::format("There is no item {} on this agenda.", command.number), "item");
    }
    return open(writer, *meeting, *found);
}

Result<void> apply(Writer& writer, const CloseItem& command)
{
    auto place = detail::runningPlace(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    if (place->item.state != "open") {
        return fail(FailureCode::Refused, fmt::format("{} is not open.", detail::capitalised(place->item.name())),
                    "item");
    }
    if (!command.outcome.empty() && std::find(kOutcomes.begin(), kOutcomes.end(), command.outcome) == kOutcomes.end()) {
        return fail(FailureCode::Invalid,
                    "An outcome is one of noted, discussed, agreed, resolved, recommended, referred or action only.",
                    "outcome");
    }
    if (auto may = mayClose(writer, place->item); !may) {
        return may;
    }
    detail::closeRow(writer, place->item, "concluded",
                     command.outcome.empty() ? detail::computedOutcome(writer, place->item.id) : command.outcome);
    writer.setLabel("Close " + place->item.name());
    return {};
}

Result<void> apply(Writer& writer, const CarryItemInto& command)
{
    auto place = detail::runningPlace(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    if (!place->item.isToCome() && place->item.state != "open") {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {} already.", detail::capitalised(place->item.name()),
                                inWords(itemStateFrom(place->item.state))),
                    "item");
    }
    auto into = detail::itemRow(writer, command.meeting, command.into);
    if (!into) {
        return refusal(into.error());
    }
    if (into->id == place->item.id || !(into->isToCome() || into->state == "open" || into->state == "concluded")) {
        return fail(
            FailureCode::Invalid,
            fmt::format("Choose another item of this agenda that is taken to carry {} into.", place->item.name()),
            "into");
    }
    if (place->item.restricted && !into->restricted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is restricted and can only be carried into a restricted item.",
                                detail::capitalised(place->item.name())),
                    "into");
    }
    if (auto unlocked = detail::mustBeUnlocked(writer, place->item.restricted && !command.reason.empty()); !unlocked) {
        return refusal(unlocked.error());
    }
    detail::closeRow(writer, place->item, "carried_into", {});
    writer.run(kCarrySql, place->item.id, into->id);
    if (!command.reason.empty()) {
        setReason(writer, place->item, command.reason);
    }
    writer.setLabel(fmt::format("Carry {} into {}", place->item.name(), into->name()));
    return {};
}

Result<void> apply(Writer& writer, const SwapItemsInRoom& command)
{
    auto first = detail::runningPlace(writer, command.meeting, command.first);
    if (!first) {
        return refusal(first.error());
    }
    auto second = detail::itemRow(writer, command.meeting, command.second);
    if (!second) {
        return refusal(second.error());
    }
    for (const ItemRow& item : {first->item, *second}) {
        if (!item.isToCome()) {
            return fail(FailureCode::Refused,
                        fmt::format("{} is {} already. Only items to come change places.",
                                    detail::capitalised(item.name()), inWords(itemStateFrom(item.state))),
                        "item");
        }
    }
    writer.run(kPlaceSql, first->item.id, second->position);
    writer.run(kPlaceSql, second->id, first->item.position);
    writer.setLabel(fmt::format("Swap {} and {}", first->item.name(), second->name()));
    return {};
}

Result<void> apply(Writer& writer, const DeferItemInRoom& command)
{
    auto place = movable(writer, command.meeting, command.item, command.reason, "Say why it is deferred.");
    if (!place) {
        return refusal(place.error());
    }
    if (place->item.state == "open") {
        detail::closeRow(writer, place->item, "scheduled", {});
    }
    if (auto deferred = apply(writer, DeferItem {command.meeting, command.item, command.reason, {}}); !deferred) {
        return refusal(deferred.error());
    }
    writer.setLabel("Defer " + place->item.name());
    return {};
}

Result<void> apply(Writer& writer, const WithdrawItemInRoom& command)
{
    auto place = movable(writer, command.meeting, command.item, command.reason, "Say why it is withdrawn.");
    if (!place) {
        return refusal(place.error());
    }
    if (place->item.state == "open") {
        detail::closeRow(writer, place->item, "scheduled", {});
    }
    if (auto withdrawn = apply(writer, WithdrawItem {command.meeting, command.item, command.reason}); !withdrawn) {
        return refusal(withdrawn.error());
    }
    writer.setLabel("Withdraw " + place->item.name());
    return {};
}

Result<void> apply(Writer& writer, const ParkToTaskGroup& command)
{
    auto place = movable(writer, command.meeting, command.item, command.reason,
                         "Say which task and finish group takes it, and what for.");
    if (!place) {
        return refusal(place.error());
    }
    detail::closeRow(writer, place->item, "parked", {});
    setReason(writer, place->item, command.reason);
    writer.setLabel("Park " + place->item.name());
    return {};
}

Result<base::Id> apply(Writer& writer, const AddUrgentItem& command)
{
    auto meeting = detail::runningMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    AddLateOrUrgentItem late;
    late.item.meeting = command.meeting;
    late.item.title = command.title;
    late.item.origin = ItemOrigin::Urgent;
    late.item.ask = command.ask;
    late.item.minutes = command.minutes;
    for (const base::Id& agency : command.neededAgencies) {
        late.item.needs.push_back({agency, Need::Required});
    }
    late.reason = command.reason;
    return apply(writer, late);
}

Result<void> apply(Writer& writer, const GrantMinutes& command)
{
    auto place = detail::runningPlace(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    if (command.minutes < 1 || command.minutes > 120) {
        return fail(FailureCode::Invalid, "Grant between 1 and 120 minutes.", "minutes");
    }
    if (!place->item.isToCome() && place->item.state != "open") {
        return fail(FailureCode::Refused, fmt::format("{} is over.", detail::capitalised(place->item.name())), "item");
    }
    writer.run(kGrantSql, place->item.id, command.minutes);
    writer.setLabel(fmt::format("Grant {} more minutes for {}", command.minutes, place->item.name()));
    return {};
}

Result<ItemOpened> execute(Replica& replica, const OpenItem& command)
{
    return detail::inTransaction(replica, "Open item", command);
}
Result<ItemOpened> execute(Replica& replica, const NextItem& command)
{
    return detail::inTransaction(replica, "Next item", command);
}
Result<ItemOpened> execute(Replica& replica, const PreviousItem& command)
{
    return detail::inTransaction(replica, "Previous item", command);
}
Result<ItemOpened> execute(Replica& replica, const GoToItem& command)
{
    return detail::inTransaction(replica, "Open item", command);
}
Result<void> execute(Replica& replica, const CloseItem& command)
{
    return detail::inTransaction(replica, "Close item", command);
}
Result<void> execute(Replica& replica, const CarryItemInto& command)
{
    return detail::inTransaction(replica, "Carry item", command);
}
Result<void> execute(Replica& replica, const SwapItemsInRoom& command)
{
    return detail::inTransaction(replica, "Swap two items", command);
}
Result<void> execute(Replica& replica, const DeferItemInRoom& command)
{
    return detail::inTransaction(replica, "Defer item", command);
}
Result<void> execute(Replica& replica, const WithdrawItemInRoom& command)
{
    return detail::inTransaction(replica, "Withdraw item", command);
}
Result<void> execute(Replica& replica, const ParkToTaskGroup& command)
{
    return detail::inTransaction(replica, "Park item", command);
}
Result<base::Id> execute(Replica& replica, const AddUrgentItem& command)
{
    return detail::inTransaction(replica, "Add urgent item", command);
}
Result<void> execute(Replica& replica, const GrantMinutes& command)
{
    return detail::inTransaction(replica, "Grant minutes", command);
}

}  // namespace muster::meetings

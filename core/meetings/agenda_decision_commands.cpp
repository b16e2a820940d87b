// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deciding on items: accept, decline, refer, withdraw, defer, restrict.
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_rows.h"
#include "core/meetings/agenda_writing.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;

namespace {

constexpr std::string_view kReferSql = "UPDATE main.agenda_item SET referred_to = ?2 WHERE id = ?1";
constexpr std::string_view kDeferSql = "UPDATE main.agenda_item SET deferred_to = ?2 WHERE id = ?1";
constexpr std::string_view kCloseOpeningSql =
    "UPDATE item_opening SET closed_at = ?2 WHERE item = ?1 AND closed_at IS NULL";
constexpr std::string_view kHoldsRestrictedSql = R"sql(
        SELECT EXISTS (SELECT 1 FROM part_two.entry WHERE item = ?1 AND coalesce(removed, 0) = 0)
            OR EXISTS (SELECT 1 FROM part_two.disclosure WHERE item = ?1)
            OR EXISTS (SELECT 1 FROM main.action WHERE item = ?1 AND sensitivity = 'restricted')
    )sql";

bool isOneOf(ItemState state, std::initializer_list<ItemState> states)
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

tl::unexpected<base::Failure> notInThatState(const ItemInMeeting& found, std::string_view what)
{
    return fail(FailureCode::Refused, fmt::format("The item is {}; it cannot be {}.", inWords(found.item.state), what),
                "item");
}

// The item as somebody decides about it on paper, before publication.
base::Result<ItemInMeeting> itemToDecide(replica::Writer& writer, const base::Id& meeting, const base::Id& item)
{
    auto found = itemToChange(writer, meeting, item);
    if (found && !isAgendaLoose(found->meeting.state)) {
        return fail(FailureCode::Refused,
                    "The agenda is published. Withdraw or defer the item with a reason, or reopen the agenda first.");
    }
    return found;
}

void closeOpening(replica::Writer& writer, const AgendaItem& item)
{
    if (item.state == ItemState::Open) {
        writer.run(kCloseOpeningSql, item.id, writer.now().time);
    }
}

}  // namespace

base::Result<void> apply(replica::Writer& writer, const AcceptItem& command)
{
    auto found = itemToDecide(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!isOneOf(found->item.state,
                 {ItemState::Proposed, ItemState::Declined, ItemState::Withdrawn, ItemState::Deferred})) {
        return notInThatState(*found, "accepted");
    }
    writeState(writer, found->item, ItemState::Accepted, {});
    writePosition(writer, found->item.id, newPosition(found->agenda.items, found->item.placement));
    writer.setLabel(fmt::format("Accept {}", itemReference(*found)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const DeclineItem& command)
{
    const auto reason = requireReason(command.reason, "Say why the item is declined; whoever raised it is told.");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    const auto found = itemToDecide(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!isOneOf(found->item.state, {ItemState::Proposed, ItemState::Accepted})) {
        return notInThatState(*found, "declined");
    }
    writeState(writer, found->item, ItemState::Declined, *reason);
    writer.setLabel(fmt::format("Decline {}", itemReference(*found)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const ReferItem& command)
{
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto body = partnership::body(writer, command.toBody);
    if (!body) {
        return fail(FailureCode::NotFound, "Choose the body to send the item to.", "body");
    }
    if (body->id == found->meeting.body) {
        return fail(FailureCode::Invalid,
                    "The item is with this body already. Defer it to bring it to the next meeting.", "body");
    }
    if (!partnership::isActiveOn(*body, writer.today())) {
        return fail(FailureCode::Refused, fmt::format("{} does not meet any more. Choose another body.", body->name),
                    "body");
    }
    if (!isOneOf(found->item.state,
                 {ItemState::Proposed, ItemState::Accepted, ItemState::Scheduled, ItemState::Open})) {
        return notInThatState(*found, "referred");
    }
    closeOpening(writer, found->item);
    writeState(writer, found->item, ItemState::Referred, tidyText(command.reason));
    writer.run(kReferSql, command.item, command.toBody);
    writer.setLabel(fmt::format("Refer {} to {}", itemReference(*found), body->name));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const WithdrawItem& command)
{
    const auto reason = requireReason(command.reason, "Say why the item is withdrawn; the reason is printed.");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!isOneOf(found->item.state,
                 {ItemState::Proposed, ItemState::Accepted, ItemState::Scheduled, ItemState::Open})) {
        return notInThatState(*found, "withdrawn");
    }
    closeOpening(writer, found->item);
    writeState(writer, found->item, ItemState::Withdrawn, *reason);
    writer.setLabel(fmt::format("Withdraw {}", itemReference(*found)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const DeferItem& command)
{
    const auto reason = requireReason(command.reason, "Say why the item is deferred; the reason is printed.");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!isOneOf(found->item.state,
                 {ItemState::Proposed, ItemState::Accepted, ItemState::Scheduled, ItemState::Open})) {
        return notInThatState(*found, "deferred");
    }
    if (!command.toMeeting.isNil()) {
        const auto target = meetingById(writer, command.toMeeting);
        if (!target || target->body != found->meeting.body || target->date <= found->meeting.date
            || !isAgendaLoose(target->state)) {
            return fail(FailureCode::Invalid, "Choose a later meeting of the same body whose agenda is still open.",
                        "meeting");
        }
    }
    closeOpening(writer, found->item);
    writeState(writer, found->item, ItemState::Deferred, *reason);
    writer.run(kDeferSql, command.item, command.toMeeting);
    writer.setLabel(fmt::format("Defer {}", itemReference(*found)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const SetSensitivity& command)
{
    if (auto open = requirePartTwo(writer); !open) {
        return open;
    }
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const AgendaItem& item = found->item;
    if (item.sensitivity == command.sensitivity) {
        return {};
    }
    if (command.sensitivity == Sensitivity::Open) {
        if (!command.originatorConsents) {
            return fail(FailureCode::Refused,
                        "Opening a restricted item needs the consent of the agency it came from. Ask, then tick that "
                        "it agreed.",
                        "consent");
        }
        bool holdsRestricted = false;
        {
            auto row = writer.query(kHoldsRestrictedSql, item.id);
            holdsRestricted = row.next() && row.flag(0);
        }
        if (holdsRestricted) {
            return fail(FailureCode::Refused,
                        "The item holds restricted notes, disclosures or actions, so it stays restricted.");
        }
    }
    moveContent(writer, item, command.sensitivity);
    if (isAgendaLoose(found->meeting.state) && item.standing.isNil()) {
        std::vector<AgendaItem> others = found->agenda.items;
        std::erase_if(others, [&](const AgendaItem& other) { return other.id == item.id; });
        const Placement placement =
            command.sensitivity == Sensitivity::Restricted ? Placement::Restricted : Placement::Business;
        writePosition(writer, item.id, newPosition(others, placement));
    }
    writer.setLabel(command.sensitivity == Sensitivity::Restricted
                        ? fmt::format("Restrict {}", itemReference(*found))
                        : fmt::format("Open {}, the originating agency agreeing", itemReference(*found)));
    return {};
}

base::Result<void> execute(replica::Replica& replica, const AcceptItem& command)
{
    return replica.transact("Accept an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const DeclineItem& command)
{
    return replica.transact("Decline an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const ReferItem& command)
{
    return replica.transact("Refer an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const WithdrawItem& command)
{
    return replica.transact("Withdraw an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const DeferItem& command)
{
    return replica.transact("Defer an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const SetSensitivity& command)
{
    return replica.transact("Restrict or open an item", [&](replica::Writer& w) { return apply(w, command); });
}

}  // namespace muster::meetings

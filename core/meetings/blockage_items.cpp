// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/blockage_items.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using base::Id;
using base::Result;
using replica::Writer;

namespace {

constexpr std::string_view kLinkSql =
    "INSERT INTO main.exception_item (id, exception, blockage, meeting, item) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kDropLinkSql = "DELETE FROM main.exception_item WHERE id = ?1";
constexpr std::string_view kWardOfActionSql = "SELECT ward FROM main.action WHERE id = ?1 AND ward IS NOT NULL";
constexpr std::string_view kWaitingSql = R"sql(
        SELECT b.id FROM main.blockage b
         WHERE b.state = 'at_performance_board'
           AND EXISTS (SELECT 1 FROM main.blockage_event e
                        WHERE e.blockage = b.id AND e.kind = 'listed' AND e.body = ?1)
           AND NOT EXISTS (SELECT 1 FROM main.exception_item x WHERE x.blockage = b.id)
         ORDER BY b.number, b.id)sql";

}  // namespace

namespace detail {

Result<void> onceOnAgenda(Writer& writer, const Meeting& meeting, const Id& about, const std::string& reference)
{
    for (const actions::AgendaPlace& place : actions::agendaPlacesOf(writer, about)) {
        if (place.meeting != meeting.id) {
            continue;
        }
        const auto item = itemOf(writer, meeting.id, place.item);
        const bool gone = !item || item->state == ItemState::Withdrawn || item->state == ItemState::Declined
            || item->state == ItemState::Deferred || item->state == ItemState::Referred;
        if (!gone) {
            return fail(FailureCode::Refused,
                        fmt::format("{} is on the agenda of {} already{}.", reference, meetingTitle(meeting),
                                    item->number > 0 ? fmt::format(", as item {}", item->number) : std::string {}),
                        "meeting");
        }
        writer.run(kDropLinkSql, base::deriveId(about, meeting.id));
    }
    return {};
}

Result<Id> putLinkedItem(Writer& writer, const ProposeItem& item, const std::string& urgentReason, const Id& exception,
                         const Id& blockage)
{
    const auto id =
        urgentReason.empty() ? apply(writer, item) : apply(writer, AddLateOrUrgentItem {item, urgentReason});
    if (!id) {
        return id;
    }
    const Id& about = exception ? exception : blockage;
    writer.run(kLinkSql, base::deriveId(about, item.meeting), exception, blockage, item.meeting, *id);
    return id;
}

Result<void> putWaitingBlockages(Writer& writer, const Meeting& meeting)
{
    std::vector<Id> waiting;
    {
        replica::Statement row = writer.query(kWaitingSql, meeting.body);
        while (row.next()) {
            waiting.push_back(row.id(0));
        }
    }
    for (const Id& id : waiting) {
        const auto blockage = actions::findBlockage(writer, id);
        if (!blockage || (blockage->restricted && !writer.partTwoIsOpen())) {
            continue;
        }
        if (auto put = apply(writer, PutBlockageOnAgenda {id, meeting.id}); !put) {
            return tl::unexpected(put.error());
        }
    }
    return {};
}

}  // namespace detail

Result<Id> apply(Writer& writer, const PutBlockageOnAgenda& command)
{
    const auto held = actions::detail::holdFor(writer, command.blockage, actions::BlockageStep::PutOnAgenda);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto meeting = meetingById(writer, command.meeting);
    if (!meeting) {
        return partnership::gone("meeting");
    }
    if (auto once = detail::onceOnAgenda(writer, *meeting, held->id, held->reference); !once) {
        return tl::unexpected(once.error());
    }
    ProposeItem item;
    item.meeting = meeting->id;
    item.title = fmt::format("Blockage {}: {}", held->reference, held->text);
    item.origin = ItemOrigin::Performance;
    item.subject = SubjectType::Theme;
    item.sensitivity = held->restricted ? Sensitivity::Restricted : Sensitivity::Open;
    item.ask = ItemAsk::Decision;
    item.purpose = held->needed;
    item.background = held->tried;
    item.minutes = command.minutes;
    {
        replica::Statement row = writer.query(kWardOfActionSql, held->action);
        if (row.next()) {
            item.wards.push_back(row.id(0));
        }
    }
    const auto id = detail::putLinkedItem(writer, item, command.urgentReason, {}, held->id);
    if (!id) {
        return id;
    }
    actions::detail::tell(
        writer, *held,
        {.kind = "agenda", .meeting = meeting->id, .body = meeting->body, .text = meetingTitle(*meeting)});
    writer.setLabel(fmt::format("{} on the agenda of {}", held->reference, meetingReference(*meeting)));
    return id;
}

Result<Id> execute(replica::Replica& replica, const PutBlockageOnAgenda& command)
{
    return replica.transact("Put a blockage on an agenda", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::meetings

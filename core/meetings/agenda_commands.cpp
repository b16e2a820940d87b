// SPDX-License-Identifier: GPL-3.0-or-later
//
// Proposing, editing and deciding on items. Order, needs and papers are in agenda_order_commands.cpp.
#include "core/meetings/agenda_commands.h"

#include "core/base/text.h"
#include "core/meetings/agenda_rows.h"
#include "core/meetings/agenda_writing.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;

namespace {

constexpr int kUsualMinutes = 10;
constexpr int kMostMinutes = 480;

constexpr std::string_view kNumberSql = "UPDATE main.agenda_item SET number = ?2, state = ?3 WHERE id = ?1";
constexpr std::string_view kReferSql = "UPDATE main.agenda_item SET referred_to = ?2 WHERE id = ?1";
constexpr std::string_view kDeferSql = "UPDATE main.agenda_item SET deferred_to = ?2 WHERE id = ?1";
constexpr std::string_view kCloseOpeningSql =
    "UPDATE item_opening SET closed_at = ?2 WHERE item = ?1 AND closed_at IS NULL";
constexpr std::string_view kHoldsRestrictedSql = R"sql(
        SELECT EXISTS (SELECT 1 FROM part_two.entry WHERE item = ?1 AND coalesce(removed, 0) = 0)
            OR EXISTS (SELECT 1 FROM part_two.disclosure WHERE item = ?1)
            OR EXISTS (SELECT 1 FROM main.action WHERE item = ?1 AND sensitivity = 'restricted')
    )sql";

std::string tidy(std::string_view text) { return base::asValidUtf8(base::trimmed(text)); }

base::Result<void> checkMinutes(int minutes)
{
    if (minutes < 1 || minutes > kMostMinutes) {
        return fail(FailureCode::Invalid, fmt::format("Give an item 1 to {} minutes.", kMostMinutes), "minutes");
    }
    return {};
}

// What every item that is no standing item must say (requirements D01, D02).
base::Result<void> checkContent(const AgendaItem& item)
{
    if (item.title.empty()) {
        return fail(FailureCode::Invalid, "Give the item a title.", "title");
    }
    if (!item.origin) {
        return fail(FailureCode::Invalid,
                    "Say where the item comes from: crime data, a panel priority, a partner, a workstream or a group.",
                    "origin");
    }
    const bool standing = item.origin == ItemOrigin::Standing || !item.standing.isNil();
    if (item.ask == ItemAsk::None && !standing) {
        return fail(FailureCode::Invalid,
                    "Say what is asked of the meeting: input, assistance, awareness or a decision.", "ask");
    }
    const bool namesAnother =
        std::any_of(item.requirements.begin(), item.requirements.end(), [&](const ItemRequirement& r) {
            return r.need != Need::NotNeeded && r.agency != item.raisedByAgency;
        });
    if (item.ask == ItemAsk::Assistance && !namesAnother) {
        return fail(FailureCode::Invalid, "An item that asks for assistance must name at least one other agency.",
                    "agencies");
    }
    return {};
}

base::Result<AgendaItem> itemFrom(const replica::Reader& reader, const ProposeItem& command, const Meeting& meeting)
{
    AgendaItem item;
    item.id = base::newId();
    item.meeting = command.meeting;
    item.title = tidy(command.title);
    item.origin = command.origin;
    item.ask = command.ask;
    item.raisedByAgency = command.raisedByAgency;
    item.raisedByBody = command.raisedByBody;
    item.subject = command.subject;
    item.sensitivity = command.sensitivity.value_or(defaultSensitivity(command.subject, item.title));
    item.openTitle = item.restricted() ? std::string {kRestrictedTitle} : item.title;
    item.purpose = tidy(command.purpose);
    item.lead = tidy(command.lead);
    item.minutes = command.minutes == 0 ? kUsualMinutes : command.minutes;
    item.locationText = tidy(command.locationText);
    item.caseReference = tidy(command.caseReference);
    item.background = tidy(command.background);
    item.evidence = tidy(command.evidence);
    item.resourcesOffered = tidy(command.resourcesOffered);
    item.tellBackTo = command.tellBackTo;
    item.placement = item.restricted() ? Placement::Restricted : Placement::Business;
    for (const AgencyNeed& need : command.needs) {
        const auto agency = partnership::agency(reader, need.agency);
        if (!agency || !partnership::isActiveOn(*agency, meeting.date)) {
            return fail(FailureCode::Invalid,
                        fmt::format("{} is not in the partnership on the day of the meeting.",
                                    agency ? agency->name : std::string {"That agency"}),
                        "agencies");
        }
        std::erase_if(item.requirements, [&](const ItemRequirement& r) { return r.agency == need.agency; });
        item.requirements.push_back({need.agency, agency->shortName, agency->name, need.need, Reply::None, {}, {}});
    }
    for (const base::Id& ward : command.wards) {
        item.wards.push_back({ward, {}});
    }
    for (const base::Id& priority : command.priorities) {
        item.priorities.push_back({priority, {}});
    }
    if (auto ok = checkContent(item); !ok) {
        return tl::unexpected(ok.error());
    }
    if (auto ok = checkMinutes(item.minutes); !ok) {
        return tl::unexpected(ok.error());
    }
    if (item.restricted()) {
        if (auto ok = requirePartTwo(reader); !ok) {
            return tl::unexpected(ok.error());
        }
    }
    return item;
}

base::Result<Agenda> knownAgenda(const replica::Reader& reader, const base::Id& meeting)
{
    Agenda agenda = agendaOf(reader, meeting);
    if (agenda.meeting.id.isNil()) {
        return fail(FailureCode::NotFound, "That meeting does not exist any more. Open the list of meetings again.",
                    "meeting");
    }
    return agenda;
}

base::Result<std::string> requireReason(std::string_view reason, std::string_view question)
{
    std::string text = tidy(reason);
    if (text.empty()) {
        return fail(FailureCode::Invalid, std::string {question}, "reason");
    }
    return text;
}

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

base::Result<void> materialise(replica::Writer& writer, const base::Id& meeting, const base::Id& item)
{
    const auto found = findItem(writer, meeting, item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->item.virtualItem) {
        if (found->item.restricted()) {
            if (auto open = requirePartTwo(writer); !open) {
                return open;
            }
        }
        insertItem(writer, found->item);
    }
    return {};
}

base::Result<void> freezeAgenda(replica::Writer& writer, const base::Id& meeting)
{
    const auto agenda = knownAgenda(writer, meeting);
    if (!agenda) {
        return tl::unexpected(agenda.error());
    }
    for (const auto* list : {&agenda->items, &agenda->apart}) {
        for (const AgendaItem& item : *list) {
            if (item.virtualItem) {
                if (auto stored = materialise(writer, meeting, item.id); !stored) {
                    return stored;
                }
            }
        }
    }
    for (const AgendaItem& item : agenda->items) {
        writer.run(kNumberSql, item.id, item.number,
                   toStored(item.state == ItemState::Accepted ? ItemState::Scheduled : item.state));
    }
    return {};
}

base::Result<base::Id> apply(replica::Writer& writer, const ProposeItem& command)
{
    const auto agenda = knownAgenda(writer, command.meeting);
    if (!agenda) {
        return tl::unexpected(agenda.error());
    }
    const Meeting& meeting = agenda->meeting;
    if (meeting.state != MeetingState::Planned && meeting.state != MeetingState::AgendaOpen) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} is {}. Add it as a late or urgent item with a reason, or propose it for the next meeting.",
                        meetingTitle(meeting), inWords(meeting.state)));
    }
    auto item = itemFrom(writer, command, meeting);
    if (!item) {
        return tl::unexpected(item.error());
    }
    item->state = ItemState::Proposed;
    item->position = newPosition(agenda->items, item->placement);
    insertItem(writer, *item);
    writer.setLabel(fmt::format("Propose an item for {}", meetingReference(meeting)));
    return item->id;
}

base::Result<base::Id> apply(replica::Writer& writer, const AddLateOrUrgentItem& command)
{
    const auto agenda = knownAgenda(writer, command.item.meeting);
    if (!agenda) {
        return tl::unexpected(agenda.error());
    }
    const Meeting& meeting = agenda->meeting;
    if (!isBeforeHeld(meeting.state)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {}; propose the item for the next meeting.", meetingTitle(meeting),
                                inWords(meeting.state)));
    }
    const auto reason = requireReason(command.reason, "Say why the item cannot wait; the reason is printed.");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    ProposeItem proposal = command.item;
    proposal.origin = proposal.origin.value_or(ItemOrigin::Urgent);
    auto item = itemFrom(writer, proposal, meeting);
    if (!item) {
        return tl::unexpected(item.error());
    }
    item->urgentReason = *reason;
    item->position = newPosition(agenda->items, item->placement);
    item->state = isAgendaLoose(meeting.state) ? ItemState::Accepted : ItemState::Scheduled;
    item->decidedOn = writer.today();
    if (isLive(meeting.state)) {
        // What people were told keeps its times; the forecast takes the granted minutes in.
        item->extraMinutes = item->minutes;
        item->minutes = 0;
    }
    insertItem(writer, *item);
    if (!isAgendaLoose(meeting.state)) {
        int last = 0;
        for (const AgendaItem& other : agenda->items) {
            last = std::max(last, other.number);
        }
        writer.run(kNumberSql, item->id, last + 1, toStored(item->state));
        writer.setLabel(fmt::format("Add urgent item {} to {}", last + 1, meetingReference(meeting)));
    } else {
        writer.setLabel(fmt::format("Add an urgent item to {}", meetingReference(meeting)));
    }
    return item->id;
}

base::Result<void> apply(replica::Writer& writer, const EditItem& command)
{
    auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    AgendaItem& item = found->item;
    const auto setText = [](std::string& field, const std::optional<std::string>& value) {
        field = value ? tidy(*value) : field;
    };
    setText(item.title, command.title);
    setText(item.purpose, command.purpose);
    setText(item.lead, command.lead);
    setText(item.locationText, command.locationText);
    setText(item.caseReference, command.caseReference);
    setText(item.background, command.background);
    setText(item.evidence, command.evidence);
    setText(item.resourcesOffered, command.resourcesOffered);
    setText(item.tellBackText, command.tellBackText);
    item.origin = command.origin ? command.origin : item.origin;
    item.ask = command.ask.value_or(item.ask);
    item.subject = command.subject.value_or(item.subject);
    item.raisedByAgency = command.raisedByAgency.value_or(item.raisedByAgency);
    item.tellBackTo = command.tellBackTo.value_or(item.tellBackTo);
    if (auto ok = checkContent(item); !ok) {
        return ok;
    }
    // A subject that is restricted by default restricts an item that was open.
    if (command.subject && !item.restricted() && defaultSensitivity(item.subject, {}) == Sensitivity::Restricted) {
        return fail(
            FailureCode::Refused,
            "Items about a victim or an offender are restricted. Mark the item restricted first, then set its subject.",
            "subject");
    }
    writeContent(writer, item);
    if (command.wards) {
        item.wards.clear();
        for (const base::Id& ward : *command.wards) {
            item.wards.push_back({ward, {}});
        }
        writeWards(writer, item);
    }
    if (command.priorities) {
        item.priorities.clear();
        for (const base::Id& priority : *command.priorities) {
            item.priorities.push_back({priority, {}});
        }
        writePriorities(writer, item);
    }
    writer.setLabel(fmt::format("Edit {}", itemReference(*found)));
    return {};
}

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
    writeState(writer, found->item, ItemState::Referred, tidy(command.reason));
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

base::Result<base::Id> execute(replica::Replica& replica, const ProposeItem& command)
{
    return replica.transact("Propose an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<base::Id> execute(replica::Replica& replica, const AddLateOrUrgentItem& command)
{
    return replica.transact("Add an urgent item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const EditItem& command)
{
    return replica.transact("Edit an item", [&](replica::Writer& w) { return apply(w, command); });
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

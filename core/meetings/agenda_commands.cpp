// SPDX-License-Identifier: GPL-3.0-or-later
//
// Proposing and editing items, and storing what arrived by itself. Order is in agenda_order_commands.cpp, decisions in
// agenda_decision_commands.cpp.
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
    item.title = tidyText(command.title);
    item.origin = command.origin;
    item.ask = command.ask;
    item.raisedByAgency = command.raisedByAgency;
    item.raisedByBody = command.raisedByBody;
    item.subject = command.subject;
    item.sensitivity = command.sensitivity.value_or(defaultSensitivity(command.subject, item.title));
    item.openTitle = item.restricted() ? std::string {kRestrictedTitle} : item.title;
    item.purpose = tidyText(command.purpose);
    item.lead = tidyText(command.lead);
    item.minutes = command.minutes == 0 ? kUsualMinutes : command.minutes;
    item.locationText = tidyText(command.locationText);
    item.caseReference = tidyText(command.caseReference);
    item.background = tidyText(command.background);
    item.evidence = tidyText(command.evidence);
    item.resourcesOffered = tidyText(command.resourcesOffered);
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
        field = value ? tidyText(*value) : field;
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
}  // namespace muster::meetings

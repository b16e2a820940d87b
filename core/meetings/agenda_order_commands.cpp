// SPDX-License-Identifier: GPL-3.0-or-later
//
// Order, minutes, needed agencies, replies and papers.
#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_rows.h"
#include "core/meetings/agenda_writing.h"
#include "core/meetings/item_sheet.h"
#include "core/partnership/agency_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;

namespace {

constexpr int kMostMinutes = 480;
constexpr double kTooClose = 1e-6;

constexpr std::string_view kMinutesSql = "UPDATE main.agenda_item SET minutes_planned = ?2 WHERE id = ?1";
constexpr std::string_view kPaperSql =
    "INSERT INTO main.item_paper (id, item, title, received_on, from_agency) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kSealedPaperSql =
    "INSERT INTO part_two.item_paper (id, item, title, received_on, from_agency) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kChoiceSql = "UPDATE main.item_paper SET choice = ?3 WHERE id = ?1 AND item = ?2";
constexpr std::string_view kSealedChoiceSql = "UPDATE part_two.item_paper SET choice = ?3 WHERE id = ?1 AND item = ?2";

// Gives every item a place of its own again, where halving the gap has used it up.
base::Result<void> spreadOut(replica::Writer& writer, const std::vector<AgendaItem>& inOrder)
{
    double position = 0;
    for (const AgendaItem& item : inOrder) {
        if (auto stored = materialise(writer, item.meeting, item.id); !stored) {
            return stored;
        }
        position += 10;
        writePosition(writer, item.id, position);
    }
    return {};
}

base::Result<const AgendaItem*> itemOnAgenda(const ItemInMeeting& found, const base::Id& id)
{
    const auto item = std::find_if(found.agenda.items.begin(), found.agenda.items.end(),
                                   [&](const AgendaItem& i) { return i.id == id; });
    if (item == found.agenda.items.end()) {
        return fail(FailureCode::Refused, "The item is not on the agenda yet. Accept it first, then move it.", "item");
    }
    return &*item;
}

ItemRequirement& requirementOf(AgendaItem& item, const partnership::Agency& agency)
{
    const auto known = std::find_if(item.requirements.begin(), item.requirements.end(),
                                    [&](const ItemRequirement& r) { return r.agency == agency.id; });
    if (known != item.requirements.end()) {
        return *known;
    }
    item.requirements.push_back({agency.id, agency.shortName, agency.name, Need::NotNeeded, Reply::None, {}, {}});
    return item.requirements.back();
}

base::Result<partnership::Agency> knownAgency(const replica::Reader& reader, const base::Id& id, base::Date date)
{
    const auto agency = partnership::agency(reader, id);
    if (!agency) {
        return fail(FailureCode::NotFound, "That agency does not exist any more.", "agency");
    }
    if (!partnership::isActiveOn(*agency, date)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is not in the partnership on {}.", agency->name, base::longDate(date)), "agency");
    }
    return *agency;
}

}  // namespace

base::Result<void> apply(replica::Writer& writer, const MoveItem& command)
{
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (const auto on = itemOnAgenda(*found, command.item); !on) {
        return tl::unexpected(on.error());
    }
    if (command.before == command.item) {
        return {};
    }
    std::vector<AgendaItem> order = found->agenda.items;
    std::erase_if(order, [&](const AgendaItem& item) { return item.id == command.item; });
    auto before = order.end();
    if (!command.before.isNil()) {
        before =
            std::find_if(order.begin(), order.end(), [&](const AgendaItem& item) { return item.id == command.before; });
        if (before == order.end()) {
            return fail(FailureCode::NotFound, "The item to move it before is not on the agenda any more.", "before");
        }
    }
    const bool first = before == order.begin();
    const bool last = before == order.end();
    const double lower = first ? (last ? 0 : before->position - 2) : (before - 1)->position;
    const double upper = last ? lower + 2 : before->position;
    const auto place = order.insert(before, found->item);
    if (upper - lower < kTooClose) {
        if (auto spread = spreadOut(writer, order); !spread) {
            return spread;
        }
    } else {
        writePosition(writer, place->id, (lower + upper) / 2);
    }
    writer.setLabel(fmt::format("Move {}", itemReference(*found)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const SwapItems& command)
{
    const auto first = itemToChange(writer, command.meeting, command.first);
    if (!first) {
        return tl::unexpected(first.error());
    }
    const auto second = itemToChange(writer, command.meeting, command.second);
    if (!second) {
        return tl::unexpected(second.error());
    }
    for (const base::Id& id : {command.first, command.second}) {
        if (const auto on = itemOnAgenda(*second, id); !on) {
            return tl::unexpected(on.error());
        }
    }
    writePosition(writer, command.first, second->item.position);
    writePosition(writer, command.second, first->item.position);
    writer.setLabel(fmt::format("Swap items {} and {} of {}", first->item.number, second->item.number,
                                meetingReference(first->meeting)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const SetMinutes& command)
{
    if (command.minutes < 1 || command.minutes > kMostMinutes) {
        return fail(FailureCode::Invalid, fmt::format("Give an item 1 to {} minutes.", kMostMinutes), "minutes");
    }
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    writer.run(kMinutesSql, command.item, command.minutes);
    writer.setLabel(
        fmt::format("Give {} {}", itemReference(*found), base::counted(command.minutes, "minute", "minutes")));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const SetNeed& command)
{
    auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto agency = knownAgency(writer, command.agency, found->meeting.date);
    if (!agency) {
        return tl::unexpected(agency.error());
    }
    AgendaItem& item = found->item;
    if (item.restricted() && command.need != Need::NotNeeded
        && agency->category == partnership::AgencyCategory::Community) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is a community contact. Community contacts are told outcomes, and never get what is "
                                "restricted.",
                                agency->name),
                    "agency");
    }
    if (command.need != Need::NotNeeded && isInConflict(writer, item.id, agency->id)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} would provide what this item is about buying, so it takes no part in it. Take the "
                                "conflict off first if that is no longer so.",
                                agency->name),
                    "agency");
    }
    ItemRequirement& requirement = requirementOf(item, *agency);
    requirement.need = command.need;
    const bool namesAnother =
        std::any_of(item.requirements.begin(), item.requirements.end(), [&](const ItemRequirement& r) {
            return r.need != Need::NotNeeded && r.agency != item.raisedByAgency;
        });
    if (item.ask == ItemAsk::Assistance && !namesAnother) {
        return fail(FailureCode::Refused,
                    "An item that asks for assistance must name at least one other agency. Add another before taking "
                    "this one off.",
                    "agency");
    }
    writeRequirement(writer, item, requirement);
    writer.setLabel(fmt::format("{}: {} {}", itemReference(*found), agency->shortName, inWords(command.need)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const RecordReply& command)
{
    auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto agency = knownAgency(writer, command.agency, found->meeting.date);
    if (!agency) {
        return tl::unexpected(agency.error());
    }
    ItemRequirement& requirement = requirementOf(found->item, *agency);
    requirement.reply = command.reply;
    requirement.repliedOn = writer.today();
    requirement.replyNote = base::asValidUtf8(base::trimmed(command.note));
    writeRequirement(writer, found->item, requirement);
    writer.setLabel(fmt::format("Reply of {} on {}", agency->shortName, itemReference(*found)));
    return {};
}

base::Result<base::Id> apply(replica::Writer& writer, const AddPaper& command)
{
    const std::string title = base::asValidUtf8(base::trimmed(command.title));
    if (title.empty()) {
        return fail(FailureCode::Invalid, "Give the paper a title.", "title");
    }
    const base::Date received = command.receivedOn.value_or(writer.today());
    if (received > writer.today()) {
        return fail(FailureCode::Invalid, "A paper cannot have been received after today.", "received");
    }
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const base::Id id = base::newId();
    writer.run(found->item.restricted() ? kSealedPaperSql : kPaperSql, id, command.item, title, received,
               command.fromAgency.isNil() ? found->item.raisedByAgency : command.fromAgency);
    writer.setLabel(fmt::format("Add a paper to {}", itemReference(*found)));
    return id;
}

base::Result<void> apply(replica::Writer& writer, const ChooseForPaper& command)
{
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    writer.run(found->item.restricted() ? kSealedChoiceSql : kChoiceSql, command.paper, command.item,
               toStored(command.choice));
    if (writer.changedRows() == 0) {
        return fail(FailureCode::NotFound, "That paper is not with the item any more.", "paper");
    }
    writer.setLabel(fmt::format("Late paper of {}: {}", itemReference(*found), inWords(command.choice)));
    return {};
}

base::Result<void> execute(replica::Replica& replica, const MoveItem& command)
{
    return replica.transact("Move an item", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const SwapItems& command)
{
    return replica.transact("Swap two items", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const SetMinutes& command)
{
    return replica.transact("Set minutes", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const SetNeed& command)
{
    return replica.transact("Set who is needed", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const RecordReply& command)
{
    return replica.transact("Record a reply", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<base::Id> execute(replica::Replica& replica, const AddPaper& command)
{
    return replica.transact("Add a paper", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const ChooseForPaper& command)
{
    return replica.transact("Decide on a late paper", [&](replica::Writer& w) { return apply(w, command); });
}

}  // namespace muster::meetings

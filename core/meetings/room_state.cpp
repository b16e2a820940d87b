// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Run screen's state in one call.
#include "core/meetings/room_queries.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace muster::meetings {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kOpeningsSql =
    "SELECT item, opened_at, closed_at FROM main.item_opening WHERE meeting = ?1 ORDER BY position, opened_at";
constexpr std::string_view kActionCountsSql = "SELECT item, count(*) FROM main.action WHERE meeting = ?1 GROUP BY item";
constexpr std::string_view kRecentSql = R"(
        SELECT id, item, at, position, 0, NULL FROM main.entry
         WHERE item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1) AND removed IS NOT 1
        UNION ALL
        SELECT id, item, at, position, 0, NULL FROM part_two.entry
         WHERE item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1) AND removed IS NOT 1
         ORDER BY 4 DESC LIMIT 3)";
constexpr std::string_view kRecentUpdatesSql = R"(
        SELECT u.id, a.id, a.reference, coalesce(u.text, u.reason, u.evidence), u.made_at, u.kind
          FROM (SELECT * FROM main.action_update WHERE meeting = ?1
                UNION ALL SELECT * FROM part_two.action_update WHERE meeting = ?1) u
          JOIN main.action a ON a.id = u.action
         ORDER BY u.made_on DESC, u.made_at DESC LIMIT 3)";
constexpr std::string_view kEarlierSql = R"(
        WITH RECURSIVE chain(id) AS (
            SELECT continues FROM main.agenda_item WHERE id = ?1 AND continues IS NOT NULL
            UNION
            SELECT i.continues FROM main.agenda_item i JOIN chain c ON i.id = c.id WHERE i.continues IS NOT NULL)
        SELECT a.id FROM main.action a
          LEFT JOIN part_two.action p ON p.id = a.id
         WHERE a.meeting IS NOT ?2
           AND a.status IN ('awaiting_confirmation', 'not_started', 'in_progress', 'blocked', 'escalated',
                            'complete_claimed')
           AND (a.item IN (SELECT id FROM chain)
                OR coalesce(p.ward, a.ward) IN (SELECT ward FROM main.item_ward WHERE item = ?1
                                                UNION SELECT ward FROM part_two.item_ward WHERE item = ?1))
         ORDER BY a.due IS NULL, a.due, a.number LIMIT 12)";

RoomItemState stateOf(ItemState state)
{
    switch (state) {
    case ItemState::Open:
        return RoomItemState::Open;
    case ItemState::Concluded:
        return RoomItemState::Concluded;
    case ItemState::Deferred:
        return RoomItemState::Deferred;
    case ItemState::CarriedInto:
        return RoomItemState::Carried;
    case ItemState::Withdrawn:
        return RoomItemState::Withdrawn;
    case ItemState::Parked:
        return RoomItemState::Parked;
    default:
        return RoomItemState::ToCome;
    }
}

RoomItem fromAgenda(const AgendaItem& item)
{
    RoomItem one;
    one.id = item.id;
    one.number = item.number;
    one.title = item.title;
    one.lead = item.lead;
    one.restricted = item.restricted();
    one.state = stateOf(item.state);
    one.outcome = item.outcome == "action_only" ? "action only" : item.outcome;
    one.reason = item.reason;
    one.urgentReason = item.urgentReason;
    one.plannedMinutes = item.minutes + item.extraMinutes;
    one.grantedMinutes = item.extraMinutes;
    one.plannedStart = item.starts;
    one.forecastStart = item.starts;
    one.role = item.roleInMeeting;
    return one;
}

void addTimes(const Reader& reader, const base::Id& meeting, std::vector<RoomItem>& items, base::TimeOfDay now)
{
    std::map<base::Id, RoomItem*> byId;
    for (RoomItem& item : items) {
        byId.emplace(item.id, &item);
    }
    Statement row = reader.query(kOpeningsSql, meeting);
    while (row.next()) {
        const auto found = byId.find(row.id(0));
        const auto opened = row.optionalTime(1);
        if (found == byId.end() || !opened) {
            continue;
        }
        RoomItem& item = *found->second;
        const auto closed = row.optionalTime(2);
        item.openedAt = item.openedAt ? item.openedAt : opened;
        item.closedAt = closed;
        item.elapsedMinutes += std::max(0, closed.value_or(now).minutes - opened->minutes);
        ++item.timesOpened;
    }
    Statement count = reader.query(kActionCountsSql, meeting);
    while (count.next()) {
        if (const auto found = byId.find(count.id(0)); found != byId.end()) {
            found->second->actions = count.number(1);
        }
    }
}

void addNeeds(const std::vector<AgendaItem>& agenda, const std::vector<Attendance>& present,
              std::vector<RoomItem>& items)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const ItemRequirement& requirement : agenda[i].requirements) {
            if (requirement.need != Need::Required) {
                continue;
            }
            items[i].neededAgencies.push_back(requirement.agencyShortName);
            const bool here = std::any_of(present.begin(), present.end(), [&](const Attendance& one) {
                return one.person.agency == requirement.agency;
            });
            if (!here) {
                items[i].missingAgencies.push_back(requirement.agencyShortName);
            }
        }
    }
}

RoomClock clockFrom(const ClockInput& input, const Forecast& ahead, base::TimeOfDay now)
{
    RoomClock clock;
    clock.now = now;
    clock.startedAt = input.actualStart;
    clock.plannedEnd = base::addMinutes(input.start, input.lengthMinutes);
    clock.forecastEnd = ahead.end;
    clock.lateMinutes = ahead.minutesLate;
    clock.words = ahead.words;
    for (const ClockItem& item : input.items) {
        clock.plannedMinutes += item.minutes + item.extraMinutes;
    }
    if (ahead.open) {
        clock.itemElapsed = ahead.open->elapsedMinutes;
        clock.itemPlanned = ahead.open->plannedMinutes;
        clock.itemOver = std::max(0, clock.itemElapsed - clock.itemPlanned);
        clock.itemNearEnd = ahead.open->pace != ItemPace::Quiet;
        clock.itemWords = ahead.open->words;
    }
    for (const AffectedAgency& agency : ahead.affected) {
        const auto known = std::find_if(input.agencies.begin(), input.agencies.end(),
                                        [&](const ClockAgency& one) { return one.id == agency.agency; });
        const auto person = std::find_if(input.attendees.begin(), input.attendees.end(),
                                         [&](const ClockAttendee& one) { return one.agency == agency.agency; });
        clock.affected.push_back({known == input.agencies.end() ? std::string {} : known->name,
                                  person == input.attendees.end() ? std::string {} : person->roleTitle, agency.expected,
                                  agency.now, agency.text});
    }
    return clock;
}

void addRecent(const Reader& reader, RoomState& state)
{
    std::vector<base::Id> ids;
    {
        Statement row = reader.query(kRecentSql, state.meeting);
        while (row.next()) {
            ids.push_back(row.id(0));
        }
    }
    for (const base::Id& id : ids) {
        if (const auto entry = findEntry(reader, id)) {
            state.recent.push_back({entry->id, entry->about, entry->kind, false, entry->reference,
                                    entry->verb.empty() ? entry->text : entry->verb + ' ' + entry->text,
                                    entry->at.value_or(base::TimeOfDay {}), entry->unclear});
        }
    }
    std::reverse(state.recent.begin(), state.recent.end());
    std::vector<RecentRecord> updates;
    Statement update = reader.query(kRecentUpdatesSql, state.meeting);
    while (update.next()) {
        updates.push_back({{},
                           update.id(1),
                           EntryKind::Action,
                           true,
                           update.text(2),
                           update.text(3).empty() ? update.text(5) : update.text(3),
                           update.optionalTime(4).value_or(base::TimeOfDay {}),
                           false});
    }
    state.recent.insert(state.recent.end(), updates.rbegin(), updates.rend());
    std::stable_sort(state.recent.begin(), state.recent.end(),
                     [](const RecentRecord& a, const RecentRecord& b) { return a.at < b.at; });
    if (state.recent.size() > 3) {
        state.recent.erase(state.recent.begin(), state.recent.end() - 3);
    }
}

void addActions(const Reader& reader, RoomState& state, RoomView view)
{
    if (!state.openItem) {
        return;
    }
    actions::ActionFilter filter;
    filter.item = state.openItem;
    const auto audience = view == RoomView::Projection ? actions::Audience::Open : actions::Audience::Entitled;
    state.itemActions = actions::listActions(reader, filter, audience);
    if (view == RoomView::Projection) {
        return;
    }
    std::vector<base::Id> earlier;
    Statement row = reader.query(kEarlierSql, state.openItem, state.meeting);
    while (row.next()) {
        earlier.push_back(row.id(0));
    }
    for (const base::Id& id : earlier) {
        if (auto action = actions::findAction(reader, id)) {
            state.earlierActions.push_back(std::move(*action));
        }
    }
}

void addPermission(const Reader& reader, const Meeting& meeting, RoomState& state)
{
    if (!state.started || state.ended) {
        state.mayNotRecordBecause = state.ended ? "The meeting is over." : "The meeting has not started.";
        return;
    }
    if (state.paused) {
        state.mayNotRecordBecause = "The meeting is paused.";
        return;
    }
    const auto open = detail::openRow(reader, meeting.id);
    if (!open) {
        state.mayNotRecordBecause = "No item is open.";
        return;
    }
    const auto may = detail::mayRecordIn(reader, meeting, *open);
    state.mayRecord = may.has_value();
    state.mayNotRecordBecause = may ? std::string {} : may.error().detail;
}

}  // namespace

std::string_view inWords(RoomItemState state)
{
    switch (state) {
    case RoomItemState::ToCome:
        return "to come";
    case RoomItemState::Open:
        return "open";
    case RoomItemState::Concluded:
        return "concluded";
    case RoomItemState::Deferred:
        return "deferred";
    case RoomItemState::Carried:
        return "carried into another item";
    case RoomItemState::Withdrawn:
        return "withdrawn";
    case RoomItemState::Parked:
        return "parked with a task and finish group";
    }
    return {};
}

base::Id openItemOf(const Reader& reader, const base::Id& meeting)
{
    const auto open = detail::openRow(reader, meeting);
    return open ? open->id : base::Id {};
}

namespace {

// A meeting that has not started is on time until its hour comes on its day.
base::TimeOfDay countedFrom(const Reader& reader, const ClockInput& input, base::Date day)
{
    const auto now = reader.now();
    if (input.actualStart) {
        return now.time;
    }
    return now.date == day ? std::max(now.time, input.start) : input.start;
}

}  // namespace

RoomClock roomClock(const Reader& reader, const base::Id& meetingId)
{
    const ClockInput input = clockInput(reader, meetingId);
    const auto meeting = meetingById(reader, meetingId);
    const base::TimeOfDay from = meeting ? countedFrom(reader, input, meeting->date) : input.start;
    return clockFrom(input, forecast(input, from), reader.now().time);
}

std::optional<RoomState> roomState(const Reader& reader, const base::Id& meetingId, RoomView view)
{
    const auto meeting = meetingById(reader, meetingId);
    if (!meeting) {
        return std::nullopt;
    }
    const bool projected = view == RoomView::Projection;
    const base::TimeOfDay now = reader.now().time;
    RoomState state;
    state.meeting = meeting->id;
    state.body = meeting->body;
    state.bodyShortName = meeting->bodyShortName;
    state.bodyName = meeting->bodyName;
    state.date = meeting->date;
    state.venue = meeting->venue;
    state.started = meeting->actualStart.has_value();
    state.paused = meeting->state == MeetingState::Paused;
    state.ended = state.started && !isLive(meeting->state);
    state.statementRead = meeting->statementReadAt.has_value();
    state.statementReadAt = meeting->statementReadAt;
    state.minutesLocked = detail::minutesStateWord(reader, meetingId) == "approved";
    state.partTwoOpen = reader.partTwoIsOpen();

    const Agenda agenda = agendaOf(reader, meetingId, projected ? Audience::Open : Audience::Entitled);
    for (const AgendaItem& item : agenda.items) {
        state.items.push_back(fromAgenda(item));
        if (item.state == ItemState::Open) {
            state.openItem = item.id;
            state.restrictedMode = item.restricted();
        }
    }
    const ClockInput input = clockInput(reader, meetingId);
    const Forecast ahead = forecast(input, countedFrom(reader, input, meeting->date));
    state.clock = clockFrom(input, ahead, now);
    if (isLive(meeting->state) && !projected) {
        state.swaps = swapSuggestions(input, now);
    }
    for (RoomItem& item : state.items) {
        const auto time = std::find_if(ahead.items.begin(), ahead.items.end(),
                                       [&](const ItemTime& one) { return one.item == item.id; });
        if (time != ahead.items.end()) {
            item.forecastStart = time->starts;
        }
    }
    addTimes(reader, meetingId, state.items, now);
    state.present = inTheRoom(reader, meetingId, now);
    for (Attendance& one : attendanceOf(reader, meetingId)) {
        if (one.status == AttendanceStatus::Expected) {
            state.expected.push_back(std::move(one));
        }
    }
    addNeeds(agenda.items, state.present, state.items);
    state.chairNow = detail::roleInTheChair(reader, *meeting);
    if (state.openItem && state.restrictedMode) {
        state.presenceToResolve = static_cast<int>(presenceToResolve(reader, state.openItem).size());
    }
    addPermission(reader, *meeting, state);
    addActions(reader, state, view);
    if (!projected) {
        state.writing = writingRole(reader, meetingId);
        addRecent(reader, state);
        state.unclear = static_cast<int>(unclearEntries(reader, meetingId).size());
        state.incomplete = static_cast<int>(incompleteActions(reader, meetingId).size());
    }
    return state;
}

std::vector<RoomItem> itemsNotTaken(const Reader& reader, const base::Id& meeting)
{
    std::vector<RoomItem> items;
    for (const AgendaItem& item : agendaOf(reader, meeting).items) {
        if (stateOf(item.state) == RoomItemState::ToCome) {
            items.push_back(fromAgenda(item));
        }
    }
    return items;
}

}  // namespace muster::meetings

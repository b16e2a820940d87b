// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the clock reckons with, read from the replica.
#include "core/meetings/agenda_queries.h"
#include "core/partnership/role_queries.h"

#include <algorithm>

namespace muster::meetings {

namespace {

constexpr std::string_view kAgenciesSql = R"sql(
        SELECT a.id, a.short_name, a.name,
               EXISTS (SELECT 1 FROM membership s
                        WHERE s.body = ?1 AND s.capacity = 'member'
                          AND (s.agency = a.id OR s.role IN (SELECT r.id FROM role r WHERE r.agency = a.id))
                          AND coalesce(s.state, 'in') = 'in'
                          AND coalesce(s.from_date, '') <= ?2 AND coalesce(s.to_date, '9999') >= ?2)
          FROM agency a
         WHERE coalesce(a.joined_on, '') <= ?2 AND coalesce(a.left_on, '9999') >= ?2
         ORDER BY a.position, a.short_name
    )sql";
// A deputy or substitute is found by title where the row names no role.
constexpr std::string_view kAttendeesSql = R"sql(
        SELECT t.agency, coalesce(t.role_title, r.title), t.status, t.expected_from, t.expected_to, t.arrived_at, t.left_at,
               coalesce(r.can_commit, (SELECT max(o.can_commit) FROM role o WHERE o.agency = t.agency AND o.title = t.role_title), 0)
          FROM attendance t LEFT JOIN role r ON r.id = t.role
         WHERE t.meeting = ?1 AND t.agency IS NOT NULL
         ORDER BY t.id
    )sql";
constexpr std::string_view kOpeningsSql = R"sql(
        SELECT item, opened_at, closed_at FROM item_opening WHERE meeting = ?1 AND opened_at IS NOT NULL
         ORDER BY position, opened_at
    )sql";

ClockState clockState(ItemState state)
{
    switch (state) {
    case ItemState::Open:
        return ClockState::Open;
    case ItemState::Concluded:
        return ClockState::Done;
    case ItemState::Accepted:
    case ItemState::Scheduled:
        return ClockState::Waiting;
    default:
        return ClockState::Dropped;
    }
}

ClockItem clockItem(const AgendaItem& item)
{
    ClockItem clock {item.id, item.number,       item.openTitle,         item.minutes, item.extraMinutes,
                     false,   item.restricted(), clockState(item.state), {},           {}};
    clock.business = item.placement == Placement::Business || item.placement == Placement::Restricted;
    for (const ItemRequirement& requirement : item.requirements) {
        if (requirement.need == Need::Required) {
            clock.required.push_back(requirement.agency);
        }
    }
    return clock;
}

void readAttendees(const replica::Reader& reader, ClockInput& input, const Agenda& agenda)
{
    auto row = reader.query(kAttendeesSql, agenda.meeting.id);
    while (row.next()) {
        const std::string status = row.text(2);
        ClockAttendee attendee;
        attendee.agency = row.id(0);
        attendee.roleTitle = row.text(1);
        attendee.absentKnown = status == "apologies";
        attendee.coming = status != "apologies" && status != "absent";
        attendee.canCommit = row.flag(7);
        const auto arrived = row.optionalTime(5);
        const auto left = row.optionalTime(6);
        attendee.from = arrived ? arrived : row.optionalTime(3);
        attendee.to = left ? left : arrived ? std::nullopt : row.optionalTime(4);
        attendee.inRoom = attendee.coming && isLive(agenda.meeting.state) && arrived && !left;
        input.attendees.push_back(std::move(attendee));
    }
}

// Who has answered that they come is expected even before anybody has written down who.
void addThoseWhoAnswered(const replica::Reader& reader, ClockInput& input, const Agenda& agenda)
{
    const bool listBegun = !input.attendees.empty();
    const std::vector<ClockAttendee> known = input.attendees;
    for (const ClockAgency& agency : input.agencies) {
        if (std::any_of(known.begin(), known.end(), [&](const auto& a) { return a.agency == agency.id; })) {
            continue;
        }
        bool required = false;
        bool comes = false;
        bool staysAway = false;
        for (const AgendaItem& item : agenda.items) {
            for (const ItemRequirement& requirement : item.requirements) {
                if (requirement.agency != agency.id || requirement.need != Need::Required) {
                    continue;
                }
                required = true;
                comes = comes || requirement.reply == Reply::Contribute || requirement.reply == Reply::Attend;
                staysAway = staysAway || requirement.reply == Reply::Information || requirement.reply == Reply::NotUs;
            }
        }
        // With no list at all, an agency that has not answered is not yet missed.
        if (required && (comes || (!listBegun && !staysAway))) {
            const auto lead = partnership::leadOf(reader, agency.id, agenda.meeting.date);
            ClockAttendee attendee;
            attendee.agency = agency.id;
            attendee.roleTitle = lead ? lead->title : std::string {};
            attendee.canCommit = lead && lead->canCommit;
            input.attendees.push_back(std::move(attendee));
        }
    }
}

}  // namespace

ClockInput clockInput(const replica::Reader& reader, const base::Id& meetingId)
{
    const Agenda agenda = agendaOf(reader, meetingId, Audience::Open);
    const Meeting& meeting = agenda.meeting;
    ClockInput input;
    if (meeting.id.isNil()) {
        return input;
    }
    input.start = meeting.start;
    input.lengthMinutes = meeting.lengthMinutes;
    input.actualStart = meeting.actualStart;
    input.actualEnd = meeting.actualEnd;
    for (const AgendaItem& item : agenda.items) {
        input.items.push_back(clockItem(item));
    }
    {
        auto row = reader.query(kOpeningsSql, meeting.id);
        while (row.next()) {
            const auto item = std::find_if(input.items.begin(), input.items.end(),
                                           [&](const ClockItem& clock) { return clock.id == row.id(0); });
            if (item != input.items.end()) {
                item->openings.push_back({row.optionalTime(1).value_or(meeting.start), row.optionalTime(2)});
            }
        }
    }
    {
        auto row = reader.query(kAgenciesSql, meeting.body, meeting.date);
        while (row.next()) {
            const base::Id agency = row.id(0);
            const bool required = std::any_of(agenda.items.begin(), agenda.items.end(),
                                              [&](const AgendaItem& item) { return item.requires_(agency); });
            if (row.flag(3) || required) {
                input.agencies.push_back({agency, row.text(1), row.text(2), row.flag(3)});
            }
        }
    }
    readAttendees(reader, input, agenda);
    addThoseWhoAnswered(reader, input, agenda);
    return input;
}

}  // namespace muster::meetings

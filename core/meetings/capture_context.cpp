// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a line is read against, from the replica.
#include "core/meetings/room_queries.h"

#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_rules.h"
#include "core/meetings/verbs.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <map>
#include <set>

namespace muster::meetings {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kAgenciesSql = R"(
        SELECT g.id, g.short_name, g.name, (g.left_on IS NULL OR g.left_on >= ?1),
               EXISTS (SELECT 1 FROM main.item_requirement q
                        WHERE q.item = ?2 AND q.agency = g.id AND q.need IN ('required', 'useful'))
          FROM main.agency g ORDER BY g.position, g.short_name, g.id)";
constexpr std::string_view kRolesSql = R"(
        SELECT id, agency, title, can_commit, is_lead FROM main.role
         WHERE agency IS NOT NULL AND (active_to IS NULL OR active_to >= ?1)
         ORDER BY is_lead IS NOT 1, deputy_for IS NULL, title, id)";
constexpr std::string_view kUnitsSql = "SELECT id, agency, name FROM main.unit ORDER BY position, name, id";
constexpr std::string_view kOpenActionsSql = R"(
        SELECT a.id, a.reference, a.number, coalesce(p.text, a.text, 'Restricted action'), a.due
          FROM main.action a LEFT JOIN part_two.action p ON p.id = a.id
         WHERE a.status IN ('awaiting_confirmation', 'not_started', 'in_progress', 'blocked', 'escalated',
                            'complete_claimed')
         ORDER BY a.number IS NULL, +a.number, a.id)";

std::optional<base::Date> dateOfNext(const Reader& reader, const Meeting& meeting)
{
    if (const auto next = nextMeetingAfter(reader, meeting)) {
        return next->date;
    }
    const auto dates = partnership::nextMeetingDates(reader, meeting.body, base::addDays(meeting.date, 1), 1);
    return dates.empty() ? std::nullopt : std::optional {dates.front().date};
}

void addPeople(const Reader& reader, const Meeting& meeting, std::vector<CaptureAgency>& agencies)
{
    std::map<base::Id, CaptureAgency*> byId;
    for (CaptureAgency& agency : agencies) {
        byId.emplace(agency.id, &agency);
    }
    std::set<base::Id> presentRoles;
    for (const Attendance& one : inTheRoom(reader, meeting.id, reader.now().time)) {
        presentRoles.insert(one.person.role);
        if (const auto agency = byId.find(one.person.agency); agency != byId.end()) {
            agency->second->present = true;
        }
    }
    Statement role = reader.query(kRolesSql, meeting.date);
    while (role.next()) {
        if (const auto agency = byId.find(role.id(1)); agency != byId.end()) {
            agency->second->roles.push_back(
                {role.id(0), role.text(2), role.flag(3), presentRoles.contains(role.id(0)), role.flag(4)});
        }
    }
    Statement unit = reader.query(kUnitsSql);
    while (unit.next()) {
        if (const auto agency = byId.find(unit.id(1)); agency != byId.end()) {
            agency->second->units.push_back({unit.id(0), unit.text(2)});
        }
    }
}

}  // namespace

CaptureContext captureContext(const Reader& reader, const base::Id& meetingId, const base::Id& item)
{
    CaptureContext context;
    context.today = reader.today();
    context.meetingDate = context.today;
    const auto meeting = meetingById(reader, meetingId);
    if (!meeting) {
        return context;
    }
    context.meetingDate = meeting->date;
    context.nextMeeting = dateOfNext(reader, *meeting);
    context.verbs = verbsFor(meeting->bodyAuthority);
    Statement agency = reader.query(kAgenciesSql, meeting->date, item);
    while (agency.next()) {
        CaptureAgency one;
        one.id = agency.id(0);
        one.shortName = agency.text(1);
        one.name = agency.text(2);
        one.active = agency.flag(3);
        one.neededForItem = agency.flag(4);
        context.agencies.push_back(std::move(one));
    }
    addPeople(reader, *meeting, context.agencies);
    Statement action = reader.query(kOpenActionsSql);
    while (action.next()) {
        context.openActions.push_back(
            {action.id(0), action.text(1), action.number(2), action.text(3), action.optionalDate(4)});
    }
    return context;
}

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <utility>

namespace muster::meetings {

namespace {

// A meeting without a length of its own takes the one of the cadence in force on its day.
constexpr std::string_view kMeetingsSql = R"sql(
        SELECT m.id, m.body, b.short_name, b.name, b.authority, m.held_on, m.start_time, m.planned_minutes,
               coalesce(nullif(m.planned_minutes, 0),
                        (SELECT c.length_minutes FROM cadence c
                          WHERE c.body = m.body AND c.length_minutes IS NOT NULL
                            AND coalesce(c.effective_from, '') <= m.held_on
                            AND coalesce(c.effective_to, '9999') >= m.held_on
                          ORDER BY c.effective_from DESC LIMIT 1), 0),
               m.venue, m.contact, m.chair_role, m.chair_agency, ca.short_name, ca.name,
               m.note_taker_role, m.note_taker_agency, na.short_name, na.name,
               m.state, m.actual_start, m.actual_end, m.utc_offset_minutes, m.statement_read_at, m.statement_read_by,
               m.overrun_accepted, m.cancelled_reason, m.planned_reason
          FROM meeting m
          LEFT JOIN body b ON b.id = m.body
          LEFT JOIN agency ca ON ca.id = m.chair_agency
          LEFT JOIN agency na ON na.id = m.note_taker_agency
         WHERE (?1 IS NULL OR m.id = ?1) AND (?2 IS NULL OR m.body = ?2)
           AND m.held_on IS NOT NULL AND m.held_on >= coalesce(?3, '') AND m.held_on <= coalesce(?4, '9999')
         ORDER BY m.held_on, m.start_time, b.position, m.id
    )sql";

Meeting readMeeting(const replica::Statement& row)
{
    Meeting meeting;
    meeting.id = row.id(0);
    meeting.body = row.id(1);
    meeting.bodyShortName = row.text(2);
    meeting.bodyName = row.text(3);
    meeting.bodyAuthority = row.text(4);
    meeting.date = row.date(5);
    meeting.start = row.optionalTime(6).value_or(base::TimeOfDay {10 * 60});
    meeting.plannedMinutes = row.number(7);
    meeting.lengthMinutes = row.number(8);
    meeting.venue = row.text(9);
    meeting.contact = row.text(10);
    meeting.chair = {row.text(11), row.id(12), row.text(13), row.text(14)};
    meeting.noteTaker = {row.text(15), row.id(16), row.text(17), row.text(18)};
    meeting.state = meetingStateFrom(row.text(19));
    meeting.actualStart = row.optionalTime(20);
    meeting.actualEnd = row.optionalTime(21);
    meeting.utcOffsetMinutes = row.optionalNumber(22);
    meeting.statementReadAt = row.optionalTime(23);
    meeting.statementReadBy = row.text(24);
    meeting.overrunAccepted = row.flag(25);
    meeting.cancelledReason = row.text(26);
    meeting.plannedReason = row.text(27);
    return meeting;
}

std::vector<Meeting> readMeetings(const replica::Reader& reader, const base::Id& id, const base::Id& body,
                                  std::optional<base::Date> from = {}, std::optional<base::Date> to = {})
{
    std::vector<Meeting> meetings;
    auto row = reader.query(kMeetingsSql, id, body, from, to);
    while (row.next()) {
        meetings.push_back(readMeeting(row));
    }
    return meetings;
}

bool isBefore(const Meeting& first, const Meeting& second)
{
    return std::pair {first.date, first.start} < std::pair {second.date, second.start};
}

}  // namespace

std::optional<Meeting> meetingById(const replica::Reader& reader, const base::Id& id)
{
    if (id.isNil()) {
        return {};
    }
    auto found = readMeetings(reader, id, {});
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

std::vector<Meeting> allMeetings(const replica::Reader& reader) { return readMeetings(reader, {}, {}); }

std::vector<Meeting> meetingsOf(const replica::Reader& reader, const base::Id& body)
{
    return body.isNil() ? std::vector<Meeting> {} : readMeetings(reader, {}, body);
}

std::vector<Meeting> meetingsBetween(const replica::Reader& reader, base::Date from, base::Date to)
{
    return readMeetings(reader, {}, {}, from, to);
}

std::optional<Meeting> nextMeetingAfter(const replica::Reader& reader, const Meeting& meeting)
{
    for (Meeting& other : meetingsOf(reader, meeting.body)) {
        if (other.state != MeetingState::Cancelled && isBefore(meeting, other)) {
            return std::move(other);
        }
    }
    return {};
}

std::optional<Meeting> previousMeetingBefore(const replica::Reader& reader, const Meeting& meeting)
{
    std::optional<Meeting> previous;
    for (Meeting& other : meetingsOf(reader, meeting.body)) {
        if (other.state != MeetingState::Cancelled && isBefore(other, meeting)) {
            previous = std::move(other);
        }
    }
    return previous;
}

std::optional<Meeting> nextOpenAgenda(const replica::Reader& reader, const base::Id& body)
{
    for (Meeting& meeting : meetingsOf(reader, body)) {
        if (isAgendaLoose(meeting.state)) {
            return std::move(meeting);
        }
    }
    return {};
}

std::optional<Meeting> currentMeeting(const replica::Reader& reader)
{
    auto meetings = allMeetings(reader);
    const auto live = std::find_if(meetings.begin(), meetings.end(), [](const Meeting& m) { return isLive(m.state); });
    if (live != meetings.end()) {
        return std::move(*live);
    }
    const auto next =
        std::find_if(meetings.begin(), meetings.end(), [](const Meeting& m) { return isBeforeHeld(m.state); });
    return next == meetings.end() ? std::nullopt : std::optional {std::move(*next)};
}

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/loading.h"

#include <chrono>

namespace muster::sample {

namespace {

constexpr std::string_view kMeetingSql = R"(
    INSERT INTO meeting (id, body, held_on, start_time, planned_minutes, venue, chair_role, chair_agency,
                         note_taker_role, note_taker_agency, state, actual_start, actual_end, utc_offset_minutes,
                         statement_read_at, statement_read_by)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16))";

// Summer time in the United Kingdom runs from the last Sunday of March to the last of October; meetings are by day.
int ukOffsetMinutes(base::Date date)
{
    using namespace std::chrono;
    const sys_days begins {date.year() / March / Sunday[last]};
    const sys_days ends {date.year() / October / Sunday[last]};
    return sys_days {date} >= begins && sys_days {date} < ends ? 60 : 0;
}

void loadMeeting(Loading& loading, const Json& meeting)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    const Known::Role chair = known.role(meeting, "chair_role");
    const Known::Role noteTaker = known.role(meeting, "note_taker_role");
    const base::Date day = source.date(meeting, "date").value();
    // Nothing planned yet: the body's cadence says how long it is.
    const auto planned = number(meeting, "planned_minutes");
    const auto started = timeOf(meeting, "actual_start");
    const Json statement = meeting.value("statement", Json {});
    const bool wasRead = statement.is_object();
    loading.writer.run(kMeetingSql, known.meetings.at(meeting.at("id")), Known::find(known.bodies, meeting, "body"),
                       day, timeOf(meeting, "start"), planned.value_or(0) > 0 ? planned : std::nullopt,
                       word(meeting, "venue"), chair.title, chair.agency, noteTaker.title, noteTaker.agency,
                       word(meeting, "state"), started, timeOf(meeting, "actual_end"),
                       started ? std::optional {ukOffsetMinutes(day)} : std::nullopt,
                       wasRead ? timeOf(statement, "read_at") : std::nullopt,
                       wasRead ? std::optional {known.role(statement, "by_role").title} : std::nullopt);
}

}  // namespace

void loadMeetings(Loading& loading)
{
    Known& known = loading.known;
    for (const Json& action : loading.source.actions()) {
        known.actions.emplace(action.at("ref"), base::newId());
    }
    for (const Json& meeting : loading.source.meetings()) {
        known.meetings.emplace(meeting.at("id"), base::newId());
    }
    for (const Json& meeting : loading.source.meetings()) {
        const base::Id id = known.meetings.at(meeting.at("id"));
        loadMeeting(loading, meeting);
        loadItems(loading, meeting, id);
        loadRoom(loading, meeting, id);
        loadMinutes(loading, meeting, id);
    }
}

}  // namespace muster::sample

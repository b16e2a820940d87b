// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who comes and goes (requirements V07, invariant 10).
#include "core/meetings/room_commands.h"

#include "core/base/text.h"
#include "core/meetings/room_rules.h"
#include "core/partnership/id_list.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::orNull;
using detail::refusal;

namespace {

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.attendance (id, meeting, agency, role, role_title, status, substitute_for, arrived_at, left_at,
                                     items, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))";
constexpr std::string_view kUpdateSql = R"(
        UPDATE main.attendance
           SET status = ?2, substitute_for = ?3, arrived_at = ?4, left_at = ?5, items = ?6, note = ?7
         WHERE id = ?1)";
constexpr std::string_view kLeaveSql = "UPDATE main.attendance SET left_at = ?2 WHERE id = ?1";
constexpr std::string_view kRemoveSql = "DELETE FROM main.attendance WHERE id = ?1";

std::optional<std::string> storedItems(const std::vector<base::Id>& items)
{
    return orNull(partnership::storedIds(items));
}

std::vector<Attendance> staysOf(const replica::Reader& reader, const base::Id& meeting, const Person& person)
{
    std::vector<Attendance> stays = attendanceOf(reader, meeting);
    std::erase_if(stays, [&](const Attendance& one) { return !detail::samePerson(one.person, person); });
    return stays;
}

bool isHere(const Attendance& one) { return countsAsThere(one.status) && one.arrivedAt && !one.leftAt; }

AttendanceStatus statusOnArrival(const Attendance* known, const RecordArrival& command)
{
    if (!command.substituteFor.empty() || (known && !known->substituteFor.empty())) {
        return AttendanceStatus::Substitute;
    }
    const bool forItems = !command.items.empty() || (known && !known->items.empty());
    return forItems ? AttendanceStatus::InAttendance : AttendanceStatus::Present;
}

base::Id insert(Writer& writer, const base::Id& meeting, const Attendance& one)
{
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, meeting, one.person.agency, one.person.role, orNull(one.person.roleTitle),
               toStored(one.status), orNull(one.substituteFor), one.arrivedAt, one.leftAt, storedItems(one.items),
               orNull(one.note));
    return id;
}

void update(Writer& writer, const Attendance& one)
{
    writer.run(kUpdateSql, one.id, toStored(one.status), orNull(one.substituteFor), one.arrivedAt, one.leftAt,
               storedItems(one.items), orNull(one.note));
}

// Invariant 10, as the note-taker gave it.
Result<void> timesFit(const SetAttendance& command)
{
    if (!countsAsThere(command.status) && (command.arrivedAt || command.leftAt || !command.items.empty())) {
        return fail(FailureCode::Invalid,
                    "Somebody who was not there has no times and no items. Set them to present or in attendance, "
                    "or leave the times empty.",
                    "arrived");
    }
    if (command.arrivedAt && command.leftAt && *command.leftAt < *command.arrivedAt) {
        return fail(FailureCode::Invalid,
                    fmt::format("Departure ({}) is before arrival ({}).", base::clockTime(*command.leftAt),
                                base::clockTime(*command.arrivedAt)),
                    "left");
    }
    return {};
}

}  // namespace

Result<base::Id> apply(Writer& writer, const RecordArrival& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto person = detail::resolvePerson(writer, meeting->id, command.role, command.roleTitle, command.agency);
    if (!person) {
        return refusal(person.error());
    }
    std::vector<Attendance> stays = staysOf(writer, meeting->id, *person);
    const auto here = std::find_if(stays.begin(), stays.end(), isHere);
    if (here != stays.end()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has been here since {}.", inWords(*person), base::spokenTime(*here->arrivedAt)),
                    "role");
    }
    const auto open = detail::openRow(writer, meeting->id);
    const bool frozen = open && open->restricted && !detail::isListed(writer, open->id, person->agency);
    if (frozen && base::trimmed(command.reasonToStay).empty()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is restricted, and {} is not on its list. Record the arrival when the item is "
                                "closed, or give the reason to stay.",
                                detail::capitalised(open->name()), inWords(*person)),
                    "role");
    }

    const Attendance* known = stays.empty() ? nullptr : &stays.back();
    Attendance stay = known ? *known : Attendance {};
    stay.person = *person;
    stay.status = statusOnArrival(known, command);
    stay.substituteFor = command.substituteFor.empty() ? stay.substituteFor : command.substituteFor;
    stay.items = command.items.empty() ? stay.items : command.items;
    const bool cameBack = known && countsAsThere(known->status) && known->leftAt;
    stay.arrivedAt = writer.now().time;
    stay.leftAt = std::nullopt;
    if (known && !cameBack) {
        update(writer, stay);
    } else {
        stay.id = insert(writer, meeting->id, stay);
    }
    if (frozen) {
        detail::writePresence(writer, meeting->id, open->id, *person, true, command.reasonToStay);
    }
    writer.setLabel("Arrival: " + person->roleTitle);
    return stay.id;
}

Result<void> apply(Writer& writer, const RecordDeparture& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto person = detail::resolvePerson(writer, meeting->id, command.role, command.roleTitle, command.agency);
    if (!person) {
        return refusal(person.error());
    }
    std::vector<Attendance> stays = staysOf(writer, meeting->id, *person);
    const auto here = std::find_if(stays.begin(), stays.end(), isHere);
    if (here == stays.end()) {
        return fail(FailureCode::Refused, fmt::format("{} is not recorded as here.", inWords(*person)), "role");
    }
    writer.run(kLeaveSql, here->id, writer.now().time);
    writer.setLabel("Departure: " + person->roleTitle);
    return {};
}

Result<int> apply(Writer& writer, const MarkExpectedPresent& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    int marked = 0;
    for (Attendance& one : attendanceOf(writer, meeting->id)) {
        const bool fromStart = !one.expectedFrom || *one.expectedFrom <= meeting->start;
        if (one.status == AttendanceStatus::Expected && fromStart) {
            one.status = one.items.empty() ? AttendanceStatus::Present : AttendanceStatus::InAttendance;
            if (!one.substituteFor.empty()) {
                one.status = AttendanceStatus::Substitute;
            }
            one.arrivedAt = meeting->actualStart;
            update(writer, one);
            ++marked;
        }
    }
    if (marked == 0) {
        return fail(FailureCode::Refused, "Nobody who was expected from the start is still to be marked.");
    }
    writer.setLabel(fmt::format("Mark {} present", base::counted(marked, "person", "people")));
    return marked;
}

Result<base::Id> apply(Writer& writer, const SetAttendance& command)
{
    auto meeting = detail::knownMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (auto open = detail::mustNotBeApproved(writer, *meeting); !open) {
        return refusal(open.error());
    }
    auto person = detail::resolvePerson(writer, meeting->id, command.role, command.roleTitle, command.agency);
    if (!person) {
        return refusal(person.error());
    }
    if (auto fit = timesFit(command); !fit) {
        return refusal(fit.error());
    }
    const bool there = countsAsThere(command.status);
    if (there && !meeting->actualStart) {
        return fail(FailureCode::Refused,
                    "Nobody can be present before the meeting starts. Mark them as expected, or start it.", "status");
    }
    if (command.status == AttendanceStatus::Substitute && base::trimmed(command.substituteFor).empty()) {
        return fail(FailureCode::Invalid, "Say whose place they take.", "substitute for");
    }

    std::vector<Attendance> stays = staysOf(writer, meeting->id, *person);
    Attendance kept = stays.empty() ? Attendance {} : stays.front();
    for (std::size_t i = 1; i < stays.size(); ++i) {
        writer.run(kRemoveSql, stays[i].id);
    }
    const base::TimeOfDay arrivedByDefault =
        isLive(meeting->state) ? writer.now().time : meeting->actualStart.value_or(meeting->start);
    kept.arrivedAt = !there ? std::nullopt
        : command.arrivedAt ? command.arrivedAt
                            : std::optional {kept.arrivedAt.value_or(arrivedByDefault)};
    kept.leftAt = there ? command.leftAt : std::nullopt;
    if (there && !kept.leftAt && !isLive(meeting->state)) {
        kept.leftAt = meeting->actualEnd;
    }
    if (kept.arrivedAt && kept.leftAt && *kept.leftAt < *kept.arrivedAt) {
        return fail(FailureCode::Invalid,
                    fmt::format("Departure ({}) is before arrival ({}).", base::clockTime(*kept.leftAt),
                                base::clockTime(*kept.arrivedAt)),
                    "left");
    }
    kept.person = *person;
    kept.status = command.status;
    kept.substituteFor = there ? command.substituteFor : std::string {};
    kept.items = command.items;
    kept.note = command.note.empty() ? kept.note : command.note;
    if (kept.id) {
        update(writer, kept);
    } else {
        kept.id = insert(writer, meeting->id, kept);
    }
    writer.setLabel(fmt::format("Attendance: {}, {}", person->roleTitle, base::lowered(inWords(command.status))));
    return kept.id;
}

Result<base::Id> execute(Replica& replica, const RecordArrival& command)
{
    return detail::inTransaction(replica, "Arrival", command);
}
Result<void> execute(Replica& replica, const RecordDeparture& command)
{
    return detail::inTransaction(replica, "Departure", command);
}
Result<int> execute(Replica& replica, const MarkExpectedPresent& command)
{
    return detail::inTransaction(replica, "Mark expected people present", command);
}
Result<base::Id> execute(Replica& replica, const SetAttendance& command)
{
    return detail::inTransaction(replica, "Attendance", command);
}

}  // namespace muster::meetings

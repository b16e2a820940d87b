// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who comes and goes (requirements V07, invariant 10).
#include "core/meetings/room_commands.h"

#include "core/base/text.h"
#include "core/meetings/room_rules.h"
#include "core/meetings/room_stays.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::refusal;

namespace {

constexpr std::string_view kLeaveSql = "UPDATE main.attendance SET left_at = ?2 WHERE id = ?1";

// Invariant 10, as the note-taker gave it.
Result<void> timesFit(const SetAttendance& command)
{
    if (!countsAsThere(command.status) && (command.arrivedAt || command.leftAt || !command.items.empty())) {
        return fail(FailureCode::Invalid,
                    "Somebody who was not there has no times and no items. Set them to present or in attendance, "
                    "or leave the times empty.",
                    "arrived");
    }
    return detail::leavesAfterArriving(command.arrivedAt, command.leftAt);
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
    std::vector<Attendance> stays = detail::staysOf(writer, meeting->id, *person);
    const auto here = std::find_if(stays.begin(), stays.end(), detail::isHere);
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
    if (frozen) {
        if (auto unlocked = detail::mustBeUnlocked(writer, true); !unlocked) {
            return refusal(unlocked.error());
        }
    }

    const Attendance* known = stays.empty() ? nullptr : &stays.back();
    Attendance stay = known ? *known : Attendance {};
    stay.person = *person;
    stay.substituteFor = command.substituteFor.empty() ? stay.substituteFor : command.substituteFor;
    stay.items = command.items.empty() ? stay.items : command.items;
    stay.status = detail::statusWhenThere(stay);
    const bool cameBack = known && countsAsThere(known->status) && known->leftAt;
    stay.arrivedAt = writer.now().time;
    stay.leftAt = std::nullopt;
    if (known && !cameBack) {
        detail::updateStay(writer, stay);
    } else {
        stay.id = detail::insertStay(writer, meeting->id, stay);
    }
    if (frozen) {
        detail::writePresence(writer, meeting->id, open->id, *person, true,
                              base::asValidUtf8(base::trimmed(command.reasonToStay)), detail::ReasonWords::Typed);
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
    std::vector<Attendance> stays = detail::staysOf(writer, meeting->id, *person);
    const auto here = std::find_if(stays.begin(), stays.end(), detail::isHere);
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
            one.status = detail::statusWhenThere(one);
            one.arrivedAt = meeting->actualStart;
            detail::updateStay(writer, one);
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

    std::vector<Attendance> stays = detail::staysOf(writer, meeting->id, *person);
    Attendance kept = stays.empty() ? Attendance {} : stays.front();
    for (std::size_t i = 1; i < stays.size(); ++i) {
        detail::removeStay(writer, stays[i].id);
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
    if (auto fit = detail::leavesAfterArriving(kept.arrivedAt, kept.leftAt); !fit) {
        return refusal(fit.error());
    }
    kept.person = *person;
    kept.status = command.status;
    kept.substituteFor = there ? command.substituteFor : std::string {};
    kept.items = command.items;
    kept.note = command.note.empty() ? kept.note : command.note;
    if (kept.id) {
        detail::updateStay(writer, kept);
    } else {
        kept.id = detail::insertStay(writer, meeting->id, kept);
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

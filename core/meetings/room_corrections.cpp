// SPDX-License-Identifier: GPL-3.0-or-later
//
// Substitutes, and times of coming and leaving put right by hand (requirements V07, invariant 10).
#include "core/base/text.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_rules.h"
#include "core/meetings/room_stays.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/role_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::refusal;

namespace {

/// The role that comes: a known one, or a new one where what they may promise must stand somewhere.
Result<base::Id> roleOfSubstitute(Writer& writer, const RecordSubstitute& command, const Person& absent)
{
    const std::string title = base::asValidUtf8(base::trimmed(command.roleTitle));
    if (command.role || title.empty() || absent.agency.isNil()) {
        return command.role;
    }
    if (const auto known = partnership::roleByTitle(writer, absent.agency, title);
        known && partnership::isActiveOn(*known, writer.today())) {
        return known->id;
    }
    if (!command.canCommit) {
        return base::Id {};
    }
    partnership::AddRole role;
    role.agency = absent.agency;
    role.title = title;
    role.canCommit = true;
    role.deputyFor = absent.role;
    return apply(writer, role);
}

// Whoever was never there has sent apologies; whoever was, and left, keeps their times.
Result<void> excuse(Writer& writer, const Meeting& meeting, const Person& absent, const Person& who)
{
    const auto stays = detail::staysOf(writer, meeting.id, absent);
    if (const auto here = std::find_if(stays.begin(), stays.end(), detail::isHere);
        here != stays.end() && isLive(meeting.state)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has been here since {}. Nobody stands in for somebody who is in the room.",
                                inWords(absent), base::spokenTime(*here->arrivedAt)),
                    "instead of");
    }
    if (std::any_of(stays.begin(), stays.end(), [](const Attendance& one) { return countsAsThere(one.status); })) {
        return {};
    }
    SetAttendance apologies;
    apologies.meeting = meeting.id;
    apologies.role = absent.role;
    apologies.roleTitle = absent.roleTitle;
    apologies.agency = absent.agency;
    apologies.status = AttendanceStatus::Apologies;
    apologies.note = "Substitute: " + who.roleTitle;
    auto excused = apply(writer, apologies);
    return excused ? Result<void> {} : refusal(excused.error());
}

Result<base::Id> comeIn(Writer& writer, const Meeting& meeting, const Person& who, const Person& absent,
                        const std::string& reasonToStay)
{
    auto stays = detail::staysOf(writer, meeting.id, who);
    const auto here = std::find_if(stays.begin(), stays.end(), detail::isHere);
    if (here != stays.end()) {
        here->status = AttendanceStatus::Substitute;
        here->substituteFor = absent.roleTitle;
        detail::updateStay(writer, *here);
        return here->id;
    }
    if (isLive(meeting.state)) {
        RecordArrival arrival;
        arrival.meeting = meeting.id;
        arrival.role = who.role;
        arrival.roleTitle = who.roleTitle;
        arrival.agency = who.agency;
        arrival.substituteFor = absent.roleTitle;
        arrival.reasonToStay = reasonToStay;
        return apply(writer, arrival);
    }
    Attendance stay = stays.empty() ? Attendance {} : stays.front();
    stay.person = who;
    stay.substituteFor = absent.roleTitle;
    stay.arrivedAt = meeting.actualStart;
    stay.leftAt = meeting.actualEnd;
    stay.status = meeting.actualStart ? AttendanceStatus::Substitute : AttendanceStatus::Expected;
    if (stay.id) {
        detail::updateStay(writer, stay);
    } else {
        stay.id = detail::insertStay(writer, meeting.id, stay);
    }
    return stay.id;
}

// One stay against the meeting it belongs to; whoever has not left counts as there to its end.
Result<void> withinMeeting(const replica::Reader& reader, const Meeting& meeting, const Attendance& stay)
{
    if (auto fit = detail::leavesAfterArriving(stay.arrivedAt, stay.leftAt); !fit) {
        return fit;
    }
    const bool live = isLive(meeting.state);
    const std::optional<base::TimeOfDay> last = live ? std::optional {reader.now().time} : meeting.actualEnd;
    const base::TimeOfDay latest = stay.leftAt.value_or(*stay.arrivedAt);
    if (last && latest > *last) {
        return fail(FailureCode::Invalid,
                    live ? fmt::format("It is not {} yet. Give a time up to now.", base::clockTime(latest))
                         : fmt::format("The meeting ended at {}. Give a time up to then.", base::clockTime(*last)),
                    stay.leftAt ? "left" : "arrived");
    }
    return {};
}

Result<void> followEachOther(std::vector<Attendance> stays, const Person& person)
{
    std::erase_if(stays, [](const Attendance& one) { return !countsAsThere(one.status) || !one.arrivedAt; });
    std::sort(stays.begin(), stays.end(),
              [](const Attendance& a, const Attendance& b) { return a.arrivedAt < b.arrivedAt; });
    for (std::size_t i = 1; i < stays.size(); ++i) {
        const auto left = stays[i - 1].leftAt;
        if (!left || *left > *stays[i].arrivedAt) {
            return fail(FailureCode::Invalid,
                        left ? fmt::format("{} was here until {} already. Give a later arrival.", inWords(person),
                                           base::clockTime(*left))
                             : fmt::format("{} came at {} and did not leave. Give that departure first.",
                                           inWords(person), base::clockTime(*stays[i - 1].arrivedAt)),
                        "arrived");
        }
    }
    return {};
}

}  // namespace

Result<base::Id> apply(Writer& writer, const RecordSubstitute& command)
{
    auto meeting = detail::knownMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (auto open = detail::mustNotBeApproved(writer, *meeting); !open) {
        return refusal(open.error());
    }
    auto absent = detail::resolvePerson(writer, meeting->id, command.insteadOf, command.insteadOfTitle, command.agency);
    if (!absent) {
        return refusal(absent.error());
    }
    if (command.role.isNil() && base::trimmed(command.roleTitle).empty()) {
        return fail(FailureCode::Invalid,
                    fmt::format("Say who comes in the place of the {}: a role.", absent->roleTitle), "role");
    }
    auto role = roleOfSubstitute(writer, command, *absent);
    if (!role) {
        return refusal(role.error());
    }
    auto who = detail::resolvePerson(writer, meeting->id, *role, command.roleTitle, absent->agency);
    if (!who) {
        return refusal(who.error());
    }
    if (detail::samePerson(*who, *absent)) {
        return fail(FailureCode::Invalid, fmt::format("{} is whose place it is. Choose another role.", inWords(*who)),
                    "role");
    }
    if (auto excused = excuse(writer, *meeting, *absent, *who); !excused) {
        return refusal(excused.error());
    }
    auto stay = comeIn(writer, *meeting, *who, *absent, command.reasonToStay);
    if (stay) {
        writer.setLabel(fmt::format("Substitute: {} for {}", who->roleTitle, absent->roleTitle));
    }
    return stay;
}

Result<void> apply(Writer& writer, const CorrectTimes& command)
{
    auto meeting = detail::knownMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (auto open = detail::mustNotBeApproved(writer, *meeting); !open) {
        return refusal(open.error());
    }
    if (!meeting->actualStart) {
        return fail(FailureCode::Refused, "Nobody came or left before the meeting started. Start it first.", "meeting");
    }
    auto person = detail::resolvePerson(writer, meeting->id, command.role, command.roleTitle, command.agency);
    if (!person) {
        return refusal(person.error());
    }
    std::vector<Attendance> stays = detail::staysOf(writer, meeting->id, *person);
    std::vector<base::Id> removed;
    for (const StayTimes& times : command.stays) {
        auto stay = std::find_if(stays.begin(), stays.end(),
                                 [&](const Attendance& one) { return times.attendance && one.id == times.attendance; });
        if (times.attendance && stay == stays.end()) {
            return fail(FailureCode::NotFound, "That stay is not recorded any more. Open the person again.", "arrived");
        }
        if (!times.arrivedAt && !times.leftAt && times.attendance) {
            removed.push_back(stay->id);
            stays.erase(stay);
            continue;
        }
        if (!times.arrivedAt) {
            return fail(FailureCode::Invalid, "Give the time of arrival.", "arrived");
        }
        if (stay == stays.end()) {
            stay = stays.insert(stays.end(), Attendance {});
            stay->person = *person;
        }
        stay->arrivedAt = times.arrivedAt;
        stay->leftAt = times.leftAt || isLive(meeting->state) ? times.leftAt : meeting->actualEnd;
        stay->status = countsAsThere(stay->status) ? stay->status : detail::statusWhenThere(*stay);
        if (auto within = withinMeeting(writer, *meeting, *stay); !within) {
            return within;
        }
    }
    if (stays.empty()) {
        return fail(FailureCode::Invalid,
                    fmt::format("Give the time of arrival. If {} was not there, record apologies or absence instead.",
                                inWords(*person)),
                    "arrived");
    }
    if (auto follow = followEachOther(stays, *person); !follow) {
        return follow;
    }
    for (const base::Id& stay : removed) {
        detail::removeStay(writer, stay);
    }
    for (const Attendance& stay : stays) {
        if (stay.id) {
            detail::updateStay(writer, stay);
        } else {
            detail::insertStay(writer, meeting->id, stay);
        }
    }
    writer.setLabel("Correct the times of " + person->roleTitle);
    return {};
}

Result<base::Id> execute(Replica& replica, const RecordSubstitute& command)
{
    return detail::inTransaction(replica, "Substitute", command);
}
Result<void> execute(Replica& replica, const CorrectTimes& command)
{
    return detail::inTransaction(replica, "Correct times", command);
}

}  // namespace muster::meetings

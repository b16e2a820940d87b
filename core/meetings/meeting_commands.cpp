// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/meeting_commands.h"

#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/blockage_items.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;

namespace {

constexpr std::string_view kStateSql = "UPDATE meeting SET state = ?2 WHERE id = ?1";
constexpr std::string_view kReasonSql = "UPDATE meeting SET cancelled_reason = ?2 WHERE id = ?1";
constexpr std::string_view kOverrunSql = "UPDATE meeting SET overrun_accepted = ?2 WHERE id = ?1";
constexpr std::string_view kEditSql = R"sql(
        UPDATE meeting SET held_on = ?2, start_time = ?3, planned_minutes = ?4, venue = ?5, contact = ?6, chair_role = ?7,
                           chair_agency = ?8, note_taker_role = ?9, note_taker_agency = ?10
         WHERE id = ?1
    )sql";
constexpr std::string_view kUnnumberSql = R"sql(
        UPDATE agenda_item SET number = NULL, state = CASE state WHEN 'scheduled' THEN 'accepted' ELSE state END
         WHERE meeting = ?1
    )sql";

std::optional<std::string> filled(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional<std::string> {text};
}
std::string tidy(std::string_view text) { return base::asValidUtf8(base::trimmed(text)); }

base::Result<Meeting> known(const replica::Reader& reader, const base::Id& id)
{
    auto meeting = meetingById(reader, id);
    if (!meeting) {
        return fail(FailureCode::NotFound, "That meeting does not exist any more. Open the list of meetings again.",
                    "meeting");
    }
    return std::move(*meeting);
}

// §3.2: every item accepted, declined or referred.
base::Result<void> everyItemDecided(const Agenda& agenda)
{
    const auto open = std::count_if(agenda.apart.begin(), agenda.apart.end(),
                                    [](const AgendaItem& item) { return item.state == ItemState::Proposed; });
    if (open > 0) {
        return fail(FailureCode::Refused,
                    fmt::format("{} still to be decided. Accept, decline or refer each of them first.",
                                open == 1 ? "1 proposed item is" : fmt::format("{} proposed items are", open)));
    }
    return {};
}

base::Result<void> mayMeetOn(const replica::Reader& reader, const Meeting& meeting, base::Date date)
{
    const auto body = partnership::body(reader, meeting.body);
    if (body && !partnership::isActiveOn(*body, date)) {
        return fail(FailureCode::Refused, fmt::format("The {} does not exist on {}.", body->name, base::longDate(date)),
                    "date");
    }
    for (const Meeting& other : meetingsOf(reader, meeting.body)) {
        if (other.id != meeting.id && other.date == date && other.state != MeetingState::Cancelled) {
            return fail(FailureCode::Refused,
                        fmt::format("The {} meets on {} already.", meeting.bodyName, base::longDate(date)), "date");
        }
    }
    return {};
}

}  // namespace

base::Result<Meeting> advance(replica::Writer& writer, const base::Id& id, MeetingState to)
{
    auto meeting = known(writer, id);
    if (!meeting) {
        return meeting;
    }
    if (!mayFollow(meeting->state, to)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {}; from there it cannot become \"{}\".", meetingTitle(*meeting),
                                inWords(meeting->state), inWords(to)));
    }
    writer.run(kStateSql, id, toStored(to));
    meeting->state = to;
    return meeting;
}

base::Result<void> apply(replica::Writer& writer, const EditMeeting& command)
{
    auto found = known(writer, command.meeting);
    if (!found) {
        return tl::unexpected(found.error());
    }
    Meeting& meeting = *found;
    const bool moves =
        (command.date && *command.date != meeting.date) || (command.start && *command.start != meeting.start);
    if (moves && !mayMove(meeting.state)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {}; its day and hour stay.", meetingTitle(meeting), inWords(meeting.state)),
                    "date");
    }
    if (command.date && !command.date->ok()) {
        return fail(FailureCode::Invalid, "That day does not exist. Choose another.", "date");
    }
    if (command.date && *command.date != meeting.date) {
        if (auto may = mayMeetOn(writer, meeting, *command.date); !may) {
            return may;
        }
    }
    if (command.plannedMinutes && (*command.plannedMinutes < 1 || *command.plannedMinutes > 24 * 60)) {
        return fail(FailureCode::Invalid, "Give the meeting's length in minutes, up to one day.", "length");
    }
    const std::string reference = meetingReference(meeting);
    writer.run(kEditSql, meeting.id, command.date.value_or(meeting.date), command.start.value_or(meeting.start),
               command.plannedMinutes.value_or(meeting.plannedMinutes),
               filled(tidy(command.venue.value_or(meeting.venue))),
               filled(tidy(command.contact.value_or(meeting.contact))),
               filled(tidy(command.chairRole.value_or(meeting.chair.roleTitle))),
               command.chairAgency.value_or(meeting.chair.agency),
               filled(tidy(command.noteTakerRole.value_or(meeting.noteTaker.roleTitle))),
               command.noteTakerAgency.value_or(meeting.noteTaker.agency));
    writer.setLabel(fmt::format("Edit {}", reference));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const CancelMeeting& command)
{
    const std::string reason = tidy(command.reason);
    if (reason.empty()) {
        return fail(FailureCode::Invalid, "Say why the meeting is cancelled; members are told.", "reason");
    }
    const auto meeting = advance(writer, command.meeting, MeetingState::Cancelled);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    writer.run(kReasonSql, command.meeting, reason);
    writer.setLabel(fmt::format("Cancel {}", meetingReference(*meeting)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const HoldInformally& command)
{
    const auto meeting = advance(writer, command.meeting, MeetingState::HeldInformally);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    writer.run(kReasonSql, command.meeting, filled(tidy(command.reason)));
    writer.setLabel(fmt::format("Hold {} informally", meetingReference(*meeting)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const OpenAgenda& command)
{
    const auto before = known(writer, command.meeting);
    if (!before) {
        return tl::unexpected(before.error());
    }
    if (before->state != MeetingState::Planned) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {} already.", meetingTitle(*before), inWords(before->state)));
    }
    const auto meeting = advance(writer, command.meeting, MeetingState::AgendaOpen);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    auto put = detail::putWaitingBlockages(writer, *meeting);
    writer.setLabel(fmt::format("Open the agenda of {}", meetingReference(*before)));
    return put;
}

base::Result<void> apply(replica::Writer& writer, const CloseAgenda& command)
{
    const auto meeting = advance(writer, command.meeting, MeetingState::AgendaClosed);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    if (auto decided = everyItemDecided(agendaOf(writer, command.meeting)); !decided) {
        return decided;
    }
    writer.setLabel(fmt::format("Close the agenda of {}", meetingReference(*meeting)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const ReopenAgenda& command)
{
    const auto before = known(writer, command.meeting);
    if (!before) {
        return tl::unexpected(before.error());
    }
    if (before->state == MeetingState::Planned) {
        return fail(FailureCode::Refused, "The agenda has not been opened yet. Open it first.");
    }
    if (const auto meeting = advance(writer, command.meeting, MeetingState::AgendaOpen); !meeting) {
        return tl::unexpected(meeting.error());
    }
    writer.run(kUnnumberSql, command.meeting);
    writer.run(kOverrunSql, command.meeting, std::optional<int> {});
    writer.setLabel(fmt::format("Reopen the agenda of {}", meetingReference(*before)));
    return {};
}

base::Result<void> apply(replica::Writer& writer, const PublishAgenda& command)
{
    const Agenda agenda = agendaOf(writer, command.meeting);
    if (agenda.meeting.id.isNil()) {
        return tl::unexpected(known(writer, command.meeting).error());
    }
    if (!mayFollow(agenda.meeting.state, MeetingState::Published)) {
        return tl::unexpected(advance(writer, command.meeting, MeetingState::Published).error());
    }
    if (auto decided = everyItemDecided(agenda); !decided) {
        return decided;
    }
    if (agenda.items.empty()) {
        return fail(FailureCode::Refused, "There is nothing on the agenda yet. Accept an item first.");
    }
    if (agenda.meeting.lengthMinutes == 0) {
        return fail(FailureCode::Refused, "Set how long the meeting is to last, then publish.", "length");
    }
    if (agenda.minutesOver > 0 && !command.acceptOverrun) {
        return fail(
            FailureCode::Refused,
            fmt::format("The items take {} longer than the meeting. Shorten or defer some, or accept the overrun.",
                        base::counted(agenda.minutesOver, "minute", "minutes")),
            "overrun");
    }
    if (auto frozen = freezeAgenda(writer, command.meeting); !frozen) {
        return frozen;
    }
    if (agenda.minutesOver > 0) {
        writer.run(kOverrunSql, command.meeting, true);
    }
    if (const auto meeting = advance(writer, command.meeting, MeetingState::Published); !meeting) {
        return tl::unexpected(meeting.error());
    }
    writer.setLabel(fmt::format("Publish the agenda of {}", meetingReference(agenda.meeting)));
    return {};
}

base::Result<void> execute(replica::Replica& replica, const EditMeeting& command)
{
    return replica.transact("Edit a meeting", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const CancelMeeting& command)
{
    return replica.transact("Cancel a meeting", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const HoldInformally& command)
{
    return replica.transact("Hold a meeting informally", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const OpenAgenda& command)
{
    return replica.transact("Open an agenda", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const CloseAgenda& command)
{
    return replica.transact("Close an agenda", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const ReopenAgenda& command)
{
    return replica.transact("Reopen an agenda", [&](replica::Writer& w) { return apply(w, command); });
}
base::Result<void> execute(replica::Replica& replica, const PublishAgenda& command)
{
    return replica.transact("Publish an agenda", [&](replica::Writer& w) { return apply(w, command); });
}

}  // namespace muster::meetings

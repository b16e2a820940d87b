// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starting, pausing and ending a meeting.
#include "core/meetings/room_commands.h"

#include "core/actions/action_commands.h"
#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_numbers.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"
#include "core/meetings/writing_role_commands.h"

#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::ItemRow;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kStartSql = R"(
        UPDATE main.meeting SET state = 'in_progress', actual_start = ?2, utc_offset_minutes = ?3 WHERE id = ?1)";
constexpr const char* kNotReached = "the meeting ended before it was reached.";
constexpr std::string_view kStateSql = "UPDATE main.meeting SET state = ?2 WHERE id = ?1";
constexpr std::string_view kEndSql = "UPDATE main.meeting SET state = 'minutes_draft', actual_end = ?2 WHERE id = ?1";
constexpr std::string_view kDeferStubSql =
    "UPDATE main.agenda_item SET state = 'deferred', decided_on = ?2 WHERE id = ?1";
constexpr std::string_view kEndChairSql =
    "UPDATE main.chairing SET to_time = ?2 WHERE meeting = ?1 AND to_time IS NULL";
constexpr std::string_view kUndecidedSql =
    "SELECT count(*) FROM main.agenda_item WHERE meeting = ?1 AND state = 'proposed'";
constexpr std::string_view kLeaveSql = R"(
        UPDATE main.attendance SET left_at = ?2
         WHERE meeting = ?1 AND arrived_at IS NOT NULL AND left_at IS NULL
           AND status IN ('present', 'in_attendance', 'substitute_for'))";

std::string listed(const std::vector<ItemRow>& items)
{
    std::vector<std::string> numbers;
    for (const ItemRow& item : items) {
        numbers.push_back(std::to_string(item.number));
    }
    return (items.size() == 1 ? "Item " : "Items ") + base::joinedInWords(numbers);
}

// Settles what was not taken, or refuses with the list of it.
Result<void> settleRemaining(Writer& writer, const EndMeeting& command)
{
    std::vector<ItemRow> remaining;
    for (const ItemRow& item : detail::agendaRows(writer, command.meeting)) {
        if (item.isToCome()) {
            remaining.push_back(item);
        }
    }
    if (remaining.empty()) {
        return {};
    }
    if (!command.deferRemaining) {
        return fail(FailureCode::Refused,
                    fmt::format("{} {} not been taken. Take, defer, carry or withdraw {}, or end the meeting and "
                                "defer what is left.",
                                listed(remaining), remaining.size() == 1 ? "has" : "have",
                                remaining.size() == 1 ? "it" : "each"),
                    "items");
    }
    for (const ItemRow& item : remaining) {
        // A restricted item can be put off while part two is locked: nothing of its content is touched.
        if (item.restricted && !writer.partTwoIsOpen()) {
            writer.run(kDeferStubSql, item.id, writer.today());
            continue;
        }
        const auto settled = item.standing
            ? apply(writer, WithdrawItem {command.meeting, item.id, kNotReached})
            : apply(writer, DeferItem {command.meeting, item.id, kNotReached, {}});
        if (!settled) {
            return refusal(settled.error());
        }
    }
    return {};
}

Result<void> acknowledgeIncomplete(Writer& writer, const EndMeeting& command, const Meeting& meeting)
{
    std::vector<actions::Action> incomplete = incompleteActions(writer, command.meeting);
    if (incomplete.empty()) {
        return {};
    }
    if (!command.acknowledgeIncomplete) {
        std::vector<std::string> references;
        for (const actions::Action& action : incomplete) {
            references.push_back(action.reference);
        }
        return fail(FailureCode::Refused,
                    fmt::format("{} {} no owner or no date yet. Complete each, or end the meeting with \"to be "
                                "agreed\".",
                                base::joinedInWords(references), references.size() == 1 ? "has" : "have"),
                    "actions");
    }
    std::optional<base::Date> by = command.toBeAgreedBy;
    if (!by) {
        const auto next = nextMeetingAfter(writer, meeting);
        by = next ? std::optional {next->date} : std::nullopt;
    }
    for (const actions::Action& action : incomplete) {
        const std::string missing = !action.due && action.ownerTitle.empty() ? "Owner and date"
            : !action.due                                                    ? "Date"
                                                                             : "Owner";
        const std::string reason = by ? fmt::format("{} to be agreed by {}.", missing, base::longDate(*by))
                                      : fmt::format("{} to be agreed.", missing);
        if (auto left = apply(writer, actions::LeaveIncomplete {action.id, reason, by}); !left) {
            return refusal(left.error());
        }
    }
    return {};
}

// Whoever starts the meeting writes, unless somebody else does already (§3.5: "writing role held").
void startWriting(Writer& writer, const base::Id& meeting, MeetingStarted& started)
{
    if (!writer.isShared()) {
        return;
    }
    const WritingRole role = writingRole(writer, meeting);
    if (role.standing == WritingRole::Standing::Elsewhere) {
        started.cautions.push_back(inWords(role));
    } else {
        static_cast<void>(apply(writer, TakeWritingRole {meeting}));
    }
}

}  // namespace

Result<MeetingStarted> apply(Writer& writer, const StartMeeting& command)
{
    auto meeting = detail::knownMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (isLive(meeting->state)) {
        return fail(FailureCode::Refused, fmt::format("The meeting of {} runs already.", detail::nameOf(*meeting)));
    }
    if (!isBeforeHeld(meeting->state)) {
        return fail(FailureCode::Refused,
                    fmt::format("The meeting of {} cannot start: it is {}.", detail::nameOf(*meeting),
                                inWords(meeting->state)));
    }
    if (auto may = detail::mayDecide(writer, *meeting); !may) {
        return refusal(may.error());
    }
    MeetingStarted started;
    if (meeting->state != MeetingState::Published) {
        started.cautions.push_back(fmt::format("The agenda was not published: it was {}.", inWords(meeting->state)));
        Statement row = writer.query(kUndecidedSql, meeting->id);
        if (row.next() && row.number(0) > 0) {
            started.cautions.push_back(
                fmt::format("{} undecided and not on the agenda.",
                            base::counted(row.number(0), "proposed item is", "proposed items are")));
        }
    }
    if (auto frozen = freezeAgenda(writer, meeting->id); !frozen) {
        return refusal(frozen.error());
    }
    if (detail::agendaRows(writer, meeting->id).empty()) {
        return fail(FailureCode::Refused, "There is nothing on the agenda. Accept an item first.", "items");
    }
    if (meeting->date != writer.today()) {
        started.cautions.push_back(fmt::format("The meeting is dated {}, and today is {}.",
                                               base::longDate(meeting->date), base::longDate(writer.today())));
    }
    for (const Meeting& other : allMeetings(writer)) {
        if (isLive(other.state) && other.id != meeting->id) {
            started.cautions.push_back(
                fmt::format("The meeting of {} runs as well. End it if it is over.", detail::nameOf(other)));
        }
    }
    const replica::LocalNow now = writer.now();
    started.at = now.time;
    writer.run(kStartSql, meeting->id, now.time, now.utcOffsetMinutes);
    startWriting(writer, meeting->id, started);
    writer.setLabel("Start meeting " + detail::nameOf(*meeting));
    return started;
}

Result<void> apply(Writer& writer, const PauseMeeting& command)
{
    auto meeting = detail::runningMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    writer.run(kStateSql, meeting->id, toStored(MeetingState::Paused));
    detail::writeProcedural(writer, meeting->id,
                            fmt::format("The meeting adjourned at {}.", base::spokenTime(writer.now().time)));
    writer.setLabel("Pause meeting " + detail::nameOf(*meeting));
    return {};
}

Result<void> apply(Writer& writer, const ResumeMeeting& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (meeting->state != MeetingState::Paused) {
        return fail(FailureCode::Refused, "The meeting is not paused.");
    }
    writer.run(kStateSql, meeting->id, toStored(MeetingState::InProgress));
    detail::writeProcedural(writer, meeting->id,
                            fmt::format("The meeting resumed at {}.", base::spokenTime(writer.now().time)));
    writer.setLabel("Resume meeting " + detail::nameOf(*meeting));
    return {};
}

Result<MeetingEnded> apply(Writer& writer, const EndMeeting& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (const auto open = detail::openRow(writer, meeting->id)) {
        if (open->restricted) {
            return fail(FailureCode::Refused,
                        fmt::format("{} is restricted and still open. Close it to leave restricted mode, then end the "
                                    "meeting.",
                                    detail::capitalised(open->name())),
                        "item");
        }
        detail::closeRow(writer, *open, "concluded", detail::computedOutcome(writer, open->id));
    }
    const std::size_t unclear = unclearEntries(writer, meeting->id).size();
    if (unclear > 0) {
        return fail(FailureCode::Refused,
                    fmt::format("{} still marked unclear. Clear each mark before the meeting ends.",
                                base::counted(static_cast<int>(unclear), "entry is", "entries are")),
                    "entries");
    }
    if (auto settled = settleRemaining(writer, command); !settled) {
        return refusal(settled.error());
    }
    if (auto acknowledged = acknowledgeIncomplete(writer, command, *meeting); !acknowledged) {
        return refusal(acknowledged.error());
    }

    MeetingEnded ended;
    ended.at = writer.now().time;
    writer.run(kEndSql, meeting->id, ended.at);
    writer.run(kEndChairSql, meeting->id, ended.at);
    detail::endWritingRole(writer, meeting->id);
    writer.run(kLeaveSql, meeting->id, ended.at);
    const detail::Allocated numbers = detail::draftMinutes(writer, *meeting);
    ended.firstMinute = numbers.first;
    ended.lastMinute = numbers.last;
    ended.words = fmt::format("The meeting ended at {}. {}", base::spokenTime(ended.at), numbers.words);
    writer.setLabel("End meeting " + detail::nameOf(*meeting));
    return ended;
}

Result<MeetingStarted> execute(Replica& replica, const StartMeeting& command)
{
    return detail::inTransaction(replica, "Start meeting", command);
}
Result<void> execute(Replica& replica, const PauseMeeting& command)
{
    return detail::inTransaction(replica, "Pause meeting", command);
}
Result<void> execute(Replica& replica, const ResumeMeeting& command)
{
    return detail::inTransaction(replica, "Resume meeting", command);
}
Result<MeetingEnded> execute(Replica& replica, const EndMeeting& command)
{
    return detail::inTransaction(replica, "End meeting", command);
}

}  // namespace muster::meetings

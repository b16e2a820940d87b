// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers, review and circulation of minutes (requirements §3.5).
#include "core/meetings/minutes_commands.h"

#include "core/base/text.h"
#include "core/meetings/minutes_actions.h"
#include "core/meetings/minutes_numbers.h"
#include "core/meetings/minutes_rules.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"

#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kLiveMeetingSql =
    "SELECT id FROM main.meeting WHERE body = ?1 AND state = 'in_progress' ORDER BY held_on DESC LIMIT 1";
constexpr std::string_view kSeriesSql = R"(
        INSERT INTO main.minute_series (id, body, prefix, first_number, started_on, started_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kReviewSql = R"(
        UPDATE main.minutes_record SET state = 'chair_review', reviewed_on = ?2, reviewed_by = ?3 WHERE meeting = ?1)";
constexpr std::string_view kCirculateSql =
    "UPDATE main.minutes_record SET state = 'circulated_draft', circulated_on = ?2 WHERE meeting = ?1";
constexpr std::string_view kMeetingStateSql = "UPDATE main.meeting SET state = ?2 WHERE id = ?1";
constexpr std::string_view kNotUsedSql = R"(
        UPDATE main.minute SET item = NULL, not_used_reason = ?3
         WHERE meeting = ?1 AND coalesce(number, provisional) = ?2)";

}  // namespace

Result<base::Id> apply(Writer& writer, const StartMinuteSeries& command)
{
    if (command.firstNumber < 1) {
        return fail(FailureCode::Invalid, "The first minute has a number from 1 on.", "first number");
    }
    {
        Statement live = writer.query(kLiveMeetingSql, command.body);
        if (live.next()) {
            return fail(FailureCode::Refused, "A meeting of this body runs. Start a series before or after it.",
                        "body");
        }
    }
    const bool restart = detail::currentSeries(writer, command.body).has_value();
    if (restart && base::trimmed(command.startedBy).empty()) {
        return fail(FailureCode::Invalid,
                    "This body has numbers already. Say which decision restarts them; the minutes will show it.",
                    "decision");
    }
    const base::Id id = base::newId();
    writer.run(kSeriesSql, id, command.body, detail::orNull(command.prefix), command.firstNumber,
               command.startedOn.value_or(writer.today()), detail::orNull(command.startedBy));
    writer.setLabel(restart ? "Restart minute numbers" : "Start minute numbers");
    return id;
}

Result<void> apply(Writer& writer, const ReviewMinutes& command)
{
    auto meeting = detail::minutesIn(writer, command.meeting, {"draft", "chair_review"},
                                     "These minutes have been circulated; the review is over.");
    if (!meeting) {
        return refusal(meeting.error());
    }
    writer.run(kReviewSql, meeting->id, writer.today(),
               command.reviewedBy.empty() ? writer.author() : command.reviewedBy);
    writer.setLabel("Review minutes of " + detail::nameOf(*meeting));
    return {};
}

Result<void> apply(Writer& writer, const CirculateMinutes& command)
{
    auto meeting = detail::minutesIn(writer, command.meeting, {"draft", "chair_review"},
                                     "These minutes have been circulated already.");
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (auto permanent = detail::mustBePermanent(writer, *meeting); !permanent) {
        return permanent;
    }
    writer.run(kCirculateSql, meeting->id, writer.today());
    writer.run(kMeetingStateSql, meeting->id, toStored(MeetingState::Circulated));
    detail::holdNumbers(writer, meeting->id);
    detail::keepAgreed(writer, meeting->id);
    writer.setLabel("Circulate minutes of " + detail::nameOf(*meeting));
    return {};
}

Result<void> apply(Writer& writer, const MarkMinuteNotUsed& command)
{
    auto meeting = detail::minutesIn(writer, command.meeting, {"draft", "chair_review"},
                                     "These minutes have been circulated: their numbers stay.");
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto minute = detail::minuteIn(writer, *meeting, command.number);
    if (!minute) {
        return refusal(minute.error());
    }
    auto reason = detail::usableText(command.reason, "Say why the number is not used. The minutes print it.", "reason");
    if (!reason) {
        return refusal(reason.error());
    }
    auto item = detail::itemRow(writer, meeting->id, minute->item);
    if (!item) {
        return refusal(item.error());
    }
    if (auto unlocked = detail::mustBeUnlocked(writer, item->restricted); !unlocked) {
        return unlocked;
    }
    if (!entriesOf(writer, minute->item).empty()) {
        return fail(FailureCode::Refused,
                    fmt::format("Minute {} has entries, and nothing minuted is lost. Move them to another item first.",
                                minute->label));
    }
    writer.run(kNotUsedSql, meeting->id, command.number, *reason);
    writer.setLabel("Minute " + minute->label + " not used");
    return {};
}

Result<base::Id> execute(Replica& replica, const StartMinuteSeries& command)
{
    return detail::inTransaction(replica, "Start minute numbers", command);
}
Result<void> execute(Replica& replica, const ReviewMinutes& command)
{
    return detail::inTransaction(replica, "Review minutes", command);
}
Result<void> execute(Replica& replica, const CirculateMinutes& command)
{
    return detail::inTransaction(replica, "Circulate minutes", command);
}
Result<void> execute(Replica& replica, const MarkMinuteNotUsed& command)
{
    return detail::inTransaction(replica, "Minute not used", command);
}

}  // namespace muster::meetings

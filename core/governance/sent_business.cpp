// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sending an item on, answering it and telling the answer. How items hang together is in sent_business_queries.cpp.
#include "core/governance/sent_business.h"

#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_writing.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using meetings::ItemState;
using partnership::orNothing;
using replica::Statement;

namespace {

constexpr std::string_view kSendSql = R"(
        INSERT INTO main.sent_business (id, from_item, to_body, sent_on, sent_by) VALUES (?1, ?2, ?3, ?4, ?5))";
constexpr std::string_view kWasSentSql = R"(
        SELECT 1 FROM main.sent_business WHERE from_item = ?1 AND to_body = ?2
        UNION SELECT 1 FROM main.agenda_item WHERE id = ?1 AND referred_to = ?2)";
constexpr std::string_view kAnswerSql = "UPDATE main.agenda_item SET tell_back_text = ?2 WHERE id = ?1";
constexpr std::string_view kSealedAnswerSql = "UPDATE part_two.agenda_item SET tell_back_text = ?2 WHERE id = ?1";
// A referral made before there was a row of its own gets one when its answer is told.
constexpr std::string_view kToldSql = R"(
        INSERT INTO main.sent_business (id, from_item, to_body, told_on, told_meeting) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (id) DO UPDATE SET told_on = excluded.told_on, told_meeting = excluded.told_meeting)";

bool isStillToBeTaken(ItemState state)
{
    return state == ItemState::Proposed || state == ItemState::Accepted || state == ItemState::Scheduled
        || state == ItemState::Open;
}

}  // namespace

Result<void> apply(Writer& writer, const SendItem& command)
{
    auto found = meetings::findItem(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto body = partnership::body(writer, command.toBody);
    if (!body) {
        return fail(FailureCode::NotFound, "Choose the body to send the item to.", "body");
    }
    if (body->id == found->meeting.body) {
        return fail(FailureCode::Invalid,
                    "The item is with this body already. Defer it to bring it to the next meeting.", "body");
    }
    if (!partnership::isActiveOn(*body, writer.today())) {
        return fail(FailureCode::Refused,
                    fmt::format("The {} does not meet any more. Choose another body.", body->name), "body");
    }
    if (found->item.restricted()) {
        if (auto open = meetings::requirePartTwo(writer); !open) {
            return open;
        }
    }
    bool wasSent = false;
    {
        Statement row = writer.query(kWasSentSql, command.item, body->id);
        wasSent = row.next();
    }
    if (wasSent) {
        return fail(FailureCode::Refused,
                    fmt::format("{} was sent to the {} already.", meetings::itemReference(*found), body->name), "body");
    }
    const std::string label = fmt::format("Send {} to {}", meetings::itemReference(*found), body->shortName);
    if (isStillToBeTaken(found->item.state) && meetings::isBeforeHeld(found->meeting.state)) {
        if (auto referred =
                apply(writer, meetings::ReferItem {command.meeting, command.item, body->id, command.reason});
            !referred) {
            return referred;
        }
    } else if (found->item.state != ItemState::Concluded) {
        return fail(FailureCode::Refused,
                    fmt::format("The item is {}; what was not dealt with cannot be sent on.",
                                meetings::inWords(found->item.state)),
                    "item");
    }
    writer.run(kSendSql, base::deriveId(command.item, body->id), command.item, body->id, writer.today(),
               orNothing(command.byRole.empty() ? writer.author() : command.byRole));
    writer.setLabel(label);
    return {};
}

Result<void> apply(Writer& writer, const AnswerItem& command)
{
    const auto item = meetings::itemById(writer, command.item);
    if (!item) {
        return partnership::gone("item");
    }
    const auto text = orNothing(command.text);
    if (!text) {
        return fail(FailureCode::Invalid, "Say in a plain sentence what is told back.", "text");
    }
    if (item->restricted()) {
        if (auto open = meetings::requirePartTwo(writer); !open) {
            return open;
        }
    }
    const auto state = meetings::minutesRecord(writer, item->meeting).state;
    const auto meeting = meetings::meetingById(writer, item->meeting);
    if (state == meetings::MinutesState::CirculatedDraft || state == meetings::MinutesState::Amendments
        || state == meetings::MinutesState::Approved) {
        return fail(FailureCode::Refused,
                    fmt::format("The minutes of {} are with their readers, and print what is told back. Answer at the "
                                "next meeting, or amend the minutes.",
                                meetings::meetingTitle(*meeting)));
    }
    writer.run(item->restricted() ? kSealedAnswerSql : kAnswerSql, item->id, *text);
    writer.setLabel("What is told back about " + meetings::itemReference(*item, *meeting));
    return {};
}

Result<void> apply(Writer& writer, const TellAnswer& command)
{
    const auto item = meetings::itemById(writer, command.fromItem, meetings::Audience::Open);
    const auto home = item ? meetings::meetingById(writer, item->meeting) : std::nullopt;
    if (!home) {
        return partnership::gone("item");
    }
    const auto all = sentBusiness(writer, home->body, command.toBody);
    const auto sent = std::find_if(all.begin(), all.end(),
                                   [&](const SentBusiness& one) { return one.from.item == command.fromItem; });
    if (sent == all.end()) {
        return fail(FailureCode::NotFound, "That item was not sent to that body.", "item");
    }
    if (sent->state != SentState::Answered && sent->state != SentState::NotTaken) {
        return fail(FailureCode::Refused,
                    sent->state == SentState::Told
                        ? fmt::format("The answer was told on {} already.", base::longDate(*sent->toldOn))
                        : fmt::format("The {} has not answered yet.", sent->toBodyName));
    }
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (command.meeting && (!meeting || meeting->body != home->body)) {
        return fail(FailureCode::Invalid, fmt::format("The answer is owed to the {}.", home->bodyName), "meeting");
    }
    writer.run(kToldSql, base::deriveId(command.fromItem, command.toBody), command.fromItem, command.toBody,
               meeting ? meeting->date : writer.today(), command.meeting);
    writer.setLabel(fmt::format("Tell the answer of {}", sent->toBodyShortName));
    return {};
}

}  // namespace muster::governance

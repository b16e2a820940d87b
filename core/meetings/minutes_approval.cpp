// SPDX-License-Identifier: GPL-3.0-or-later
//
// Amendments, approval, and corrections after it (requirements §3.5, §2.5 row 22).
#include "core/meetings/minutes_commands.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/meetings/minutes_actions.h"
#include "core/meetings/minutes_fingerprint.h"
#include "core/meetings/minutes_rules.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"
#include "core/partnership/agency_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kLiveMeetingSql =
    "SELECT id FROM main.meeting WHERE body = ?1 AND state = 'in_progress' ORDER BY held_on DESC LIMIT 1";
constexpr std::string_view kMeetingStateSql = "UPDATE main.meeting SET state = ?2 WHERE id = ?1";
constexpr std::string_view kAmendmentsStateSql =
    "UPDATE main.minutes_record SET state = 'amendments' WHERE meeting = ?1";
constexpr std::string_view kMeetingOfAmendmentSql = R"(
        SELECT meeting FROM main.amendment WHERE id = ?1 UNION ALL SELECT meeting FROM part_two.amendment WHERE id = ?1)";
constexpr std::string_view kApproveSql = R"(
        UPDATE main.minutes_record SET state = 'approved', approved_on = ?2, approved_at_meeting = ?3, subject_to = ?4
         WHERE meeting = ?1)";
constexpr fmt::string_view kCorrectionSql = R"(
        INSERT INTO {}.amendment (id, meeting, minute, proposed_by, agency, proposed_on, old_text, new_text, state, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'corrected', ?9))";
constexpr std::string_view kFingerprintSql = "UPDATE main.minutes_record SET fingerprint = ?2 WHERE meeting = ?1";

// The entry of a minute in which words stand.
std::optional<Entry> entryWith(const replica::Reader& reader, const base::Id& item, const std::string& words)
{
    for (Entry& entry : entriesOf(reader, item)) {
        if (entry.text.find(words) != std::string::npos) {
            return std::move(entry);
        }
    }
    return std::nullopt;
}

tl::unexpected<base::Failure> wordsNotThere(int minute)
{
    return fail(FailureCode::NotFound,
                fmt::format("Those words do not stand in minute {}. Copy them from it exactly.", minute), "old text");
}

void replaceIn(Writer& writer, const Entry& entry, const Amendment& amendment)
{
    std::string text = entry.text;
    text.replace(text.find(amendment.oldText), amendment.oldText.size(), amendment.newText);
    if (entry.kind == EntryKind::Action) {
        const auto action = actions::findAction(writer, entry.about);
        writer.run(fmt::format("UPDATE {}.action SET text = ?2 WHERE id = ?1",
                               detail::schemaFor(action && action->restricted)),
                   entry.about, text);
        return;
    }
    writer.run(fmt::format("UPDATE {}.entry SET text = ?2 WHERE id = ?1", detail::schemaFor(entry.restricted)),
               entry.id, text);
}

// Role and agency as they are called today: the record does not follow a later name.
std::string whoAsked(const replica::Reader& reader, const CorrectApprovedMinute& command)
{
    std::string who = base::asValidUtf8(base::trimmed(command.askedBy));
    const auto agency = partnership::agency(reader, command.agency);
    if (agency && !who.empty()) {
        who += ", " + agency->name;
    }
    return who;
}

// The later meeting and its item where something about earlier minutes is recorded.
struct Later {
    Meeting meeting;
    detail::ItemRow item;
};
Result<Later> laterPlace(const replica::Reader& reader, const Meeting& earlier, base::Id atMeeting, base::Id atItem)
{
    if (!atMeeting) {
        Statement row = reader.query(kLiveMeetingSql, earlier.body);
        if (!row.next()) {
            return fail(FailureCode::Refused,
                        fmt::format("Minutes are approved and corrected by {} itself, in a later meeting. Start "
                                    "that meeting first.",
                                    earlier.bodyName),
                        "meeting");
        }
        atMeeting = row.id(0);
    }
    auto later = detail::runningMeeting(reader, atMeeting);
    if (!later) {
        return refusal(later.error());
    }
    if (later->body != earlier.body || later->date <= earlier.date) {
        return fail(FailureCode::Refused,
                    fmt::format("Minutes of {} are approved and corrected at a later meeting of the same body.",
                                earlier.bodyName),
                    "meeting");
    }
    if (!atItem) {
        const auto open = detail::openRow(reader, atMeeting);
        if (!open) {
            return fail(FailureCode::Refused, "Open the item of the previous minutes first.", "item");
        }
        atItem = open->id;
    }
    auto item = detail::itemRow(reader, atMeeting, atItem);
    if (!item) {
        return refusal(item.error());
    }
    if (item->isToCome()) {
        return fail(FailureCode::Refused, fmt::format("Open {} first.", item->name()), "item");
    }
    return Later {std::move(*later), std::move(*item)};
}

// "the amendment of minute 17", "the amendments of minutes 17 and 19"
std::string subjectTo(const std::vector<Amendment>& amendments)
{
    std::vector<std::string> minutes;
    int accepted = 0;
    for (const Amendment& one : amendments) {
        if (one.state == AmendmentState::Accepted) {
            ++accepted;
            const std::string number = std::to_string(one.minute);
            if (minutes.empty() || minutes.back() != number) {
                minutes.push_back(number);
            }
        }
    }
    if (accepted == 0) {
        return {};
    }
    return fmt::format("the {} of {} {}", accepted == 1 ? "amendment" : "amendments",
                       minutes.size() == 1 ? "minute" : "minutes", base::joinedInWords(minutes));
}

}  // namespace

Result<base::Id> apply(Writer& writer, const ProposeAmendment& command)
{
    auto meeting = detail::minutesIn(writer, command.meeting, {"circulated_draft", "amendments"},
                                     "These minutes are still a draft: correct the text itself.");
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto minute = detail::minuteIn(writer, *meeting, command.minute);
    if (!minute) {
        return refusal(minute.error());
    }
    auto proposedBy = detail::usableText(command.proposedBy, "Say who proposes it.", "proposed by");
    if (!proposedBy) {
        return refusal(proposedBy.error());
    }
    auto oldText = detail::usableText(command.oldText, "Say which words are wrong.", "old text");
    if (!oldText) {
        return refusal(oldText.error());
    }
    auto newText = detail::usableText(command.newText, "Say what they should be.", "new text");
    if (!newText) {
        return refusal(newText.error());
    }
    auto item = detail::itemRow(writer, meeting->id, minute->item);
    if (!item) {
        return refusal(item.error());
    }
    if (auto unlocked = detail::mustBeUnlocked(writer, item->restricted); !unlocked) {
        return refusal(unlocked.error());
    }
    const auto entry = entryWith(writer, minute->item, *oldText);
    if (!entry) {
        return wordsNotThere(command.minute);
    }
    const auto action = entry->kind == EntryKind::Action ? actions::findAction(writer, entry->about) : std::nullopt;
    const bool sealed = entry->restricted || item->restricted || (action && action->restricted);
    const base::Id id = base::newId();
    writer.run(fmt::format(R"(
        INSERT INTO {}.amendment (id, meeting, minute, proposed_by, agency, proposed_on, old_text, new_text, explanation,
                                  state, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'proposed', ?10))",
                           detail::schemaFor(sealed)),
               id, meeting->id, command.minute, *proposedBy, command.agency, writer.today(), *oldText, *newText,
               detail::orNull(command.explanation), entry->id);
    writer.run(kAmendmentsStateSql, meeting->id);
    writer.setLabel(fmt::format("Propose an amendment of minute {}", minute->label));
    return id;
}

Result<void> apply(Writer& writer, const DecideAmendment& command)
{
    base::Id meetingId;
    {
        Statement row = writer.query(kMeetingOfAmendmentSql, command.amendment);
        if (!row.next()) {
            return fail(FailureCode::NotFound,
                        "That amendment is not there, or it is restricted and part two is locked.", "amendment");
        }
        meetingId = row.id(0);
    }
    auto meeting =
        detail::minutesIn(writer, meetingId, {"circulated_draft", "amendments"}, "These minutes are still a draft.");
    if (!meeting) {
        return refusal(meeting.error());
    }
    const std::vector<Amendment> all = amendmentsOf(writer, meetingId);
    const auto amendment =
        std::find_if(all.begin(), all.end(), [&](const Amendment& one) { return one.id == command.amendment; });
    if (amendment == all.end() || amendment->state != AmendmentState::Proposed) {
        return fail(FailureCode::Refused, "That amendment has been decided already.", "amendment");
    }
    if (command.accept) {
        auto minute = detail::minuteIn(writer, *meeting, amendment->minute);
        if (!minute) {
            return refusal(minute.error());
        }
        std::optional<Entry> entry = amendment->entry ? findEntry(writer, amendment->entry) : std::nullopt;
        if (!entry || entry->text.find(amendment->oldText) == std::string::npos) {
            entry = entryWith(writer, minute->item, amendment->oldText);
        }
        if (!entry) {
            return wordsNotThere(amendment->minute);
        }
        replaceIn(writer, *entry, *amendment);
        writer.run(
            fmt::format("UPDATE {}.amendment SET entry = ?2 WHERE id = ?1", detail::schemaFor(amendment->restricted)),
            amendment->id, entry->id);
    }
    writer.run(fmt::format("UPDATE {}.amendment SET state = ?2, decided_on = ?3 WHERE id = ?1",
                           detail::schemaFor(amendment->restricted)),
               amendment->id, toStored(command.accept ? AmendmentState::Accepted : AmendmentState::Rejected),
               writer.today());
    writer.setLabel(
        fmt::format("{} the amendment of minute {}", command.accept ? "Accept" : "Reject", amendment->minute));
    return {};
}

Result<void> apply(Writer& writer, const ApproveMinutes& command)
{
    auto meeting = detail::minutesIn(writer, command.meeting, {"circulated_draft", "amendments"},
                                     "Circulate the draft before it is approved.");
    if (!meeting) {
        return refusal(meeting.error());
    }
    const std::vector<Amendment> amendments = amendmentsOf(writer, meeting->id);
    for (const Amendment& one : amendments) {
        if (one.state == AmendmentState::Proposed) {
            return fail(FailureCode::Refused,
                        fmt::format("An amendment of minute {} is proposed. Accept or reject it first.", one.minute),
                        "amendment");
        }
    }
    if (auto permanent = detail::mustBePermanent(writer, *meeting); !permanent) {
        return permanent;
    }
    auto later = laterPlace(writer, *meeting, command.atMeeting, command.atItem);
    if (!later) {
        return refusal(later.error());
    }
    if (later->item.restricted) {
        return fail(FailureCode::Refused, "Minutes are approved under an open item.", "item");
    }
    const std::string subject = subjectTo(amendments);
    const std::string text =
        fmt::format("The minutes of the meeting held on {} were agreed as a correct record{}.",
                    base::longDate(meeting->date), subject.empty() ? "" : ", subject to " + subject);
    detail::writeEntry(writer, later->meeting.id, later->item.id, false,
                       {EntryKind::Procedural, {}, text, meeting->id, {}, false});
    writer.run(kApproveSql, meeting->id, later->meeting.date, later->meeting.id, detail::orNull(subject));
    writer.run(kMeetingStateSql, meeting->id, toStored(MeetingState::Approved));
    detail::keepAgreed(writer, meeting->id);
    writer.run(kFingerprintSql, meeting->id, detail::minutesFingerprint(writer, meeting->id));
    writer.setLabel("Approve minutes of " + detail::nameOf(*meeting));
    return {};
}

Result<base::Id> apply(Writer& writer, const CorrectApprovedMinute& command)
{
    auto meeting = detail::knownMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (detail::minutesStateWord(writer, meeting->id) != "approved") {
        return fail(FailureCode::Refused, "These minutes are not approved yet: propose an amendment instead.");
    }
    auto minute = detail::minuteIn(writer, *meeting, command.minute);
    if (!minute) {
        return refusal(minute.error());
    }
    auto item = detail::itemRow(writer, meeting->id, minute->item);
    if (!item) {
        return refusal(item.error());
    }
    if (auto unlocked = detail::mustBeUnlocked(writer, item->restricted); !unlocked) {
        return refusal(unlocked.error());
    }
    auto newText = detail::usableText(command.newText, "Say what the words should be.", "new text");
    if (!newText) {
        return refusal(newText.error());
    }
    const auto entry = command.oldText.empty() ? std::nullopt : entryWith(writer, minute->item, command.oldText);
    if (!entry) {
        return wordsNotThere(command.minute);
    }
    auto later = laterPlace(writer, *meeting, command.atMeeting, command.atItem);
    if (!later) {
        return refusal(later.error());
    }
    if ((item->restricted || entry->restricted) && !later->item.restricted) {
        return fail(FailureCode::Refused, "A restricted minute is corrected under a restricted item.", "item");
    }
    if (auto may = detail::mayRecordIn(writer, later->meeting, later->item); !may) {
        return refusal(may.error());
    }
    const std::string askedBy = whoAsked(writer, command);
    std::string text = fmt::format("Minute {} of {}: for \u2018{}\u2019 read \u2018{}\u2019.", minute->label,
                                   base::longDate(meeting->date), command.oldText, *newText);
    if (!askedBy.empty()) {
        text += fmt::format(" Asked for by the {}.", askedBy);
    }
    const base::Id id = detail::writeEntry(writer, later->meeting.id, later->item.id, later->item.restricted,
                                           {EntryKind::Procedural, {}, text, {}, {}, false});
    writer.run(fmt::format(kCorrectionSql, detail::schemaFor(later->item.restricted)), base::newId(), meeting->id,
               command.minute, detail::orNull(askedBy), command.agency, later->meeting.date, command.oldText, *newText,
               id);
    writer.setLabel(fmt::format("Correct minute {} of {}", minute->label, base::longDate(meeting->date)));
    return id;
}

Result<base::Id> execute(Replica& replica, const ProposeAmendment& command)
{
    return detail::inTransaction(replica, "Propose an amendment", command);
}
Result<void> execute(Replica& replica, const DecideAmendment& command)
{
    return detail::inTransaction(replica, "Decide an amendment", command);
}
Result<void> execute(Replica& replica, const ApproveMinutes& command)
{
    return detail::inTransaction(replica, "Approve minutes", command);
}
Result<base::Id> execute(Replica& replica, const CorrectApprovedMinute& command)
{
    return detail::inTransaction(replica, "Correct a minute", command);
}

}  // namespace muster::meetings

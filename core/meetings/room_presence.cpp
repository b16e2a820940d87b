// SPDX-License-Identifier: GPL-3.0-or-later
//
// The statement of confidentiality, who may be in the room for a restricted item, and declarations of interest
// (requirements V02, V06, V08, §2.5 row 8).
#include "core/meetings/room_commands.h"

#include "core/base/text.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::Place;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kStatementSql =
    "UPDATE main.meeting SET statement_read_at = ?2, statement_read_by = ?3 WHERE id = ?1";
constexpr std::string_view kRemindedSql = "UPDATE main.attendance SET reminded = 1 WHERE id = ?1";
constexpr std::string_view kAnswersSql = R"(
        SELECT p.agency, g.short_name, g.name, p.role_title, p.resolution, coalesce(s.reason, p.reason), p.at
          FROM main.restricted_presence p LEFT JOIN main.agency g ON g.id = p.agency
          LEFT JOIN part_two.restricted_presence s ON s.id = p.id
         WHERE p.item = ?1 ORDER BY p.at, g.position, p.role_title)";
constexpr std::string_view kPassphraseSentence =
    "Recorded with the passphrase of part two: the statement of confidentiality counts as read, and those "
    "present as entitled or settled.";

Result<Place> restrictedItem(const replica::Reader& reader, const base::Id& meeting, const base::Id& item)
{
    auto place = detail::livePlace(reader, meeting, item);
    if (place && !place->item.restricted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is open to everybody in the room.", detail::capitalised(place->item.name())),
                    "item");
    }
    return place;
}

void readStatement(Writer& writer, const Meeting& meeting, const std::string& by)
{
    if (!meeting.statementReadAt) {
        writer.run(kStatementSql, meeting.id, writer.now().time, by.empty() ? detail::roleInTheChair(writer, meeting) : by);
    }
    for (const Attendance& one : inTheRoom(writer, meeting.id, writer.now().time)) {
        writer.run(kRemindedSql, one.id);
    }
}

}  // namespace

Result<void> apply(Writer& writer, const ReadConfidentialityStatement& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    readStatement(writer, *meeting, command.readBy);
    writer.setLabel("Read the statement of confidentiality");
    return {};
}

Result<void> apply(Writer& writer, const ResolvePresence& command)
{
    auto place = restrictedItem(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    const auto questions = presenceToResolve(writer, command.item);
    const auto asked = std::find_if(questions.begin(), questions.end(), [&](const PresenceQuestion& one) {
        return one.attendance.id == command.attendance;
    });
    if (asked == questions.end()) {
        return fail(FailureCode::NotFound,
                    "There is nothing to settle for them: they are on the list, or answered for.", "role");
    }
    if (command.stays && base::trimmed(command.reason).empty()) {
        return fail(
            FailureCode::Invalid,
            fmt::format("Say why {} stays. The restricted minutes print it.", inWords(asked->attendance.person)),
            "reason");
    }
    const std::string reason = base::asValidUtf8(base::trimmed(command.reason));
    const auto words = reason == asked->offeredReason ? detail::ReasonWords::Ours : detail::ReasonWords::Typed;
    if (!reason.empty() && words == detail::ReasonWords::Typed) {
        if (auto unlocked = detail::mustBeUnlocked(writer, true); !unlocked) {
            return unlocked;
        }
    }
    detail::writePresence(writer, command.meeting, command.item, asked->attendance.person, command.stays, reason,
                          words);
    writer.setLabel("Settle presence at " + place->item.name());
    return {};
}

Result<void> apply(Writer& writer, const ResolveAllPresence& command)
{
    auto place = restrictedItem(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    for (const PresenceQuestion& one : presenceToResolve(writer, command.item)) {
        detail::writePresence(writer, command.meeting, command.item, one.attendance.person, !one.offeredReason.empty(),
                              one.offeredReason, detail::ReasonWords::Ours);
    }
    writer.setLabel("Settle presence at " + place->item.name());
    return {};
}

Result<void> apply(Writer& writer, const SettleRestrictedByPassphrase& command)
{
    auto place = restrictedItem(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    if (auto unlocked = detail::mustBeUnlocked(writer, true); !unlocked) {
        return unlocked;
    }
    const auto questions = presenceToResolve(writer, command.item);
    if (place->meeting.statementReadAt && questions.empty()) {
        return {};
    }
    if (!place->meeting.statementReadAt) {
        writer.run(kStatementSql, command.meeting, writer.now().time, detail::kByPassphrase);
    }
    for (const PresenceQuestion& one : questions) {
        detail::writePresence(writer, command.meeting, command.item, one.attendance.person, true,
                              std::string {detail::kByPassphrase}, detail::ReasonWords::Ours);
    }
    detail::writeEntry(writer, command.meeting, command.item, true,
                       {EntryKind::Procedural, {}, std::string {kPassphraseSentence}, command.item, {}, false});
    writer.setLabel("Settle presence at " + place->item.name());
    return {};
}

Result<base::Id> apply(Writer& writer, const DeclareInterest& command)
{
    auto place = detail::livePlace(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    const detail::ItemRow& item = place->item;
    auto person = detail::resolvePerson(writer, command.meeting, command.role, command.roleTitle, command.agency);
    if (!person) {
        return refusal(person.error());
    }
    auto nature =
        detail::usableText(command.nature, "Say what the interest is, as in \"landlord of one household\".", "nature");
    if (!nature) {
        return refusal(nature.error());
    }
    if (auto unlocked = detail::mustBeUnlocked(writer, item.restricted); !unlocked) {
        return refusal(unlocked.error());
    }
    const base::Id id = base::newId();
    writer.run(fmt::format(R"(
        INSERT INTO {}.declaration (id, meeting, item, role_title, agency, nature, effect, at, effect_text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))",
                           detail::schemaFor(item.restricted)),
               id, command.meeting, item.id, person->roleTitle, person->agency, *nature, toStored(command.effect),
               writer.now().time, detail::orNull(base::asValidUtf8(base::trimmed(command.effectText))));
    writer.setLabel(fmt::format("Declaration of interest at {}", item.name()));
    return id;
}

std::vector<PresenceQuestion> presenceToResolve(const replica::Reader& reader, const base::Id& item)
{
    std::vector<PresenceQuestion> questions;
    Statement place = reader.query("SELECT meeting, sensitivity FROM main.agenda_item WHERE id = ?1", item);
    if (!place.next() || place.text(1) != "restricted") {
        return questions;
    }
    const base::Id meeting = place.id(0);
    const auto known = detail::knownMeeting(reader, meeting);
    if (!known || !isLive(known->state)) {
        return questions;
    }
    const std::vector<PresenceAnswer> answers = presenceAnswers(reader, item);
    std::string chair;
    base::Id chairAgency;
    for (const ChairPeriod& period : chairPeriods(reader, meeting)) {
        chair = period.roleTitle;
        chairAgency = period.agency;
    }
    for (Attendance& one : detail::inTheBuilding(reader, meeting, reader.now().time)) {
        const bool answered = std::any_of(answers.begin(), answers.end(), [&](const PresenceAnswer& answer) {
            return answer.person.agency == one.person.agency && answer.person.roleTitle == one.person.roleTitle;
        });
        if (answered || detail::isListed(reader, item, one.person.agency)) {
            continue;
        }
        std::string reason;
        if (one.person.roleTitle == chair && one.person.agency == chairAgency) {
            reason = "Chair";
        } else if (one.person.roleTitle == known->noteTaker.roleTitle && one.person.agency == known->noteTaker.agency) {
            reason = "Note-taker, to take the restricted record";
        }
        questions.push_back({std::move(one), std::move(reason)});
    }
    return questions;
}

std::vector<PresenceAnswer> presenceAnswers(const replica::Reader& reader, const base::Id& item)
{
    std::vector<PresenceAnswer> answers;
    Statement row = reader.query(kAnswersSql, item);
    while (row.next()) {
        PresenceAnswer answer;
        answer.person.agency = row.id(0);
        answer.person.agencyShortName = row.text(1);
        answer.person.agencyName = row.text(2);
        answer.person.roleTitle = row.text(3);
        answer.stays = row.text(4) == "stayed";
        answer.reason = row.text(5);
        answer.at = row.optionalTime(6).value_or(base::TimeOfDay {});
        answers.push_back(std::move(answer));
    }
    return answers;
}

Result<void> execute(Replica& replica, const ReadConfidentialityStatement& command)
{
    return detail::inTransaction(replica, "Read the statement of confidentiality", command);
}
Result<void> execute(Replica& replica, const ResolvePresence& command)
{
    return detail::inTransaction(replica, "Settle presence", command);
}
Result<void> execute(Replica& replica, const ResolveAllPresence& command)
{
    return detail::inTransaction(replica, "Settle presence", command);
}
Result<void> execute(Replica& replica, const SettleRestrictedByPassphrase& command)
{
    return detail::inTransaction(replica, "Settle presence", command);
}
Result<base::Id> execute(Replica& replica, const DeclareInterest& command)
{
    return detail::inTransaction(replica, "Declaration of interest", command);
}

}  // namespace muster::meetings

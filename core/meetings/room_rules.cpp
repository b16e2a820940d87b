// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/room_rules.h"

#include "core/base/text.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/body_queries.h"

#include <cctype>
#include <fmt/format.h>

namespace muster::meetings::detail {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kMinutesStateSql = "SELECT state FROM main.minutes_record WHERE meeting = ?1";
constexpr std::string_view kItemsSql = R"(
        SELECT id, meeting, number, position, state, sensitivity, standing
          FROM main.agenda_item WHERE meeting = ?1 AND number > 0 ORDER BY position, number, id)";
constexpr std::string_view kItemSql = R"(
        SELECT id, meeting, number, position, state, sensitivity, standing FROM main.agenda_item WHERE id = ?1)";
constexpr std::string_view kCloseOpeningSql =
    "UPDATE main.item_opening SET closed_at = ?2 WHERE item = ?1 AND closed_at IS NULL";
constexpr std::string_view kItemStateSql = "UPDATE main.agenda_item SET state = ?2 WHERE id = ?1";
constexpr std::string_view kEndChairingSql =
    "UPDATE main.chairing SET to_time = ?2 WHERE to_item = ?1 AND to_time IS NULL";
constexpr std::string_view kVerbsSql = R"(
        SELECT kind, verb FROM main.entry WHERE item = ?1 AND removed IS NOT 1
        UNION ALL
        SELECT kind, verb FROM part_two.entry WHERE item = ?1 AND removed IS NOT 1)";

ItemRow rowFrom(const Statement& row)
{
    return {row.id(0), row.id(1), row.number(2), row.real(3), row.text(4), row.text(5) == "restricted", row.id(6)};
}

Result<Place> placeIn(Result<Meeting> meeting, const Reader& reader, const base::Id& item)
{
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto row = itemRow(reader, meeting->id, item);
    if (!row) {
        return refusal(row.error());
    }
    return Place {std::move(*meeting), std::move(*row)};
}

}  // namespace

tl::unexpected<base::Failure> refusal(const base::Failure& failure) { return tl::unexpected<base::Failure>(failure); }

std::optional<std::string> orNull(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional {text};
}

std::string capitalised(std::string text)
{
    if (!text.empty()) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    return text;
}

Result<std::string> usableText(const std::string& text, std::string_view ask, std::string_view field)
{
    std::string usable = base::asValidUtf8(base::trimmed(text));
    if (usable.empty()) {
        return fail(FailureCode::Invalid, std::string {ask}, std::string {field});
    }
    return usable;
}

Result<Meeting> knownMeeting(const Reader& reader, const base::Id& meeting)
{
    if (auto found = meetingById(reader, meeting)) {
        return *found;
    }
    return fail(FailureCode::NotFound, "That meeting is not there. It may have been undone.", "meeting");
}

Result<Meeting> liveMeeting(const Reader& reader, const base::Id& meeting)
{
    auto found = knownMeeting(reader, meeting);
    if (found && !isLive(found->state)) {
        const bool before = isBeforeHeld(found->state);
        return fail(FailureCode::Refused,
                    before ? fmt::format("The meeting of {} has not started. Start it first.", nameOf(*found))
                           : fmt::format("The meeting of {} is over ({}).", nameOf(*found), inWords(found->state)),
                    "meeting");
    }
    return found;
}

Result<Meeting> runningMeeting(const Reader& reader, const base::Id& meeting)
{
    auto found = liveMeeting(reader, meeting);
    if (found && found->state == MeetingState::Paused) {
        return fail(FailureCode::Refused, "The meeting is paused. Resume it first.", "meeting");
    }
    return found;
}

std::string nameOf(const Meeting& meeting)
{
    return fmt::format("{}, {}", meeting.bodyShortName, base::longDate(meeting.date));
}

std::string roleInTheChair(const Reader& reader, const Meeting& meeting)
{
    const std::vector<ChairPeriod> chairs = chairPeriods(reader, meeting.id);
    return chairs.empty() ? meeting.chair.roleTitle : chairs.back().roleTitle;
}

std::string minutesStateWord(const Reader& reader, const base::Id& meeting)
{
    Statement row = reader.query(kMinutesStateSql, meeting);
    const std::string state = row.next() ? row.text(0) : std::string {};
    return state.empty() || state == "none" ? "collecting" : state;
}

Result<void> mustNotBeApproved(const Reader& reader, const Meeting& meeting)
{
    if (minutesStateWord(reader, meeting.id) == "approved") {
        return fail(FailureCode::Refused,
                    fmt::format("The minutes of {} are approved and locked. Record a correction at a later meeting "
                                "instead.",
                                nameOf(meeting)));
    }
    return {};
}

Result<void> mustBeEditable(const Reader& reader, const Meeting& meeting)
{
    if (auto open = mustNotBeApproved(reader, meeting); !open) {
        return open;
    }
    const std::string state = minutesStateWord(reader, meeting.id);
    if (state == "circulated_draft" || state == "amendments") {
        return fail(
            FailureCode::Refused,
            fmt::format("The minutes of {} have been circulated. Propose an amendment instead.", nameOf(meeting)));
    }
    return {};
}

Result<void> mustNotBeMinuted(const Reader& reader, const Meeting& meeting)
{
    if (minutesStateWord(reader, meeting.id) != "collecting") {
        return fail(FailureCode::Refused,
                    fmt::format("The minutes of {} are drafted, and nothing minuted is taken out. Correct the text, "
                                "or propose an amendment.",
                                nameOf(meeting)));
    }
    return {};
}

Result<void> mayDecide(const Reader& reader, const Meeting& meeting)
{
    const auto body = partnership::body(reader, meeting.body);
    if (body && !partnership::isActiveOn(*body, meeting.date)) {
        const bool early = body->effectiveFrom && meeting.date < *body->effectiveFrom;
        return fail(FailureCode::Refused,
                    early ? fmt::format("{} decides nothing before it begins on {}.", body->name,
                                        base::longDate(*body->effectiveFrom))
                          : fmt::format("{} closed on {} and decides nothing after that.", body->name,
                                        base::longDate(*body->effectiveTo)),
                    "decision");
    }
    return {};
}

std::string ItemRow::name() const { return number > 0 ? fmt::format("item {}", number) : "an item"; }

std::vector<ItemRow> agendaRows(const Reader& reader, const base::Id& meeting)
{
    std::vector<ItemRow> rows;
    Statement row = reader.query(kItemsSql, meeting);
    while (row.next()) {
        rows.push_back(rowFrom(row));
    }
    return rows;
}

Result<ItemRow> itemRow(const Reader& reader, const base::Id& meeting, const base::Id& item)
{
    Statement row = reader.query(kItemSql, item);
    if (!row.next() || row.id(1) != meeting) {
        return fail(FailureCode::NotFound, "That item is not on the agenda of this meeting.", "item");
    }
    return rowFrom(row);
}

Result<Place> runningPlace(const Reader& reader, const base::Id& meeting, const base::Id& item)
{
    return placeIn(runningMeeting(reader, meeting), reader, item);
}

Result<Place> livePlace(const Reader& reader, const base::Id& meeting, const base::Id& item)
{
    return placeIn(liveMeeting(reader, meeting), reader, item);
}

std::optional<ItemRow> openRow(const Reader& reader, const base::Id& meeting)
{
    for (ItemRow& item : agendaRows(reader, meeting)) {
        if (item.state == "open") {
            return std::move(item);
        }
    }
    return std::nullopt;
}

void closeRow(Writer& writer, const ItemRow& item, std::string_view state, std::string_view outcome)
{
    const base::TimeOfDay now = writer.now().time;
    writer.run(kCloseOpeningSql, item.id, now);
    writer.run(kItemStateSql, item.id, state);
    if (!outcome.empty() && (!item.restricted || writer.partTwoIsOpen())) {
        writer.run(fmt::format("UPDATE {}.agenda_item SET outcome = ?2 WHERE id = ?1", schemaFor(item.restricted)),
                   item.id, outcome);
    }
    writer.run(kEndChairingSql, item.id, now);
}

std::string computedOutcome(const Reader& reader, const base::Id& item)
{
    int strongest = 0;
    Statement row = reader.query(kVerbsSql, item);
    while (row.next()) {
        const std::string kind = row.text(0);
        const std::string verb = base::lowered(row.text(1));
        int strength = 0;
        if (kind == "decision") {
            strength = verb == "resolved" ? 6 : verb == "recommended" ? 5 : verb == "agreed" ? 4 : 3;
        } else if (kind == "action") {
            strength = 2;
        } else if (kind == "note" || kind == "disclosure") {
            strength = 1;
        }
        strongest = std::max(strongest, strength);
    }
    constexpr std::string_view kOutcomes[] = {"noted",  "discussed",   "action_only", "noted",
                                              "agreed", "recommended", "resolved"};
    return std::string {kOutcomes[strongest]};
}

std::string_view schemaFor(bool restricted) { return restricted ? "part_two" : "main"; }

Result<void> mustBeUnlocked(const Reader& reader, bool restricted)
{
    if (restricted && !reader.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    return {};
}

Result<void> mayRecordIn(const Reader& reader, const Meeting& meeting, const ItemRow& item)
{
    if (!item.restricted) {
        return {};
    }
    if (!meeting.statementReadAt) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} is restricted. Read the statement of confidentiality first.", capitalised(item.name())),
            "statement");
    }
    if (auto open = mustBeUnlocked(reader, true); !open) {
        return open;
    }
    const auto questions = presenceToResolve(reader, item.id);
    if (!questions.empty()) {
        std::vector<std::string> names;
        for (const PresenceQuestion& question : questions) {
            names.push_back(inWords(question.attendance.person));
        }
        return fail(FailureCode::Refused,
                    fmt::format("{} {} in the room and not on the list of {}. Ask each to leave, or give the reason to "
                                "stay.",
                                base::joinedInWords(names), names.size() == 1 ? "is" : "are", item.name()),
                    "presence");
    }
    return {};
}

Result<Person> resolvePerson(const Reader& reader, const base::Id& meeting, const base::Id& role,
                             const std::string& roleTitle, const base::Id& agency)
{
    if (role) {
        if (auto person = personInRole(reader, role)) {
            return *person;
        }
        return fail(FailureCode::NotFound, "There is no such role. Choose one from the list, or type a title.", "role");
    }
    const std::string title = base::asValidUtf8(base::trimmed(roleTitle));
    if (title.empty() && agency) {
        if (auto person = personFor(reader, meeting, agency)) {
            return *person;
        }
    }
    if (title.empty()) {
        return fail(FailureCode::Invalid, "Say who it is: a role, or a title and an agency.", "role");
    }
    Person typed;
    typed.roleTitle = title;
    typed.agency = agency;
    if (auto known = personFor(reader, meeting, agency)) {
        typed.agencyShortName = known->agencyShortName;
        typed.agencyName = known->agencyName;
    }
    return typed;
}

bool samePerson(const Person& a, const Person& b)
{
    if (a.role && b.role) {
        return a.role == b.role;
    }
    return a.roleTitle == b.roleTitle && a.agency == b.agency;
}

std::vector<Attendance> inTheBuilding(const Reader& reader, const base::Id& meeting, base::TimeOfDay at)
{
    std::vector<Attendance> there = attendanceOf(reader, meeting);
    std::erase_if(there, [&](const Attendance& one) {
        return !countsAsThere(one.status) || !one.arrivedAt || *one.arrivedAt > at || (one.leftAt && *one.leftAt <= at);
    });
    return there;
}

}  // namespace muster::meetings::detail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_writing.h"

#include "core/base/text.h"
#include "core/meetings/item_sheet.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;

namespace {

constexpr std::string_view kInsertSql = R"sql(
        INSERT INTO main.agenda_item (id, meeting, position, number, open_title, sensitivity, state, minutes_planned,
                                      extra_minutes, continues, standing, role_in_meeting, decided_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    )sql";
constexpr std::string_view kInsertSealedSql = "INSERT OR IGNORE INTO part_two.agenda_item (id) VALUES (?1)";
constexpr std::string_view kDeleteSealedSql = "DELETE FROM part_two.agenda_item WHERE id = ?1";
constexpr std::string_view kSetOpenTitleSql =
    "UPDATE main.agenda_item SET open_title = ?2, sensitivity = ?3 WHERE id = ?1";

// One statement a part: the tables are the same.
constexpr std::string_view kContentSql = R"sql(
        UPDATE main.agenda_item
           SET title = ?2, origin = ?3, raised_by_agency = ?4, raised_by_body = ?5, ask = ?6, purpose = ?7,
               subject_type = ?8, lead = ?9, location_text = ?10, case_reference = ?11, background = ?12, reason = ?13,
               urgent_reason = ?14, evidence = ?15, resources_offered = ?16, tell_back_to = ?17, tell_back_text = ?18,
               minute_heading = ?19, outcome = ?20
         WHERE id = ?1
    )sql";
constexpr std::string_view kSealedContentSql = R"sql(
        UPDATE part_two.agenda_item
           SET title = ?2, origin = ?3, raised_by_agency = ?4, raised_by_body = ?5, ask = ?6, purpose = ?7,
               subject_type = ?8, lead = ?9, location_text = ?10, case_reference = ?11, background = ?12, reason = ?13,
               urgent_reason = ?14, evidence = ?15, resources_offered = ?16, tell_back_to = ?17, tell_back_text = ?18,
               minute_heading = ?19, outcome = ?20
         WHERE id = ?1
    )sql";
constexpr std::string_view kStateSql = "UPDATE main.agenda_item SET state = ?2, decided_on = ?3 WHERE id = ?1";
constexpr std::string_view kReasonSql = "UPDATE main.agenda_item SET reason = ?2 WHERE id = ?1";
constexpr std::string_view kSealedReasonSql = "UPDATE part_two.agenda_item SET reason = ?2 WHERE id = ?1";
constexpr std::string_view kPositionSql = "UPDATE main.agenda_item SET position = ?2 WHERE id = ?1";

// The links of an item in one part.
struct LinkSql {
    std::string_view select;
    std::string_view remove;
    std::string_view insert;
};
constexpr LinkSql kWards {"SELECT ward FROM main.item_ward WHERE item = ?1",
                          "DELETE FROM main.item_ward WHERE item = ?1 AND ward = ?2",
                          "INSERT INTO main.item_ward (id, item, ward) VALUES (?3, ?1, ?2)"};
constexpr LinkSql kSealedWards {"SELECT ward FROM part_two.item_ward WHERE item = ?1",
                                "DELETE FROM part_two.item_ward WHERE item = ?1 AND ward = ?2",
                                "INSERT INTO part_two.item_ward (id, item, ward) VALUES (?3, ?1, ?2)"};
constexpr LinkSql kPriorities {"SELECT priority FROM main.item_priority WHERE item = ?1",
                               "DELETE FROM main.item_priority WHERE item = ?1 AND priority = ?2",
                               "INSERT INTO main.item_priority (id, item, priority) VALUES (?3, ?1, ?2)"};
constexpr LinkSql kSealedPriorities {"SELECT priority FROM part_two.item_priority WHERE item = ?1",
                                     "DELETE FROM part_two.item_priority WHERE item = ?1 AND priority = ?2",
                                     "INSERT INTO part_two.item_priority (id, item, priority) VALUES (?3, ?1, ?2)"};

constexpr std::string_view kRequirementIdSql =
    "SELECT id FROM main.item_requirement WHERE item = ?1 AND agency = ?2 ORDER BY id LIMIT 1";
constexpr std::string_view kInsertRequirementSql =
    "INSERT INTO main.item_requirement (id, item, agency) VALUES (?1, ?2, ?3)";
constexpr std::string_view kRequirementSql =
    "UPDATE main.item_requirement SET need = ?2, reply = ?3, reply_note = ?4, replied_on = ?5 WHERE id = ?1";
constexpr std::string_view kSealedRequirementSql = R"sql(
        INSERT INTO part_two.item_requirement (id, item, reply_note) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET reply_note = excluded.reply_note
    )sql";
constexpr std::string_view kDeleteSealedRequirementsSql = "DELETE FROM part_two.item_requirement WHERE item = ?1";

constexpr std::string_view kSealPapersSql = R"sql(
        INSERT INTO part_two.item_paper (id, item, title, received_on, choice, from_agency, purpose, background, proposal)
        SELECT id, item, title, received_on, choice, from_agency, purpose, background, proposal
          FROM main.item_paper WHERE item = ?1
    )sql";
constexpr std::string_view kDeletePapersSql = "DELETE FROM main.item_paper WHERE item = ?1";
constexpr std::string_view kOpenPapersSql = R"sql(
        INSERT INTO main.item_paper (id, item, title, received_on, choice, from_agency, purpose, background, proposal)
        SELECT id, item, title, received_on, choice, from_agency, purpose, background, proposal
          FROM part_two.item_paper WHERE item = ?1
    )sql";
constexpr std::string_view kDeleteSealedPapersSql = "DELETE FROM part_two.item_paper WHERE item = ?1";

// What papers recommend goes where they go.
constexpr std::string_view kSealLinesSql = R"sql(
        INSERT INTO part_two.paper_recommendation (id, paper, item, number, verb, text, entry)
        SELECT id, paper, item, number, verb, text, entry FROM main.paper_recommendation WHERE item = ?1
    )sql";
constexpr std::string_view kDeleteLinesSql = "DELETE FROM main.paper_recommendation WHERE item = ?1";
constexpr std::string_view kOpenLinesSql = R"sql(
        INSERT INTO main.paper_recommendation (id, paper, item, number, verb, text, entry)
        SELECT id, paper, item, number, verb, text, entry FROM part_two.paper_recommendation WHERE item = ?1
    )sql";
constexpr std::string_view kDeleteSealedLinesSql = "DELETE FROM part_two.paper_recommendation WHERE item = ?1";

// Nothing stands for "none", so that an empty text is not a change.
std::optional<std::string> filled(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional<std::string> {text};
}

void runContent(replica::Writer& writer, std::string_view sql, const AgendaItem& item)
{
    writer.run(sql, item.id, item.title, item.origin ? filled(toStored(*item.origin)) : std::nullopt,
               item.raisedByAgency, item.raisedByBody, filled(toStored(item.ask)), filled(item.purpose),
               filled(toStored(item.subject)), filled(item.lead), filled(item.locationText), filled(item.caseReference),
               filled(item.background), filled(item.reason), filled(item.urgentReason), filled(item.evidence),
               filled(item.resourcesOffered), item.tellBackTo, filled(item.tellBackText), filled(item.minuteHeading),
               filled(item.outcome));
}

// Removes what is not wanted and adds what is missing, so that unchanged links are no change.
void writeLinks(replica::Writer& writer, const LinkSql& sql, const base::Id& item, const std::vector<NamedId>& wanted)
{
    std::vector<base::Id> there;
    {
        auto row = writer.query(sql.select, item);
        while (row.next()) {
            there.push_back(row.id(0));
        }
    }
    for (const base::Id& link : there) {
        if (std::none_of(wanted.begin(), wanted.end(), [&](const NamedId& want) { return want.id == link; })) {
            writer.run(sql.remove, item, link);
        }
    }
    for (const NamedId& want : wanted) {
        if (std::find(there.begin(), there.end(), want.id) == there.end()) {
            writer.run(sql.insert, item, want.id, base::deriveId(item, want.id));
        }
    }
}

void clearOpenContent(replica::Writer& writer, const base::Id& item)
{
    const std::optional<std::string> none;
    writer.run(kContentSql, item, none, none, base::Id {}, base::Id {}, none, none, none, none, none, none, none, none,
               none, none, none, base::Id {}, none, none, none);
}

}  // namespace

std::string tidyText(std::string_view text) { return base::asValidUtf8(base::trimmed(text)); }

base::Result<Agenda> knownAgenda(const replica::Reader& reader, const base::Id& meeting)
{
    Agenda agenda = agendaOf(reader, meeting);
    if (agenda.meeting.id.isNil()) {
        return fail(FailureCode::NotFound, "That meeting does not exist any more. Open the list of meetings again.",
                    "meeting");
    }
    return agenda;
}

base::Result<std::string> requireReason(std::string_view reason, std::string_view question)
{
    std::string text = tidyText(reason);
    if (text.empty()) {
        return fail(FailureCode::Invalid, std::string {question}, "reason");
    }
    return text;
}

base::Result<ItemInMeeting> findItem(const replica::Reader& reader, const base::Id& meeting, const base::Id& item)
{
    Agenda agenda = agendaOf(reader, meeting);
    if (agenda.meeting.id.isNil()) {
        return base::fail(base::FailureCode::NotFound,
                          "That meeting does not exist any more. Open the list of meetings again.", "meeting");
    }
    const AgendaItem* found = agenda.find(item);
    if (found == nullptr) {
        return base::fail(
            base::FailureCode::NotFound,
            fmt::format("That item is not on the agenda of {} any more.", meetingReference(agenda.meeting)), "item");
    }
    return ItemInMeeting {agenda.meeting, *found, std::move(agenda)};
}

base::Result<ItemInMeeting> itemToChange(replica::Writer& writer, const base::Id& meeting, const base::Id& item)
{
    auto found = findItem(writer, meeting, item);
    if (!found) {
        return found;
    }
    if (!isBeforeHeld(found->meeting.state)) {
        return base::fail(base::FailureCode::Refused,
                          fmt::format("The meeting of {} is {}; its agenda stays as it is.",
                                      base::longDate(found->meeting.date), inWords(found->meeting.state)));
    }
    if (found->item.restricted()) {
        if (auto open = requirePartTwo(writer); !open) {
            return tl::unexpected(open.error());
        }
    }
    if (found->item.virtualItem) {
        insertItem(writer, found->item);
        found->item.virtualItem = false;
    }
    return found;
}

base::Result<void> requirePartTwo(const replica::Reader& reader)
{
    if (reader.partTwoIsOpen()) {
        return {};
    }
    return base::fail(base::FailureCode::Locked, "Part two is locked. Unlock it first.");
}

std::string itemReference(const AgendaItem& item, const Meeting& meeting)
{
    return item.number > 0 ? fmt::format("item {} of {}", item.number, meetingReference(meeting))
                           : fmt::format("an item of {}", meetingReference(meeting));
}

std::string itemReference(const ItemInMeeting& found) { return itemReference(found.item, found.meeting); }

void insertItem(replica::Writer& writer, const AgendaItem& item)
{
    const std::optional<int> number;  // given when the agenda is published
    writer.run(kInsertSql, item.id, item.meeting, item.position, number,
               item.restricted()
                   ? std::optional {item.openTitle.empty() ? std::string {kRestrictedTitle} : item.openTitle}
                   : std::nullopt,
               toStored(item.sensitivity), toStored(item.state), item.minutes,
               item.extraMinutes == 0 ? std::nullopt : std::optional {item.extraMinutes}, item.continues, item.standing,
               filled(item.roleInMeeting), item.decidedOn);
    if (item.restricted()) {
        writer.run(kInsertSealedSql, item.id);
    }
    writeContent(writer, item);
    writeWards(writer, item);
    writePriorities(writer, item);
    for (const ItemRequirement& requirement : item.requirements) {
        writeRequirement(writer, item, requirement);
    }
}

void writeContent(replica::Writer& writer, const AgendaItem& item)
{
    runContent(writer, item.restricted() ? kSealedContentSql : kContentSql, item);
}

void writeWards(replica::Writer& writer, const AgendaItem& item)
{
    writeLinks(writer, item.restricted() ? kSealedWards : kWards, item.id, item.wards);
}

void writePriorities(replica::Writer& writer, const AgendaItem& item)
{
    writeLinks(writer, item.restricted() ? kSealedPriorities : kPriorities, item.id, item.priorities);
}

void writeRequirement(replica::Writer& writer, const AgendaItem& item, const ItemRequirement& requirement)
{
    base::Id id;
    {
        auto row = writer.query(kRequirementIdSql, item.id, requirement.agency);
        id = row.next() ? row.id(0) : base::Id {};
    }
    if (id.isNil()) {
        id = base::deriveId(item.id, requirement.agency);
        writer.run(kInsertRequirementSql, id, item.id, requirement.agency);
    }
    writer.run(kRequirementSql, id, toStored(requirement.need), filled(toStored(requirement.reply)),
               item.restricted() ? std::nullopt : filled(requirement.replyNote), requirement.repliedOn);
    if (item.restricted() && !requirement.replyNote.empty()) {
        writer.run(kSealedRequirementSql, id, item.id, requirement.replyNote);
    }
}

void writeState(replica::Writer& writer, const AgendaItem& item, ItemState state, const std::string& reason)
{
    writer.run(kStateSql, item.id, toStored(state), writer.today());
    writer.run(item.restricted() ? kSealedReasonSql : kReasonSql, item.id, filled(reason));
}

void writePosition(replica::Writer& writer, const base::Id& item, double position)
{
    writer.run(kPositionSql, item, position);
}

void moveContent(replica::Writer& writer, const AgendaItem& item, Sensitivity to)
{
    AgendaItem moved = item;
    moved.sensitivity = to;
    if (to == Sensitivity::Restricted) {
        writer.run(kSetOpenTitleSql, item.id, kRestrictedTitle, toStored(to));
        writer.run(kInsertSealedSql, item.id);
        writeContent(writer, moved);
        clearOpenContent(writer, item.id);
        moveItemSheet(writer, item.id, to);
        writer.run(kSealPapersSql, item.id);
        writer.run(kDeletePapersSql, item.id);
        writer.run(kSealLinesSql, item.id);
        writer.run(kDeleteLinesSql, item.id);
        writeLinks(writer, kWards, item.id, {});
        writeLinks(writer, kPriorities, item.id, {});
    } else {
        writer.run(kSetOpenTitleSql, item.id, std::optional<std::string> {}, toStored(to));
        writeContent(writer, moved);
        moveItemSheet(writer, item.id, to);
        writer.run(kDeleteSealedSql, item.id);
        writer.run(kOpenPapersSql, item.id);
        writer.run(kDeleteSealedPapersSql, item.id);
        writer.run(kOpenLinesSql, item.id);
        writer.run(kDeleteSealedLinesSql, item.id);
        writeLinks(writer, kSealedWards, item.id, {});
        writeLinks(writer, kSealedPriorities, item.id, {});
        writer.run(kDeleteSealedRequirementsSql, item.id);
    }
    writeWards(writer, moved);
    writePriorities(writer, moved);
    for (const ItemRequirement& requirement : moved.requirements) {
        writeRequirement(writer, moved, requirement);
    }
}

}  // namespace muster::meetings

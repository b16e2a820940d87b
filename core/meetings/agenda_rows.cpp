// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_rows.h"

#include "core/base/working_days.h"
#include "core/partnership/standing_item.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

namespace muster::meetings {

namespace {

// What is sealed comes from part two, joined only for those who may see it (?2).
constexpr std::string_view kSelectItems = R"sql(
        SELECT i.id, i.meeting, i.position, i.number,
               coalesce(p.title, i.title), i.open_title, coalesce(p.origin, i.origin),
               coalesce(p.raised_by_agency, i.raised_by_agency), ra.name,
               coalesce(p.raised_by_body, i.raised_by_body), rb.name,
               coalesce(p.ask, i.ask), coalesce(p.purpose, i.purpose), coalesce(p.subject_type, i.subject_type),
               coalesce(p.lead, i.lead), i.minutes_planned, i.extra_minutes, i.sensitivity, p.id IS NULL,
               coalesce(p.location_text, i.location_text), coalesce(p.case_reference, i.case_reference),
               coalesce(p.background, i.background), i.state, coalesce(p.outcome, i.outcome), coalesce(p.reason, i.reason), i.decided_on,
               coalesce(i.continues, p.continues), i.standing, i.role_in_meeting, i.carried_into, i.referred_to, rt.name, i.deferred_to,
               coalesce(p.urgent_reason, i.urgent_reason), coalesce(p.evidence, i.evidence),
               coalesce(p.resources_offered, i.resources_offered), coalesce(p.tell_back_to, i.tell_back_to),
               coalesce(p.tell_back_text, i.tell_back_text), s.placement, coalesce(p.minute_heading, i.minute_heading)
          FROM main.agenda_item i
          LEFT JOIN part_two.agenda_item p ON p.id = i.id AND ?2
          LEFT JOIN agency ra ON ra.id = coalesce(p.raised_by_agency, i.raised_by_agency)
          LEFT JOIN body rb ON rb.id = coalesce(p.raised_by_body, i.raised_by_body)
          LEFT JOIN body rt ON rt.id = i.referred_to
          LEFT JOIN standing_item s ON s.id = i.standing
    )sql";
constexpr std::string_view kRequirementsSql = R"sql(
        SELECT r.agency, a.short_name, a.name, r.need, r.reply, coalesce(p.reply_note, r.reply_note), r.replied_on
          FROM main.item_requirement r
          JOIN agency a ON a.id = r.agency
          LEFT JOIN part_two.item_requirement p ON p.id = r.id AND ?2
         WHERE r.item = ?1 ORDER BY a.position, a.short_name, r.id
    )sql";
constexpr std::string_view kWardsSql = R"sql(
        SELECT w.id, w.name FROM ward w WHERE w.id IN
               (SELECT ward FROM main.item_ward WHERE item = ?1
                UNION SELECT ward FROM part_two.item_ward WHERE item = ?1 AND ?2)
         ORDER BY w.position, w.name
    )sql";
constexpr std::string_view kPrioritiesSql = R"sql(
        SELECT y.id, y.name FROM priority y WHERE y.id IN
               (SELECT priority FROM main.item_priority WHERE item = ?1
                UNION SELECT priority FROM part_two.item_priority WHERE item = ?1 AND ?2)
         ORDER BY y.position, y.name
    )sql";
constexpr std::string_view kPapersSql = R"sql(
        SELECT x.id, x.title, x.received_on, x.choice, m.held_on, x.from_agency
          FROM (SELECT id, item, title, received_on, choice, from_agency FROM main.item_paper
                 WHERE item = ?1 AND title IS NOT NULL
                UNION ALL
                SELECT id, item, title, received_on, choice, from_agency FROM part_two.item_paper
                 WHERE item = ?1 AND ?2) x
          JOIN agenda_item i ON i.id = x.item
          JOIN meeting m ON m.id = i.meeting
         ORDER BY x.received_on, x.title, x.id
    )sql";

Placement placementOf(const AgendaItem& item, std::string_view standingPlacement)
{
    using partnership::RoleInMeeting;
    if (const auto placement = partnership::placementFrom(standingPlacement)) {
        switch (*placement) {
        case partnership::Placement::Start:
            return Placement::Start;
        case partnership::Placement::BeforeRestricted:
            return Placement::BeforeRestricted;
        case partnership::Placement::End:
            return Placement::End;
        }
    }
    switch (partnership::roleInMeetingFrom(item.roleInMeeting)) {
    case RoleInMeeting::Welcome:
    case RoleInMeeting::Declarations:
    case RoleInMeeting::PreviousMinutes:
    case RoleInMeeting::ActionLog:
    case RoleInMeeting::Emerging:
        return Placement::Start;
    case RoleInMeeting::Performance:
    case RoleInMeeting::Returns:
        return Placement::BeforeRestricted;
    case RoleInMeeting::AnyOtherBusiness:
    case RoleInMeeting::NextMeeting:
        return Placement::End;
    case RoleInMeeting::None:
        break;
    }
    return item.restricted() ? Placement::Restricted : Placement::Business;
}

AgendaItem readItem(const replica::Statement& row)
{
    AgendaItem item;
    item.id = row.id(0);
    item.meeting = row.id(1);
    item.sensitivity = sensitivityFrom(row.text(17));
    item.roleInMeeting = row.text(28);
    item.placement = placementOf(item, row.text(38));
    item.position = row.isNull(2) ? firstPosition(item.placement) + 900 : row.real(2);
    item.number = row.number(3);
    item.sealed = item.restricted() && row.flag(18);
    const std::string openTitle = row.text(5).empty() ? std::string {kRestrictedTitle} : row.text(5);
    item.title = item.sealed ? openTitle : row.text(4);
    item.openTitle = item.restricted() ? openTitle : item.title;
    item.origin = originFrom(row.text(6));
    item.raisedByAgency = row.id(7);
    item.raisedByAgencyName = row.text(8);
    item.raisedByBody = row.id(9);
    item.raisedByBodyName = row.text(10);
    item.ask = askFrom(row.text(11));
    item.purpose = row.text(12);
    item.subject = subjectTypeFrom(row.text(13));
    item.lead = row.text(14);
    item.minutes = row.number(15);
    item.extraMinutes = row.number(16);
    item.locationText = row.text(19);
    item.caseReference = row.text(20);
    item.background = row.text(21);
    item.state = itemStateFrom(row.text(22));
    item.outcome = row.text(23);
    item.reason = row.text(24);
    item.decidedOn = row.optionalDate(25);
    item.continues = row.id(26);
    item.standing = row.id(27);
    item.carriedInto = row.id(29);
    item.referredTo = row.id(30);
    item.referredToName = row.text(31);
    item.deferredTo = row.id(32);
    item.urgentReason = row.text(33);
    item.evidence = row.text(34);
    item.resourcesOffered = row.text(35);
    item.tellBackTo = row.id(36);
    item.tellBackText = row.text(37);
    item.minuteHeading = row.text(39);
    return item;
}

std::vector<NamedId> namedIds(const replica::Reader& reader, std::string_view sql, const base::Id& item, bool entitled)
{
    std::vector<NamedId> found;
    auto row = reader.query(sql, item, entitled);
    while (row.next()) {
        found.push_back({row.id(0), row.text(1)});
    }
    return found;
}

void readDetails(const replica::Reader& reader, AgendaItem& item, bool entitled)
{
    auto requirement = reader.query(kRequirementsSql, item.id, entitled);
    while (requirement.next()) {
        const auto need = needFrom(requirement.text(3));
        const auto reply = replyFrom(requirement.text(4));
        const bool twice = std::any_of(item.requirements.begin(), item.requirements.end(),
                                       [&](const ItemRequirement& known) { return known.agency == requirement.id(0); });
        if (!twice && (need != Need::NotNeeded || reply != Reply::None)) {
            item.requirements.push_back({requirement.id(0), requirement.text(1), requirement.text(2), need, reply,
                                         requirement.text(5), requirement.optionalDate(6)});
        }
    }
    item.wards = namedIds(reader, kWardsSql, item.id, entitled);
    item.priorities = namedIds(reader, kPrioritiesSql, item.id, entitled);
    auto paper = reader.query(kPapersSql, item.id, entitled);
    while (paper.next()) {
        ItemPaper read {paper.id(0), paper.text(1), paper.id(5), {}, 0, false, paperChoiceFrom(paper.text(3))};
        if (const auto received = paper.optionalDate(2)) {
            read.receivedOn = *received;
            read.workingDaysBefore = base::workingDaysBetween(*received, paper.date(4));
            read.late = read.workingDaysBefore < kPapersDueWorkingDays;
        }
        item.papers.push_back(std::move(read));
    }
}

std::vector<AgendaItem> readItems(const replica::Reader& reader, const std::string& sql, const base::Id& id,
                                  Audience audience)
{
    const bool entitled = audience == Audience::Entitled;
    std::vector<AgendaItem> items;
    {
        auto row = reader.query(sql, id, entitled);
        while (row.next()) {
            items.push_back(readItem(row));
        }
    }
    for (AgendaItem& item : items) {
        readDetails(reader, item, entitled);
        if (!item.continues.isNil()) {
            item.continuesText = sourceInWords(reader, item.continues, item.meeting);
        }
    }
    return items;
}

}  // namespace

std::vector<AgendaItem> storedItems(const replica::Reader& reader, const Meeting& meeting, Audience audience)
{
    static const std::string kItemsSql = std::string {kSelectItems} + " WHERE i.meeting = ?1";
    return readItems(reader, kItemsSql, meeting.id, audience);
}

std::optional<AgendaItem> storedItem(const replica::Reader& reader, const base::Id& item, Audience audience)
{
    static const std::string kItemSql = std::string {kSelectItems} + " WHERE i.id = ?1 AND i.meeting IS NOT NULL";
    auto items = readItems(reader, kItemSql, item, audience);
    return items.empty() ? std::nullopt : std::optional {std::move(items.front())};
}

double firstPosition(Placement placement) { return 1000.0 * (1 + static_cast<int>(placement)); }

double newPosition(const std::vector<AgendaItem>& inOrder, Placement placement)
{
    std::size_t after = 0;
    for (std::size_t i = 0; i < inOrder.size(); ++i) {
        after = inOrder[i].placement <= placement ? i + 1 : after;
    }
    const double wanted = after == 0 ? firstPosition(placement)
                                     : std::max(firstPosition(placement), std::floor(inOrder[after - 1].position) + 1);
    if (after == inOrder.size() || wanted < inOrder[after].position) {
        return wanted;
    }
    const double next = inOrder[after].position;
    return after == 0 ? next - 1 : (inOrder[after - 1].position + next) / 2;
}

void sortByPosition(std::vector<AgendaItem>& items)
{
    std::sort(items.begin(), items.end(), [](const AgendaItem& a, const AgendaItem& b) {
        return std::tie(a.position, a.number, a.id) < std::tie(b.position, b.number, b.id);
    });
}

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What arrives in an agenda by itself: a query on open state, not a copy (requirements §2.2 M−12).
#include "core/base/text.h"
#include "core/meetings/agenda_rows.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/standing_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

namespace {

// Deferred in another meeting of the body or of one it replaced, or left over when one was cancelled or held
// informally, and not yet taken up. A named target counts while its agenda is loose; then the next open agenda takes
// the item. What another body referred, parked or sent here arrives once, even where it was sent to several.
constexpr std::string_view kLeftOverSql = R"sql(
        WITH RECURSIVE same(body) AS (SELECT ?1 UNION SELECT b.id FROM body b JOIN same s ON b.succeeded_by = s.body)
        SELECT i.id, 0
          FROM agenda_item i
          JOIN meeting m ON m.id = i.meeting
          LEFT JOIN meeting t ON t.id = i.deferred_to
               AND t.state IN ('planned', 'agenda_open', 'agenda_closed')
         WHERE m.body IN (SELECT body FROM same) AND m.id IS NOT ?2 AND i.standing IS NULL
           AND coalesce(i.role_in_meeting, '') = ''
           AND coalesce(i.origin, '') <> 'standing'
           AND (i.state = 'deferred'
                OR (m.state IN ('cancelled', 'held_informally') AND i.state IN ('proposed', 'accepted', 'scheduled')))
           AND (t.id IS ?2 OR (t.id IS NULL AND ?3))
           AND NOT EXISTS (SELECT 1 FROM main.agenda_item c WHERE c.continues = i.id)
           AND NOT EXISTS (SELECT 1 FROM part_two.agenda_item c WHERE c.continues = i.id)
        UNION ALL
        SELECT i.id, 1
          FROM agenda_item i
         WHERE ?3 AND i.meeting IS NOT ?2
           AND ((i.referred_to = ?1 AND i.state IN ('referred', 'concluded', 'parked'))
                OR EXISTS (SELECT 1 FROM sent_business s WHERE s.from_item = i.id AND s.to_body = ?1))
           AND NOT EXISTS (SELECT 1 FROM main.agenda_item c JOIN meeting h ON h.id = c.meeting
                            WHERE c.continues = i.id AND h.body = ?1)
           AND NOT EXISTS (SELECT 1 FROM part_two.agenda_item c JOIN main.agenda_item o ON o.id = c.id
                            JOIN meeting h ON h.id = o.meeting WHERE c.continues = i.id AND h.body = ?1)
    )sql";

constexpr std::string_view kSourceSql = R"sql(
        SELECT m.held_on, b.name, i.state, m.state,
               m.body IS NOT (SELECT h.body FROM meeting h WHERE h.id = ?2) AND i.state <> 'deferred',
               (SELECT coalesce(s.prefix, '') || n.number FROM minute n JOIN minute_series s ON s.id = n.series
                 WHERE n.item = i.id ORDER BY n.number LIMIT 1)
          FROM agenda_item i JOIN meeting m ON m.id = i.meeting LEFT JOIN body b ON b.id = m.body
         WHERE i.id = ?1
    )sql";

constexpr std::string_view kAgencySql = "SELECT short_name, name, position FROM agency WHERE id = ?1";
constexpr std::string_view kPrioritySql = "SELECT name FROM priority WHERE id = ?1";

Placement placementOf(partnership::Placement placement)
{
    switch (placement) {
    case partnership::Placement::Start:
        return Placement::Start;
    case partnership::Placement::BeforeRestricted:
        return Placement::BeforeRestricted;
    case partnership::Placement::End:
        break;
    }
    return Placement::End;
}

AgendaItem fromStanding(const replica::Reader& reader, const Meeting& meeting,
                        const partnership::StandingItem& standing, std::optional<base::Date> previous)
{
    AgendaItem item;
    item.id = base::deriveId(meeting.id, standing.id);
    item.meeting = meeting.id;
    item.placement = placementOf(standing.placement);
    item.position = firstPosition(item.placement) + standing.position;
    item.title = item.openTitle = partnership::titleFor(standing, previous);
    item.origin = originFrom(standing.origin).value_or(ItemOrigin::Standing);
    item.ask = askFrom(standing.ask);
    item.purpose = standing.purpose;
    item.subject = subjectTypeFrom(standing.subjectType);
    item.lead = standing.lead;
    item.minutes = standing.minutes;
    item.state = ItemState::Accepted;
    item.standing = standing.id;
    item.roleInMeeting = std::string {partnership::toStored(standing.roleInMeeting)};
    item.virtualItem = true;
    std::vector<std::pair<int, ItemRequirement>> needed;
    for (const base::Id& agency : standing.neededAgencies) {
        auto row = reader.query(kAgencySql, agency);
        if (row.next()) {
            needed.push_back({row.number(2), {agency, row.text(0), row.text(1), Need::Required, Reply::None, {}, {}}});
        }
    }
    std::stable_sort(needed.begin(), needed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [position, requirement] : needed) {
        item.requirements.push_back(std::move(requirement));
    }
    if (!standing.priority.isNil()) {
        auto row = reader.query(kPrioritySql, standing.priority);
        if (row.next()) {
            item.priorities.push_back({standing.priority, row.text(0)});
        }
    }
    return item;
}

// The matter goes on; what was decided about the earlier item stays with that one.
AgendaItem fromEarlier(AgendaItem item, const Meeting& meeting, bool referred, const base::Id& from)
{
    const base::Id source = item.id;
    item.continues = source;
    item.id = base::deriveId(meeting.id, source);
    item.meeting = meeting.id;
    item.state = referred || item.state == ItemState::Proposed ? ItemState::Proposed : ItemState::Accepted;
    item.placement = item.restricted() ? Placement::Restricted : Placement::Business;
    item.number = 0;
    item.extraMinutes = 0;
    item.outcome.clear();
    item.minuteHeading.clear();
    if (referred) {
        // The answer is owed to the body that sent it; what that body was told itself is not this one's answer.
        item.tellBackTo = from;
        item.tellBackText.clear();
    }
    item.reason.clear();
    item.urgentReason.clear();
    item.decidedOn.reset();
    item.roleInMeeting.clear();
    item.standing = item.carriedInto = item.referredTo = item.deferredTo = {};
    item.referredToName.clear();
    item.papers.clear();
    for (ItemRequirement& requirement : item.requirements) {
        requirement.reply = Reply::None;
        requirement.replyNote.clear();
        requirement.repliedOn.reset();
    }
    std::erase_if(item.requirements, [](const ItemRequirement& r) { return r.need == Need::NotNeeded; });
    item.virtualItem = true;
    return item;
}

bool isThere(const std::vector<AgendaItem>& stored, const AgendaItem& arriving)
{
    return std::any_of(stored.begin(), stored.end(), [&](const AgendaItem& item) {
        const bool sameStanding = !arriving.standing.isNil()
            && (item.standing == arriving.standing
                || (item.standing.isNil() && !arriving.roleInMeeting.empty()
                    && item.roleInMeeting == arriving.roleInMeeting));
        return item.id == arriving.id || sameStanding;
    });
}

}  // namespace

std::string sourceInWords(const replica::Reader& reader, const base::Id& sourceItem, const base::Id& inMeeting)
{
    auto row = reader.query(kSourceSql, sourceItem, inMeeting);
    if (!row.next()) {
        return {};
    }
    const std::string date = base::longDate(row.date(0));
    const std::string minute = row.text(5).empty() ? std::string {} : fmt::format(" (minute {})", row.text(5));
    if (row.flag(4)) {
        return fmt::format("referred by the {}, {}{}", row.text(1), date, minute);
    }
    const MeetingState state = meetingStateFrom(row.text(3));
    if (state == MeetingState::Cancelled) {
        return fmt::format("from the cancelled meeting of {}", date);
    }
    if (state == MeetingState::HeldInformally && row.text(2) != "deferred") {
        return fmt::format("not taken on {}, which was held informally", date);
    }
    // Only what was put off was deferred; an item that was dealt with then is taken further now.
    return fmt::format("{} from {}{}", row.text(2) == "deferred" ? "deferred" : "continued", date, minute);
}

std::vector<AgendaItem> arrivingItems(const replica::Reader& reader, const Meeting& meeting,
                                      const std::vector<AgendaItem>& stored, Audience audience)
{
    std::vector<AgendaItem> arriving;
    if (!isAgendaLoose(meeting.state)) {
        return arriving;
    }
    const auto next = nextOpenAgenda(reader, meeting.body);
    const bool isNext = next && next->id == meeting.id;
    if (isNext) {
        const auto previous = previousMeetingBefore(reader, meeting);
        for (const auto& standing : partnership::standingItemsOf(reader, meeting.body, meeting.date)) {
            arriving.push_back(
                fromStanding(reader, meeting, standing, previous ? std::optional {previous->date} : std::nullopt));
        }
    }
    std::vector<std::pair<base::Id, bool>> sources;
    {
        auto row = reader.query(kLeftOverSql, meeting.body, meeting.id, isNext);
        while (row.next()) {
            sources.emplace_back(row.id(0), row.flag(1));
        }
    }
    std::vector<AgendaItem> carried;
    for (const auto& [source, referred] : sources) {
        if (auto item = storedItem(reader, source, audience)) {
            const auto held = meetingById(reader, item->meeting);
            carried.push_back(
                fromEarlier(std::move(*item), meeting, referred, held ? held->body : base::Id {}));
            carried.back().continuesText = sourceInWords(reader, source, meeting.id);
        }
    }
    // In the order they had, after the standing items of the start and before new business.
    sortByPosition(carried);
    int place = 0;
    for (AgendaItem& item : carried) {
        item.position = firstPosition(item.placement) - 500 + ++place;
        arriving.push_back(std::move(item));
    }
    std::erase_if(arriving, [&](const AgendaItem& item) { return isThere(stored, item); });
    return arriving;
}

}  // namespace muster::meetings

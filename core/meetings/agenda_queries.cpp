// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_queries.h"

#include "core/base/text.h"
#include "core/meetings/agenda_rows.h"
#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

namespace {

// Those of a body that this one replaced are its business now (requirements C22).
constexpr std::string_view kCarriedActionsSql = R"sql(
        WITH RECURSIVE same(body) AS (SELECT ?1 UNION SELECT b.id FROM body b JOIN same s ON b.succeeded_by = s.body)
        SELECT a.id, a.reference, a.lead_agency, g.short_name, a.due, a.status, a.sensitivity,
               EXISTS (SELECT 1 FROM main.action_update u WHERE u.action = a.id AND u.made_on > ?3)
               OR EXISTS (SELECT 1 FROM part_two.action_update u WHERE u.action = a.id AND u.made_on > ?3)
          FROM main.action a
          JOIN meeting m ON m.id = a.meeting
          LEFT JOIN agency g ON g.id = a.lead_agency
         WHERE m.body IN (SELECT body FROM same) AND m.held_on < ?2
           AND a.status NOT IN ('draft', 'closed_verified', 'closed_no_longer_required', 'closed_not_undertaken', 'superseded')
           -- A declined one comes back once, to the meeting after its agency said so.
           AND (a.status <> 'declined' OR a.closed_on IS NULL OR a.closed_on >= ?3)
         ORDER BY a.due IS NULL, a.due, a.number
    )sql";

bool isOnAgenda(const AgendaItem& item)
{
    const bool neverOn =
        item.state == ItemState::Proposed || item.state == ItemState::Declined || item.state == ItemState::Referred;
    return item.takesTime() || (!neverOn && item.number > 0);
}

int rankApart(ItemState state)
{
    switch (state) {
    case ItemState::Proposed:
        return 0;
    case ItemState::Declined:
        return 1;
    case ItemState::Referred:
        return 2;
    default:
        return 3;
    }
}

// Loose agendas are numbered by place. A published one keeps its numbers; one added since takes the next.
void number(std::vector<AgendaItem>& items, bool loose)
{
    int last = 0;
    for (const AgendaItem& item : items) {
        last = loose ? 0 : std::max(last, item.number);
    }
    for (AgendaItem& item : items) {
        if (loose || item.number == 0) {
            item.number = ++last;
        }
    }
}

}  // namespace

const AgendaItem* Agenda::find(const base::Id& item) const
{
    for (const auto* list : {&items, &apart}) {
        const auto found = std::find_if(list->begin(), list->end(), [&](const AgendaItem& i) { return i.id == item; });
        if (found != list->end()) {
            return &*found;
        }
    }
    return nullptr;
}

const AgendaItem* Agenda::byNumber(int number) const
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const AgendaItem& i) { return i.number == number; });
    return found == items.end() ? nullptr : &*found;
}

std::string Agenda::endInWords() const
{
    const std::string end = fmt::format("Ends {}", base::clockTime(ends));
    if (meeting.lengthMinutes == 0) {
        return end;
    }
    if (minutesOver == 0) {
        return end + ", on time";
    }
    return minutesOver > 0 ? fmt::format("{}, {} over", end, base::counted(minutesOver, "minute", "minutes"))
                           : fmt::format("{}, {} to spare", end, base::counted(-minutesOver, "minute", "minutes"));
}

Agenda agendaOf(const replica::Reader& reader, const base::Id& meetingId, Audience audience)
{
    Agenda agenda;
    const auto meeting = meetingById(reader, meetingId);
    if (!meeting) {
        return agenda;
    }
    agenda.meeting = *meeting;
    std::vector<AgendaItem> all = storedItems(reader, *meeting, audience);
    for (AgendaItem& item : arrivingItems(reader, *meeting, all, audience)) {
        all.push_back(std::move(item));
    }
    sortByPosition(all);
    for (AgendaItem& item : all) {
        (isOnAgenda(item) ? agenda.items : agenda.apart).push_back(std::move(item));
    }
    number(agenda.items, isAgendaLoose(meeting->state));
    for (AgendaItem& item : agenda.items) {
        item.starts = base::addMinutes(meeting->start, agenda.totalMinutes);
        agenda.totalMinutes += item.minutes;
        item.ends = base::addMinutes(meeting->start, agenda.totalMinutes);
    }
    for (AgendaItem& item : agenda.apart) {
        item.number = 0;
    }
    std::stable_sort(agenda.apart.begin(), agenda.apart.end(),
                     [](const AgendaItem& a, const AgendaItem& b) { return rankApart(a.state) < rankApart(b.state); });
    agenda.ends = base::addMinutes(meeting->start, agenda.totalMinutes);
    agenda.minutesOver = meeting->lengthMinutes == 0 ? 0 : agenda.totalMinutes - meeting->lengthMinutes;
    return agenda;
}

std::optional<AgendaItem> itemOf(const replica::Reader& reader, const base::Id& meeting, const base::Id& item,
                                 Audience audience)
{
    const Agenda agenda = agendaOf(reader, meeting, audience);
    const AgendaItem* found = agenda.find(item);
    return found == nullptr ? std::nullopt : std::optional {*found};
}

std::optional<AgendaItem> itemById(const replica::Reader& reader, const base::Id& item, Audience audience)
{
    const auto stored = storedItem(reader, item, audience);
    return stored ? itemOf(reader, stored->meeting, item, audience) : std::nullopt;
}

std::vector<CarriedAction> carriedActions(const replica::Reader& reader, const base::Id& meetingId)
{
    std::vector<CarriedAction> actions;
    const auto meeting = meetingById(reader, meetingId);
    if (!meeting) {
        return actions;
    }
    const auto previous = previousMeetingBefore(reader, *meeting);
    auto row = reader.query(kCarriedActionsSql, meeting->body, meeting->date,
                            previous ? base::isoDate(previous->date) : std::string {});
    while (row.next()) {
        actions.push_back({row.id(0), row.text(1), row.id(2), row.text(3), row.optionalDate(4), row.text(5),
                           sensitivityFrom(row.text(6)) == Sensitivity::Restricted, row.flag(7)});
    }
    return actions;
}

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/standing_queries.h"

#include "core/partnership/id_list.h"

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kItemsSql = R"(
    SELECT id, body, title, minutes, placement, position, lead, origin, ask, purpose, subject_type, priority,
           needed_agencies, role_in_meeting, effective_from, effective_to
      FROM standing_item
     WHERE (body = ?1 OR ?1 IS NULL) AND (id = ?2 OR ?2 IS NULL) AND (?3 IS NULL
           OR ((effective_from IS NULL OR effective_from <= ?3) AND (effective_to IS NULL OR effective_to >= ?3)))
     ORDER BY CASE placement WHEN 'start' THEN 0 WHEN 'before_restricted' THEN 1 ELSE 2 END, position, id)";

constexpr std::string_view kRotaSql = R"(
    SELECT id, body, position, role_title, agency, meeting_on FROM chair_rota WHERE body = ?1 ORDER BY position, id)";

StandingItem itemFrom(const Statement& row)
{
    StandingItem item;
    item.id = row.id(0);
    item.body = row.id(1);
    item.title = row.text(2);
    item.minutes = row.number(3);
    item.placement = placementFrom(row.text(4)).value_or(Placement::End);
    item.position = row.number(5);
    item.lead = row.text(6);
    item.origin = row.text(7);
    item.ask = row.text(8);
    item.purpose = row.text(9);
    item.subjectType = row.text(10);
    item.priority = row.id(11);
    item.neededAgencies = idsFromStored(row.text(12));
    item.roleInMeeting = roleInMeetingFrom(row.text(13));
    item.effectiveFrom = row.optionalDate(14);
    item.effectiveTo = row.optionalDate(15);
    return item;
}

}  // namespace

std::vector<StandingItem> standingItemsOf(const Reader& reader, const base::Id& body, base::Date date)
{
    std::vector<StandingItem> items;
    Statement row = reader.query(kItemsSql, body, base::Id {}, date);
    while (row.next()) {
        items.push_back(itemFrom(row));
    }
    return items;
}

std::optional<StandingItem> standingItem(const Reader& reader, const base::Id& id)
{
    if (id.isNil()) {
        return std::nullopt;
    }
    Statement row = reader.query(kItemsSql, base::Id {}, id, nullptr);
    return row.next() ? std::optional {itemFrom(row)} : std::nullopt;
}

std::vector<RotaTurn> rotaOf(const Reader& reader, const base::Id& body)
{
    std::vector<RotaTurn> turns;
    Statement row = reader.query(kRotaSql, body);
    while (row.next()) {
        turns.push_back({row.id(0), row.id(1), row.number(2), row.text(3), row.id(4), row.optionalDate(5)});
    }
    return turns;
}

std::optional<RotaTurn> turnFor(const Reader& reader, const base::Id& body, base::Date date)
{
    const std::vector<RotaTurn> turns = rotaOf(reader, body);
    std::optional<std::size_t> latest;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        const auto& on = turns[at].meetingOn;
        if (on == date) {
            return turns[at];
        }
        if (on && *on < date && (!latest || *turns[*latest].meetingOn < *on)) {
            latest = at;
        }
    }
    if (turns.empty()) {
        return std::nullopt;
    }
    return latest ? turns[(*latest + 1) % turns.size()] : turns.front();
}

}  // namespace muster::partnership

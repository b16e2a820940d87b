// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/minutes_behind.h"

#include "core/meetings/agenda_item.h"
#include "core/meetings/minutes.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

namespace {

constexpr std::string_view kMeetingSql = R"(
        SELECT m.held_on, b.short_name, b.name FROM main.meeting m JOIN main.body b ON b.id = m.body WHERE m.id = ?1)";

constexpr std::string_view kItemSql = R"(
        SELECT meeting, number, coalesce(minute_heading, title, open_title), sensitivity
          FROM main.agenda_item WHERE id = ?1)";

bool before(const MinuteBehind& a, const MinuteBehind& b)
{
    if (a.date != b.date) {
        return a.date < b.date;
    }
    if (a.bodyShortName != b.bodyShortName) {
        return a.bodyShortName < b.bodyShortName;
    }
    return a.label.size() != b.label.size() ? a.label.size() < b.label.size() : a.label < b.label;
}

}  // namespace

void CitedFigure::add(const MinuteBehind& minute, int count)
{
    number += count;
    if (minute.meeting.isNil()) {
        return;
    }
    const bool known = std::any_of(minutes.begin(), minutes.end(), [&](const MinuteBehind& one) {
        return one.meeting == minute.meeting && one.label == minute.label;
    });
    if (!known) {
        minutes.insert(std::upper_bound(minutes.begin(), minutes.end(), minute, before), minute);
    }
}

const MinuteBehind& MinuteIndex::ofMeeting(const base::Id& meeting)
{
    const auto [place, fresh] = m_meetings.emplace(meeting, MinuteBehind {});
    if (fresh) {
        replica::Statement row = m_reader.query(kMeetingSql, meeting);
        if (row.next()) {
            MinuteBehind& one = place->second;
            one.meeting = meeting;
            one.date = row.date(0);
            one.bodyShortName = row.text(1);
            one.bodyName = row.text(2);
        }
    }
    return place->second;
}

const MinuteBehind& MinuteIndex::ofItem(const base::Id& item)
{
    const auto known = m_items.find(item);
    if (known != m_items.end()) {
        return known->second;
    }
    MinuteBehind one;
    base::Id meeting;
    int number = 0;
    std::string heading;
    bool restricted = false;
    {
        replica::Statement row = m_reader.query(kItemSql, item);
        if (row.next()) {
            meeting = row.id(0);
            number = row.number(1);
            restricted = meetings::sensitivityFrom(row.text(3)) == meetings::Sensitivity::Restricted;
            heading = restricted ? std::string {meetings::kRestrictedTitle} : row.text(2);
        }
    }
    if (!meeting.isNil()) {
        one = ofMeeting(meeting);
        one.item = item;
        one.restricted = restricted;
        one.heading = std::move(heading);
        if (const auto minute = meetings::minuteOf(m_reader, item)) {
            one.label = minute->shown();
        } else if (number > 0) {
            one.label = fmt::format("item {}", number);
        }
    }
    return m_items.emplace(item, std::move(one)).first->second;
}

}  // namespace muster::governance

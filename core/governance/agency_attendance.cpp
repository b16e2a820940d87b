// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often each agency was needed, came, and by whom (requirements B07).
#include "core/governance/agency_account.h"

#include "core/meetings/attendance.h"
#include "core/partnership/role_queries.h"

#include <map>

namespace muster::governance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kNeededSql = R"(
        SELECT DISTINCT m.id, r.agency
          FROM main.meeting m
          JOIN main.agenda_item i ON i.meeting = m.id
          JOIN main.item_requirement r ON r.item = i.id
         WHERE m.held_on >= ?1 AND m.held_on <= ?2 AND (?3 IS NULL OR m.body = ?3)
           AND m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived', 'held_informally')
           AND i.state IN ('open', 'concluded') AND r.need = 'required'
         ORDER BY m.held_on, m.id)";

constexpr std::string_view kCameSql = R"(
        SELECT m.id, m.held_on, a.agency, a.role, a.role_title
          FROM main.meeting m JOIN main.attendance a ON a.meeting = m.id
         WHERE m.held_on >= ?1 AND m.held_on <= ?2 AND (?3 IS NULL OR m.body = ?3)
           AND m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived', 'held_informally')
           AND a.status IN ('present', 'in_attendance', 'substitute_for')
         ORDER BY m.held_on, m.id, a.id)";

// The lowest is the best.
enum class Standing { Lead, Deputy, Other };

struct Came {
    base::Date on;
    Standing standing = Standing::Other;
};

Standing standingOf(const Reader& reader, const base::Id& agency, base::Date on, const base::Id& role,
                    const std::string& title)
{
    const auto is = [&](const std::optional<partnership::Role>& one) {
        return one && (one->id == role || (role.isNil() && one->title == title));
    };
    if (is(partnership::leadOf(reader, agency, on))) {
        return Standing::Lead;
    }
    return is(partnership::deputyOf(reader, agency, on)) ? Standing::Deputy : Standing::Other;
}

}  // namespace

void countAttendance(const Reader& reader, const AccountOptions& options, MinuteIndex& minutes,
                     std::vector<AgencyAccount>& accounts)
{
    using Key = std::pair<base::Id, base::Id>;  // agency, meeting
    std::map<Key, Came> came;
    std::map<Key, bool> needed;
    {
        Statement row = reader.query(kCameSql, options.from, options.to, options.body);
        while (row.next()) {
            const Came one {row.date(1), standingOf(reader, row.id(2), row.date(1), row.id(3), row.text(4))};
            const auto [place, fresh] = came.emplace(Key {row.id(2), row.id(0)}, one);
            place->second.standing = std::min(place->second.standing, one.standing);
        }
    }
    {
        Statement row = reader.query(kNeededSql, options.from, options.to, options.body);
        while (row.next()) {
            needed.emplace(Key {row.id(1), row.id(0)}, true);
        }
    }
    for (AgencyAccount& account : accounts) {
        AttendanceAccount& attendance = account.attendance;
        for (const auto& [key, yes] : needed) {
            const MinuteBehind& meeting = minutes.ofMeeting(key.second);
            if (key.first == account.agency.id && isActiveOn(account.agency, meeting.date)) {
                attendance.needed.add(meeting);
                if (came.contains(key)) {
                    attendance.attended.add(meeting);
                }
            }
        }
        for (const auto& [key, one] : came) {
            if (key.first != account.agency.id) {
                continue;
            }
            const MinuteBehind& meeting = minutes.ofMeeting(key.second);
            if (!needed.contains(key)) {
                attendance.alsoCame.add(meeting);
            }
            CitedFigure& by = one.standing == Standing::Lead ? attendance.byLead
                : one.standing == Standing::Deputy           ? attendance.byDeputy
                                                             : attendance.byOther;
            by.add(meeting);
        }
    }
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of attendance and declarations, and who is in the room.
#include "core/meetings/attendance.h"

#include "core/meetings/room_rules.h"
#include "core/partnership/id_list.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace muster::meetings {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<std::pair<AttendanceStatus, std::string_view>, 6> kStatus {{
    {AttendanceStatus::Expected, "expected"},
    {AttendanceStatus::Present, "present"},
    {AttendanceStatus::InAttendance, "in_attendance"},
    {AttendanceStatus::Substitute, "substitute_for"},
    {AttendanceStatus::Apologies, "apologies"},
    {AttendanceStatus::Absent, "absent"},
}};
constexpr std::array<std::pair<DeclarationEffect, std::string_view>, 3> kEffect {{
    {DeclarationEffect::Stayed, "stayed"},
    {DeclarationEffect::TookNoPart, "took_no_part"},
    {DeclarationEffect::Left, "left"},
}};

constexpr std::string_view kAttendanceSql = R"(
        SELECT a.id, a.meeting, a.role, coalesce(a.role_title, r.title), coalesce(a.agency, r.agency), g.short_name,
               g.name, r.can_commit, a.status, a.substitute_for, a.expected_from, a.expected_to, a.arrived_at,
               a.left_at, a.items, a.reminded, a.note
          FROM main.attendance a
          LEFT JOIN main.role r ON r.id = a.role
          LEFT JOIN main.agency g ON g.id = coalesce(a.agency, r.agency)
         WHERE a.meeting = ?1
         ORDER BY g.position IS NULL, g.position, g.short_name, r.is_lead IS NOT 1, a.role_title, a.arrived_at, a.id)";

constexpr std::string_view kRoleSql = R"(
        SELECT r.id, r.title, r.agency, g.short_name, g.name, r.can_commit
          FROM main.role r LEFT JOIN main.agency g ON g.id = r.agency WHERE r.id = ?1)";

constexpr std::string_view kLeadRoleSql = R"(
        SELECT r.id, r.title, g.id, g.short_name, g.name, r.can_commit
          FROM main.agency g
          LEFT JOIN main.role r ON r.agency = g.id AND (r.active_to IS NULL OR r.active_to >= ?2)
         WHERE g.id = ?1
         ORDER BY r.is_lead IS NOT 1, r.can_commit IS NOT 1, r.title LIMIT 1)";

constexpr std::string_view kAskedToLeaveSql = R"(
        SELECT p.agency, p.role_title
          FROM main.restricted_presence p JOIN main.agenda_item i ON i.id = p.item
         WHERE p.meeting = ?1 AND i.state = 'open' AND p.resolution = 'asked_to_leave')";

constexpr std::string_view kDeclarationsSql = R"(
        SELECT d.id, d.item, d.role_title, d.agency, g.short_name, g.name, d.nature, d.effect, d.at, d.effect_text
          FROM (SELECT * FROM main.declaration WHERE meeting = ?1
                UNION ALL
                SELECT * FROM part_two.declaration WHERE meeting = ?1) d
          LEFT JOIN main.agency g ON g.id = d.agency
         ORDER BY d.at, d.id)";

Person personFrom(const Statement& row)
{
    return {row.id(0), row.text(1), row.id(2), row.text(3), row.text(4), row.flag(5)};
}

}  // namespace

std::string_view toStored(AttendanceStatus status)
{
    return std::find_if(kStatus.begin(), kStatus.end(), [&](const auto& pair) { return pair.first == status; })->second;
}

std::optional<AttendanceStatus> attendanceStatusFromStored(std::string_view stored)
{
    for (const auto& [value, word] : kStatus) {
        if (word == stored) {
            return value;
        }
    }
    return std::nullopt;
}

std::string_view inWords(AttendanceStatus status)
{
    switch (status) {
    case AttendanceStatus::Expected:
        return "Expected";
    case AttendanceStatus::Present:
        return "Present";
    case AttendanceStatus::InAttendance:
        return "In attendance";
    case AttendanceStatus::Substitute:
        return "Substituting";
    case AttendanceStatus::Apologies:
        return "Apologies";
    case AttendanceStatus::Absent:
        return "Absent";
    }
    return {};
}

bool countsAsThere(AttendanceStatus status)
{
    return status == AttendanceStatus::Present || status == AttendanceStatus::InAttendance
        || status == AttendanceStatus::Substitute;
}

std::string_view toStored(DeclarationEffect effect)
{
    return std::find_if(kEffect.begin(), kEffect.end(), [&](const auto& pair) { return pair.first == effect; })->second;
}

std::optional<DeclarationEffect> declarationEffectFromStored(std::string_view stored)
{
    for (const auto& [value, word] : kEffect) {
        if (word == stored) {
            return value;
        }
    }
    return std::nullopt;
}

std::string_view inWords(DeclarationEffect effect)
{
    switch (effect) {
    case DeclarationEffect::Stayed:
        return "stayed";
    case DeclarationEffect::TookNoPart:
        return "took no part";
    case DeclarationEffect::Left:
        return "left for the item";
    }
    return {};
}

std::string inWords(const Person& person)
{
    if (person.roleTitle.empty()) {
        return person.agencyName;
    }
    return person.agencyName.empty() ? person.roleTitle : fmt::format("{} ({})", person.roleTitle, person.agencyName);
}

std::vector<Attendance> attendanceOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<Attendance> all;
    Statement row = reader.query(kAttendanceSql, meeting);
    while (row.next()) {
        Attendance one;
        one.id = row.id(0);
        one.meeting = row.id(1);
        one.person = {row.id(2), row.text(3), row.id(4), row.text(5), row.text(6), row.flag(7)};
        one.status = attendanceStatusFromStored(row.text(8)).value_or(AttendanceStatus::Expected);
        one.substituteFor = row.text(9);
        one.expectedFrom = row.optionalTime(10);
        one.expectedTo = row.optionalTime(11);
        one.arrivedAt = row.optionalTime(12);
        one.leftAt = row.optionalTime(13);
        one.items = partnership::idsFromStored(row.text(14));
        one.reminded = row.flag(15);
        one.note = row.text(16);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<Attendance> inTheRoom(const Reader& reader, const base::Id& meeting, base::TimeOfDay at)
{
    std::vector<Attendance> there = detail::inTheBuilding(reader, meeting, at);
    Statement asked = reader.query(kAskedToLeaveSql, meeting);
    while (asked.next()) {
        std::erase_if(there, [&](const Attendance& one) {
            return one.person.agency == asked.id(0) && one.person.roleTitle == asked.text(1);
        });
    }
    return there;
}

std::optional<Person> personInRole(const Reader& reader, const base::Id& role)
{
    Statement row = reader.query(kRoleSql, role);
    return row.next() ? std::optional {personFrom(row)} : std::nullopt;
}

std::optional<Person> personFor(const Reader& reader, const base::Id& meeting, const base::Id& agency)
{
    std::optional<Person> lead;
    {
        Statement row = reader.query(kLeadRoleSql, agency, reader.today());
        if (row.next()) {
            lead = personFrom(row);
        }
    }
    // The best answer so far: there beats expected, and among equals the lead beats the others.
    std::optional<Person> best;
    int bestRank = 0;
    for (const Attendance& one : attendanceOf(reader, meeting)) {
        if (one.person.agency != agency) {
            continue;
        }
        const bool there = countsAsThere(one.status) && !one.leftAt;
        const int status = there ? 4 : one.status == AttendanceStatus::Expected ? 2 : 0;
        const int rank = status + (lead && one.person.role == lead->role ? 1 : 0) + 1;
        if (rank > bestRank) {
            best = one.person;
            bestRank = rank;
        }
    }
    return best ? best : lead;
}

std::vector<Declaration> declarationsOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<Declaration> all;
    Statement row = reader.query(kDeclarationsSql, meeting);
    while (row.next()) {
        Declaration one;
        one.id = row.id(0);
        one.item = row.id(1);
        one.person.roleTitle = row.text(2);
        one.person.agency = row.id(3);
        one.person.agencyShortName = row.text(4);
        one.person.agencyName = row.text(5);
        one.nature = row.text(6);
        one.effect = declarationEffectFromStored(row.text(7)).value_or(DeclarationEffect::Stayed);
        one.at = row.optionalTime(8);
        one.effectText = row.text(9);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace muster::meetings

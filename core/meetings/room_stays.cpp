// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/room_stays.h"

#include "core/meetings/room_rules.h"
#include "core/partnership/id_list.h"

#include <fmt/format.h>

namespace muster::meetings::detail {

namespace {

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.attendance (id, meeting, agency, role, role_title, status, substitute_for, arrived_at, left_at,
                                     items, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))";
constexpr std::string_view kUpdateSql = R"(
        UPDATE main.attendance
           SET status = ?2, substitute_for = ?3, arrived_at = ?4, left_at = ?5, items = ?6, note = ?7
         WHERE id = ?1)";
constexpr std::string_view kRemoveSql = "DELETE FROM main.attendance WHERE id = ?1";

std::optional<std::string> storedItems(const std::vector<base::Id>& items)
{
    return orNull(partnership::storedIds(items));
}

}  // namespace

std::vector<Attendance> staysOf(const replica::Reader& reader, const base::Id& meeting, const Person& person)
{
    std::vector<Attendance> stays = attendanceOf(reader, meeting);
    std::erase_if(stays, [&](const Attendance& one) { return !samePerson(one.person, person); });
    return stays;
}

bool isHere(const Attendance& stay) { return countsAsThere(stay.status) && stay.arrivedAt && !stay.leftAt; }

AttendanceStatus statusWhenThere(const Attendance& stay)
{
    if (!stay.substituteFor.empty()) {
        return AttendanceStatus::Substitute;
    }
    return stay.items.empty() ? AttendanceStatus::Present : AttendanceStatus::InAttendance;
}

base::Id insertStay(replica::Writer& writer, const base::Id& meeting, const Attendance& stay)
{
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, meeting, stay.person.agency, stay.person.role, orNull(stay.person.roleTitle),
               toStored(stay.status), orNull(stay.substituteFor), stay.arrivedAt, stay.leftAt, storedItems(stay.items),
               orNull(stay.note));
    return id;
}

void updateStay(replica::Writer& writer, const Attendance& stay)
{
    writer.run(kUpdateSql, stay.id, toStored(stay.status), orNull(stay.substituteFor), stay.arrivedAt, stay.leftAt,
               storedItems(stay.items), orNull(stay.note));
}

void removeStay(replica::Writer& writer, const base::Id& stay) { writer.run(kRemoveSql, stay); }

base::Result<void> leavesAfterArriving(std::optional<base::TimeOfDay> arrivedAt, std::optional<base::TimeOfDay> leftAt)
{
    if (arrivedAt && leftAt && *leftAt < *arrivedAt) {
        return base::fail(base::FailureCode::Invalid,
                          fmt::format("Departure ({}) is before arrival ({}).", base::clockTime(*leftAt),
                                      base::clockTime(*arrivedAt)),
                          "left");
    }
    return {};
}

}  // namespace muster::meetings::detail

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who was in the room, when, and for what (requirements V06, V07; invariants 9 and 10).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

enum class AttendanceStatus {
    Expected,  ///< before the meeting, or not come yet
    Present,
    InAttendance,  ///< for some items
    Substitute,  ///< present in the place of `substituteFor`
    Apologies,
    Absent  ///< without apology
};

/// Stored as "expected", "present", "in_attendance", "substitute_for", "apologies", "absent".
[[nodiscard]] std::string_view toStored(AttendanceStatus status);
[[nodiscard]] std::optional<AttendanceStatus> attendanceStatusFromStored(std::string_view stored);
/// "Present", "In attendance", "Substituting", "Apologies", "Absent", "Expected".
[[nodiscard]] std::string_view inWords(AttendanceStatus status);
/// Present, in attendance or substituting.
[[nodiscard]] bool countsAsThere(AttendanceStatus status);

/// Somebody as the record names them. `role` is nil for a title that was typed; the agency may be nil too.
struct Person {
    base::Id role;
    std::string roleTitle;
    base::Id agency;
    std::string agencyShortName;
    std::string agencyName;
    bool canCommit = false;
};

/// "Lead Fire Officer for Community Safety (Cambridgeshire Fire Authority)".
[[nodiscard]] std::string inWords(const Person& person);

/// One stay in the room; somebody who left and came back has several of the same person.
struct Attendance {
    base::Id id;
    base::Id meeting;
    Person person;
    AttendanceStatus status = AttendanceStatus::Expected;
    std::string substituteFor;  ///< the title of the role they stand in for
    std::optional<base::TimeOfDay> expectedFrom;
    std::optional<base::TimeOfDay> expectedTo;
    std::optional<base::TimeOfDay> arrivedAt;
    std::optional<base::TimeOfDay> leftAt;
    std::vector<base::Id> items;  ///< stored as hexadecimal ids with commas between; empty: not for certain items
    bool reminded = false;  ///< of the statement of confidentiality (V08)
    std::string note;
};

/// In the order of agencies, then of arrival.
[[nodiscard]] std::vector<Attendance> attendanceOf(const replica::Reader& reader, const base::Id& meeting);

/// Those in the room at `at`: come, and not gone. Somebody asked to leave for the restricted item that is open
/// is not among them.
[[nodiscard]] std::vector<Attendance> inTheRoom(const replica::Reader& reader, const base::Id& meeting,
                                                base::TimeOfDay at);

/// Who answers for an agency in this meeting: its expected or present person, else its lead role, else the agency
/// alone; nothing for an unknown agency.
[[nodiscard]] std::optional<Person> personFor(const replica::Reader& reader, const base::Id& meeting,
                                              const base::Id& agency);
/// A known role; nothing when there is none with this id.
[[nodiscard]] std::optional<Person> personInRole(const replica::Reader& reader, const base::Id& role);

/// One chair for some time. The periods of a meeting follow each other without gap or overlap (invariant 9).
struct ChairPeriod {
    std::string roleTitle;
    base::Id agency;
    std::string agencyName;
    base::TimeOfDay from;
    std::optional<base::TimeOfDay> to;  ///< open while the meeting runs
    base::Id fromItem;  ///< first and last item taken under them; nil before the first
    base::Id toItem;
    base::Id chairing;  ///< the hand-over it comes from; nil for the meeting's own chair
    std::string reason;
};

/// Empty for a meeting that has not started.
[[nodiscard]] std::vector<ChairPeriod> chairPeriods(const replica::Reader& reader, const base::Id& meeting);

/// What somebody did about their interest.
enum class DeclarationEffect { Stayed, TookNoPart, Left };

[[nodiscard]] std::string_view toStored(DeclarationEffect effect);
[[nodiscard]] std::optional<DeclarationEffect> declarationEffectFromStored(std::string_view stored);
/// "stayed", "took no part", "left for the item".
[[nodiscard]] std::string_view inWords(DeclarationEffect effect);

struct Declaration {
    base::Id id;
    base::Id item;
    Person person;
    std::string nature;  ///< "landlord of one household"
    DeclarationEffect effect = DeclarationEffect::Stayed;
    std::optional<base::TimeOfDay> at;
    std::string effectText;
};

/// Those on restricted items only while part two is open.
[[nodiscard]] std::vector<Declaration> declarationsOf(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings

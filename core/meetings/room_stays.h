// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of attendance, as the commands about people write them. Not for other rooms.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/attendance.h"
#include "core/replica/replica.h"

#include <vector>

namespace muster::meetings::detail {

/// Every stay of one person, in the order of arrival.
[[nodiscard]] std::vector<Attendance> staysOf(const replica::Reader& reader, const base::Id& meeting,
                                              const Person& person);
/// Came, and did not leave.
[[nodiscard]] bool isHere(const Attendance& stay);
/// Substituting, in attendance or present: what somebody is once they have come.
[[nodiscard]] AttendanceStatus statusWhenThere(const Attendance& stay);

base::Id insertStay(replica::Writer& writer, const base::Id& meeting, const Attendance& stay);
/// All but the person.
void updateStay(replica::Writer& writer, const Attendance& stay);
void removeStay(replica::Writer& writer, const base::Id& stay);

/// Invariant 10.
[[nodiscard]] base::Result<void> leavesAfterArriving(std::optional<base::TimeOfDay> arrivedAt,
                                                     std::optional<base::TimeOfDay> leftAt);

}  // namespace muster::meetings::detail

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading monthly returns: who owes one, who is late, what is passed on.
#pragma once

#include "core/governance/monthly_return.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// Eight working days before the tasking meeting of the month (its planned day, else the cadence's); the fifth working
/// day of the month where no body tasks.
[[nodiscard]] base::Date returnDueOn(const replica::Reader& reader, const std::string& month);

/// Whether a group owes a return for a month: from its first report on until it is closed; sub-groups report through
/// their parent.
[[nodiscard]] bool owesReturn(const replica::Reader& reader, const TaskGroup& group, const std::string& month);

/// One return with its lines; an empty one, with the day it is due, while nothing was written.
[[nodiscard]] MonthlyReturn monthlyReturn(const replica::Reader& reader, const base::Id& body,
                                          const std::string& month);
/// Of one group, newest first.
[[nodiscard]] std::vector<MonthlyReturn> returnsOf(const replica::Reader& reader, const base::Id& body);

/// Due, received and late in a month, the month of today when empty.
[[nodiscard]] ReturnsBoard returnsBoard(const replica::Reader& reader, const std::string& month = {});

/// Leads whose return of this month or of an earlier one is wanting, the latest first.
[[nodiscard]] std::vector<Reminder> leadsToRemind(const replica::Reader& reader);

/// Successes to share of a month, of other groups than `forBody`, in the order of the bodies: for their packs.
[[nodiscard]] std::vector<SharedSuccess> successesToShare(const replica::Reader& reader, const std::string& month,
                                                          const base::Id& forBody = {});

}  // namespace muster::governance

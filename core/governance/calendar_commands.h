// SPDX-License-Identifier: GPL-3.0-or-later
//
// Planning a year's meetings in one step.
#pragma once

#include "core/governance/calendar.h"
#include "core/governance/execute.h"
#include "core/replica/replica.h"

namespace muster::governance {

/// Plans what the calendar says is due between `from` and `to` and is not planned yet. Of rules that leave the day
/// open only with `suggestionsToo`. What needs a reason (a second Board of the year) is left out unless `reason` is
/// given. Nothing is planned in the past.
struct PlanYear {
    base::Date from;
    base::Date to;
    std::vector<base::Id> bodies {};  ///< only these; all when empty
    bool suggestionsToo = false;
    std::string reason {};
};

struct PlannedYear {
    std::vector<CalendarPlace> planned;  ///< with the id of the new meeting, and what speaks against its day
    std::vector<std::string> leftOut;  ///< a sentence each, with the reason why
};

/// Refused when nothing is to be planned: then the year is complete or no rule names a day.
[[nodiscard]] base::Result<PlannedYear> apply(replica::Writer& writer, const PlanYear& command);

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The spans in which a rule wants one meeting each: a month, a quarter, a season; the inside of the calendar.
#pragma once

#include "core/partnership/cadence.h"

#include <optional>
#include <vector>

namespace muster::governance::detail {

/// One meeting is due between `first` and `last`.
struct Slot {
    base::Date first;
    base::Date last;
    std::optional<base::Date> named;  ///< the day, where the rule names it
    base::Date wanted;  ///< where to begin looking for a day otherwise
};

/// Slots that lie with their wanted day between `from` and `to`, in order; only while the rule holds.
///
/// Quarters and parts of a year are those of the calendar year; their meeting is wanted in the middle month, so that
/// what reports in March or September meets before. Seasons are the meteorological ones.
[[nodiscard]] std::vector<Slot> slotsOf(const partnership::Cadence& cadence, base::Date from, base::Date to);

}  // namespace muster::governance::detail

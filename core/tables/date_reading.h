// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates as people write them in logs. British: the day comes first unless a column says otherwise.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

/// What 3/4/2011 means.
enum class DateOrder {
    DayFirst,  ///< 3 April 2011
    MonthFirst  ///< March 4, 2011
};

/// Reads 2011-11-15, 15/11/2011, 15.11.11, 15-Nov-11, "15 November 2011", "Tue 15th Nov 2011", "November 15, 2011",
/// 20111115 and Excel's day numbers (five digits); a time of day after the date is dropped. Two-digit years from 70 on
/// are of the last century.
///
/// Refuses with `Invalid`, quoting the text: no date, no year, an impossible date, a weekday that does not fit.
[[nodiscard]] base::Result<base::Date> readDateCell(std::string_view text, DateOrder order = DateOrder::DayFirst);

/// A cell of a column of dates and where it stands.
struct DateCell {
    std::size_t line = 0;
    std::string_view text;
};

/// How a column is to be read.
struct DateColumn {
    DateOrder order = DateOrder::DayFirst;
    std::vector<std::string> warnings;  ///< says so when the column is month-first
};

/// Reads a column as a whole: day-first unless some value makes that impossible (11/25/2011), then month-first for all,
/// with a warning.
///
/// Cells that are no numeric dates ("TBC", "15 Nov 2011") do not count. Refuses with `Invalid`, naming lines, when some
/// values can only be day-first and others only month-first, and when a value can be neither.
[[nodiscard]] base::Result<DateColumn> detectDateOrder(const std::vector<DateCell>& cells);

}  // namespace muster::tables

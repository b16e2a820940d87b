// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates as the field writes them.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace muster::base {

/// A calendar date, local to the partnership. Stored as ISO text "2011-11-15".
using Date = std::chrono::year_month_day;

/// Reads "2011-11-15"; nothing for any other shape or an impossible date.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);

/// "2011-11-15".
[[nodiscard]] std::string isoDate(Date date);

/// "15 November 2011" (requirements §4.0 and invariant 24).
[[nodiscard]] std::string longDate(Date date);

/// "15 November".
[[nodiscard]] std::string dayAndMonth(Date date);

/// "Tuesday 15 November 2011".
[[nodiscard]] std::string weekdayAndDate(Date date);

/// "Friday 25 November": how a due date is echoed while it is typed.
[[nodiscard]] std::string weekdayDayAndMonth(Date date);

/// "Monday" to "Sunday".
[[nodiscard]] std::string_view weekdayName(std::chrono::weekday day);

/// "January" to "December".
[[nodiscard]] std::string_view monthName(std::chrono::month month);

/// `days` may be negative.
[[nodiscard]] Date addDays(Date date, int days);

/// Adds calendar months, falling back to the last day of a shorter month.
[[nodiscard]] Date addMonths(Date date, int months);

/// Whole days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] int daysBetween(Date from, Date to);

[[nodiscard]] std::chrono::weekday weekdayOf(Date date);

/// The nth `day` of a month ("third Tuesday"); n from 1 to 5; nothing when there is no fifth.
[[nodiscard]] std::optional<Date> nthWeekday(std::chrono::year year, std::chrono::month month, unsigned n,
                                             std::chrono::weekday day);

/// A local time of day in whole minutes, 00:00 to 23:59.
struct TimeOfDay {
    int minutes = 0;  ///< minutes since midnight

    auto operator<=>(const TimeOfDay&) const = default;
};

/// Reads "10:38" or "9:05"; nothing for any other shape.
[[nodiscard]] std::optional<TimeOfDay> parseTimeOfDay(std::string_view text);

/// "10:38": tables, the clock and storage.
[[nodiscard]] std::string clockTime(TimeOfDay time);

/// "10am", "11:46am", "midday", "midnight": running text of documents (requirements §4.0).
[[nodiscard]] std::string spokenTime(TimeOfDay time);

/// Wraps round midnight.
[[nodiscard]] TimeOfDay addMinutes(TimeOfDay time, int minutes);

}  // namespace muster::base

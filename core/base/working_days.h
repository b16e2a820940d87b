// SPDX-License-Identifier: GPL-3.0-or-later
//
// Working days in England and Wales.
#pragma once

#include "core/base/date.h"

#include <optional>
#include <string_view>

namespace muster::base {

/// Why offices are shut on `date`: the bank holiday's name, or nothing.
///
/// By rule (Banking and Financial Dealings Act 1971, substitute days included) from 1995 on, with the
/// proclaimed exceptions: the moved and extra days of 1995, 1999, 2002, 2011, 2012, 2020, 2022 and 2023.
[[nodiscard]] std::optional<std::string_view> bankHoliday(Date date);

/// Monday to Friday and no bank holiday.
[[nodiscard]] bool isWorkingDay(Date date);

/// The date `count` working days after `date` (before it when negative); `date` itself for 0.
[[nodiscard]] Date addWorkingDays(Date date, int count);

/// Working days after `from` up to and including `to`; negative when `to` is earlier, 0 on the same day.
[[nodiscard]] int workingDaysBetween(Date from, Date to);

/// Easter Sunday of a year, by the Gregorian computus (Meeus, "Astronomical Algorithms", chapter 8).
[[nodiscard]] Date easterSunday(std::chrono::year year);

}  // namespace muster::base

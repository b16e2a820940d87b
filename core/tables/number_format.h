// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a number in a workbook means: Excel keeps dates as day counts and tells them apart by their format only.
#pragma once

#include "core/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::tables {

enum class NumberKind {
    Number,
    Date,
    Time,
    DateTime,
    Elapsed  ///< hours that may pass 24, as "[h]:mm"
};

/// The day a workbook counts from; old Excel for Mac counted from 1904.
enum class SerialEpoch { From1900, From1904 };

/// Of Excel's built-in formats (ECMA-376 part 1, 18.8.30, with the dates of East Asian editions).
[[nodiscard]] NumberKind kindOfBuiltInFormat(unsigned id);

/// Of a custom format such as `[$-809]dd mmmm yyyy;@`: text in quotation marks, colours and conditions do not count.
[[nodiscard]] NumberKind kindOfFormat(std::string_view code);

/// Nothing before 1 January 1900 (or 1904), after 9999, and for Excel's 29 February 1900, which never was.
[[nodiscard]] std::optional<base::Date> dateOfSerial(int days, SerialEpoch epoch);

/// "2011-11-15", "2011-11-15 10:30", "10:30", "26:30" or the plain number, also when a date is out of range. Midnight
/// is left off a date with time, and seconds stand only when there are some.
[[nodiscard]] std::string numberAsText(double value, NumberKind kind, SerialEpoch epoch);

}  // namespace muster::tables

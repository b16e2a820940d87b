// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often a body meets, from when to when.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::partnership {

enum class CadencePattern { MonthlyNthWeekday, Monthly, Quarterly, YearlyMonths, YearlySeason, AtLeastYearly };

[[nodiscard]] std::string_view toStored(CadencePattern pattern);
[[nodiscard]] std::optional<CadencePattern> cadencePatternFrom(std::string_view stored);

struct Cadence {
    base::Id id;
    base::Id body;
    std::optional<base::Date> effectiveFrom;
    std::optional<base::Date> effectiveTo;  ///< the last day
    CadencePattern pattern = CadencePattern::Monthly;
    int nth = 0;  ///< 1 to 5, of MonthlyNthWeekday
    int weekday = 0;  ///< 1 Monday to 7 Sunday, of MonthlyNthWeekday
    std::vector<int> months;  ///< 1 to 12, of YearlyMonths
    std::optional<int> perYear;
    std::string season;  ///< "autumn", of YearlySeason
    std::optional<base::TimeOfDay> start;
    std::optional<int> lengthMinutes;
    std::string words;  ///< how it is written: "monthly, third Tuesday, 10am"
};

[[nodiscard]] bool isInForce(const Cadence& cadence, base::Date date);

/// "monthly, third Tuesday, 10am": its own words, or words made from the pattern.
[[nodiscard]] std::string inWords(const Cadence& cadence);

/// A day a rule gives. A bank holiday is said, not moved silently (requirements C01).
struct CadenceDate {
    base::Date date;
    std::string bankHoliday;  ///< its name; empty on an ordinary day
};

/// The days of `first` to `last`, both included, on which the rule has a meeting. Only rules that name the
/// day ("third Tuesday") give days; the others give none, since somebody has to choose.
[[nodiscard]] std::vector<CadenceDate> datesBetween(const Cadence& cadence, base::Date first, base::Date last);

/// The next `count` days from `from` on, itself included; fewer when the rule ends before.
[[nodiscard]] std::vector<CadenceDate> nextDates(const Cadence& cadence, base::Date from, int count);

/// How many meetings a year the rule foresees; nothing when it does not say.
[[nodiscard]] std::optional<int> meetingsAYear(const Cadence& cadence);

}  // namespace muster::partnership

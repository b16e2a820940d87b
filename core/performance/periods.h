// SPDX-License-Identifier: GPL-3.0-or-later
//
// Months, quarters and years of figures. A period is known by its first day.
#pragma once

#include "core/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::performance {

/// Crime is watched daily by the police; Muster looks at months and longer (requirements H06).
enum class Frequency { Monthly, Quarterly, Yearly };

/// "monthly", "quarterly", "yearly".
[[nodiscard]] std::string_view toStored(Frequency frequency);
/// The stored words, and "month", "quarter", "annual", "annually", "year", in any case.
[[nodiscard]] std::optional<Frequency> frequencyFromWords(std::string_view words);

/// The first day of the period that `date` falls in. Quarters begin in January, April, July and October, which holds
/// for calendar and financial years; years begin in April.
[[nodiscard]] base::Date periodOf(base::Date date, Frequency frequency);
/// The next period's first day; `count` may be negative.
[[nodiscard]] base::Date periodsLater(base::Date period, Frequency frequency, int count);
[[nodiscard]] base::Date lastDayOf(base::Date period, Frequency frequency);

/// "October 2011", "July to September 2011", "2011/12".
[[nodiscard]] std::string inWords(base::Date period, Frequency frequency);
/// "2011-10", "2011-Q3" (the quarter that begins in July), "2011/12".
[[nodiscard]] std::string shortPeriod(base::Date period, Frequency frequency);

/// Reads how tables head their months: "2011-10", "201110", "10/2011", "Oct-11", "Oct 2011", "October 2011",
/// "2011-10-01", "01/10/2011"; quarters "2011-Q3" (of the calendar), "Q2 2011/12" (of the financial year), "Jul-Sep
/// 2011"; years "2011/12", "2011-12" only where `frequency` is yearly. A day becomes the period it falls in. Nothing
/// for anything else.
[[nodiscard]] std::optional<base::Date> readPeriod(std::string_view text, Frequency frequency);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was understood of a target, for the person who wrote it.
#pragma once

#include "core/performance/measure_queries.h"
#include "core/performance/target.h"

namespace muster::performance {

/// "9,704 offences or fewer in a year, which is 808.7 in a month, by 31 March 2012", "at least 6% less than in the same
/// month of the year before", "yes by 31 March 2012". `unit` may be empty.
[[nodiscard]] std::string inWords(const Target& target, std::string_view unit, Frequency frequency);

/// Whether the target will be met while nothing changes. Where the newest figure is a signal something has changed, and
/// limits of before say nothing about what comes: then whether that figure meets it. Empty where it is not judged.
[[nodiscard]] std::string targetVerdict(const MeasureChart& chart);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was understood of a target, for the person who wrote it.
#pragma once

#include "core/performance/target.h"

namespace muster::performance {

/// "9,704 offences or fewer in a year, which is 808.7 in a month, by 31 March 2012", "at least 6% less than in the same
/// month of the year before", "yes by 31 March 2012". `unit` may be empty.
[[nodiscard]] std::string inWords(const Target& target, std::string_view unit, Frequency frequency);

}  // namespace muster::performance

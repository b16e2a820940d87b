// SPDX-License-Identifier: GPL-3.0-or-later
//
// Targets as people write them (requirements H03, H05, H09).
#pragma once

#include "core/base/failure.h"
#include "core/performance/periods.h"
#include "core/performance/polarity.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace muster::performance {

/// What a figure is held against.
enum class TargetKind {
    Value,  ///< a number: "9,704", "no more than 90", "reduce by 6% to 9,704"
    LastYear,  ///< the same period a year before, changed by `percent`: "no more than last year", "reduce by 6%"
    Milestone  ///< yes or no: "yes by March 2012"
};

/// Whether a figure must stay at or under the target, or reach it.
enum class Sense { AtMost, AtLeast };

struct Target {
    std::string text;  ///< as it was written; documents print this
    TargetKind kind = TargetKind::Value;
    double value = 0;  ///< of a Value
    double percent = 0;  ///< of LastYear: -6 for "reduce by 6%"; of a Value what it means, for the reader
    Sense sense = Sense::AtMost;
    bool yearTotal = false;  ///< the value is that of a whole year: "... a year", "in total"
    std::optional<base::Date> by;  ///< the last day it may be reached on

    bool operator==(const Target&) const = default;
};

/// Reads "reduce by 6% to 9,704 by March", "no more than last year", "at least 75% by 31 March 2012", "below 90",
/// "1290", "yes by March", "milestone". A month without a year is the next one to end on or after `today`. Where the
/// words do not say whether more or less is wanted, the polarity does.
///
/// Refuses with `Invalid`, field "target", what holds no target it knows, saying how to write one.
[[nodiscard]] base::Result<Target> readTarget(std::string_view text, Polarity polarity, base::Date today);

/// The value a period is held against: a number, a twelfth (or a quarter) of a year's total, or last year's figure
/// changed by the percentage, which `valueAt` gives. Nothing where last year has no figure, and for milestones.
[[nodiscard]] std::optional<double> targetAt(const Target& target, base::Date period, Frequency frequency,
                                             const std::function<std::optional<double>(base::Date)>& valueAt);

/// Equal meets the target in either sense.
[[nodiscard]] bool meets(double value, double target, Sense sense);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An XmR chart of a series: limits, signals and what they mean (requirements H10, §3.6; `SPC.md`).
#pragma once

#include "core/performance/chart_signals.h"
#include "core/performance/control_limits.h"
#include "core/performance/polarity.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace muster::performance {

/// What a signal means for somebody who wants the figure low, or high, or does not judge it.
enum class Meaning {
    None,  ///< ordinary variation
    Improvement,
    Concern,
    Neutral  ///< a change, not judged
};

/// "improvement", "concern", "neutral"; empty for None.
[[nodiscard]] std::string_view toStored(Meaning meaning);
/// "Improvement", "Concern", "Change".
[[nodiscard]] std::string_view inWords(Meaning meaning);
[[nodiscard]] Meaning meaningOf(Signal signal, Polarity polarity);

/// Whether a target will be met while nothing changes.
enum class Assurance {
    NotJudged,  ///< no target, no limits, or a neutral measure
    ConsistentPass,  ///< even a bad month meets it
    ConsistentFail,  ///< even a good month misses it
    Inconsistent  ///< some months will and some will not, by chance
};

/// "consistent_pass", "consistent_fail", "inconsistent"; empty for NotJudged.
[[nodiscard]] std::string_view toStored(Assurance assurance);
/// "Will be met while nothing changes", ...
[[nodiscard]] std::string_view inWords(Assurance assurance);

struct ChartRules {
    bool screening = true;
    TwoOfThree twoOfThree = TwoOfThree::Reference;
    /// Limits are locked to the first so many points of each group; empty: all points of the group.
    std::optional<std::size_t> baselinePoints {};
    /// Where new groups begin, as places in the series: no moving range and no run reaches across. In any order;
    /// what lies outside the series is passed over.
    std::vector<std::size_t> rebasedAt {};
};

/// A stretch of the series with limits of its own.
struct ChartGroup {
    std::size_t first = 0;
    std::size_t points = 0;
    Limits limits;
};

struct ChartPoint {
    std::size_t group = 0;
    bool inBaseline = false;
    Reading reading;
    Signal signal = Signal::None;  ///< the first of the signals found
    Meaning meaning = Meaning::None;
};

struct ControlChart {
    std::vector<ChartGroup> groups;
    std::vector<ChartPoint> points;  ///< one for each value

    [[nodiscard]] const Limits& limitsAt(std::size_t point) const { return groups[points[point].group].limits; }
    /// Of the last group.
    [[nodiscard]] Assurance assurance(std::optional<double> target, Polarity polarity) const;
};

/// `values` are finite and in order of time; months without a value are left out by the caller.
[[nodiscard]] ControlChart chartOf(std::span<const double> values, Polarity polarity, const ChartRules& rules = {});

}  // namespace muster::performance

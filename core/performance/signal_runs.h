// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which points of a chart are one signal that goes on, and how much it weighs (requirements §3.6; `FINDINGS.md`).
#pragma once

#include "core/performance/control_chart.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace muster::performance {

/// So many points in a row without a signal end it; the same number closes an exception (requirements §3.6).
inline constexpr std::size_t kPointsBack = 3;

/// The rules as exceptions name them, in the order in which they speak for a signal that met several.
enum class SignalRule {
    Outside,  ///< beyond a limit
    Shift,  ///< seven in a row on one side
    Trend,  ///< seven rising or falling
    TwoOfThree
};

/// "outside", "shift7", "trend7", "2of3".
[[nodiscard]] std::string_view toStored(SignalRule rule);
/// "Outside the limits", "Seven or more on one side of the mean", ...
[[nodiscard]] std::string_view inWords(SignalRule rule);

/// Points of one group that signal the same way, with fewer than `kPointsBack` points without a signal between them.
struct SignalRun {
    std::size_t first = 0;  ///< places in the series; both are flagged
    std::size_t last = 0;
    std::size_t flagged = 0;  ///< how many of the points between are
    int direction = 0;  ///< 1 high or rising, -1 low or falling
    std::vector<SignalRule> rules;  ///< each that fired, in their order
    std::size_t outside = 0;  ///< how many points lie beyond the limit
    std::size_t side = 0;  ///< how many points up to `last` stand in a row on this side of the mean
    Meaning meaning = Meaning::None;
    std::size_t since = 0;  ///< points after `last`; `kPointsBack` or more where the limits began anew after it
    bool trial = false;  ///< the limits are trial limits: nothing is raised by itself
    /// What it adds up to: the distances of its points from the mean, each as a share of the way to the limit (at most
    /// three), summed. Eight months at half the way weigh 4, one month just beyond the limit a little over 1.
    double weight = 0;

    /// It has not been back for long enough to be over.
    [[nodiscard]] bool goesOn() const { return since < kPointsBack; }
};

/// Every run of a chart and the values it was made of, by first point; ended ones too.
[[nodiscard]] std::vector<SignalRun> signalRuns(std::span<const double> values, const ControlChart& chart,
                                                Polarity polarity);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mean and limits of an XmR chart.
#pragma once

#include <cstddef>
#include <span>

namespace muster::performance {

/// Below this many points limits are called trial limits, and no exception is raised (requirements §3.6).
inline constexpr std::size_t kFewestPoints = 12;
/// 3 divided by 1.128, rounded as the reference has it (`SPC.md`).
inline constexpr double kLimitFactor = 2.66;
/// A moving range from this many average ones on is left out once when screening is on.
inline constexpr double kScreeningFactor = 3.267;

/// Where the ordinary variation of a series lies. Never clipped at zero.
struct Limits {
    double mean = 0;
    double lower = 0;
    double upper = 0;
    double nearLower = 0;  ///< two thirds of the way to the limit
    double nearUpper = 0;
    double averageRange = 0;  ///< of the moving ranges that count
    std::size_t points = 0;  ///< of the baseline
    bool known = false;  ///< false for fewer than two points: there is a mean and no limits
    double tie = 0;  ///< values nearer than this are the same: arithmetic noise, far below any figure's last digit

    [[nodiscard]] bool trial() const { return points < kFewestPoints; }
};

/// Limits of the baseline `values`, which are in order of time and finite.
///
/// A constant baseline has limits at its mean: the reference gives none there, which would let a first case after
/// years of none pass unseen.
[[nodiscard]] Limits limitsOf(std::span<const double> values, bool screening);

}  // namespace muster::performance

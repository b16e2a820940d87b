// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/control_limits.h"

#include <algorithm>
#include <cmath>

namespace muster::performance {

namespace {

constexpr double kTieShare = 1e-14;

/// Calls `use` with each moving range.
template <class Use> void eachRange(std::span<const double> values, const Use& use)
{
    for (std::size_t i = 1; i < values.size(); ++i) {
        use(std::abs(values[i] - values[i - 1]));
    }
}

}  // namespace

Limits limitsOf(std::span<const double> values, bool screening)
{
    Limits limits;
    limits.points = values.size();
    if (values.empty()) {
        return limits;
    }
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    double largest = 0;
    for (const double value : values) {
        sum += value;
        largest = std::max(largest, std::abs(value));
    }
    limits.mean = sum / count;
    // A second pass takes the rounding of the first out, so that the mean of twelve times 0.1 is 0.1.
    double rest = 0;
    for (const double value : values) {
        rest += value - limits.mean;
    }
    limits.mean += rest / count;
    limits.tie = kTieShare * largest;
    limits.lower = limits.upper = limits.nearLower = limits.nearUpper = limits.mean;
    if (values.size() < 2) {
        return limits;
    }
    limits.known = true;
    double ranges = 0;
    eachRange(values, [&](double range) { ranges += range; });
    limits.averageRange = ranges / (count - 1);
    if (screening) {
        const double tooLarge = kScreeningFactor * limits.averageRange;
        double kept = 0;
        std::size_t keptRanges = 0;
        eachRange(values, [&](double range) {
            if (range < tooLarge) {
                kept += range;
                ++keptRanges;
            }
        });
        limits.averageRange = keptRanges == 0 ? 0 : kept / static_cast<double>(keptRanges);
    }
    const double reach = kLimitFactor * limits.averageRange;
    const double nearReach = kLimitFactor * 2 / 3 * limits.averageRange;
    limits.lower = limits.mean - reach;
    limits.upper = limits.mean + reach;
    limits.nearLower = limits.mean - nearReach;
    limits.nearUpper = limits.mean + nearReach;
    return limits;
}

}  // namespace muster::performance

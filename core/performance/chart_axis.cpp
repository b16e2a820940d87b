// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_picture.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::performance {

namespace {

constexpr int kMostTicks = 7;
// Ticks are multiples of the step up to this much arithmetic noise.
constexpr double kNoise = 1e-9;

struct Steps {
    double size = 1;
    int decimals = 0;
};

double floorTo(double value, double step) { return std::floor(value / step + kNoise); }
double ceilTo(double value, double step) { return std::ceil(value / step - kNoise); }

// The smallest of 1, 2 and 5 times a power of ten with few enough ticks; never finer than the figures themselves.
Steps stepsFor(double low, double high, int decimals)
{
    constexpr std::array<double, 3> kRound {1, 2, 5};
    constexpr int kLargestPower = 300;
    const double rough = high > low ? std::floor(std::log10((high - low) / kMostTicks)) - 1 : -decimals;
    for (int power = std::max(static_cast<int>(rough), -decimals); power < kLargestPower; ++power) {
        for (const double times : kRound) {
            const double size = times * std::pow(10.0, power);
            if (ceilTo(high, size) - floorTo(low, size) + 1 <= kMostTicks) {
                return {size, std::max(0, -power)};
            }
        }
    }
    return {high - low, 0};
}

}  // namespace

ValueAxis valueAxis(double low, double high, int decimals)
{
    const Steps steps = stepsFor(low, high, decimals);
    double first = floorTo(low, steps.size);
    double last = ceilTo(high, steps.size);
    // A constant series stands in the middle, and a count does not go below zero for it.
    while (last - first < 2) {
        last += 1;
        if (last - first < 2 && (first > 0 || low < 0)) {
            first -= 1;
        }
    }
    ValueAxis axis {first * steps.size, last * steps.size, {}};
    for (double tick = first; tick <= last; tick += 1) {
        axis.ticks.push_back({tick * steps.size, figureText(tick * steps.size, steps.decimals)});
    }
    return axis;
}

}  // namespace muster::performance

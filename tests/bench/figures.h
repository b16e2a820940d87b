// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ratios: our work and the baseline by turns, so that both meet the same machine.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace muster::bench {

inline double millisecondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The value below which `share` of the values lie.
inline double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    return values[at];
}

inline void printRatio(const std::string& name, double ours, double baseline, double goal)
{
    const double ratio = ours / baseline;
    std::printf("%-52s %9.3f ms  against %9.3f ms  ratio %5.2f  goal %.2f  %s\n", name.c_str(), ours, baseline, ratio,
                goal, ratio <= goal ? "met" : "NOT MET");
}

inline void printTime(const std::string& name, const std::vector<double>& values, double goalMs)
{
    const double p95 = percentile(values, 0.95);
    std::printf("%-52s median %8.3f ms  95%% %8.3f ms  goal %6.1f ms  %s\n", name.c_str(), percentile(values, 0.5), p95,
                goalMs, p95 <= goalMs ? "met" : "NOT MET");
}

/// Medians of `rounds` runs of each, taken by turns.
inline void compare(const std::string& name, int rounds, const std::function<void()>& ours,
                    const std::function<void()>& baseline, double goal)
{
    std::vector<double> mine;
    std::vector<double> theirs;
    for (int round = 0; round < rounds; ++round) {
        mine.push_back(millisecondsOf(ours));
        theirs.push_back(millisecondsOf(baseline));
    }
    printRatio(name, percentile(mine, 0.5), percentile(theirs, 0.5), goal);
}

}  // namespace muster::bench

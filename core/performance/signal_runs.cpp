// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/signal_runs.h"

#include "core/partnership/stored_words.h"

#include <algorithm>
#include <array>

namespace muster::performance {

namespace {

constexpr std::array<partnership::StoredWord<SignalRule>, 4> kRules {{
    {SignalRule::Outside, "outside", "Outside the limits"},
    {SignalRule::Shift, "shift7", "Seven or more in a row on one side of the mean"},
    {SignalRule::Trend, "trend7", "Seven or more in a row rising or falling"},
    {SignalRule::TwoOfThree, "2of3", "Two of three near the limit"},
}};

struct RuleSignals {
    SignalRule rule;
    Signal high;
    Signal low;
};

constexpr std::array<RuleSignals, 4> kSignalsOf {{
    {SignalRule::Outside, Signal::Above, Signal::Below},
    {SignalRule::Shift, Signal::RunHigh, Signal::RunLow},
    {SignalRule::Trend, Signal::Rising, Signal::Falling},
    {SignalRule::TwoOfThree, Signal::TwoHigh, Signal::TwoLow},
}};

// One wild figure must not outweigh everything else.
constexpr double kFarthest = 3;

bool fired(const Reading& reading, const RuleSignals& of, int direction)
{
    return reading.found.has(direction > 0 ? of.high : of.low);
}

bool flaggedAt(const Reading& reading, int direction)
{
    return !reading.found.empty() && std::any_of(kSignalsOf.begin(), kSignalsOf.end(), [&](const RuleSignals& of) {
        return fired(reading, of, direction);
    });
}

double shareOfTheWay(double value, const Limits& limits, int direction)
{
    const double distance = direction * (value - limits.mean);
    if (distance <= limits.tie) {
        return 0;
    }
    const double way = limits.upper - limits.mean;
    return way > limits.tie ? std::min(kFarthest, distance / way) : kFarthest;
}

/// Fills in what the points between first and last say.
void read(SignalRun& run, std::span<const double> values, const ControlChart& chart)
{
    const Limits& limits = chart.limitsAt(run.first);
    std::array<bool, kSignalsOf.size()> seen {};
    for (std::size_t at = run.first; at <= run.last; ++at) {
        const Reading& reading = chart.points[at].reading;
        for (std::size_t i = 0; i < kSignalsOf.size(); ++i) {
            seen[i] = seen[i] || fired(reading, kSignalsOf[i], run.direction);
        }
        run.outside += fired(reading, kSignalsOf.front(), run.direction) ? 1U : 0U;
        run.weight += shareOfTheWay(values[at], limits, run.direction);
    }
    for (std::size_t i = 0; i < kSignalsOf.size(); ++i) {
        if (seen[i]) {
            run.rules.push_back(kSignalsOf[i].rule);
        }
    }
    const std::size_t begin = chart.groups[chart.points[run.last].group].first;
    for (std::size_t at = run.last + 1; at > begin && chart.points[at - 1].reading.side == run.direction; --at) {
        ++run.side;
    }
    run.trial = limits.trial();
}

}  // namespace

std::string_view toStored(SignalRule rule) { return partnership::wordOf(kRules, rule).stored; }
std::string_view inWords(SignalRule rule) { return partnership::wordOf(kRules, rule).words; }

std::vector<SignalRun> signalRuns(std::span<const double> values, const ControlChart& chart, Polarity polarity)
{
    std::vector<SignalRun> runs;
    for (const ChartGroup& group : chart.groups) {
        const std::size_t end = group.first + group.points;
        const bool isLast = end == values.size();
        for (const int direction : {1, -1}) {
            std::size_t back = kPointsBack;
            const std::size_t before = runs.size();
            for (std::size_t at = group.first; at < end; ++at) {
                if (!flaggedAt(chart.points[at].reading, direction)) {
                    ++back;
                    continue;
                }
                if (back >= kPointsBack) {
                    runs.push_back({});
                    runs.back().first = at;
                    runs.back().direction = direction;
                }
                runs.back().last = at;
                ++runs.back().flagged;
                back = 0;
            }
            for (std::size_t i = before; i < runs.size(); ++i) {
                SignalRun& run = runs[i];
                run.meaning = meaningOf(direction > 0 ? Signal::Above : Signal::Below, polarity);
                run.since = end - 1 - run.last;
                if (!isLast) {
                    run.since = std::max(run.since, kPointsBack);
                }
                read(run, values, chart);
            }
        }
    }
    std::sort(runs.begin(), runs.end(), [](const SignalRun& a, const SignalRun& b) {
        return std::pair {a.first, -a.direction} < std::pair {b.first, -b.direction};
    });
    return runs;
}

}  // namespace muster::performance

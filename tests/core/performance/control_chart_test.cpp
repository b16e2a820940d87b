// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no reference answers: series too short, decimals, ties, and how points are named.
#include "core/performance/control_chart.h"
#include "tests/support/catch.h"

#include <vector>

using namespace muster;
using namespace muster::performance;

namespace {

std::vector<Signal> signalsIn(const ControlChart& chart)
{
    std::vector<Signal> found;
    for (const ChartPoint& point : chart.points) {
        found.push_back(point.signal);
    }
    return found;
}

const std::vector<double> kSteady {10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13};

}  // namespace

TEST_CASE("A series too short for limits has a mean and no signal", "[performance]")
{
    CHECK(chartOf({}, Polarity::Neutral).points.empty());
    CHECK(chartOf({}, Polarity::Neutral).assurance(1, Polarity::LowerIsBetter) == Assurance::NotJudged);

    const std::vector<double> one {4};
    const ControlChart single = chartOf(one, Polarity::LowerIsBetter);
    CHECK_FALSE(single.groups.front().limits.known);
    CHECK(single.groups.front().limits.mean == 4);
    CHECK(single.points.front().signal == Signal::None);
    CHECK(single.assurance(1, Polarity::LowerIsBetter) == Assurance::NotJudged);

    const std::vector<double> eleven(kSteady.begin(), kSteady.begin() + 11);
    CHECK(chartOf(eleven, Polarity::Neutral).groups.front().limits.trial());
    CHECK_FALSE(chartOf(kSteady, Polarity::Neutral).groups.front().limits.trial());
}

TEST_CASE("Decimals that are equal make no signal by rounding", "[performance]")
{
    // 0.1 summed twelve times is not 1.2; the points are all on the mean nevertheless.
    for (const double value : {0.1, 0.7, 1e-3, 1234.1, 1e9 + 0.1}) {
        const std::vector<double> values(14, value);
        for (const bool screening : {true, false}) {
            const ControlChart chart = chartOf(values, Polarity::LowerIsBetter, {.screening = screening});
            CHECK(chart.groups.front().limits.mean == value);
            CHECK(signalsIn(chart) == std::vector<Signal>(14, Signal::None));
        }
    }
    // The mean of these is exactly 0.2, which floating point misses: the middle point is on neither side.
    const std::vector<double> around {0.1, 0.2, 0.3, 0.1, 0.2, 0.3};
    CHECK(chartOf(around, Polarity::Neutral).points[1].reading.side == 0);
}

TEST_CASE("The first case after a year of none is seen", "[performance]")
{
    std::vector<double> values(12, 0);
    values.push_back(1);
    for (const bool screening : {true, false}) {
        const ControlChart chart =
            chartOf(values, Polarity::LowerIsBetter, {.screening = screening, .baselinePoints = 12});
        CHECK(chart.points.back().signal == Signal::Above);
        CHECK(chart.points.back().meaning == Meaning::Concern);
        CHECK(chart.points.front().signal == Signal::None);
    }
}

TEST_CASE("Locked limits do not move with what follows, and a rebase begins anew", "[performance]")
{
    std::vector<double> values = kSteady;
    values.insert(values.end(), {30, 32, 31, 33, 30, 32, 31, 33});
    const ControlChart locked = chartOf(values, Polarity::LowerIsBetter, {.baselinePoints = 12});
    CHECK(locked.groups.size() == 1);
    CHECK(locked.groups.front().limits.mean == 11.5);
    CHECK(locked.points[12].signal == Signal::Above);
    CHECK_FALSE(locked.points[12].inBaseline);

    const ControlChart rebased =
        chartOf(values, Polarity::LowerIsBetter, {.baselinePoints = 12, .rebasedAt = {12, 0, 99, 12}});
    REQUIRE(rebased.groups.size() == 2);
    CHECK(rebased.groups[1].first == 12);
    CHECK(rebased.groups[1].points == 8);
    CHECK(rebased.groups[1].limits.mean == 31.5);
    CHECK(rebased.groups[1].limits.trial());
    CHECK(signalsIn(rebased) == std::vector<Signal>(20, Signal::None));
}

TEST_CASE("A neutral measure is never better or worse", "[performance]")
{
    for (const Signal signal : {Signal::Above, Signal::Below, Signal::Rising, Signal::Falling, Signal::TwoHigh,
                                Signal::TwoLow, Signal::RunHigh, Signal::RunLow}) {
        CHECK(meaningOf(signal, Polarity::Neutral) == Meaning::Neutral);
        CHECK(meaningOf(signal, Polarity::LowerIsBetter) != meaningOf(signal, Polarity::HigherIsBetter));
        CHECK(signalFromStored(toStored(signal)) == signal);
    }
    CHECK(meaningOf(Signal::None, Polarity::LowerIsBetter) == Meaning::None);
    CHECK(meaningOf(Signal::RunLow, Polarity::LowerIsBetter) == Meaning::Improvement);
    CHECK(meaningOf(Signal::Rising, Polarity::LowerIsBetter) == Meaning::Concern);
    CHECK(chartOf(kSteady, Polarity::Neutral).assurance(1, Polarity::Neutral) == Assurance::NotJudged);
}

TEST_CASE("A target is judged against the last limits only", "[performance]")
{
    const ControlChart chart = chartOf(kSteady, Polarity::LowerIsBetter);
    const Limits& limits = chart.groups.front().limits;
    CHECK(chart.assurance(limits.upper + 1, Polarity::LowerIsBetter) == Assurance::ConsistentPass);
    CHECK(chart.assurance(limits.upper, Polarity::LowerIsBetter) == Assurance::Inconsistent);
    CHECK(chart.assurance(limits.lower - 1, Polarity::LowerIsBetter) == Assurance::ConsistentFail);
    CHECK(chart.assurance(limits.lower - 1, Polarity::HigherIsBetter) == Assurance::ConsistentPass);
    CHECK(chart.assurance({}, Polarity::LowerIsBetter) == Assurance::NotJudged);
}

TEST_CASE("A point keeps every rule that applies to it", "[performance]")
{
    // Ten months low, the last of them beyond the limit as well.
    std::vector<double> values = kSteady;
    values.insert(values.end(), {10, 10, 10, 10, 10, 10, 1});
    const ControlChart chart = chartOf(values, Polarity::LowerIsBetter, {.baselinePoints = 12});
    const Reading& last = chart.points.back().reading;
    CHECK(chart.points.back().signal == Signal::Below);
    CHECK(last.found.has(Signal::RunLow));
    CHECK_FALSE(last.found.has(Signal::Falling));
}

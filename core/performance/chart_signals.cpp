// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_signals.h"

#include "core/partnership/stored_words.h"

namespace muster::performance {

namespace {

constexpr std::size_t kRunLength = 7;
constexpr std::size_t kWindow = 3;

constexpr std::array<partnership::StoredWord<Signal>, 9> kSignals {{
    {Signal::None, "", "Ordinary variation"},
    {Signal::Above, "above", "Above the upper limit"},
    {Signal::Below, "below", "Below the lower limit"},
    {Signal::Rising, "rising", "Seven points rising"},
    {Signal::Falling, "falling", "Seven points falling"},
    {Signal::TwoHigh, "two-high", "Two of three points near the upper limit"},
    {Signal::TwoLow, "two-low", "Two of three points near the lower limit"},
    {Signal::RunHigh, "run-high", "Seven points in a row above the average"},
    {Signal::RunLow, "run-low", "Seven points in a row below the average"},
}};

constexpr std::array<partnership::StoredWord<TwoOfThree>, 2> kReadings {{
    {TwoOfThree::Reference, "reference", "points between the near limit and the limit"},
    {TwoOfThree::Mdc2023, "mdc2023", "points beyond the limit too"},
}};

using Readings = std::vector<Reading>;

int sideOf(double value, double line, double tie)
{
    const double over = value - line;
    return over > tie ? 1 : over < -tie ? -1 : 0;
}

void findOutside(std::span<const double> values, const Limits& limits, Readings& readings)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        Reading& reading = readings[i];
        reading.side = sideOf(values[i], limits.mean, limits.tie);
        if (!limits.known) {
            continue;
        }
        if (sideOf(values[i], limits.upper, limits.tie) > 0) {
            reading.found.add(Signal::Above);
        } else if (sideOf(values[i], limits.lower, limits.tie) < 0) {
            reading.found.add(Signal::Below);
        } else {
            reading.nearLimit = sideOf(values[i], limits.nearUpper, limits.tie) > 0
                || sideOf(values[i], limits.nearLower, limits.tie) < 0;
        }
    }
}

// Each longest stretch that goes one way without a tie. The point where one ends and the next begins has the later
// one's direction only.
void findTrends(std::span<const double> values, double tie, Readings& readings)
{
    std::vector<Signal> trend(values.size(), Signal::None);
    for (std::size_t from = 0; from + 1 < values.size();) {
        const int way = sideOf(values[from + 1], values[from], tie);
        std::size_t to = from + 1;
        while (way != 0 && to + 1 < values.size() && sideOf(values[to + 1], values[to], tie) == way) {
            ++to;
        }
        if (way != 0 && to - from + 1 >= kRunLength) {
            for (std::size_t i = from; i <= to; ++i) {
                trend[i] = way > 0 ? Signal::Rising : Signal::Falling;
            }
        }
        from = to;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (trend[i] != Signal::None) {
            readings[i].found.add(trend[i]);
        }
    }
}

void findTwoOfThree(TwoOfThree reading, Readings& readings)
{
    const auto counts = [&](const Reading& point) {
        const bool outside = point.found.has(Signal::Above) || point.found.has(Signal::Below);
        return point.nearLimit || (outside && reading == TwoOfThree::Mdc2023);
    };
    for (std::size_t from = 0; from + kWindow <= readings.size(); ++from) {
        const int side = readings[from].side;
        std::size_t far = 0;
        bool oneSide = side != 0;
        for (std::size_t i = from; i < from + kWindow; ++i) {
            oneSide = oneSide && readings[i].side == side;
            far += counts(readings[i]) ? 1U : 0U;
        }
        if (!oneSide || far < 2) {
            continue;
        }
        for (std::size_t i = from; i < from + kWindow; ++i) {
            if (counts(readings[i])) {
                readings[i].found.add(side > 0 ? Signal::TwoHigh : Signal::TwoLow);
            }
        }
    }
}

void findRuns(Readings& readings)
{
    for (std::size_t from = 0; from < readings.size();) {
        std::size_t to = from + 1;
        while (to < readings.size() && readings[to].side == readings[from].side) {
            ++to;
        }
        if (readings[from].side != 0 && to - from >= kRunLength) {
            for (std::size_t i = from; i < to; ++i) {
                readings[i].found.add(readings[i].side > 0 ? Signal::RunHigh : Signal::RunLow);
            }
        }
        from = to;
    }
}

}  // namespace

Signal SignalSet::first() const
{
    for (const auto& row : kSignals) {
        if (has(row.value)) {
            return row.value;
        }
    }
    return Signal::None;
}

std::vector<Reading> readingsOf(std::span<const double> values, const Limits& limits, TwoOfThree twoOfThree)
{
    Readings readings(values.size());
    findOutside(values, limits, readings);
    if (limits.known) {
        findTrends(values, limits.tie, readings);
        findTwoOfThree(twoOfThree, readings);
        findRuns(readings);
    }
    return readings;
}

int directionOf(Signal signal)
{
    switch (signal) {
    case Signal::None:
        return 0;
    case Signal::Above:
    case Signal::Rising:
    case Signal::TwoHigh:
    case Signal::RunHigh:
        return 1;
    case Signal::Below:
    case Signal::Falling:
    case Signal::TwoLow:
    case Signal::RunLow:
        return -1;
    }
    return 0;
}

std::string_view toStored(Signal signal) { return partnership::wordOf(kSignals, signal).stored; }

std::optional<Signal> signalFromStored(std::string_view stored) { return partnership::valueOf(kSignals, stored); }

std::string_view inWords(Signal signal) { return partnership::wordOf(kSignals, signal).words; }

std::string_view toStored(TwoOfThree reading) { return partnership::wordOf(kReadings, reading).stored; }

std::optional<TwoOfThree> twoOfThreeFromStored(std::string_view stored)
{
    return partnership::valueOf(kReadings, stored);
}

}  // namespace muster::performance

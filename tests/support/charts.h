// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures with figures, without a database: what the tests of pictures draw.
#pragma once

#include "core/performance/chart_picture.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace muster::test {

struct ChartWish {
    std::string name = "Violent crime";
    std::string unit = "offences";
    std::vector<double> values;
    performance::Polarity polarity = performance::Polarity::LowerIsBetter;
    base::Date first {std::chrono::year {2009}, std::chrono::month {9}, std::chrono::day {1}};
    std::string target {};
    std::vector<performance::Rebase> rebases {};
    std::vector<std::size_t> without {};  ///< places of months that have no figure
};

/// The same as `chartOfMeasure` gives for a measure with these figures, and the baseline of 12.
inline performance::MeasureChart measureChart(const ChartWish& wish)
{
    using namespace performance;
    MeasureChart chart;
    MeasureDetails& details = chart.measure.details;
    chart.measure.reference = "M05";
    details.name = wish.name;
    details.unit = wish.unit;
    details.polarity = wish.polarity;
    chart.rebases = wish.rebases;
    std::vector<double> figures;
    for (std::size_t i = 0; i < wish.values.size(); ++i) {
        if (std::find(wish.without.begin(), wish.without.end(), i) != wish.without.end()) {
            continue;
        }
        PeriodValue value;
        value.period = base::addMonths(wish.first, static_cast<int>(i));
        value.now.value = wish.values[i];
        figures.push_back(wish.values[i]);
        chart.values.push_back(std::move(value));
    }
    if (!wish.target.empty()) {
        chart.measure.target = readTarget(wish.target, wish.polarity, wish.first).value();
        chart.measure.details.target = wish.target;
    }
    ChartRules rules;
    rules.baselinePoints = kFewestPoints;
    for (const Rebase& rebase : wish.rebases) {
        const auto at = std::find_if(chart.values.begin(), chart.values.end(),
                                     [&](const PeriodValue& value) { return value.period >= rebase.from; });
        rules.rebasedAt.push_back(static_cast<std::size_t>(at - chart.values.begin()));
    }
    for (const PeriodValue& value : chart.values) {
        chart.targets.push_back(chart.measure.target
                                    ? targetAt(*chart.measure.target, value.period, Frequency::Monthly,
                                               [](base::Date) { return std::optional<double> {}; })
                                    : std::nullopt);
    }
    chart.chart = chartOf(figures, wish.polarity, rules);
    return chart;
}

/// Violent crime of the sample partnership, September 2009 to October 2011: a run above the mean at its end.
inline ChartWish violentCrime()
{
    ChartWish wish;
    wish.values = {151, 146, 158, 149, 143, 155, 150, 147, 153, 148, 152, 145, 150,
                   156, 149, 158, 154, 160, 157, 161, 159, 163, 158, 162, 160, 164};
    return wish;
}

inline base::Date monthOf(int year, unsigned month)
{
    return {std::chrono::year {year}, std::chrono::month {month}, std::chrono::day {1}};
}

inline performance::PictureMarker actionMarker(int year, unsigned month, std::string text)
{
    return {performance::MarkerKind::Action, monthOf(year, month), std::move(text), 0};
}

inline performance::Rebase newLimits(int year, unsigned month, std::string reason, bool isBreak = false)
{
    performance::Rebase rebase;
    rebase.from = monthOf(year, month);
    rebase.isBreak = isBreak;
    rebase.reason = std::move(reason);
    return rebase;
}

/// One picture for each thing that can be in one.
inline std::vector<std::pair<std::string, performance::ChartPicture>> everyPicture()
{
    using namespace performance;
    std::vector<std::pair<std::string, ChartPicture>> all;
    const auto add = [&](const char* name, const ChartWish& wish, std::vector<PictureMarker> markers = {}) {
        all.emplace_back(name, pictureOf(measureChart(wish), std::move(markers)));
    };
    ChartWish violent = violentCrime();
    violent.target = "no more than 150";
    add("concern", violent,
        {actionMarker(2011, 9, "A-004 patrol plan"), actionMarker(2011, 7, "A-019 asked why"),
         actionMarker(2011, 8, "A-020 fencing at the parade and two units boarded up")});
    ChartWish better;
    better.name = "Re-offences by the IOM cohort";
    better.values = {41, 38, 43, 40, 37, 42, 39, 41, 38, 40, 42, 39, 38,
                     36, 35, 33, 34, 32, 31, 33, 30, 29, 31, 28, 29, 27};
    better.target = "reduce to 30";
    add("improvement", better);
    ChartWish neutral;
    neutral.name = "ASB and hate crime reports to the single system";
    neutral.unit = "reports";
    neutral.polarity = Polarity::Neutral;
    neutral.values = {402, 415, 398, 421, 407, 411, 396, 418, 409, 403, 414, 400, 412,
                      405, 419, 408, 431, 446, 452, 460, 471, 468, 483, 479, 490, 502};
    neutral.rebases = {newLimits(2011, 1, "single reporting system opened to landlords")};
    add("neutral-rebased", neutral);
    ChartWish spike;
    spike.name = "Serious acquisitive crime";
    spike.values = {96, 88, 91, 99, 85, 93, 90, 97, 87, 92, 94,  89, 90,
                    84, 88, 83, 86, 82, 87, 81, 85, 80, 83, 118, 86, 84};
    spike.rebases = {newLimits(2010, 9, "recording rules changed", true)};
    spike.without = {17, 18};
    add("break-and-gap", spike);
    ChartWish little;
    little.name = "Deliberate fires";
    little.unit = "fires";
    little.values = {7, 3, 5, 2, 4, 6, 1, 5};
    add("trial", little);
    ChartWish one;
    one.name = "Calls to the new line";
    one.values = {12};
    add("one", one);
    ChartWish same;
    same.name = "Deaths on the roads";
    same.values = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    add("constant", same);
    ChartWish ten;
    ten.name = "All recorded crime";
    for (int i = 0; i < 120; ++i) {
        ten.values.push_back(1400 - i + 40 * ((i * 7919) % 13 - 6));
    }
    ten.first = monthOf(2002, 4);
    add("ten-years", ten);
    return all;
}

}  // namespace muster::test

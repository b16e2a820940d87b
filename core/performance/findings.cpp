// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/findings.h"

#include "core/base/text.h"
#include "core/partnership/place_queries.h"
#include "core/performance/chart_words.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace muster::performance {

using replica::Reader;

namespace {

// Their numbers follow how much people report and how much officers look (requirements H04).
constexpr std::array<std::string_view, 3> kReportedMore {"anti-social behaviour", "drugs", "possession of weapons"};

std::string monthOrPeriod(const Finding& finding, base::Date period)
{
    return finding.frequency == Frequency::Monthly ? std::string {base::monthName(period.month())}
                                                   : inWords(period, finding.frequency);
}

Finding findingOf(const SignalRun& run, const ControlChart& chart, const std::vector<base::Date>& periods,
                  const std::vector<double>& values)
{
    Finding finding;
    finding.run = run;
    finding.limits = chart.limitsAt(run.last);
    finding.first = periods[run.first];
    finding.last = periods[run.last];
    finding.newest = periods.back();
    finding.value = values[run.last];
    return finding;
}

/// A crime series without the months in which nothing was counted, and its chart.
struct CrimeChart {
    std::vector<base::Date> months;
    std::vector<double> values;
    ControlChart chart;
    Polarity polarity = Polarity::Neutral;
};

CrimeChart chartOf(const CrimeTable& table, const CrimeSeries& series, CrimeBy by)
{
    CrimeChart result;
    result.polarity = polarityOfCrime(series.type);
    for (std::size_t i = 0; i < series.counts.size(); ++i) {
        if (series.counts[i]) {
            result.months.push_back(table.months[i]);
            result.values.push_back(*series.counts[i]);
        }
    }
    ChartRules rules;
    rules.baselinePoints = kFewestPoints;
    for (const CrimeBreak& found : breaksOf(table, by, series)) {
        const auto at = std::lower_bound(result.months.begin(), result.months.end(), found.month);
        rules.rebasedAt.push_back(static_cast<std::size_t>(at - result.months.begin()));
    }
    result.chart = chartOf(result.values, result.polarity, rules);
    return result;
}

void addFindings(std::vector<Finding>& found, const CrimeChart& chart, const CrimeSeriesName& name, bool endedToo)
{
    for (const SignalRun& run : signalRuns(chart.values, chart.chart, chart.polarity)) {
        if (!endedToo && !run.goesOn()) {
            continue;
        }
        Finding finding = findingOf(run, chart.chart, chart.months, chart.values);
        finding.crime = name;
        finding.series = idOf(name);
        finding.name = inWords(name);
        finding.unit = "offences";
        finding.polarity = chart.polarity;
        finding.change = changeText(finding.limits.mean, finding.value, 0);
        found.push_back(std::move(finding));
    }
}

}  // namespace

std::string inWords(const CrimeSeriesName& series)
{
    return fmt::format("{}, {}", series.type.empty() ? "All recorded crime" : series.type, series.area);
}

base::Id idOf(const CrimeSeriesName& series)
{
    return idOfName("crime_series", fmt::format("{}\n{}\n{}", toStored(series.by), series.area, series.type));
}

Polarity polarityOfCrime(std::string_view type)
{
    const std::string word = base::lowered(type);
    return std::find(kReportedMore.begin(), kReportedMore.end(), word) != kReportedMore.end() ? Polarity::Neutral
                                                                                              : Polarity::LowerIsBetter;
}

std::string expectedText(const Limits& limits, int decimals)
{
    if (!limits.known) {
        return {};
    }
    const double unit = std::pow(10.0, decimals);
    // A limit of 21.5 leaves room for 21 and not for 22. What is nearly a whole number is one.
    constexpr double kNoise = 1e-9;
    const double lowest = std::ceil(limits.lower * unit - kNoise) / unit;
    const double highest = std::floor(limits.upper * unit + kNoise) / unit;
    if (limits.lower <= 0 && limits.mean >= 0) {
        return "up to " + figureText(highest, decimals);
    }
    return lowest < highest ? fmt::format("{} to {}", figureText(lowest, decimals), figureText(highest, decimals))
                            : fmt::format("about {}", figureText(limits.mean, decimals + 1));
}

std::string sentenceOf(const Finding& finding)
{
    const SignalRun& run = finding.run;
    const bool high = run.direction > 0;
    const std::string word {periodWord(finding.frequency)};
    const auto periods = [&](std::size_t count) { return base::counted(static_cast<int>(count), word, word + "s"); };
    const std::string ended = run.since == 0 ? std::string {} : ", up to " + monthOrPeriod(finding, finding.last);
    switch (finding.rule()) {
    case SignalRule::Outside:
        if (run.outside == 1 && run.flagged == 1) {
            return fmt::format("{} {} the {} limit: {}, expected {}", monthOrPeriod(finding, finding.last),
                               high ? "above" : "below", high ? "upper" : "lower",
                               figureText(finding.value, finding.decimals),
                               expectedText(finding.limits, finding.decimals));
        }
        return fmt::format("{} {} the {} limit{}", periods(run.outside), high ? "above" : "below",
                           high ? "upper" : "lower",
                           run.since == 0 ? fmt::format(", {} the mean since {}", high ? "above" : "below",
                                                        inWords(finding.first, finding.frequency))
                                          : ended);
    case SignalRule::Shift:
        return fmt::format("{} {} the mean{}", periods(run.side), high ? "above" : "below", ended);
    case SignalRule::Trend:
        return fmt::format("{} {} in a row{}", periods(run.flagged), high ? "rising" : "falling", ended);
    case SignalRule::TwoOfThree:
        return fmt::format("{} near the {} limit{}", periods(run.flagged), high ? "upper" : "lower",
                           run.since == 0 ? ", up to " + monthOrPeriod(finding, finding.last) : ended);
    }
    return {};
}

std::vector<Finding> signalRuns(const MeasureChart& chart)
{
    std::vector<Finding> found;
    std::vector<base::Date> periods;
    std::vector<double> values;
    for (const PeriodValue& value : chart.values) {
        periods.push_back(value.period);
        values.push_back(value.now.value);
    }
    if (chart.chart.points.empty()) {
        return found;
    }
    const MeasureDetails& details = chart.measure.details;
    for (const SignalRun& run : signalRuns(values, chart.chart, details.polarity)) {
        Finding finding = findingOf(run, chart.chart, periods, values);
        finding.series = finding.measure = chart.measure.id;
        finding.reference = chart.measure.reference;
        finding.name = details.name;
        finding.unit = details.unit;
        finding.priority = chart.measure.priorityName;
        finding.frequency = details.frequency;
        finding.polarity = details.polarity;
        finding.decimals = details.decimals;
        finding.foundOn = chart.values[run.last].now.receivedOn;
        finding.change = changeText(finding.limits.mean, finding.value, details.decimals, details.unit);
        found.push_back(std::move(finding));
    }
    return found;
}

std::vector<Finding> signalRuns(const Reader& reader, const base::Id& measure)
{
    const auto chart = chartOfMeasure(reader, measure);
    return chart ? signalRuns(*chart) : std::vector<Finding> {};
}

std::vector<Finding> findings(const Reader& reader)
{
    std::vector<Finding> found;
    for (const MeasureChart& chart : chartsOfMeasures(reader)) {
        for (Finding& finding : signalRuns(chart)) {
            if (finding.run.goesOn()) {
                found.push_back(std::move(finding));
            }
        }
    }
    return found;
}

std::vector<Finding> crimeFindings(const Reader& reader, CrimeBy by)
{
    std::vector<Finding> found;
    const CrimeTable table = crimeTable(reader, by);
    for (const CrimeSeries& series : table.series) {
        const CrimeChart chart = chartOf(table, series, by);
        if (!chart.chart.groups.empty() && chart.chart.groups.back().limits.mean >= kFewestForRanking) {
            addFindings(found, chart, {by, series.area, series.type}, false);
        }
    }
    if (by == CrimeBy::Ward) {
        std::map<std::string, std::vector<std::string>> listed;
        for (partnership::WardOverview& ward : partnership::wardOverviews(reader, reader.today())) {
            listed.emplace(std::move(ward.ward.name), std::move(ward.priorityFor));
        }
        for (Finding& finding : found) {
            finding.vulnerableFor = listed[finding.crime->area];
        }
    }
    return found;
}

std::optional<std::vector<Finding>> signalRuns(const Reader& reader, const CrimeSeriesName& name)
{
    const CrimeTable table = crimeTable(reader, name.by, name.type.empty());
    const auto series = std::find_if(table.series.begin(), table.series.end(), [&](const CrimeSeries& one) {
        return base::lowered(one.area) == base::lowered(name.area)
            && base::lowered(one.type) == base::lowered(name.type);
    });
    if (series == table.series.end()) {
        return std::nullopt;
    }
    std::vector<Finding> found;
    addFindings(found, chartOf(table, *series, name.by), {name.by, series->area, series->type}, true);
    return found;
}

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/target_words.h"

#include "core/performance/figures.h"

#include <cmath>
#include <fmt/format.h>

namespace muster::performance {

namespace {

// As many decimals as the number has, at most two.
std::string shown(double value)
{
    for (int decimals = 0; decimals < 2; ++decimals) {
        const double scale = decimals == 0 ? 1 : 10;
        if (std::abs(std::round(value * scale) / scale - value) < 1e-9) {
            return figureText(value, decimals);
        }
    }
    return figureText(value, 2);
}

std::string_view periodWord(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Monthly:
        return "month";
    case Frequency::Quarterly:
        return "quarter";
    case Frequency::Yearly:
        return "year";
    }
    return {};
}

int periodsInYear(Frequency frequency)
{
    return frequency == Frequency::Monthly ? 12 : frequency == Frequency::Quarterly ? 4 : 1;
}

std::string valueWords(const Target& target, std::string_view unit, Frequency frequency)
{
    const bool percent = unit == "%" || unit == "per cent" || unit == "percent";
    const std::string noun = percent ? "%" : unit.empty() ? "" : " " + std::string {unit};
    const std::string_view limit = target.sense == Sense::AtMost ? "or fewer" : "or more";
    const int periods = periodsInYear(frequency);
    if (target.yearTotal && periods > 1) {
        return fmt::format("{}{} {} in a year, which is {} in a {}", shown(target.value), noun, limit,
                           figureText(target.value / periods, 1), periodWord(frequency));
    }
    return fmt::format("{}{} {} in each {}", shown(target.value), noun, limit, periodWord(frequency));
}

std::string lastYearWords(const Target& target, Frequency frequency)
{
    const std::string same =
        fmt::format("the same {} of the year before", frequency == Frequency::Yearly ? "period" : periodWord(frequency));
    if (target.percent == 0) {
        return fmt::format("no {} than in {}", target.sense == Sense::AtMost ? "more" : "fewer", same);
    }
    return fmt::format("at least {}% {} than in {}", shown(std::abs(target.percent)), target.percent < 0 ? "less" : "more",
                       same);
}

}  // namespace

std::string inWords(const Target& target, std::string_view unit, Frequency frequency)
{
    const std::string by = target.by ? ", by " + base::longDate(*target.by) : std::string {};
    switch (target.kind) {
    case TargetKind::Milestone:
        return target.by ? "yes by " + base::longDate(*target.by) : "yes, without a date";
    case TargetKind::LastYear:
        return lastYearWords(target, frequency) + by;
    case TargetKind::Value:
        return valueWords(target, unit, frequency) + by;
    }
    return {};
}

std::string targetVerdict(const MeasureChart& chart)
{
    if (chart.assurance == Assurance::NotJudged || chart.chart.points.empty() || chart.targets.empty()
        || !chart.targets.back()) {
        return {};
    }
    if (chart.chart.points.back().meaning == Meaning::None) {
        return std::string {inWords(chart.assurance)};
    }
    const double value = chart.values.back().now.value;
    const double target = *chart.targets.back();
    const bool met = chart.measure.details.polarity == Polarity::HigherIsBetter ? value >= target : value <= target;
    return fmt::format("{} in {}, and its figures have moved", met ? "Met" : "Missed",
                       inWords(chart.values.back().period, chart.measure.details.frequency));
}

}  // namespace muster::performance

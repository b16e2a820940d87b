// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/control_chart.h"

#include "core/partnership/stored_words.h"

#include <algorithm>

namespace muster::performance {

namespace {

constexpr std::array<partnership::StoredWord<Meaning>, 4> kMeanings {{
    {Meaning::None, "", "Ordinary variation"},
    {Meaning::Improvement, "improvement", "Improvement"},
    {Meaning::Concern, "concern", "Concern"},
    {Meaning::Neutral, "neutral", "Change"},
}};

constexpr std::array<partnership::StoredWord<Assurance>, 4> kAssurances {{
    {Assurance::NotJudged, "", "Not judged"},
    {Assurance::ConsistentPass, "consistent_pass", "Will be met while nothing changes"},
    {Assurance::ConsistentFail, "consistent_fail", "Will be missed while nothing changes"},
    {Assurance::Inconsistent, "inconsistent", "Will be met or missed by chance"},
}};

std::vector<std::size_t> beginningsOf(std::size_t count, const std::vector<std::size_t>& rebasedAt)
{
    std::vector<std::size_t> beginnings {0};
    std::copy_if(rebasedAt.begin(), rebasedAt.end(), std::back_inserter(beginnings),
                 [&](std::size_t at) { return at < count; });
    std::sort(beginnings.begin(), beginnings.end());
    beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
    return beginnings;
}

}  // namespace

std::string_view toStored(Meaning meaning) { return partnership::wordOf(kMeanings, meaning).stored; }
std::string_view inWords(Meaning meaning) { return partnership::wordOf(kMeanings, meaning).words; }
std::string_view toStored(Assurance assurance) { return partnership::wordOf(kAssurances, assurance).stored; }
std::string_view inWords(Assurance assurance) { return partnership::wordOf(kAssurances, assurance).words; }

Meaning meaningOf(Signal signal, Polarity polarity)
{
    const int direction = directionOf(signal);
    if (direction == 0) {
        return Meaning::None;
    }
    if (polarity == Polarity::Neutral) {
        return Meaning::Neutral;
    }
    const int better = polarity == Polarity::HigherIsBetter ? 1 : -1;
    return direction == better ? Meaning::Improvement : Meaning::Concern;
}

Assurance ControlChart::assurance(std::optional<double> target, Polarity polarity) const
{
    if (!target || polarity == Polarity::Neutral || groups.empty() || !groups.back().limits.known) {
        return Assurance::NotJudged;
    }
    const Limits& limits = groups.back().limits;
    const bool lower = polarity == Polarity::LowerIsBetter;
    if (*target > limits.upper + limits.tie) {
        return lower ? Assurance::ConsistentPass : Assurance::ConsistentFail;
    }
    if (*target < limits.lower - limits.tie) {
        return lower ? Assurance::ConsistentFail : Assurance::ConsistentPass;
    }
    return Assurance::Inconsistent;
}

ControlChart chartOf(std::span<const double> values, Polarity polarity, const ChartRules& rules)
{
    ControlChart chart;
    if (values.empty()) {
        return chart;
    }
    chart.points.reserve(values.size());
    const std::vector<std::size_t> beginnings = beginningsOf(values.size(), rules.rebasedAt);
    for (std::size_t i = 0; i < beginnings.size(); ++i) {
        const std::size_t first = beginnings[i];
        const std::size_t end = i + 1 < beginnings.size() ? beginnings[i + 1] : values.size();
        const auto group = values.subspan(first, end - first);
        const std::size_t baseline = std::min(group.size(), rules.baselinePoints.value_or(group.size()));
        chart.groups.push_back({first, group.size(), limitsOf(group.first(baseline), rules.screening)});
        std::size_t place = 0;
        for (Reading& reading : readingsOf(group, chart.groups.back().limits, rules.twoOfThree)) {
            const Signal signal = reading.found.first();
            chart.points.push_back({i, place++ < baseline, reading, signal, meaningOf(signal, polarity)});
        }
    }
    return chart;
}

}  // namespace muster::performance

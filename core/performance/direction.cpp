// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/direction.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::performance {

namespace {

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    }
    return text;
}

std::string sentenceFor(const PriorityDirection& priority)
{
    std::string text;
    for (const Direction direction : {Direction::Worsening, Direction::Improving, Direction::Changed,
                                      Direction::Unchanged, Direction::Unknown}) {
        std::vector<std::string> names;
        for (const MeasureDirection& measure : priority.measures) {
            if (measure.direction == direction) {
                names.push_back(measure.name);
            }
        }
        if (names.empty()) {
            continue;
        }
        // What moves is named; what stands still is counted once there is something to tell before it.
        const bool quiet = direction == Direction::Unchanged || direction == Direction::Unknown;
        const bool counted = quiet && (names.size() > 2 || !text.empty());
        const std::string who = counted ? fmt::format("{} {}{}", names.size(), text.empty() ? "" : "other ",
                                                      names.size() == 1 ? "measure" : "measures")
                                        : listed(names);
        text += fmt::format("{}{}: {}.", text.empty() ? "" : " ", inWords(direction), who);
    }
    return text;
}

}  // namespace

std::string_view inWords(Direction direction)
{
    switch (direction) {
    case Direction::Worsening:
        return "Worsening";
    case Direction::Improving:
        return "Improving";
    case Direction::Changed:
        return "Change, not judged";
    case Direction::Unchanged:
        return "No change";
    case Direction::Unknown:
        break;
    }
    return "Too few figures";
}

PointMark markFor(Direction direction)
{
    return direction == Direction::Worsening  ? PointMark::Diamond
        : direction == Direction::Improving   ? PointMark::Tick
        : direction == Direction::Changed     ? PointMark::Square
                                              : PointMark::Dot;
}

MeasureDirection directionOf(const MeasureChart& chart)
{
    MeasureDirection result {chart.measure.id, chart.measure.reference, chart.measure.details.name,
                             Direction::Unknown, pictureOf(chart).sentence};
    const bool milestone = chart.measure.details.kind == MeasureKind::Milestone;
    if (milestone && !chart.values.empty()) {
        // Reached counts from the month in which it came; that it stays reached is no news.
        const bool reached = chart.values.back().now.value > 0;
        const bool before = chart.values.size() > 1 && chart.values[chart.values.size() - 2].now.value > 0;
        result.direction = reached == before ? Direction::Unchanged
            : reached                        ? Direction::Improving
                                             : Direction::Worsening;
        return result;
    }
    if (chart.chart.points.size() < kFewestPoints) {
        return result;
    }
    switch (chart.chart.points.back().meaning) {
    case Meaning::Concern:
        result.direction = Direction::Worsening;
        break;
    case Meaning::Improvement:
        result.direction = Direction::Improving;
        break;
    case Meaning::Neutral:
        result.direction = Direction::Changed;
        break;
    case Meaning::None:
        result.direction = Direction::Unchanged;
        break;
    }
    return result;
}

std::vector<PriorityDirection> directionsOf(const std::vector<MeasureChart>& charts)
{
    std::vector<PriorityDirection> all;
    for (const MeasureChart& chart : charts) {
        const base::Id& priority = chart.measure.details.priority;
        auto at = std::find_if(all.begin(), all.end(),
                               [&](const PriorityDirection& one) { return one.priority == priority; });
        if (at == all.end()) {
            const std::string name =
                chart.measure.priorityName.empty() ? "Without a priority" : chart.measure.priorityName;
            at = all.insert(all.end(), {priority, name, Direction::Unknown, {}, {}});
        }
        at->measures.push_back(directionOf(chart));
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const PriorityDirection& one) { return one.priority != base::Id {}; });
    for (PriorityDirection& priority : all) {
        std::stable_sort(
            priority.measures.begin(), priority.measures.end(),
            [](const MeasureDirection& a, const MeasureDirection& b) { return a.direction < b.direction; });
        // The first is the one that names the priority: the order of the directions is the rule.
        priority.direction = priority.measures.front().direction;
        priority.sentence = sentenceFor(priority);
    }
    return all;
}

}  // namespace muster::performance

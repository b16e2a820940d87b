// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_picture.h"

#include "core/base/text.h"
#include "core/performance/chart_words.h"
#include "core/performance/figures.h"
#include "core/tables/date_reading.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace muster::performance {

namespace {

// What every builder knows of a period that has a figure.
struct Given {
    base::Date period {};
    std::string label;
    std::string date;
    double value = 0;
    std::optional<double> target {};
    bool provisional = false;
    std::string before {};
};

std::string shownFigure(const ChartPicture& picture, double value)
{
    if (picture.milestone) {
        return value > 0 ? "yes" : "no";
    }
    return figureText(value, picture.decimals);
}

std::string limitFigure(const ChartPicture& picture, double value) { return figureText(value, picture.decimals + 1); }

// Every period gets a point, so that a month without a figure leaves its room empty. `places`: the points of the
// figures.
std::vector<std::size_t> putPoints(ChartPicture& picture, std::vector<Given> given)
{
    std::vector<std::size_t> places;
    for (Given& figure : given) {
        while (picture.dated && !picture.points.empty()) {
            const base::Date next = periodsLater(picture.points.back().period, picture.frequency, 1);
            if (next >= figure.period) {
                break;
            }
            PicturePoint gap;
            gap.period = next;
            gap.label = inWords(next, picture.frequency);
            gap.date = shortPeriod(next, picture.frequency);
            gap.shown = "no figure";
            picture.points.push_back(std::move(gap));
        }
        PicturePoint point;
        point.period = figure.period;
        point.label = std::move(figure.label);
        point.date = std::move(figure.date);
        point.value = figure.value;
        point.shown = shownFigure(picture, figure.value);
        point.target = figure.target;
        point.provisional = figure.provisional;
        point.before = std::move(figure.before);
        places.push_back(picture.points.size());
        picture.points.push_back(std::move(point));
    }
    return places;
}

LimitStep stepFrom(const ChartPicture& picture, const ChartGroup& group, std::size_t baseline,
                   const std::vector<std::size_t>& places, bool belowZero)
{
    LimitStep step;
    step.first = places[group.first];
    step.last = places[group.first + group.points - 1];
    step.baselineLast = places[group.first + baseline - 1];
    step.limits = group.limits;
    step.meanLabel = "mean " + limitFigure(picture, group.limits.mean);
    if (group.limits.known) {
        step.lowerShown = group.limits.lower >= 0 || belowZero;
        step.upperLabel = "upper " + limitFigure(picture, group.limits.upper);
        step.lowerLabel = step.lowerShown ? "lower " + limitFigure(picture, group.limits.lower) : "lower below 0";
    }
    if (!group.limits.known) {
        step.baselineLabel = "no limits yet";
    } else if (group.limits.trial()) {
        step.baselineLabel = fmt::format("trial limits, {} points", group.limits.points);
    } else if (baseline < group.points) {
        step.baselineLabel = fmt::format("baseline, first {}", baseline);
    }
    return step;
}

void putChart(ChartPicture& picture, const ControlChart& chart, const std::vector<std::size_t>& places)
{
    const bool belowZero = std::any_of(picture.points.begin(), picture.points.end(),
                                       [](const PicturePoint& point) { return point.value && *point.value < 0; });
    for (std::size_t group = 0; group < chart.groups.size(); ++group) {
        const ChartGroup& stretch = chart.groups[group];
        std::size_t baseline = 0;
        while (baseline < stretch.points && chart.points[stretch.first + baseline].inBaseline) {
            ++baseline;
        }
        picture.steps.push_back(stepFrom(picture, stretch, std::max<std::size_t>(baseline, 1), places, belowZero));
    }
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const ChartPoint& from = chart.points[i];
        PicturePoint& point = picture.points[places[i]];
        point.signal = from.signal;
        point.meaning = from.meaning;
        point.mark = markFor(from.meaning);
        point.outside = from.reading.found.has(Signal::Above) || from.reading.found.has(Signal::Below);
        point.word = signalWords(from.signal, from.meaning);
        point.step = from.group;
    }
}

void putAxis(ChartPicture& picture)
{
    if (picture.milestone) {
        picture.axis = {0, 1, {{0, "No"}, {1, "Yes"}}};
        return;
    }
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    const auto cover = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const PicturePoint& point : picture.points) {
        if (point.value) {
            cover(*point.value);
        }
        if (point.target) {
            cover(*point.target);
        }
    }
    for (const LimitStep& step : picture.steps) {
        cover(step.limits.upper);
        cover(step.lowerShown ? step.limits.lower : 0);
    }
    if (low > high) {
        return;
    }
    // Where zero is near, the axis begins there: a short axis that almost reaches it misleads.
    if (low > 0 && low <= (high - low) / 2) {
        low = 0;
    }
    picture.axis = valueAxis(low, high, picture.decimals);
}

// Where a day stands among the points; nothing outside them.
std::optional<std::size_t> pointOf(const ChartPicture& picture, base::Date day)
{
    if (!picture.dated || picture.points.empty()) {
        return std::nullopt;
    }
    const base::Date period = periodOf(day, picture.frequency);
    const auto at = std::lower_bound(picture.points.begin(), picture.points.end(), period,
                                     [](const PicturePoint& point, base::Date date) { return point.period < date; });
    return at != picture.points.end() && at->period == period
        ? std::optional {static_cast<std::size_t>(at - picture.points.begin())}
        : std::nullopt;
}

void putMarkers(ChartPicture& picture, std::vector<PictureMarker> markers)
{
    for (PictureMarker& marker : markers) {
        if (const auto point = pointOf(picture, marker.date)) {
            marker.point = *point;
            picture.markers.push_back(std::move(marker));
        }
    }
}

// New limits and breaks: they stand before the first point that is counted from them, however long that took to come.
void putBeginning(ChartPicture& picture, MarkerKind kind, base::Date from, const std::string& reason)
{
    const auto at = std::find_if(picture.points.begin(), picture.points.end(), [&](const PicturePoint& point) {
        return point.value.has_value() && point.period >= from;
    });
    if (at == picture.points.begin() || at == picture.points.end()) {
        return;
    }
    const std::string head = kind == MarkerKind::Break ? "counted differently" : "new limits";
    const auto point = static_cast<std::size_t>(at - picture.points.begin());
    picture.markers.push_back({kind, from, reason.empty() ? head : head + ": " + reason, point});
}

void finish(ChartPicture& picture)
{
    std::stable_sort(picture.markers.begin(), picture.markers.end(),
                     [](const PictureMarker& a, const PictureMarker& b) { return a.point < b.point; });
    putAxis(picture);
    picture.sentence = sentenceOf(picture);
    picture.alt = altOf(picture);
}

std::string methodOf(std::optional<std::size_t> baseline, bool screening, TwoOfThree twoOfThree,
                     std::string_view period)
{
    return fmt::format("XmR limits of {}, {}{}",
                       baseline ? fmt::format("the first {} {}s", *baseline, period) : fmt::format("all {}s", period),
                       screening ? "screened" : "not screened",
                       twoOfThree == TwoOfThree::Mdc2023 ? ", two of three as the NHS tool counts since 2023" : "");
}

// How many decimals a figure of a file is written with: the fewest that lose nothing a reader would miss.
int decimalsOf(double value)
{
    constexpr int kMost = 3;
    constexpr double kSame = 1e-6;
    int decimals = 0;
    for (double scaled = value; decimals < kMost && std::abs(scaled - std::round(scaled)) > kSame; scaled *= 10) {
        ++decimals;
    }
    return decimals;
}

// Whether the dates are months that follow each other, with or without gaps.
bool areMonths(const std::vector<base::Date>& dates)
{
    bool next = dates.size() < 2;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const base::Date before = periodOf(dates[i - 1], Frequency::Monthly);
        const base::Date month = periodOf(dates[i], Frequency::Monthly);
        if (month == before) {
            return false;
        }
        next = next || base::addMonths(before, 1) == month;
    }
    return next;
}

std::optional<base::Date> dateFrom(const std::string& text)
{
    if (const auto day = base::parseIsoDate(text)) {
        return day;
    }
    if (const auto day = tables::readDateCell(text)) {
        return *day;
    }
    return readPeriod(text, Frequency::Monthly);
}

}  // namespace

PointMark markFor(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Concern:
        return PointMark::Diamond;
    case Meaning::Improvement:
        return PointMark::Tick;
    case Meaning::Neutral:
        return PointMark::Square;
    case Meaning::None:
        break;
    }
    return PointMark::Dot;
}

std::optional<std::size_t> ChartPicture::lastWithValue() const
{
    for (std::size_t i = points.size(); i > 0; --i) {
        if (points[i - 1].value) {
            return i - 1;
        }
    }
    return std::nullopt;
}

const LimitStep* ChartPicture::stepOf(std::size_t point) const
{
    const auto& step = points[point].step;
    return step && *step < steps.size() ? &steps[*step] : nullptr;
}

ChartPicture pictureOf(const MeasureChart& chart, std::vector<PictureMarker> markers)
{
    const MeasureDetails& details = chart.measure.details;
    ChartPicture picture;
    picture.title = details.name;
    picture.reference = chart.measure.reference;
    picture.unit = details.unit;
    picture.polarity = details.polarity;
    picture.polarityWords = inWords(details.polarity);
    picture.frequency = details.frequency;
    picture.decimals = details.decimals;
    picture.milestone = details.kind == MeasureKind::Milestone;
    if (!picture.milestone) {
        picture.method = methodOf(static_cast<std::size_t>(details.baselinePoints.value_or(kFewestPoints)),
                                  details.screening, details.twoOfThree, periodWord(details.frequency));
    }
    if (chart.measure.target) {
        picture.targetText = chart.measure.target->text;
    }
    std::vector<Given> given;
    for (std::size_t i = 0; i < chart.values.size(); ++i) {
        const PeriodValue& value = chart.values[i];
        Given figure {value.period, inWords(value.period, details.frequency),
                      shortPeriod(value.period, details.frequency), value.now.value};
        figure.target = i < chart.targets.size() && !picture.milestone ? chart.targets[i] : std::nullopt;
        figure.provisional = value.now.provisional;
        if (!value.before.empty() && value.before.back().value != value.now.value) {
            figure.before = shownFigure(picture, value.before.back().value);
        }
        given.push_back(std::move(figure));
    }
    const auto places = putPoints(picture, std::move(given));
    putChart(picture, chart.chart, places);
    putMarkers(picture, std::move(markers));
    for (const Rebase& rebase : chart.rebases) {
        putBeginning(picture, rebase.isBreak ? MarkerKind::Break : MarkerKind::NewLimits, rebase.from, rebase.reason);
    }
    finish(picture);
    return picture;
}

ChartPicture pictureOf(const CrimeSeries& series, const std::vector<base::Date>& months,
                       const std::vector<CrimeBreak>& breaks, const CrimePictureRules& rules)
{
    ChartPicture picture;
    const std::string type = series.type.empty() ? "All crime" : series.type;
    picture.title = series.area.empty() ? type : fmt::format("{}, {}", type, series.area);
    picture.unit = "recorded";
    picture.polarity = rules.polarity;
    picture.polarityWords = inWords(rules.polarity);
    picture.method = methodOf(rules.baselinePoints, rules.screening, rules.twoOfThree, "month");
    std::vector<Given> given;
    std::vector<double> values;
    for (std::size_t i = 0; i < std::min(series.counts.size(), months.size()); ++i) {
        if (series.counts[i]) {
            values.push_back(*series.counts[i]);
            given.push_back({months[i], inWords(months[i], Frequency::Monthly),
                             shortPeriod(months[i], Frequency::Monthly), values.back()});
        }
    }
    ChartRules chartRules {rules.screening, rules.twoOfThree, rules.baselinePoints, {}};
    for (const CrimeBreak& found : breaks) {
        const auto at = std::find_if(given.begin(), given.end(),
                                     [&](const Given& figure) { return figure.period >= found.month; });
        chartRules.rebasedAt.push_back(static_cast<std::size_t>(at - given.begin()));
    }
    const auto places = putPoints(picture, std::move(given));
    putChart(picture, chartOf(values, rules.polarity, chartRules), places);
    for (const CrimeBreak& found : breaks) {
        putBeginning(picture, MarkerKind::Break, found.month, found.reason);
    }
    finish(picture);
    return picture;
}

ChartPicture pictureOf(const std::vector<ChartLine>& lines, const ChartFileRules& rules, const std::string& title)
{
    std::vector<const ChartLine*> order;
    std::vector<base::Date> dates;
    int decimals = 0;
    for (const ChartLine& line : lines) {
        if (!line.value) {
            continue;
        }
        order.push_back(&line);
        if (const auto date = dateFrom(line.date)) {
            dates.push_back(*date);
        }
        decimals = std::max(decimals, decimalsOf(*line.value));
    }
    ChartPicture picture;
    picture.title = title;
    picture.polarity = rules.polarity;
    picture.polarityWords = inWords(rules.polarity);
    picture.decimals = decimals;
    const bool readable = dates.size() == order.size();
    if (readable) {
        std::vector<std::size_t> byDate(order.size());
        std::iota(byDate.begin(), byDate.end(), std::size_t {0});
        std::stable_sort(byDate.begin(), byDate.end(),
                         [&](std::size_t a, std::size_t b) { return dates[a] < dates[b]; });
        std::vector<const ChartLine*> sorted;
        std::vector<base::Date> sortedDates;
        for (const std::size_t at : byDate) {
            sorted.push_back(order[at]);
            sortedDates.push_back(dates[at]);
        }
        order = std::move(sorted);
        dates = std::move(sortedDates);
    }
    picture.dated = readable && areMonths(dates);
    picture.method =
        methodOf(rules.baselinePoints, rules.screening, rules.twoOfThree, picture.dated ? "month" : "point");
    std::vector<Given> given;
    std::vector<double> values;
    for (std::size_t i = 0; i < order.size(); ++i) {
        values.push_back(*order[i]->value);
        if (picture.dated) {
            const base::Date month = periodOf(dates[i], Frequency::Monthly);
            given.push_back({month, inWords(month, Frequency::Monthly), order[i]->date, values.back()});
        } else {
            given.push_back({readable ? dates[i] : base::Date {}, order[i]->date, order[i]->date, values.back()});
        }
    }
    ChartRules chartRules {rules.screening, rules.twoOfThree, rules.baselinePoints, {}};
    for (const base::Date from : rules.rebases) {
        const auto at = std::find_if(dates.begin(), dates.end(), [&](base::Date date) { return date >= from; });
        chartRules.rebasedAt.push_back(static_cast<std::size_t>(at - dates.begin()));
    }
    const auto places = putPoints(picture, std::move(given));
    putChart(picture, chartOf(values, rules.polarity, chartRules), places);
    for (const base::Date from : readable ? rules.rebases : std::vector<base::Date> {}) {
        putBeginning(picture, MarkerKind::NewLimits, from, {});
    }
    finish(picture);
    return picture;
}

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_multiples.h"

#include "core/performance/figures.h"
#include "core/performance/findings.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace muster::performance {

namespace {

constexpr std::size_t kMostMonths = 24;
constexpr const char* kAllKinds = "All crime";

MultipleCell cellOf(const CrimeTable& table, CrimeBy by, const CrimeSeries& series, const CrimePictureRules& rules)
{
    MultipleCell cell;
    cell.shown = "–";
    const std::string place = fmt::format("{}, {}", series.type.empty() ? kAllKinds : series.type, series.area);
    const std::size_t count = std::min(series.counts.size(), table.months.size());
    for (std::size_t i = count - std::min(count, kMostMonths); i < count; ++i) {
        cell.values.push_back(series.counts[i] ? std::optional<double> {*series.counts[i]} : std::nullopt);
    }
    const ChartPicture picture = pictureOf(series, table.months, breaksOf(table, by, series), rules);
    const auto last = picture.lastWithValue();
    const bool current = last && count > 0 && picture.points[*last].period == table.months[count - 1];
    if (!current) {
        cell.alt = place + ": not counted in the newest month.";
        return cell;
    }
    const PicturePoint& point = picture.points[*last];
    cell.value = point.value;
    cell.shown = point.shown;
    const LimitStep* step = picture.stepOf(*last);
    if (step != nullptr) {
        cell.limits = step->limits;
        cell.usual = "usually " + figureText(step->limits.mean, 1);
    }
    // With a case now and then every month is unusual, and it says nothing: not ranked, and not marked here either.
    if (step == nullptr || step->limits.mean < kFewestForRanking) {
        cell.alt = fmt::format("{}. {}: {}. Too few cases to judge.", place, point.label, point.shown);
        return cell;
    }
    cell.word = shortWords(point.signal);
    cell.meaning = point.meaning;
    cell.mark = point.mark;
    cell.outside = point.outside;
    cell.alt = place + ". " + readAloud(picture, *last);
    return cell;
}

std::string nameOf(CrimeBy by)
{
    switch (by) {
    case CrimeBy::Lsoa:
        return "Census area";
    case CrimeBy::District:
        return "District";
    case CrimeBy::Ward:
        return "Ward";
    case CrimeBy::Sector:
        return "Sector";
    }
    return {};
}

std::size_t placeIn(std::vector<std::string>& names, const std::string& name)
{
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) {
        names.push_back(name);
        return names.size() - 1;
    }
    return static_cast<std::size_t>(at - names.begin());
}

}  // namespace

std::string_view shortWords(Signal signal)
{
    switch (signal) {
    case Signal::Above:
        return "above usual";
    case Signal::Below:
        return "below usual";
    case Signal::Rising:
        return "rising";
    case Signal::Falling:
        return "falling";
    case Signal::TwoHigh:
        return "twice high";
    case Signal::TwoLow:
        return "twice low";
    case Signal::RunHigh:
        return "long high";
    case Signal::RunLow:
        return "long low";
    case Signal::None:
        break;
    }
    return "";
}

ChartMultiples multiplesOf(const CrimeTable& table, CrimeBy by, const CrimePictureRules& rules,
                           const CrimeTable* totals)
{
    ChartMultiples multiples;
    multiples.corner = nameOf(by);
    if (!table.months.empty()) {
        multiples.month = inWords(table.months.back(), Frequency::Monthly);
    }
    if (totals != nullptr) {
        multiples.columns.emplace_back(kAllKinds);
    }
    std::vector<std::string> kinds;
    for (const CrimeSeries& series : table.series) {
        kinds.push_back(series.type);
        placeIn(multiples.rows, series.area);
    }
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    multiples.columns.insert(multiples.columns.end(), kinds.begin(), kinds.end());
    std::sort(multiples.rows.begin(), multiples.rows.end());
    MultipleCell none;
    none.shown = "–";
    none.alt = "Never counted here.";
    multiples.cells.assign(multiples.rows.size(), std::vector<MultipleCell>(multiples.columns.size(), none));
    const auto put = [&](const CrimeTable& from) {
        for (const CrimeSeries& series : from.series) {
            const auto row = std::find(multiples.rows.begin(), multiples.rows.end(), series.area);
            const std::string kind = series.type.empty() ? kAllKinds : series.type;
            if (row != multiples.rows.end()) {
                multiples.cells[static_cast<std::size_t>(row - multiples.rows.begin())]
                               [placeIn(multiples.columns, kind)] = cellOf(from, by, series, rules);
            }
        }
    };
    put(table);
    if (totals != nullptr) {
        put(*totals);
    }
    return multiples;
}

PictureTable tableOf(const ChartMultiples& multiples)
{
    PictureTable table;
    table.headers.push_back(multiples.corner);
    table.headers.insert(table.headers.end(), multiples.columns.begin(), multiples.columns.end());
    table.figures.assign(table.headers.size(), true);
    table.figures.front() = false;
    for (std::size_t row = 0; row < multiples.rows.size(); ++row) {
        std::vector<std::string> cells {multiples.rows[row]};
        for (const MultipleCell& cell : multiples.cells[row]) {
            cells.push_back(cell.word.empty() ? cell.shown : fmt::format("{} ({})", cell.shown, cell.word));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

ChartDrawing sparkOf(const MultipleCell& cell, double width, double height)
{
    constexpr double kEdge = 4;
    constexpr double kRadius = 2.4;
    ChartDrawing drawing;
    drawing.width = width;
    drawing.height = height;
    drawing.plot = {kEdge, kEdge, std::max(1.0, width - 2 * kEdge), std::max(1.0, height - 2 * kEdge)};
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const auto& value : cell.values) {
        if (value) {
            low = std::min(low, *value);
            high = std::max(high, *value);
        }
    }
    if (low > high) {
        return drawing;
    }
    if (cell.limits.known) {
        low = std::min(low, std::max(0.0, cell.limits.lower));
        high = std::max(high, cell.limits.upper);
    }
    // A change of one or two must not look like a landslide.
    constexpr double kMostOfHeight = 0.6;
    low = std::min(low, high * kMostOfHeight);
    ValueAxis axis {low, high, {}};
    drawing.firstX = drawing.plot.left;
    drawing.stepX = cell.values.size() > 1 ? drawing.plot.width / static_cast<double>(cell.values.size() - 1) : 0;
    const auto y = [&](double value) { return yOf(drawing, axis, value); };
    if (cell.limits.known) {
        const double top = y(cell.limits.upper);
        const double bottom = y(std::max(low, cell.limits.lower));
        drawing.grounds.push_back({{drawing.plot.left, top, drawing.plot.width, std::max(1.0, bottom - top)}});
    }
    std::vector<DrawnPoint> line;
    const auto flush = [&] {
        if (line.size() > 1) {
            drawing.lines.push_back({ChartPart::Values, std::move(line), 1.2, ChartInk::Quiet, Dash::Solid});
        }
        line.clear();
    };
    for (std::size_t i = 0; i < cell.values.size(); ++i) {
        if (cell.values[i]) {
            line.push_back({drawing.xOf(i), y(*cell.values[i])});
        } else {
            flush();
        }
    }
    flush();
    if (cell.value && !cell.values.empty()) {
        const std::size_t last = cell.values.size() - 1;
        const bool signal = cell.meaning != Meaning::None;
        drawing.marks.push_back({last, cell.mark, {drawing.xOf(last), y(*cell.value)},
                                 signal ? kRadius * 1.5 : kRadius,
                                 cell.mark == PointMark::Diamond    ? ChartInk::Concern
                                     : cell.mark == PointMark::Tick ? ChartInk::Good
                                                                    : ChartInk::Ink,
                                 false, false});
    }
    return drawing;
}

}  // namespace muster::performance

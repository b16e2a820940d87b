// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_lines.h"

#include "core/base/text.h"
#include "core/performance/figures.h"
#include "core/tables/date_reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace muster::performance {

using base::fail;
using base::FailureCode;

namespace {

/// The points of one series that have a value.
struct FileSeries {
    std::vector<std::size_t> lines;  ///< places among all lines
    std::vector<double> values;
    std::vector<std::optional<base::Date>> dates;
    std::vector<std::size_t> rows;  ///< lines of the file

    [[nodiscard]] bool dated() const
    {
        return std::all_of(dates.begin(), dates.end(), [](const auto& date) { return date.has_value(); });
    }
};

std::optional<base::Date> dateOf(const std::string& text)
{
    if (const auto iso = base::parseIsoDate(text)) {
        return iso;
    }
    if (const auto day = tables::readDateCell(text)) {
        return *day;
    }
    return readPeriod(text, Frequency::Monthly);
}

std::optional<std::size_t> columnOf(const tables::Table& table, std::string_view name)
{
    const auto at = std::find_if(table.header.begin(), table.header.end(), [&](const std::string& heading) {
        return base::lowered(base::trimmed(heading)) == name;
    });
    return at == table.header.end() ? std::nullopt
                                    : std::optional {static_cast<std::size_t>(at - table.header.begin())};
}

void put(ChartLine& line, const Limits& limits, const ChartPoint& point)
{
    line.mean = limits.mean;
    if (limits.known) {
        line.lower = limits.lower;
        line.upper = limits.upper;
    }
    line.signal = point.signal;
    line.meaning = point.meaning;
}

// Into the order of time, and with it everything that belongs to a point.
void sortByDate(FileSeries& series)
{
    std::vector<std::size_t> order(series.values.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return *series.dates[a] < *series.dates[b]; });
    FileSeries sorted;
    for (const std::size_t i : order) {
        sorted.lines.push_back(series.lines[i]);
        sorted.values.push_back(series.values[i]);
        sorted.dates.push_back(series.dates[i]);
        sorted.rows.push_back(series.rows[i]);
    }
    series = std::move(sorted);
}

}  // namespace

base::Result<std::vector<ChartLine>> chartLines(const tables::Table& table, const std::string& name,
                                                const ChartFileRules& rules)
{
    const auto seriesAt = columnOf(table, "series");
    const auto dateAt = columnOf(table, "date");
    const auto valueAt = columnOf(table, "value");
    if (!seriesAt || !dateAt || !valueAt) {
        return fail(
            FailureCode::Invalid,
            fmt::format("{}, line {}: a chart needs the columns series, date and value.", name, table.headerLine),
            "file");
    }
    std::vector<ChartLine> lines;
    std::map<std::string, FileSeries> all;
    for (const tables::Row& row : table.rows) {
        ChartLine line;
        line.series = row.cells[*seriesAt];
        line.date = row.cells[*dateAt];
        const std::string& text = row.cells[*valueAt];
        if (!isNoFigure(text)) {
            const auto figure = readFigure(text);
            if (!figure) {
                return fail(FailureCode::Invalid,
                            fmt::format("{}, line {}: \"{}\" is no number.", name, row.line, base::trimmed(text)),
                            "file");
            }
            line.value = figure->value;
            FileSeries& series = all[line.series];
            series.lines.push_back(lines.size());
            series.values.push_back(figure->value);
            series.dates.push_back(dateOf(line.date));
            series.rows.push_back(row.line);
        }
        lines.push_back(std::move(line));
    }
    for (auto& [key, series] : all) {
        ChartRules chartRules {rules.screening, rules.twoOfThree, rules.baselinePoints, {}};
        if (series.dated()) {
            sortByDate(series);
        } else if (!rules.rebases.empty()) {
            const auto unread = std::find(series.dates.begin(), series.dates.end(), std::nullopt);
            const auto place = static_cast<std::size_t>(unread - series.dates.begin());
            return fail(FailureCode::Invalid,
                        fmt::format("{}, line {}: \"{}\" is no date, so the limits cannot begin anew on one.", name,
                                    series.rows[place], lines[series.lines[place]].date),
                        "file");
        }
        for (const base::Date from : rules.rebases) {
            const auto at =
                std::find_if(series.dates.begin(), series.dates.end(), [&](const auto& date) { return *date >= from; });
            chartRules.rebasedAt.push_back(static_cast<std::size_t>(at - series.dates.begin()));
        }
        const ControlChart chart = chartOf(series.values, rules.polarity, chartRules);
        for (std::size_t i = 0; i < series.lines.size(); ++i) {
            put(lines[series.lines[i]], chart.limitsAt(i), chart.points[i]);
        }
    }
    return lines;
}

std::vector<ChartLine> chartLines(const MeasureChart& chart)
{
    std::vector<ChartLine> lines;
    for (std::size_t i = 0; i < chart.values.size(); ++i) {
        ChartLine line;
        line.series = chart.measure.reference;
        line.date = shortPeriod(chart.values[i].period, chart.measure.details.frequency);
        line.value = chart.values[i].now.value;
        if (i < chart.chart.points.size()) {
            put(line, chart.chart.limitsAt(i), chart.chart.points[i]);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace muster::performance

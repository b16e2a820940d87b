// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures behind a picture: as a table in words, and as CSV.
#include "core/performance/chart_picture.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::performance {

namespace {

// RFC 4180; what a spreadsheet would run as a formula begins with an apostrophe.
std::string field(std::string_view written)
{
    const bool formula =
        !written.empty() && std::string_view {"=+-@\t"}.find(written.front()) != std::string_view::npos;
    const std::string text = (formula ? "'" : "") + std::string {written};
    if (text.find_first_of("\",\r\n") == std::string_view::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter;
        if (letter == '"') {
            quoted += letter;
        }
    }
    return quoted + '"';
}

std::string number(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : std::string {}; }

}  // namespace

PictureTable tableOf(const ChartPicture& picture)
{
    const auto any = [&](auto has) { return std::any_of(picture.points.begin(), picture.points.end(), has); };
    const bool targets = any([](const PicturePoint& point) { return point.target.has_value(); });
    const bool limits = !picture.steps.empty();
    PictureTable table;
    const auto column = [&](std::string header, bool figures) {
        table.headers.push_back(std::move(header));
        table.figures.push_back(figures);
    };
    column("Period", false);
    column(picture.unit == "%" ? "Value (%)" : "Value", true);
    if (limits) {
        column("Mean", true);
        column("Limits", true);
    }
    if (targets) {
        column("Target", true);
    }
    column("What it says", false);
    for (std::size_t i = 0; i < picture.points.size(); ++i) {
        const PicturePoint& point = picture.points[i];
        const LimitStep* step = picture.stepOf(i);
        const auto limit = [&](double Limits::* which) {
            return step == nullptr || (which != &Limits::mean && !step->limits.known)
                ? std::string {}
                : figureText(step->limits.*which, picture.decimals + 1);
        };
        std::vector<std::string> row {point.label, point.value ? point.shown : std::string {"no figure"}};
        if (point.provisional) {
            row.back() += " (provisional)";
        }
        if (limits) {
            row.push_back(limit(&Limits::mean));
            const std::string lower = limit(&Limits::lower);
            row.push_back(lower.empty() ? lower : lower + " to " + limit(&Limits::upper));
        }
        if (targets) {
            row.push_back(point.target ? figureText(*point.target, picture.decimals) : std::string {});
        }
        std::string says = point.word;
        const auto add = [&](const std::string& words) { says += (says.empty() ? "" : "; ") + words; };
        if (!point.before.empty()) {
            add("was " + point.before);
        }
        for (const PictureMarker& marker : picture.markers) {
            if (marker.point == i) {
                add(marker.text);
            }
        }
        row.push_back(std::move(says));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<ChartLine> chartLines(const ChartPicture& picture)
{
    std::vector<ChartLine> lines;
    for (std::size_t i = 0; i < picture.points.size(); ++i) {
        const PicturePoint& point = picture.points[i];
        ChartLine line;
        line.series = picture.reference.empty() ? picture.title : picture.reference;
        line.date = point.date;
        line.value = point.value;
        if (const LimitStep* step = picture.stepOf(i)) {
            line.mean = step->limits.mean;
            if (step->limits.known) {
                line.lower = step->limits.lower;
                line.upper = step->limits.upper;
            }
        }
        line.signal = point.signal;
        line.meaning = point.meaning;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string chartCsv(const std::vector<ChartLine>& lines)
{
    std::string text = "series,date,value,mean,lower,upper,signal,meaning\r\n";
    for (const ChartLine& line : lines) {
        text += fmt::format("{},{},{},{},{},{},{},{}\r\n", field(line.series), field(line.date), number(line.value),
                            number(line.mean), number(line.lower), number(line.upper), toStored(line.signal),
                            toStored(line.meaning));
    }
    return text;
}

}  // namespace muster::performance

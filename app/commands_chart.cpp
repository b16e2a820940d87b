// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster chart FILE.csv, muster chart --data DIR --measure REF: figures, or a picture with -o
#include "app/command_line.h"
#include "app/listing.h"
#include "core/base/text.h"
#include "core/documents/chart_figure.h"
#include "core/governance/governance_chart.h"
#include "core/performance/chart_picture.h"
#include "core/tables/table_reader.h"
#include "ui/charts/save_chart.h"
#include "ui/documents/export_document.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

namespace muster::app {

namespace {

// As wide as a screen, in pixels.
constexpr double kStructureWidth = 1280;

using performance::ChartFileRules;
using performance::ChartLine;

Cell orNull(const std::optional<double>& value) { return value ? Cell {*value} : Cell {}; }

Cell orNull(std::string_view text) { return text.empty() ? Cell {} : Cell {std::string {text}}; }

Listing listingOf(const std::vector<ChartLine>& lines)
{
    Listing listing {{"series", "date", "value", "mean", "lower", "upper", "signal", "meaning"}, {}};
    for (const ChartLine& line : lines) {
        listing.rows.push_back({line.series, line.date, orNull(line.value), orNull(line.mean), orNull(line.lower),
                                orNull(line.upper), orNull(performance::toStored(line.signal)),
                                orNull(performance::toStored(line.meaning))});
    }
    return listing;
}

base::Result<ChartFileRules> rulesFrom(const Arguments& arguments)
{
    const auto wrong = [](const std::string& why) { return base::fail(base::FailureCode::Invalid, why, "option"); };
    ChartFileRules rules;
    if (const auto word = arguments.value("polarity")) {
        const auto polarity = performance::polarityFromWords(*word);
        if (!polarity) {
            return wrong(fmt::format("--polarity is lower, higher or neutral, not {}.", *word));
        }
        rules.polarity = *polarity;
    }
    if (const auto word = arguments.value("screening")) {
        if (*word != "on" && *word != "off") {
            return wrong(fmt::format("--screening is on or off, not {}.", *word));
        }
        rules.screening = *word == "on";
    }
    if (const auto word = arguments.value("two-of-three")) {
        const auto reading = performance::twoOfThreeFromStored(*word);
        if (!reading) {
            return wrong(fmt::format("--two-of-three is reference or mdc2023, not {}.", *word));
        }
        rules.twoOfThree = *reading;
    }
    if (const auto word = arguments.value("baseline")) {
        std::size_t points = 0;
        const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), points);
        if (error != std::errc {} || end != word->data() + word->size() || points < 2) {
            return wrong(fmt::format("--baseline is a number of points, 2 or more, not {}.", *word));
        }
        rules.baselinePoints = points;
    }
    if (const auto words = arguments.value("rebase")) {
        for (const std::string& word : base::split(*words, ',')) {
            const auto date = base::parseIsoDate(base::trimmed(word));
            if (!date) {
                return wrong(fmt::format("--rebase is a date as 2011-11-15, or several with commas, not {}.", *words));
            }
            rules.rebases.push_back(*date);
        }
    }
    return rules;
}

/// What the command works on: figures as lines, and each series as a picture.
struct Charted {
    std::vector<ChartLine> lines;
    std::vector<performance::ChartPicture> pictures;
};

base::Result<Charted> chartedMeasure(const Arguments& arguments, const std::string& reference)
{
    auto replica = openFolder(arguments);
    if (!replica) {
        return tl::unexpected(replica.error());
    }
    const auto& reader = (*replica)->reader();
    const auto measure = performance::findMeasure(reader, reference);
    if (!measure) {
        return base::fail(base::FailureCode::NotFound,
                          fmt::format("There is no measure {}. See: muster list measures", reference));
    }
    const auto chart = performance::chartOfMeasure(reader, measure->id).value();
    return Charted {performance::chartLines(chart), {performance::pictureOf(chart)}};
}

base::Result<Charted> chartedFile(const Arguments& arguments, const std::string& path, const ChartFileRules& rules)
{
    auto table = tables::readTable(path);
    if (!table) {
        return tl::unexpected(table.error());
    }
    const std::string name = std::filesystem::path(path).filename().string();
    auto lines = performance::chartLines(*table, name, rules);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    Charted charted;
    const auto wanted = arguments.value("series");
    std::vector<std::string> names;
    for (ChartLine& line : *lines) {
        if (wanted && line.series != *wanted) {
            continue;
        }
        if (std::find(names.begin(), names.end(), line.series) == names.end()) {
            names.push_back(line.series);
        }
        charted.lines.push_back(std::move(line));
    }
    if (wanted && names.empty()) {
        return base::fail(base::FailureCode::NotFound, fmt::format("{} has no series {}.", name, *wanted), "series");
    }
    if (base::lowered(arguments.value("output").value_or(".csv")).ends_with(".csv")) {
        return charted;
    }
    for (const std::string& series : names) {
        std::vector<ChartLine> own;
        std::copy_if(charted.lines.begin(), charted.lines.end(), std::back_inserter(own),
                     [&](const ChartLine& line) { return line.series == series; });
        charted.pictures.push_back(performance::pictureOf(own, rules, series));
    }
    return charted;
}

// Every picture with its sentence and the figures behind it.
documents::Document paperOf(const std::vector<performance::ChartPicture>& pictures)
{
    documents::Document document;
    document.title = pictures.size() == 1 ? pictures.front().title : std::string {"Control charts"};
    document.blocks.emplace_back(documents::Title {document.title, {}});
    for (const performance::ChartPicture& picture : pictures) {
        if (pictures.size() > 1) {
            document.blocks.emplace_back(documents::Heading {1, picture.title, {}, {}});
        }
        document.blocks.emplace_back(documents::chartFigure(picture));
        std::string about = picture.polarityWords;
        for (const std::string& part : {picture.targetText.empty() ? std::string {} : "Target: " + picture.targetText,
                                        picture.method}) {
            about += part.empty() ? std::string {} : ". " + part;
        }
        document.blocks.emplace_back(
            documents::Paragraph {documents::runsOf(about + "."), documents::ParagraphStyle::Quiet});
        document.blocks.emplace_back(documents::figuresOf(picture));
    }
    return document;
}

ExitCode draw(const std::vector<performance::ChartPicture>& pictures, const std::string& output,
              const std::string& ending)
{
    const bool any =
        std::any_of(pictures.begin(), pictures.end(), [](const auto& picture) { return !picture.empty(); });
    if (!any) {
        return refuse(
            {base::FailureCode::NotFound, "chart", "There are no figures yet, so there is no picture to save."});
    }
    if (ending == "pdf") {
        const auto written = ui::documents::writeChecked(paperOf(pictures), {}, output);
        return written ? ExitCode::Done : refuse(written.error());
    }
    if (pictures.size() > 1) {
        return misused(fmt::format("A picture shows one series and there are {}: choose one with --series NAME, or "
                                   "write all of them to a .pdf.",
                                   pictures.size()));
    }
    const auto saved = ui::charts::saveChart(output, pictures.front());
    return saved ? ExitCode::Done : refuse(saved.error());
}

ExitCode writeFigures(const Listing& listing, const std::string& output)
{
    std::ofstream file {output, std::ios::binary};
    file << write(listing, Format::Csv);
    file.close();
    return file ? ExitCode::Done
                : refuse({base::FailureCode::Unreadable, "output", fmt::format("{} could not be written.", output)});
}

/// The governance structure of a day as a picture.
ExitCode writeStructure(const Arguments& arguments, const std::string& output)
{
    const auto on = arguments.date("on");
    if (!on) {
        return misused(on.error().detail);
    }
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const auto& reader = (*replica)->reader();
    const auto chart = governance::governanceChart(reader, on->value_or(reader.today()));
    if (chart.diagram.empty()) {
        return refuse({base::FailureCode::NotFound, "on", "No body met on that day."});
    }
    std::ofstream file {output, std::ios::binary};
    file << performance::svgFile(chart.diagram, kStructureWidth);
    file.close();
    return file ? ExitCode::Done
                : refuse({base::FailureCode::Unreadable, "output", fmt::format("{} could not be written.", output)});
}

ExitCode run(const Arguments& arguments)
{
    if (arguments.has("governance")) {
        const std::string name = arguments.value("output").value_or("");
        if (!base::lowered(name).ends_with(".svg")) {
            return misused("Say where: muster chart --governance --data DIR -o FILE.svg. As a PDF: muster export governance.");
        }
        return writeStructure(arguments, name);
    }
    const auto reference = arguments.value("measure");
    const auto& words = arguments.positional();
    if (reference.has_value() == !words.empty() || words.size() > 1) {
        return misused("Say which chart: muster chart FILE.csv, or muster chart --data DIR --measure REF.");
    }
    const auto rules = rulesFrom(arguments);
    if (!rules) {
        return misused(rules.error().detail);
    }
    const auto format = formatFrom(arguments.value("format").value_or("csv"));
    if (!format) {
        return misused(format.error().detail);
    }
    const auto output = arguments.value("output");
    const std::string ending =
        output ? base::lowered(std::filesystem::path(*output).extension().string()) : std::string {};
    if (output && ending != ".csv" && ending != ".png" && ending != ".svg" && ending != ".pdf") {
        return misused("The name says what is written: -o takes one that ends in .png, .svg or .pdf for the picture, "
                       "in .csv for its figures.");
    }
    if (reference) {
        // A measure's limits are decided and recorded with it, not for one print.
        for (const char* option : {"polarity", "screening", "baseline", "rebase", "two-of-three", "series"}) {
            if (arguments.has(option)) {
                return misused(fmt::format("--{} is for a file; a measure says it itself.", option));
            }
        }
    }
    const auto charted =
        reference ? chartedMeasure(arguments, *reference) : chartedFile(arguments, words.front(), *rules);
    if (!charted) {
        return refuseFolder(charted.error());
    }
    if (!output) {
        std::cout << write(listingOf(charted->lines), *format);
        return ExitCode::Done;
    }
    if (ending == ".csv") {
        return writeFigures(listingOf(charted->lines), *output);
    }
    return drawing([&] { return draw(charted->pictures, *output, ending.substr(1)); });
}

}  // namespace

CommandSpec chartCommand()
{
    return {"chart",
            "FILE.csv [options] | --data DIR --measure REF [-o FILE.png|svg|pdf|csv]",
            "limits and signals of a series, as figures or a picture: FILE.csv has the columns series, date, value",
            {dataOption(),
             {"measure", "REF", "a measure of the partnership, as M01"},
             {"polarity", "lower|higher|neutral", "which way is better; neutral when not given"},
             {"screening", "on|off", "leave out extreme moving ranges; on when not given"},
             {"baseline", "N", "lock the limits to the first N points; all of them when not given"},
             {"rebase", "DATE[,DATE]", "limits begin anew on these days"},
             {"two-of-three", "reference|mdc2023", "whether points beyond a limit count for two of three"},
             {"governance", "", "the governance structure instead, as .svg"},
             {"on", "DATE", "with --governance: as it was on that day"},
             {"series", "NAME", "only this series of the file"},
             {"output", "FILE", "a file to write to: the picture as .png, .svg or .pdf, the figures as .csv"}},
            run};
}

}  // namespace muster::app

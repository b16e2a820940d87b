// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster chart FILE.csv, muster chart --data DIR --measure REF
#include "app/command_line.h"
#include "app/listing.h"
#include "core/base/text.h"
#include "core/performance/chart_lines.h"
#include "core/tables/table_reader.h"

#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>

namespace muster::app {

namespace {

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

base::Result<std::vector<ChartLine>> linesOfMeasure(const Arguments& arguments, const std::string& reference)
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
    return performance::chartLines(performance::chartOfMeasure(reader, measure->id).value());
}

ExitCode run(const Arguments& arguments)
{
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
    if (output && std::filesystem::path(*output).extension() != ".csv") {
        return misused("muster chart writes its figures: -o takes a name that ends in .csv.");
    }
    if (reference) {
        // A measure's limits are decided and recorded with it, not for one print.
        for (const char* option : {"polarity", "screening", "baseline", "rebase", "two-of-three"}) {
            if (arguments.has(option)) {
                return misused(fmt::format("--{} is for a file; a measure says it itself.", option));
            }
        }
    }
    base::Result<std::vector<ChartLine>> lines;
    if (reference) {
        lines = linesOfMeasure(arguments, *reference);
    } else {
        auto table = tables::readTable(words.front());
        if (!table) {
            return refuse(table.error());
        }
        lines = performance::chartLines(*table, std::filesystem::path(words.front()).filename().string(), *rules);
    }
    if (!lines) {
        return refuseFolder(lines.error());
    }
    const std::string text = write(listingOf(*lines), output ? Format::Csv : *format);
    if (!output) {
        std::cout << text;
        return ExitCode::Done;
    }
    std::ofstream file {*output, std::ios::binary};
    file << text;
    file.close();
    return file ? ExitCode::Done
                : refuse({base::FailureCode::Unreadable, "output", fmt::format("{} could not be written.", *output)});
}

}  // namespace

CommandSpec chartCommand()
{
    return {"chart",
            "FILE.csv [options] | --data DIR --measure REF [-o FILE.csv]",
            "limits and signals of a series: FILE.csv has the columns series, date, value",
            {dataOption(),
             {"measure", "REF", "a measure of the partnership, as M01"},
             {"polarity", "lower|higher|neutral", "which way is better; neutral when not given"},
             {"screening", "on|off", "leave out extreme moving ranges; on when not given"},
             {"baseline", "N", "lock the limits to the first N points; all of them when not given"},
             {"rebase", "DATE[,DATE]", "limits begin anew on these days"},
             {"two-of-three", "reference|mdc2023", "whether points beyond a limit count for two of three"},
             {"output", "FILE", "a file to write to, ending in .csv"}},
            run};
}

}  // namespace muster::app

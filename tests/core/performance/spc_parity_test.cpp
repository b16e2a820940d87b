// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every point of every reference output: limits, signals of both readings, meaning, assurance.
#include "core/performance/control_chart.h"
#include "tests/core/performance/spc_files.h"
#include "tests/support/catch.h"

#include <cmath>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

using namespace muster;
using namespace muster::test;
using namespace muster::performance;

namespace {

Polarity polarityOf(const std::string& config)
{
    return config.rfind("dec", 0) == 0 ? Polarity::LowerIsBetter
        : config.rfind("inc", 0) == 0  ? Polarity::HigherIsBetter
                                       : Polarity::Neutral;
}

// What a configuration is called says how it was computed; screening is on where it says nothing, except in the one
// that is rebased twice.
ChartRules rulesOf(const std::string& config)
{
    ChartRules rules;
    rules.screening = config.find("unscreened") == std::string::npos && config != "dec_rebase_201404_202004_fix24";
    if (config.find("fix12") != std::string::npos) {
        rules.baselinePoints = 12;
    } else if (config.find("fix24") != std::string::npos) {
        rules.baselinePoints = 24;
    }
    return rules;
}

const std::map<Signal, std::string> kReferenceNames {{Signal::None, "Common Cause"},
                                                     {Signal::Above, "Above UCL"},
                                                     {Signal::Below, "Below LCL"},
                                                     {Signal::Rising, "7 Point Trend (Increasing)"},
                                                     {Signal::Falling, "7 Point Trend (Decreasing)"},
                                                     {Signal::TwoHigh, "2 in 3 Above CL"},
                                                     {Signal::TwoLow, "2 in 3 Below CL"},
                                                     {Signal::RunHigh, "7 Points Above CL"},
                                                     {Signal::RunLow, "7 Points Below CL"}};

std::string meaningName(const ChartPoint& point)
{
    switch (point.meaning) {
    case Meaning::None:
        return "common_cause";
    case Meaning::Improvement:
        return "special_cause_improvement";
    case Meaning::Concern:
        return "special_cause_concern";
    case Meaning::Neutral:
        return directionOf(point.signal) > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low";
    }
    return {};
}

bool close(double ours, double theirs) { return std::abs(ours - theirs) <= 1e-9 * std::max(1.0, std::abs(theirs)); }

struct Series {
    std::string config;
    std::string name;
    std::vector<std::size_t> rows;
};

std::vector<Series> seriesOf(const SpcTable& table)
{
    std::vector<Series> all;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string& config = table.at(row, "config");
        const std::string& name = table.at(row, "series");
        if (all.empty() || all.back().config != config || all.back().name != name) {
            all.push_back({config, name, {}});
        }
        all.back().rows.push_back(row);
    }
    return all;
}

// Charts of one series in both readings.
struct Charts {
    ControlChart reference;
    ControlChart mdc2023;
};

Charts chartsOf(const SpcTable& table, const Series& series)
{
    std::vector<double> values;
    ChartRules rules = rulesOf(series.config);
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
        values.push_back(table.real(series.rows[i], "value"));
        if (i > 0 && table.at(series.rows[i], "rebase_group") != table.at(series.rows[i - 1], "rebase_group")) {
            rules.rebasedAt.push_back(i);
        }
    }
    Charts charts;
    charts.reference = chartOf(values, polarityOf(series.config), rules);
    rules.twoOfThree = TwoOfThree::Mdc2023;
    charts.mdc2023 = chartOf(values, polarityOf(series.config), rules);
    return charts;
}

/// What differs at one point, in words; empty when nothing does.
std::string differenceAt(const SpcTable& table, std::size_t row, const Charts& charts, std::size_t i)
{
    const ChartPoint& point = charts.reference.points[i];
    const Limits& limits = charts.reference.limitsAt(i);
    std::ostringstream found;
    const auto want = [&](const std::string& column, const std::string& ours) {
        if (table.at(row, column) != ours) {
            found << column << " is " << ours << ", not " << table.at(row, column) << "; ";
        }
    };
    const auto wantNumber = [&](const std::string& column, double ours) {
        if (!close(ours, table.real(row, column))) {
            found << column << " is " << ours << ", not " << table.at(row, column) << "; ";
        }
    };
    want("in_baseline", point.inBaseline ? "1" : "0");
    want("rebase_group", std::to_string(point.group));
    want("side_of_mean", std::to_string(point.reading.side));
    want("special_cause_type", kReferenceNames.at(point.signal));
    want("point_type", meaningName(point));
    wantNumber("mean", limits.mean);
    if (table.at(row, "lpl").empty()) {
        // A constant series: limits at the mean, and no signal.
        if (limits.lower != limits.mean || limits.upper != limits.mean || !point.reading.found.empty()) {
            found << "a constant series has limits or signals; ";
        }
        return found.str();
    }
    wantNumber("lpl", limits.lower);
    wantNumber("upl", limits.upper);
    want("outside_limits",
         point.reading.found.has(Signal::Above) || point.reading.found.has(Signal::Below) ? "1" : "0");
    want("close_to_limits", point.reading.nearLimit ? "1" : "0");
    want("special_cause_type_mdc2023", kReferenceNames.at(charts.mdc2023.points[i].signal));
    return found.str();
}

}  // namespace

TEST_CASE("Every point of every reference output has the same limits, signal and meaning", "[performance][spc]")
{
    std::size_t points = 0;
    std::size_t signalsFound = 0;
    std::size_t files = 0;
    for (const auto& file : spcFiles(spcFolder(), ".points.csv.zst")) {
        const SpcTable table {file};
        std::vector<std::string> differences;
        for (const Series& series : seriesOf(table)) {
            const Charts charts = chartsOf(table, series);
            REQUIRE(charts.reference.points.size() == series.rows.size());
            for (std::size_t i = 0; i < series.rows.size(); ++i) {
                const std::string found = differenceAt(table, series.rows[i], charts, i);
                if (!found.empty()) {
                    differences.push_back(series.config + ", " + series.name + ", " + table.at(series.rows[i], "date")
                                          + ": " + found);
                }
                signalsFound += charts.reference.points[i].signal == Signal::None ? 0U : 1U;
                ++points;
            }
        }
        INFO(file.filename().string() << ": " << differences.size() << " points differ, the first: "
                                      << (differences.empty() ? "" : differences.front()));
        CHECK(differences.empty());
        ++files;
    }
    std::cout << "Compared with the reference: " << points << " points (" << signalsFound << " with a signal) of "
              << files << " files, in both readings of two in three.\n";
    CHECK(files == 9);
    CHECK(points == 65'202);
}

TEST_CASE("Every group of every reference summary has the same counts and assurance", "[performance][spc]")
{
    std::size_t groups = 0;
    for (const auto& file : spcFiles(spcFolder(), ".summary.csv.zst")) {
        const SpcTable summary {file};
        std::string name = file.filename().string();
        name.replace(name.find(".summary."), 9, ".points.");
        const SpcTable table {spcFolder() / name};
        std::map<std::pair<std::string, std::string>, Charts> charts;
        std::map<std::pair<std::string, std::string>, std::optional<double>> targets;
        for (const Series& series : seriesOf(table)) {
            const auto key = std::pair {series.config, series.name};
            charts.emplace(key, chartsOf(table, series));
            if (const std::string& target = table.at(series.rows.back(), "target"); !target.empty()) {
                targets[key] = std::stod(target);
            }
        }
        for (std::size_t row = 0; row < summary.size(); ++row) {
            INFO(name << ", " << summary.at(row, "config") << ", " << summary.at(row, "series"));
            const auto key = std::pair {summary.at(row, "config"), summary.at(row, "series")};
            const ControlChart& chart = charts.at(key).reference;
            const std::size_t number = std::stoul(summary.at(row, "rebase_group"));
            REQUIRE(number < chart.groups.size());
            const ChartGroup& group = chart.groups[number];
            std::map<Meaning, int> counts;
            for (std::size_t i = group.first; i < group.first + group.points; ++i) {
                ++counts[chart.points[i].meaning];
            }
            CHECK(std::to_string(group.points) == summary.at(row, "n"));
            CHECK(close(group.limits.mean, summary.real(row, "mean")));
            if (!summary.at(row, "lpl").empty()) {
                CHECK(close(group.limits.lower, summary.real(row, "lpl")));
                CHECK(close(group.limits.upper, summary.real(row, "upl")));
            }
            CHECK(std::to_string(counts[Meaning::None]) == summary.at(row, "common_cause"));
            CHECK(std::to_string(counts[Meaning::Improvement]) == summary.at(row, "improvement"));
            CHECK(std::to_string(counts[Meaning::Concern]) == summary.at(row, "concern"));
            CHECK(meaningName(chart.points[group.first + group.points - 1]) == summary.at(row, "variation_last_point"));
            const auto target = targets.find(key);
            const Assurance assurance = chart.assurance(target == targets.end() ? std::nullopt : target->second,
                                                        polarityOf(summary.at(row, "config")));
            CHECK(std::string {toStored(assurance)} == summary.at(row, "assurance"));
            ++groups;
        }
    }
    CHECK(groups == 2'121);
}

TEST_CASE("A textbook and two other tools agree within the difference of the constants", "[performance][spc]")
{
    // 3/1.128 against 2.66: 0.016 % of the distance between mean and limit.
    const auto near = [](double ours, double theirs, double mean) {
        return std::abs(ours - theirs) <= 2e-4 * std::max(1e-9, std::abs(theirs - mean));
    };
    std::size_t points = 0;

    const SpcTable book {spcFolder() / "worked_montgomery_6_5.csv.zst"};
    std::vector<double> costs;
    for (std::size_t row = 0; row < book.size(); ++row) {
        costs.push_back(book.real(row, "cost"));
    }
    const ControlChart chart = chartOf(costs, Polarity::LowerIsBetter, {.screening = false, .baselinePoints = 20});
    for (std::size_t row = 0; row < book.size(); ++row) {
        const Limits& limits = chart.limitsAt(row);
        CHECK(close(limits.mean, book.real(row, "cl")));
        CHECK(near(limits.lower, book.real(row, "lcl"), limits.mean));
        CHECK(near(limits.upper, book.real(row, "ucl"), limits.mean));
        CHECK((chart.points[row].signal == Signal::Above) == (book.at(row, "sigma_signal") == "TRUE"));
        CHECK(chart.points[row].inBaseline == (book.at(row, "baseline") == "TRUE"));
        ++points;
    }

    for (const auto& file : spcFiles(spcFolder() / "other-implementations", ".pbispc.tsv.zst")) {
        const SpcTable table {file};
        for (const Series& series : seriesOf(table)) {
            std::vector<double> values;
            for (const std::size_t row : series.rows) {
                values.push_back(table.real(row, "value"));
            }
            const ControlChart ours = chartOf(values, Polarity::Neutral, {.screening = series.config == "screened"});
            for (std::size_t i = 0; i < values.size(); ++i) {
                const std::size_t row = series.rows[i];
                INFO(file.filename().string()
                     << ", " << series.config << ", " << series.name << ", " << table.at(row, "date"));
                const Limits& limits = ours.limitsAt(i);
                const SignalSet& found = ours.points[i].reading.found;
                CHECK(close(limits.mean, table.real(row, "cl")));
                CHECK(near(limits.lower, table.real(row, "lcl3"), limits.mean));
                CHECK(near(limits.upper, table.real(row, "ucl3"), limits.mean));
                CHECK(near(limits.nearLower, table.real(row, "lcl2"), limits.mean));
                CHECK(near(limits.nearUpper, table.real(row, "ucl2"), limits.mean));
                const auto name = [&](Signal high, Signal low) -> std::string {
                    return found.has(high) ? "upper" : found.has(low) ? "lower" : "none";
                };
                CHECK(name(Signal::Above, Signal::Below) == table.at(row, "astronomical"));
                CHECK(name(Signal::RunHigh, Signal::RunLow) == table.at(row, "shift7"));
                CHECK(name(Signal::Rising, Signal::Falling) == table.at(row, "trend7"));
                ++points;
            }
        }
    }

    for (const auto& file : spcFiles(spcFolder() / "other-implementations", ".qic.tsv.zst")) {
        const SpcTable summary {file};
        std::string name = file.filename().string();
        name.replace(name.find(".qic.tsv"), 8, ".points.csv");
        const SpcTable table {spcFolder() / name};
        for (std::size_t row = 0; row < summary.size(); ++row) {
            const bool screening = summary.at(row, "screened") == "TRUE";
            for (const Series& series : seriesOf(table)) {
                if (series.name != summary.at(row, "series")) {
                    continue;
                }
                std::vector<double> values;
                for (const std::size_t at : series.rows) {
                    values.push_back(table.real(at, "value"));
                }
                const ControlChart ours = chartOf(values, Polarity::Neutral, {.screening = screening});
                CHECK(close(ours.groups.front().limits.mean, summary.real(row, "cl")));
                CHECK(
                    near(ours.groups.front().limits.lower, summary.real(row, "lcl"), ours.groups.front().limits.mean));
                CHECK(
                    near(ours.groups.front().limits.upper, summary.real(row, "ucl"), ours.groups.front().limits.mean));
                break;
            }
        }
    }
    std::cout << "Compared with a textbook and PowerBI-SPC: " << points << " points.\n";
}

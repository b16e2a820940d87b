// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fmt/format.h>

namespace muster::bench {

namespace {

std::string number(double value) { return value < 10 ? fmt::format("{:.2f}", value) : fmt::format("{:.0f}", value); }

std::string figureInWords(const Figure& figure, double value)
{
    switch (figure.kind) {
    case Kind::Ratio:
        return fmt::format("{:.2f} times", value);
    case Kind::Difference:
        return fmt::format("{}{} {}", value < 0 ? "" : "+", number(value), figure.unit);
    case Kind::Value:
        break;
    }
    return fmt::format("{} {}", number(value), figure.unit);
}

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string verdict(const Figure& figure)
{
    if (!figure.notMeasured.empty()) {
        return "not measured: " + figure.notMeasured;
    }
    return figure.isReached() ? "reached" : "NOT REACHED";
}

}  // namespace

double Figure::figure() const
{
    switch (kind) {
    case Kind::Ratio:
        return ours / theirs.value_or(ours);
    case Kind::Difference:
        return ours - theirs.value_or(0);
    case Kind::Value:
        break;
    }
    return ours;
}

std::optional<Figures> Figures::fromArguments(int count, char** values, const std::vector<std::string>& groups,
                                              int& exitCode)
{
    const std::vector<std::string> words(values + 1, values + count);
    const auto usage = [&](int code) {
        fmt::print(
            code == 0 ? stdout : stderr,
            "{} [--csv] [--only GROUP]...\n\nMeasures Muster and prints a table: what, against what, the goal.\n"
            "--csv prints comma-separated values instead. Groups: {}.\n"
            "The exit code is 0 though a goal is missed, 1 when something could not run, 2 for a wrong option.\n",
            values[0], fmt::join(groups, ", "));
        exitCode = code;
        return std::nullopt;
    };
    Figures figures;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--help") {
            return usage(0);
        }
        if (words[i] == "--csv") {
            figures.m_csv = true;
        } else if (words[i] == "--only" && i + 1 < words.size()
                   && std::find(groups.begin(), groups.end(), words[i + 1]) != groups.end()) {
            figures.m_only.push_back(words[++i]);
        } else {
            return usage(2);
        }
    }
    return figures;
}

void Figures::group(const std::string& name, const std::function<void()>& work)
{
    if (!m_only.empty() && std::find(m_only.begin(), m_only.end(), name) == m_only.end()) {
        return;
    }
    fmt::print(stderr, "measuring: {} ...\n", name);
    try {
        work();
    } catch (const std::exception& error) {
        fmt::print(stderr, "{} could not run: {}\n", name, error.what());
        m_failed = true;
    }
}

int Figures::print() const
{
    if (m_csv) {
        printCsv();
    } else {
        printTable();
    }
    return m_failed ? 1 : 0;
}

void Figures::printTable() const
{
    constexpr std::size_t kColumns = 7;
    using Line = std::array<std::string, kColumns>;
    std::vector<Line> lines {{"what", "took", "against", "took", "figure", "goal", ""}};
    for (const Figure& figure : m_figures) {
        const bool measured = figure.notMeasured.empty();
        lines.push_back({figure.what, measured ? fmt::format("{} {}", number(figure.ours), figure.unit) : "-",
                         figure.baseline.empty() ? "-" : figure.baseline,
                         figure.theirs ? fmt::format("{} {}", number(*figure.theirs), figure.unit) : "-",
                         measured ? figureInWords(figure, figure.figure()) : "-",
                         "at most " + figureInWords(figure, figure.goal), verdict(figure)});
    }
    std::array<std::size_t, kColumns> widths {};
    for (const Line& line : lines) {
        for (std::size_t column = 0; column < kColumns; ++column) {
            widths[column] = std::max(widths[column], line[column].size());
        }
    }
    for (const Line& line : lines) {
        std::string text;
        for (std::size_t column = 0; column < kColumns; ++column) {
            const bool isNumber = column == 1 || column == 3 || column == 4;
            text += isNumber ? fmt::format("{:>{}}", line[column], widths[column])
                             : fmt::format("{:<{}}", line[column], widths[column]);
            text += column + 1 < kColumns ? "  " : "";
        }
        text.erase(text.find_last_not_of(' ') + 1);
        fmt::print("{}\n", text);
    }
}

void Figures::printCsv() const
{
    fmt::print("what,unit,ours,baseline,baseline_took,kind,figure,goal,result\n");
    for (const Figure& figure : m_figures) {
        const bool measured = figure.notMeasured.empty();
        constexpr std::array kKinds {"ratio", "difference", "value"};
        fmt::print("{},{},{},{},{},{},{},{},{}\n", csvField(figure.what), figure.unit,
                   measured ? fmt::format("{:.3f}", figure.ours) : "", csvField(figure.baseline),
                   figure.theirs ? fmt::format("{:.3f}", *figure.theirs) : "",
                   kKinds.at(static_cast<std::size_t>(figure.kind)),
                   measured ? fmt::format("{:.3f}", figure.figure()) : "", figure.goal, csvField(verdict(figure)));
    }
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

double millisecondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double cpuMillisecondsOf(const std::function<void()>& work)
{
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
}

Medians byTurns(int rounds, Clock clock, const std::function<void()>& ours, const std::function<void()>& theirs)
{
    std::vector<double> mine;
    std::vector<double> others;
    for (int round = 0; round <= rounds; ++round) {
        const double first = clock(ours);
        const double second = clock(theirs);
        if (round > 0) {
            mine.push_back(first);
            others.push_back(second);
        }
    }
    return {median(mine), median(others)};
}

}  // namespace muster::bench

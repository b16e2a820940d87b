// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table of figures: what was measured, beside what, and whether that reaches the goal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::bench {

/// What a figure says: ours divided by the baseline, ours less the baseline, or ours by itself.
enum class Kind { Ratio, Difference, Value };

struct Figure {
    std::string what;
    std::string baseline = {};  ///< empty for a Value
    std::string unit = "ms";
    Kind kind = Kind::Ratio;
    double ours = 0;
    std::optional<double> theirs = {};
    double goal = 0;  ///< reached by this or less
    std::string notMeasured = {};  ///< why, where it could not be

    [[nodiscard]] double figure() const;
    [[nodiscard]] bool isReached() const { return notMeasured.empty() && figure() <= goal; }
};

class Figures {
public:
    /// `--csv`, `--only WORD` (once or more), `--help`. Nothing when the program is to end with `exitCode`.
    [[nodiscard]] static std::optional<Figures> fromArguments(int count, char** values,
                                                              const std::vector<std::string>& groups, int& exitCode);

    /// Measures a group unless `--only` leaves it out; says on stderr that it is at work.
    void group(const std::string& name, const std::function<void()>& work);
    void add(Figure figure) { m_figures.push_back(std::move(figure)); }

    /// Prints the table, or CSV, and gives the exit code: 0 though a goal is missed, 1 when a group failed.
    [[nodiscard]] int print() const;

private:
    void printTable() const;
    void printCsv() const;

    std::vector<Figure> m_figures;
    std::vector<std::string> m_only;
    bool m_csv = false;
    bool m_failed = false;
};

/// The value below which `share` of the values lie.
[[nodiscard]] double percentile(std::vector<double> values, double share);
[[nodiscard]] inline double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

/// By the clock on the wall.
[[nodiscard]] double millisecondsOf(const std::function<void()>& work);
/// Of processor time, all threads of this process.
[[nodiscard]] double cpuMillisecondsOf(const std::function<void()>& work);

struct Medians {
    double ours = 0;
    double theirs = 0;
};

using Clock = double (*)(const std::function<void()>&);

/// Ours and the baseline by turns, so that both meet the same machine; one turn of each first, which is not counted.
[[nodiscard]] Medians byTurns(int rounds, Clock clock, const std::function<void()>& ours,
                              const std::function<void()>& theirs);

}  // namespace muster::bench

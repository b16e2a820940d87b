// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chart as a table: the data behind every picture, and what the command line prints.
#pragma once

#include "core/base/failure.h"
#include "core/performance/measure_queries.h"
#include "core/tables/table.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::performance {

/// One point. A row without a value has no limits and no signal.
struct ChartLine {
    std::string series;
    std::string date;
    std::optional<double> value;
    std::optional<double> mean;
    std::optional<double> lower;  ///< none where there are fewer than two points
    std::optional<double> upper;
    Signal signal = Signal::None;
    Meaning meaning = Meaning::None;
};

struct ChartFileRules {
    Polarity polarity = Polarity::Neutral;
    bool screening = true;
    TwoOfThree twoOfThree = TwoOfThree::Reference;
    std::optional<std::size_t> baselinePoints;  ///< empty: all points
    std::vector<base::Date> rebases;  ///< first days of new limits, in every series
};

/// A table with the columns series, date and value: one line for each of its rows, in its order, series and date as
/// they are written. Points are put in order of time where all dates of a series can be read, and are taken in the
/// order of the table where not. `rules.rebases` needs dates that can be read.
///
/// Refuses with `Invalid`, naming `name` and the line: a missing column, a value that is no number, a date that cannot
/// be read where it must be.
[[nodiscard]] base::Result<std::vector<ChartLine>> chartLines(const tables::Table& table, const std::string& name,
                                                              const ChartFileRules& rules);

/// The points of a measure; the series is its reference, the date its period ("2011-10").
[[nodiscard]] std::vector<ChartLine> chartLines(const MeasureChart& chart);

}  // namespace muster::performance

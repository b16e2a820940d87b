// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many small pictures side by side: places by kinds of crime (requirements 1.H; design §6).
#pragma once

#include "core/performance/chart_drawing.h"

#include <string>
#include <vector>

namespace muster::performance {

/// One place and one kind: the newest figure, what is usual, what it says, and the line that led there.
struct MultipleCell {
    std::vector<std::optional<double>> values;  ///< of the newest months, up to 24
    std::optional<double> value;  ///< of the newest month; none where it is not counted
    Limits limits;  ///< those that hold now
    std::string shown;  ///< "12"; "–" where there is nothing
    std::string usual;  ///< "usually 10.4"; empty where nothing is known
    std::string word;  ///< "above usual", "run above average"; empty for ordinary variation
    Meaning meaning = Meaning::None;
    PointMark mark = PointMark::Dot;
    bool outside = false;
    std::string alt;  ///< the cell read aloud
};

struct ChartMultiples {
    std::string month;  ///< "October 2011"
    std::string corner;  ///< what the rows are: "Ward"
    std::vector<std::string> columns;
    std::vector<std::string> rows;
    std::vector<std::vector<MultipleCell>> cells;  ///< by row, then by column
};

/// Every place and kind of the table. `all` as the first column where `totals` is given (`crimeTable` with total).
[[nodiscard]] ChartMultiples multiplesOf(const CrimeTable& table, CrimeBy by, const CrimePictureRules& rules = {},
                                         const CrimeTable* totals = nullptr);

/// The words and figures of it, a row for each place.
[[nodiscard]] PictureTable tableOf(const ChartMultiples& multiples);

/// A few words for a small place: "above usual".
[[nodiscard]] std::string_view shortWords(Signal signal);

/// The line of a cell in a size: the limits as a ground, the line, a mark at its end.
[[nodiscard]] ChartDrawing sparkOf(const MultipleCell& cell, double width, double height);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same month in other years, since Decembers repeat: beside a control chart, never instead of it.
#pragma once

#include "core/performance/chart_picture.h"

#include <string>
#include <vector>

namespace muster::performance {

struct SeasonRow {
    base::Date period;
    std::string label;  ///< "December 2010"
    double value = 0;
    std::string shown;
    std::string change;  ///< to the year before: "13 fewer (1.0%)"; empty for the first
};

struct Season {
    std::string title;  ///< "December in other years"
    std::vector<SeasonRow> rows;  ///< oldest first, the period itself included
    std::string sentence;
};

/// Of the month, quarter or year that `period` is. No rows but its own where no other year has a figure.
[[nodiscard]] Season seasonOf(const MeasureChart& chart, base::Date period);
[[nodiscard]] PictureTable tableOf(const Season& season);

}  // namespace muster::performance

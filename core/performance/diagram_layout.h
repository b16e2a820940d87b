// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the boxes of a diagram stand and where its lines run; the inside of `drawingOf`.
#pragma once

#include "core/performance/diagram.h"

#include <optional>

namespace muster::performance::detail {

/// A box, or the place where a line passes a row.
struct Place {
    std::optional<std::size_t> box;  ///< none: a passing line
    int row = 0;
    double left = 0;
    double width = 0;

    [[nodiscard]] double right() const { return left + width; }
    [[nodiscard]] double centre() const { return left + width / 2; }
};

/// Part of a line between two rows, or below one row where both ends stand in it.
struct Leg {
    std::size_t line = 0;
    std::size_t upper = 0;  ///< places
    std::size_t lower = 0;
    bool sameRow = false;
    double upperX = 0;
    double lowerX = 0;
};

struct Row {
    std::vector<std::size_t> places;  ///< from left to right
    double top = 0;
    double height = 0;
};

/// Lines that share a way below a row: those to one box, or one line alone.
struct Way {
    int row = 0;  ///< runs below this row
    std::vector<std::size_t> legs;
    double from = 0;  ///< x
    double to = 0;
    int track = 0;
};

struct Layout {
    std::vector<Place> places;
    std::vector<Row> rows;
    std::vector<Leg> legs;
    std::vector<Way> ways;
    std::vector<int> tracks;  ///< below each row
};

/// What the boxes need: their least widths, as wide as the longest word.
struct Measures {
    double width = 640;
    double gap = 12;  ///< between two boxes
    double pass = 10;  ///< room for a line that passes a row
    double widest = 150;  ///< a box is never wider
    std::vector<double> leastWidth;  ///< of each box
};

/// Rows, the order in them, and left and width of every place.
[[nodiscard]] Layout placed(const Diagram& diagram, const Measures& measures);

/// Gives every leg the x of its ends and every way its track.
void route(Layout& layout, const Diagram& diagram);

}  // namespace muster::performance::detail

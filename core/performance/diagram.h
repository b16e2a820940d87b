// SPDX-License-Identifier: GPL-3.0-or-later
//
// Boxes on levels with lines between them, drawn with the same lines and words as charts: a governance structure, or
// anything else that answers upwards.
#pragma once

#include "core/performance/chart_drawing.h"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::performance {

struct DiagramBox {
    std::string name;
    std::string kind;  ///< small, above the name: "District"; may be empty
    std::vector<std::string> notes;  ///< small, below it: "Lead to be negotiated"
    int level = 0;  ///< 0 at the top
    bool outside = false;  ///< belongs to somebody else: its edge is dashed
};

/// From a box to the one it answers to, or to one it is only linked to (dashed).
struct DiagramLine {
    std::size_t from = 0;
    std::size_t to = 0;
    bool dashed = false;
};

struct Diagram {
    std::string title;
    std::string alt;  ///< what it shows, for somebody who does not see it
    std::vector<DiagramBox> boxes;  ///< on each level in the order wanted; lines may move them
    std::vector<DiagramLine> lines;
    std::string solidMeans;  ///< for the key: "reports to the body above"
    std::string dashedMeans;  ///< "linked to"

    [[nodiscard]] bool empty() const { return boxes.empty(); }
};

/// The diagram in `style.width`; `style.height` is not read, `height` of the drawing says what it needs. A level that
/// is too wide is broken into several rows. Every word is shown whole, no line goes through a box, and no two lines lie
/// on each other save those that lead to the same box. Each box is one ground, in the order of `boxes`.
[[nodiscard]] ChartDrawing drawingOf(const Diagram& diagram, const DrawingStyle& style);

/// As an SVG file of this width, with title and description, in the colours of print.
[[nodiscard]] std::string svgFile(const Diagram& diagram, double width);
/// The same as an element for a page of HTML.
[[nodiscard]] std::string svgOf(const Diagram& diagram, double width);

}  // namespace muster::performance

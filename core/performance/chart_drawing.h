// SPDX-License-Identifier: GPL-3.0-or-later
//
// A picture put into a size: lines, shapes and words with their places. The screen, PDF, PNG and SVG draw this and
// nothing else, so they show the same; how text looks is all they bring along.
#pragma once

#include "core/performance/chart_picture.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::performance {

/// x to the right, y downwards, in the unit of the size asked for.
struct DrawnPoint {
    double x = 0;
    double y = 0;
};

struct DrawnBox {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return left + width; }
    [[nodiscard]] double bottom() const { return top + height; }
    [[nodiscard]] bool meets(const DrawnBox& other) const;
    [[nodiscard]] bool holds(const DrawnBox& other) const;
};

/// What a colour is for. No output knows any other.
enum class ChartInk { Ink, Quiet, Hairline, Band, Accent, Good, Concern, Paper };
enum class Dash { Solid, Dashed, Dotted };

/// Which part of the picture something is.
enum class ChartPart {
    Grid,
    Band,  ///< ground of a baseline
    Mean,
    Limit,
    Target,
    Values,  ///< the line through the figures
    Marker,  ///< upright lines: actions, effects, new limits, breaks
    Words
};

struct DrawnLine {
    ChartPart part = ChartPart::Values;
    std::vector<DrawnPoint> points;
    double width = 1;
    ChartInk ink = ChartInk::Ink;
    Dash dash = Dash::Solid;
};

struct DrawnGround {
    DrawnBox box;
    ChartInk ink = ChartInk::Band;
};

struct DrawnMark {
    std::size_t point = 0;
    PointMark mark = PointMark::Dot;
    DrawnPoint at;
    double radius = 3;
    ChartInk ink = ChartInk::Ink;
    bool ring = false;  ///< beyond a limit
    bool hollow = false;  ///< provisional
};

enum class TextEnd { Start, Middle, End };

struct DrawnText {
    std::string text;
    DrawnPoint at;  ///< on the baseline, at the end that `end` names
    TextEnd end = TextEnd::Start;
    double size = 11;
    ChartInk ink = ChartInk::Quiet;
    DrawnBox box;  ///< what it covers
};

/// Width of a text in a size.
using TextWidth = std::function<double(std::string_view text, double size)>;

struct DrawingStyle {
    double width = 640;
    double height = 320;
    double textSize = 11;
    double lineWidth = 1.6;
    double markRadius = 3.2;
    TextWidth textWidth;  ///< empty: the widths of a common sans-serif face
};

/// Grounds lie under lines, lines under marks, marks under texts. Texts never meet each other and never leave the
/// size; one that finds no room is shortened or left out, since the table has it.
struct ChartDrawing {
    double width = 0;
    double height = 0;
    DrawnBox plot;  ///< where the values stand: from the axis' end to its beginning, without the lanes of words
    std::vector<DrawnGround> grounds;
    std::vector<DrawnLine> lines;
    std::vector<DrawnMark> marks;  ///< one for each point with a figure
    std::vector<DrawnText> texts;
    double firstX = 0;  ///< of the first point
    double stepX = 0;  ///< from one point to the next

    [[nodiscard]] double xOf(std::size_t point) const { return firstX + stepX * static_cast<double>(point); }
};

[[nodiscard]] ChartDrawing drawingOf(const ChartPicture& picture, const DrawingStyle& style);

/// Where a value stands in a drawing of this axis.
[[nodiscard]] double yOf(const ChartDrawing& drawing, const ValueAxis& axis, double value);

/// Width of a text in a common sans-serif face, a little generous: for outputs that cannot measure.
[[nodiscard]] double commonTextWidth(std::string_view text, double size);

/// The outline of a tick inside a mark of this radius, and of a diamond or square: closed but for the tick.
[[nodiscard]] std::vector<DrawnPoint> markOutline(PointMark mark, const DrawnPoint& at, double radius);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds room for the words of a drawing. Only `drawingOf` uses this.
#pragma once

#include "core/performance/chart_drawing.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::performance {

/// Measures and shortens texts of one size.
class LabelMaker {
public:
    LabelMaker(const TextWidth& width, double size) : m_width(width), m_size(size) { }

    [[nodiscard]] double size() const { return m_size; }
    [[nodiscard]] double lineHeight() const { return m_size * 1.4; }
    [[nodiscard]] double widthOf(std::string_view text) const { return m_width(text, m_size); }
    /// The text with its place; `middle` is the height its letters are centred on.
    [[nodiscard]] DrawnText at(std::string text, double x, double middle, TextEnd end) const;
    /// Cut at a word with an ellipsis; empty where not even that fits.
    [[nodiscard]] std::string shortened(const std::string& text, double room) const;

private:
    const TextWidth& m_width;
    double m_size;
};

/// Lanes of words beside the plot, each word at its upright line. Lane 0 lies next to the plot; a line reaches as far
/// as its own word and crosses no other.
class Lanes {
public:
    struct Placed {
        std::string text;
        double x = 0;  ///< where the text begins
        double width = 0;
        std::size_t lane = 0;
        bool hasLine = true;
        double lineX = 0;
    };

    /// Words stay between `left` and `right`.
    Lanes(const LabelMaker& labels, double left, double right) : m_labels(labels), m_left(left), m_right(right) { }

    /// Beside the line at `x`, after it or before it, shortened where it must be.
    void addAtLine(const std::string& text, double x);
    /// From `x` on, as far as `end`; without a line.
    void addFrom(const std::string& text, double x, double end);

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] const std::vector<Placed>& placed() const { return m_placed; }
    /// The lane of the word at this line; nothing where it found no room.
    [[nodiscard]] std::optional<std::size_t> laneAt(double lineX) const;

private:
    [[nodiscard]] bool fits(const Placed& wanted) const;
    bool tryLanes(Placed wanted);

    const LabelMaker& m_labels;
    double m_left;
    double m_right;
    std::vector<Placed> m_placed;
};

/// Heights as near to `wanted` (ascending) as they can be, `gap` apart and between `top` and `bottom`.
[[nodiscard]] std::vector<double> spread(std::vector<double> wanted, double gap, double top, double bottom);

/// What a free text must not touch.
struct Obstacles {
    std::vector<DrawnBox> boxes;
    std::vector<const DrawnLine*> lines;

    [[nodiscard]] bool free(const DrawnBox& box) const;
};

/// Words under the points, as many as fit: "Sep 2009", "Mar 2010", "Sep", ... and the last one.
[[nodiscard]] std::vector<DrawnText> periodLabels(const ChartPicture& picture, const ChartDrawing& drawing,
                                                  const LabelMaker& labels, double middle);

}  // namespace muster::performance

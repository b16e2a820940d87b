// SPDX-License-Identifier: GPL-3.0-or-later
//
// A drawing of a chart through QPainter.
#pragma once

#include "core/performance/chart_drawing.h"

#include <QColor>
#include <QFont>
#include <QImage>

#include <array>
#include <cstddef>

class QPainter;

namespace muster::ui {
struct Theme;
}

namespace muster::ui::charts {

/// The colours of a theme for the inks of a drawing, on a panel.
class ChartColours {
public:
    explicit ChartColours(const Theme& theme);
    /// Dark ink on white.
    [[nodiscard]] static ChartColours forPaper();

    [[nodiscard]] QColor of(performance::ChartInk ink) const { return m_colours[static_cast<std::size_t>(ink)]; }

private:
    ChartColours() = default;
    std::array<QColor, 8> m_colours;
};

/// Sizes of letters in the program's small step, and how wide they are in its font.
[[nodiscard]] performance::DrawingStyle screenStyle(const QSizeF& size);

void paintGround(QPainter& painter, const performance::DrawnGround& ground, const ChartColours& colours);
void paintLine(QPainter& painter, const performance::DrawnLine& line, const ChartColours& colours);
void paintMark(QPainter& painter, const performance::DrawnMark& mark, const ChartColours& colours);
void paintText(QPainter& painter, const performance::DrawnText& text, const ChartColours& colours);

/// All of it, in order. The ground behind it is left as it is.
void paintDrawing(QPainter& painter, const performance::ChartDrawing& drawing, const ChartColours& colours);

/// A picture on white in the colours of print, with its title above and its sentence below; `scale` device pixels for
/// each of the picture's.
[[nodiscard]] QImage chartImage(const performance::ChartPicture& picture, const QSize& size = {760, 420},
                                double scale = 2);

}  // namespace muster::ui::charts

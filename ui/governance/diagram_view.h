// SPDX-License-Identifier: GPL-3.0-or-later
//
// Boxes and lines on the screen, in the theme's colours.
#pragma once

#include "core/performance/diagram.h"

#include <QWidget>

namespace muster::ui {

/// Takes the width it is given and as much height as the drawing needs; larger, it is wider than that and is scrolled.
/// One box may be marked; a click says which was meant, and the wheel with Ctrl asks for another size.
class DiagramView final : public QWidget {
    Q_OBJECT

public:
    explicit DiagramView(QWidget* parent = nullptr);

    void setDiagram(const performance::Diagram& diagram);
    /// -1 for none.
    void mark(int box);
    /// Where the marked box stands; empty without one.
    [[nodiscard]] QRect markedRect() const;
    /// In `width` of the window; 1 is the size of other words. Larger than 1 the drawing grows as it is, smaller it
    /// is laid out anew, in more room.
    void setScale(double scale, int width);
    /// The largest scale up to 1 at which all of it stands in this room.
    [[nodiscard]] double scaleFor(const QSize& room) const;
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] const performance::ChartDrawing& drawing() const { return m_drawing; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void pressed(int box);
    /// Larger (1) or smaller (-1), by the wheel.
    void scaleWanted(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void draw();
    [[nodiscard]] performance::ChartDrawing drawnAt(double scale, int width) const;

    performance::Diagram m_diagram;
    performance::ChartDrawing m_drawing;
    int m_marked = -1;
    double m_scale = 1;
    int m_width;
};

}  // namespace muster::ui

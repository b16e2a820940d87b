// SPDX-License-Identifier: GPL-3.0-or-later
//
// Boxes and lines on the screen, in the theme's colours.
#pragma once

#include "core/performance/diagram.h"

#include <QWidget>

namespace muster::ui {

/// Takes the width it is given and as much height as the drawing needs. One box may be marked; a click says which was
/// meant.
class DiagramView final : public QWidget {
    Q_OBJECT

public:
    explicit DiagramView(QWidget* parent = nullptr);

    void setDiagram(const performance::Diagram& diagram);
    /// -1 for none.
    void mark(int box);
    [[nodiscard]] const performance::ChartDrawing& drawing() const { return m_drawing; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void pressed(int box);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void draw();

    performance::Diagram m_diagram;
    performance::ChartDrawing m_drawing;
    int m_marked = -1;
};

}  // namespace muster::ui

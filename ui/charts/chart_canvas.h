// SPDX-License-Identifier: GPL-3.0-or-later
//
// A drawing on the screen: Qt Charts draws the lines of the figures and limits, and under and over them the same
// drawing gives grounds, marks and words. Nothing but the view needs this header.
#pragma once

#include "core/performance/chart_drawing.h"

#include <QtCharts/QChartView>

#include <optional>

namespace muster::ui::charts {

class ChartCanvas final : public QChartView {
    Q_OBJECT

public:
    explicit ChartCanvas(QWidget* parent = nullptr);

    void setPicture(const performance::ChartPicture& picture);
    /// The point that is read: it gets an upright line and a halo.
    void setCurrentPoint(std::optional<std::size_t> point);
    /// The drawing in the present size; what the pointer and the card go by.
    [[nodiscard]] const performance::ChartDrawing& drawing() const { return m_drawing; }
    /// The nearest point with a figure, where there is one at most 24 pixels away across.
    [[nodiscard]] std::optional<std::size_t> pointAt(const QPointF& position) const;
    /// Works the drawing out again: the theme changed.
    void renew();

Q_SIGNALS:
    void pointed(int point);  ///< -1: at none
    void left();

protected:
    void drawBackground(QPainter* painter, const QRectF& area) override;
    void drawForeground(QPainter* painter, const QRectF& area) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void putSeries();

    performance::ChartPicture m_picture;
    performance::ChartDrawing m_drawing;
    std::optional<std::size_t> m_current;
};

}  // namespace muster::ui::charts

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small card beside a point: period, value, what it says, limits.
#pragma once

#include "core/performance/chart_picture.h"

#include <QWidget>

#include <vector>

namespace muster::ui::charts {

/// Looks only: the pointer goes through it, and screen readers hear the view.
class PointCard final : public QWidget {
    Q_OBJECT

public:
    explicit PointCard(QWidget* parent);

    void setPoint(const performance::ChartPicture& picture, std::size_t point);
    /// Its words, a line each, as painted.
    [[nodiscard]] QStringList lines() const;
    /// Beside `at` and inside `area`, where it covers the fewest of the `marks`.
    void placeBeside(const QPointF& at, const QRect& area, const QList<QPointF>& marks);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Look { Strong, Plain, Signal, Quiet };
    struct Line {
        QString text;
        Look look = Look::Plain;
    };
    /// Paints, where there is a painter; gives the height.
    double lay(QPainter* painter) const;
    [[nodiscard]] QColor inkOf(Look look) const;

    std::vector<Line> m_lines;
    performance::PointMark m_mark = performance::PointMark::Dot;
    bool m_outside = false;
};

}  // namespace muster::ui::charts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_canvas.h"

#include "ui/charts/chart_painter.h"
#include "ui/widgets/theme.h"

#include <QGraphicsLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <cmath>

namespace muster::ui::charts {

using namespace muster::performance;

namespace {

constexpr double kReach = 24;

bool isSeries(ChartPart part)
{
    return part == ChartPart::Values || part == ChartPart::Mean || part == ChartPart::Limit
        || part == ChartPart::Target;
}

QPen penOf(const DrawnLine& line, const ChartColours& colours)
{
    QPen pen(colours.of(line.ink), line.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (line.dash == Dash::Dashed) {
        pen.setDashPattern({5 / line.width, 4 / line.width});
    }
    return pen;
}

}  // namespace

ChartCanvas::ChartCanvas(QWidget* parent)
    : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    QChart* const picture = chart();
    picture->legend()->hide();
    picture->setMargins({});
    picture->setBackgroundVisible(false);
    picture->setPlotAreaBackgroundVisible(false);
    picture->layout()->setContentsMargins(0, 0, 0, 0);
    picture->setAnimationOptions(QChart::NoAnimation);
}

void ChartCanvas::setPicture(const ChartPicture& picture)
{
    m_picture = picture;
    m_current.reset();
    renew();
}

void ChartCanvas::setCurrentPoint(std::optional<std::size_t> point)
{
    m_current = point;
    viewport()->update();
}

std::optional<std::size_t> ChartCanvas::pointAt(const QPointF& position) const
{
    std::optional<std::size_t> nearest;
    double distance = kReach;
    for (const DrawnMark& mark : m_drawing.marks) {
        const double away = std::abs(mark.at.x - position.x());
        if (away < distance) {
            distance = away;
            nearest = mark.point;
        }
    }
    return nearest;
}

void ChartCanvas::renew()
{
    m_drawing = drawingOf(m_picture, screenStyle(size()));
    putSeries();
    viewport()->update();
}

// The axes are those of the drawing itself, so a line stands where the marks and words were put for it.
void ChartCanvas::putSeries()
{
    QChart* const picture = chart();
    picture->removeAllSeries();
    for (QAbstractAxis* axis : picture->axes()) {
        picture->removeAxis(axis);
        delete axis;
    }
    if (m_drawing.marks.empty()) {
        return;
    }
    const DrawnBox& plot = m_drawing.plot;
    picture->setPlotArea({plot.left, plot.top, plot.width, plot.height});
    auto* const across = new QValueAxis;
    auto* const down = new QValueAxis;
    across->setRange(plot.left, plot.right());
    down->setRange(plot.top, plot.bottom());
    down->setReverse(true);
    for (QValueAxis* axis : {across, down}) {
        axis->setVisible(false);
    }
    picture->addAxis(across, Qt::AlignBottom);
    picture->addAxis(down, Qt::AlignLeft);
    const ChartColours colours(currentTheme());
    for (const DrawnLine& line : m_drawing.lines) {
        if (!isSeries(line.part)) {
            continue;
        }
        auto* const series = new QLineSeries;
        for (const DrawnPoint& point : line.points) {
            series->append(point.x, point.y);
        }
        series->setPen(penOf(line, colours));
        picture->addSeries(series);
        series->attachAxis(across);
        series->attachAxis(down);
    }
}

void ChartCanvas::drawBackground(QPainter* painter, const QRectF& area)
{
    const ChartColours colours(currentTheme());
    painter->fillRect(area, colours.of(ChartInk::Paper));
    for (const DrawnGround& ground : m_drawing.grounds) {
        paintGround(*painter, ground, colours);
    }
    for (const DrawnLine& line : m_drawing.lines) {
        if (line.part == ChartPart::Grid) {
            paintLine(*painter, line, colours);
        }
    }
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF&)
{
    const ChartColours colours(currentTheme());
    painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (const DrawnLine& line : m_drawing.lines) {
        if (!isSeries(line.part) && line.part != ChartPart::Grid) {
            paintLine(*painter, line, colours);
        }
    }
    for (const DrawnMark& mark : m_drawing.marks) {
        if (m_current == mark.point) {
            painter->setPen(QPen(colours.of(ChartInk::Accent), 1));
            painter->drawLine(QPointF(mark.at.x, m_drawing.plot.top), QPointF(mark.at.x, m_drawing.plot.bottom()));
            QColor halo = colours.of(ChartInk::Accent);
            halo.setAlphaF(0.25F);
            painter->setPen(Qt::NoPen);
            painter->setBrush(halo);
            painter->drawEllipse(QPointF(mark.at.x, mark.at.y), mark.radius + 6, mark.radius + 6);
        }
        paintMark(*painter, mark, colours);
    }
    for (const DrawnText& text : m_drawing.texts) {
        paintText(*painter, text, colours);
    }
}

void ChartCanvas::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    renew();
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const auto point = pointAt(event->position());
    Q_EMIT pointed(point ? static_cast<int>(*point) : -1);
    event->accept();
}

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    // The view takes the focus, not the scene: the keys belong to it.
    event->ignore();
}

void ChartCanvas::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    Q_EMIT left();
}

void ChartCanvas::wheelEvent(QWheelEvent* event)
{
    // The page scrolls, not the picture.
    event->ignore();
}

}  // namespace muster::ui::charts

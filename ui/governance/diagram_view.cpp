// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/diagram_view.h"

#include "ui/bridge/words.h"
#include "ui/charts/chart_painter.h"
#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace muster::ui {
namespace {

constexpr int kLeastWidth = 520;
constexpr double kStep = 0.05;
constexpr double kSmallest = 0.4;

QRectF rectOf(const performance::DrawnBox& box) { return {box.left, box.top, box.width, box.height}; }

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QWidget(parent), m_width(kLeastWidth)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void DiagramView::setDiagram(const performance::Diagram& diagram)
{
    m_diagram = diagram;
    m_marked = -1;
    setAccessibleName(words(diagram.title));
    setAccessibleDescription(words(diagram.alt));
    draw();
    updateGeometry();
}

void DiagramView::mark(int box)
{
    if (box == m_marked)
        return;
    m_marked = box;
    update();
}

QRect DiagramView::markedRect() const
{
    const auto at = static_cast<std::size_t>(m_marked);
    if (m_marked < 0 || at >= m_drawing.grounds.size())
        return {};
    const QRectF box = rectOf(m_drawing.grounds[at].box);
    return QRectF(box.topLeft() * m_scale, box.size() * m_scale).toAlignedRect();
}

void DiagramView::setScale(double scale, int width)
{
    if (qFuzzyCompare(scale, m_scale) && width == m_width)
        return;
    m_scale = scale;
    m_width = width;
    draw();
    updateGeometry();
}

performance::ChartDrawing DiagramView::drawnAt(double scale, int width) const
{
    const double room = std::max(width, kLeastWidth) / std::min(scale, 1.0);
    return m_diagram.empty() ? performance::ChartDrawing {}
                             : performance::drawingOf(m_diagram, charts::screenStyle(QSizeF(room, 0)));
}

double DiagramView::scaleFor(const QSize& room) const
{
    double scale = 1;
    while (scale > kSmallest && drawnAt(scale, room.width()).height * scale > room.height())
        scale -= kStep;
    return scale;
}

QSize DiagramView::sizeHint() const
{
    return {static_cast<int>(std::ceil(m_drawing.width * m_scale)),
            static_cast<int>(std::ceil(m_drawing.height * m_scale))};
}

void DiagramView::draw()
{
    m_drawing = drawnAt(m_scale, m_width);
    setFixedSize(sizeHint());
    update();
}

void DiagramView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(m_scale, m_scale);
    charts::paintDrawing(painter, m_drawing, charts::ChartColours(currentTheme()));
    if (m_marked < 0 || static_cast<std::size_t>(m_marked) >= m_diagram.boxes.size()
        || static_cast<std::size_t>(m_marked) >= m_drawing.grounds.size())
        return;
    painter.setPen(QPen(currentTheme().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rectOf(m_drawing.grounds[static_cast<std::size_t>(m_marked)].box).adjusted(-1, -1, 1, 1), 4,
                            4);
}

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    for (std::size_t at = 0; at < m_drawing.grounds.size() && at < m_diagram.boxes.size(); ++at) {
        if (rectOf(m_drawing.grounds[at].box).contains(event->position() / m_scale)) {
            Q_EMIT pressed(static_cast<int>(at));
            return;
        }
    }
    QWidget::mousePressEvent(event);
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    event->accept();
    Q_EMIT scaleWanted(event->angleDelta().y() > 0 ? 1 : -1);
}

}  // namespace muster::ui

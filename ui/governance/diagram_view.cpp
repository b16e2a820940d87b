// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/diagram_view.h"

#include "ui/bridge/words.h"
#include "ui/charts/chart_painter.h"
#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace muster::ui {
namespace {

constexpr int kLeastWidth = 520;

QRectF rectOf(const performance::DrawnBox& box) { return {box.left, box.top, box.width, box.height}; }

}  // namespace

DiagramView::DiagramView(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumWidth(kLeastWidth);
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

int DiagramView::heightForWidth(int width) const
{
    if (m_diagram.empty())
        return 0;
    return static_cast<int>(std::ceil(performance::drawingOf(m_diagram, charts::screenStyle(QSizeF(width, 0))).height));
}

QSize DiagramView::sizeHint() const { return {kLeastWidth, heightForWidth(std::max(width(), kLeastWidth))}; }

void DiagramView::draw()
{
    m_drawing = m_diagram.empty() ? performance::ChartDrawing {}
                                  : performance::drawingOf(m_diagram, charts::screenStyle(QSizeF(width(), 0)));
    setMinimumHeight(static_cast<int>(std::ceil(m_drawing.height)));
    update();
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    draw();
}

void DiagramView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
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
        if (rectOf(m_drawing.grounds[at].box).contains(event->position())) {
            Q_EMIT pressed(static_cast<int>(at));
            return;
        }
    }
    QWidget::mousePressEvent(event);
}

}  // namespace muster::ui

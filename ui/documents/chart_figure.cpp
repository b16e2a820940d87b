// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/chart_figure.h"

#include "core/performance/chart_drawing.h"
#include "core/performance/chart_svg.h"
#include "ui/documents/text_block.h"

#include <QPainterPathStroker>

#include <algorithm>

namespace muster::ui::documents {

using namespace muster::performance;

namespace {

// In points; everything a chart has is a little smaller on paper than on a screen.
constexpr double kTextSize = 8.5;
constexpr double kDiagramText = 9.5;
constexpr double kLeastText = 6;
constexpr double kEdge = 1.1;
constexpr double kThinner = 0.75;
constexpr double kMost = 250;
constexpr double kLeast = 130;

QColor colourOf(ChartInk ink)
{
    const std::string_view name = paperColour(ink);
    return QColor(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
}

class FigureDrawer {
public:
    FigureDrawer(PageBuilder& builder, int element, const QPointF& corner)
        : m_builder(builder), m_element(element), m_corner(corner) { }

    void ground(const DrawnGround& ground)
    {
        QPainterPath path;
        path.addRect(QRectF(m_corner + QPointF(ground.box.left, ground.box.top),
                            QSizeF(ground.box.width, ground.box.height)));
        add(path, ground.ink);
    }

    void line(const DrawnLine& line)
    {
        QList<qreal> pattern;
        const double width = line.width * kThinner;
        if (line.dash == Dash::Dashed)
            pattern = { 4 / width, 3 / width };
        else if (line.dash == Dash::Dotted)
            pattern = { 0.01, 3 / width };
        stroke(pathOf(line.points, false), width, line.ink, pattern,
               line.dash == Dash::Dotted ? Qt::RoundCap : Qt::FlatCap);
    }

    void mark(const DrawnMark& mark)
    {
        const bool hollow = mark.hollow || mark.mark == PointMark::Square;
        const bool round = mark.mark == PointMark::Dot || mark.mark == PointMark::Tick;
        const QPointF at = m_corner + QPointF(mark.at.x, mark.at.y);
        QPainterPath shape;
        if (round)
            shape.addEllipse(at, mark.radius, mark.radius);
        else
            shape = pathOf(markOutline(mark.mark, mark.at, mark.radius), true);
        add(shape, hollow ? ChartInk::Paper : mark.ink);
        stroke(shape, kEdge, mark.ink, {}, Qt::FlatCap);
        if (mark.ring) {
            QPainterPath ring;
            ring.addEllipse(at, mark.radius + 2, mark.radius + 2);
            stroke(ring, kEdge * 0.8, mark.ink, {}, Qt::FlatCap);
        }
        if (mark.mark == PointMark::Tick)
            stroke(pathOf(markOutline(mark.mark, mark.at, mark.radius), false), kEdge,
                   hollow ? mark.ink : ChartInk::Paper, {}, Qt::RoundCap);
    }

    void text(const DrawnText& text)
    {
        const TextStyle style { text.size, text.size * 1.3, Face::Regular, colourOf(text.ink) };
        const TextBlock block({ { visibleText(text.text), Face::Regular, style.color, {}, {} } }, style, 1000);
        const QPointF corner = m_corner + QPointF(text.box.left, text.at.y - block.baseline());
        // A space after each label, or two would be read as one word.
        block.emitLine(
            0, corner, [&](std::size_t, TextOp op, const QRectF&) { m_builder.addText(m_element, std::move(op)); },
            true);
    }

private:
    QPainterPath pathOf(const std::vector<DrawnPoint>& points, bool closed) const
    {
        QPainterPath path;
        for (const DrawnPoint& point : points) {
            const QPointF at = m_corner + QPointF(point.x, point.y);
            if (&point == &points.front())
                path.moveTo(at);
            else
                path.lineTo(at);
        }
        if (closed)
            path.closeSubpath();
        return path;
    }

    void stroke(const QPainterPath& path, double width, ChartInk ink, const QList<qreal>& pattern, Qt::PenCapStyle cap)
    {
        QPainterPathStroker stroker;
        stroker.setWidth(width);
        stroker.setCapStyle(cap);
        stroker.setJoinStyle(cap == Qt::RoundCap ? Qt::RoundJoin : Qt::MiterJoin);
        if (!pattern.isEmpty())
            stroker.setDashPattern(pattern);
        QPainterPath outline = stroker.createStroke(path);
        outline.setFillRule(Qt::WindingFill);
        add(outline, ink);
    }

    void add(const QPainterPath& path, ChartInk ink)
    {
        if (!path.isEmpty())
            m_builder.addPath(m_element, { path, colourOf(ink) });
    }

    PageBuilder& m_builder;
    int m_element;
    QPointF m_corner;
};

DrawingStyle styleOf(double width)
{
    DrawingStyle style;
    style.width = width;
    style.textSize = kTextSize;
    style.lineWidth = 1.6;
    style.markRadius = 2.4;
    style.textWidth = [](std::string_view text, double size) {
        return FontSet::compiledIn().advance(visibleText(text), Face::Regular) * size;
    };
    return style;
}

void draw(PageBuilder& builder, int element, const ChartDrawing& drawing, const QPointF& corner)
{
    FigureDrawer drawer(builder, element, corner);
    for (const DrawnGround& ground : drawing.grounds)
        drawer.ground(ground);
    for (const DrawnLine& line : drawing.lines)
        drawer.line(line);
    for (const DrawnMark& mark : drawing.marks)
        drawer.mark(mark);
    for (const DrawnText& text : drawing.texts)
        drawer.text(text);
}

/// With words as large as the height allows.
ChartDrawing fitted(const Diagram& diagram, double width, double most)
{
    DrawingStyle style = styleOf(width);
    style.textSize = kDiagramText;
    ChartDrawing drawing = drawingOf(diagram, style);
    while (drawing.height > most && style.textSize > kLeastText) {
        style.textSize -= 0.25;
        drawing = drawingOf(diagram, style);
    }
    return drawing;
}

}  // namespace

double chartHeight(double width) { return std::clamp(width * 0.44, kLeast, kMost); }

void drawChart(PageBuilder& builder, int element, const ChartPicture& picture, const QRectF& place)
{
    DrawingStyle style = styleOf(place.width());
    style.height = place.height();
    draw(builder, element, drawingOf(picture, style), place.topLeft());
}

double diagramHeight(const Diagram& diagram, double width, double most)
{
    return fitted(diagram, width, most).height;
}

void drawDiagram(PageBuilder& builder, int element, const Diagram& diagram, const QRectF& place)
{
    draw(builder, element, fitted(diagram, place.width(), place.height() + 0.01), place.topLeft());
}

}  // namespace muster::ui::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_painter.h"

#include "core/performance/chart_svg.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui::charts {

using namespace muster::performance;

namespace {

constexpr double kMarkEdge = 1.4;

QPointF toQt(const DrawnPoint& point) { return {point.x, point.y}; }

QString toQt(const std::string& text) { return QString::fromStdString(text); }

QPolygonF toQt(const std::vector<DrawnPoint>& points)
{
    QPolygonF polygon;
    for (const DrawnPoint& point : points) {
        polygon << toQt(point);
    }
    return polygon;
}

// Wrapped words; gives the height they took. Paints nothing without a painter.
double wrapped(QPainter* painter, const QString& text, const QFont& font, const QPointF& corner, double width,
               double pitch)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += pitch;
    }
    layout.endLayout();
    if (painter != nullptr) {
        layout.draw(painter, corner);
    }
    return y;
}

}  // namespace

ChartColours::ChartColours(const Theme& theme)
{
    const auto put = [&](ChartInk ink, const QColor& colour) { m_colours[static_cast<std::size_t>(ink)] = colour; };
    put(ChartInk::Ink, theme.ink);
    put(ChartInk::Quiet, theme.quietInk);
    put(ChartInk::Hairline, theme.hairline);
    // A ground, not an answer: paler than that of the current thing.
    QColor band = theme.accentGround;
    band.setAlphaF(theme.dark ? 0.55F : 0.7F);
    put(ChartInk::Band, band);
    put(ChartInk::Accent, theme.accent);
    put(ChartInk::Good, theme.good);
    put(ChartInk::Concern, theme.concern);
    put(ChartInk::Paper, theme.panel);
}

ChartColours ChartColours::forPaper()
{
    ChartColours colours;
    for (std::size_t ink = 0; ink < colours.m_colours.size(); ++ink) {
        const std::string_view name = paperColour(static_cast<ChartInk>(ink));
        colours.m_colours[ink] = QColor(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
    }
    return colours;
}

DrawingStyle screenStyle(const QSizeF& size)
{
    const QFont font = textFont(TextStyle::Small);
    const QFontMetricsF metrics(font);
    DrawingStyle style;
    style.width = size.width();
    style.height = size.height();
    style.textSize = font.pixelSize() > 0 ? font.pixelSize() : metrics.height() / 1.2;
    style.textWidth = [metrics, own = style.textSize](std::string_view text, double asked) {
        return metrics.horizontalAdvance(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))) * asked
            / own;
    };
    return style;
}

void paintGround(QPainter& painter, const DrawnGround& ground, const ChartColours& colours)
{
    painter.fillRect(QRectF(ground.box.left, ground.box.top, ground.box.width, ground.box.height),
                     colours.of(ground.ink));
}

void paintLine(QPainter& painter, const DrawnLine& line, const ChartColours& colours)
{
    QPen pen(colours.of(line.ink), line.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (line.dash == Dash::Dashed) {
        pen.setDashPattern({5 / line.width, 4 / line.width});
    } else if (line.dash == Dash::Dotted) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.01, 4 / line.width});
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(toQt(line.points));
}

void paintMark(QPainter& painter, const DrawnMark& mark, const ChartColours& colours)
{
    const QColor ink = colours.of(mark.ink);
    const QColor paper = colours.of(ChartInk::Paper);
    const bool hollow = mark.hollow || mark.mark == PointMark::Square;
    const QPen edge(ink, kMarkEdge, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin);
    painter.setPen(edge);
    if (mark.ring) {
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(toQt(mark.at), mark.radius + 2.6, mark.radius + 2.6);
    }
    painter.setBrush(hollow ? paper : ink);
    if (mark.mark == PointMark::Dot || mark.mark == PointMark::Tick) {
        painter.drawEllipse(toQt(mark.at), mark.radius, mark.radius);
    } else {
        painter.drawPolygon(toQt(markOutline(mark.mark, mark.at, mark.radius)));
    }
    if (mark.mark == PointMark::Tick) {
        painter.setPen(QPen(hollow ? ink : paper, kMarkEdge, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(toQt(markOutline(mark.mark, mark.at, mark.radius)));
    }
}

void paintText(QPainter& painter, const DrawnText& text, const ChartColours& colours)
{
    QFont font = textFont(TextStyle::Small);
    if (std::abs(font.pixelSize() - text.size) > 0.5) {
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(text.size))));
    }
    painter.setFont(font);
    painter.setPen(colours.of(text.ink));
    painter.drawText(QPointF(text.box.left, text.at.y), toQt(text.text));
}

void paintDrawing(QPainter& painter, const ChartDrawing& drawing, const ChartColours& colours)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (const DrawnGround& ground : drawing.grounds) {
        paintGround(painter, ground, colours);
    }
    for (const DrawnLine& line : drawing.lines) {
        paintLine(painter, line, colours);
    }
    for (const DrawnMark& mark : drawing.marks) {
        paintMark(painter, mark, colours);
    }
    for (const DrawnText& text : drawing.texts) {
        paintText(painter, text, colours);
    }
    painter.restore();
}

QImage chartImage(const ChartPicture& picture, const QSize& size, double scale)
{
    constexpr double kEdge = 24;
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    const ChartColours colours = ChartColours::forPaper();
    image.fill(colours.of(ChartInk::Paper));
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double width = size.width() - 2 * kEdge;
    painter.setPen(colours.of(ChartInk::Ink));
    double top = kEdge;
    top += wrapped(&painter, toQt(picture.title), textFont(TextStyle::Heading), {kEdge, top}, width, 24) + 8;
    const QFont body = textFont(TextStyle::Body);
    const double below = wrapped(nullptr, toQt(picture.sentence), body, {}, width, kLine);
    wrapped(&painter, toQt(picture.sentence), body, {kEdge, size.height() - kEdge - below}, width, kLine);
    const QSizeF room(width, std::max(80.0, size.height() - kEdge - below - 12 - top));
    painter.translate(kEdge, top);
    paintDrawing(painter, drawingOf(picture, screenStyle(room)), colours);
    return image;
}

}  // namespace muster::ui::charts

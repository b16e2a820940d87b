// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/point_card.h"

#include "core/performance/figures.h"
#include "ui/charts/chart_painter.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::ui::charts {

using namespace muster::performance;

namespace {

constexpr int kPad = 12;
constexpr int kMost = 290;
constexpr int kFromPoint = 16;
constexpr double kMarkRoom = 18;

QString toQt(const std::string& text) { return QString::fromStdString(text); }

QString capital(QString text)
{
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

}  // namespace

PointCard::PointCard(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void PointCard::setPoint(const ChartPicture& picture, std::size_t at)
{
    const PicturePoint& point = picture.points[at];
    const LimitStep* const step = picture.stepOf(at);
    const auto limit = [&](double value) { return toQt(figureText(value, picture.decimals + 1)); };
    m_lines.clear();
    m_mark = point.mark;
    m_outside = point.outside;
    m_lines.push_back({toQt(point.label), Look::Quiet});
    QString value = toQt(point.shown);
    if (picture.unit == "%") {
        value += QLatin1Char('%');
    } else if (!picture.unit.empty() && !picture.milestone) {
        value += QLatin1Char(' ') + toQt(picture.unit);
    }
    m_lines.push_back({point.provisional ? tr("%1, provisional").arg(value) : value, Look::Strong});
    if (!point.word.empty()) {
        m_lines.push_back({toQt(point.word), Look::Signal});
    } else if (step != nullptr && step->limits.known) {
        m_lines.push_back({tr("Ordinary variation"), Look::Plain});
    }
    if (step != nullptr && step->limits.known) {
        m_lines.push_back(
            {(step->limits.trial() ? tr("Trial limits %1 to %2, mean %3") : tr("Limits %1 to %2, mean %3"))
                 .arg(limit(step->limits.lower), limit(step->limits.upper), limit(step->limits.mean)),
             Look::Quiet});
    }
    if (point.target) {
        m_lines.push_back({tr("Target %1").arg(toQt(figureText(*point.target, picture.decimals))), Look::Quiet});
    }
    if (!point.before.empty()) {
        m_lines.push_back({tr("Was %1 before it was revised").arg(toQt(point.before)), Look::Quiet});
    }
    for (const PictureMarker& marker : picture.markers) {
        if (marker.point == at) {
            m_lines.push_back({capital(toQt(marker.text)), Look::Plain});
        }
    }
    double widest = 0;
    for (const Line& line : m_lines) {
        const QFontMetricsF metrics(textFont(line.look == Look::Strong ? TextStyle::BodyStrong : TextStyle::Body));
        widest = std::max(widest, metrics.horizontalAdvance(line.text) + (line.look == Look::Signal ? kMarkRoom : 0));
    }
    resize(std::min(kMost, static_cast<int>(std::ceil(widest)) + 2 * kPad + 1), 10);
    resize(width(), static_cast<int>(std::ceil(lay(nullptr))));
    update();
}

QStringList PointCard::lines() const
{
    QStringList lines;
    for (const Line& line : m_lines) {
        lines << line.text;
    }
    return lines;
}

void PointCard::placeBeside(const QPointF& at, const QRect& area, const QList<QPointF>& marks)
{
    const auto inside = [&](double x, double y) {
        return QPoint(std::clamp(static_cast<int>(x), area.left(), std::max(area.left(), area.right() - width() + 1)),
                      std::clamp(static_cast<int>(y), area.top(), std::max(area.top(), area.bottom() - height() + 1)));
    };
    QPoint best;
    double least = std::numeric_limits<double>::max();
    for (const double x : {at.x() + kFromPoint, at.x() - kFromPoint - width()}) {
        for (const double y : {at.y() - height() / 2.0, at.y() - height(), at.y(), static_cast<double>(area.top()),
                               static_cast<double>(area.bottom())}) {
            const QPoint corner = inside(x, y);
            const QRectF covered = QRectF(corner, size()).adjusted(-4, -4, 4, 4);
            double cost = covered.contains(at) ? static_cast<double>(marks.size()) * 2 : 0;
            for (const QPointF& mark : marks) {
                cost += covered.contains(mark) ? 1 : 0;
            }
            // Of places that are as good as each other the nearest: a third of a mark for a whole height away.
            cost += std::abs(corner.y() + height() / 2.0 - at.y()) / (3.0 * area.height());
            if (cost < least) {
                least = cost;
                best = corner;
            }
        }
    }
    move(best);
}

QColor PointCard::inkOf(Look look) const
{
    const Theme& theme = currentTheme();
    if (look == Look::Quiet) {
        return theme.quietInk;
    }
    if (look == Look::Signal && m_mark == PointMark::Diamond) {
        return theme.concern;
    }
    return look == Look::Signal && m_mark == PointMark::Tick ? theme.good : theme.ink;
}

double PointCard::lay(QPainter* painter) const
{
    double y = kPad - 2;
    for (const Line& line : m_lines) {
        const QFont font = textFont(line.look == Look::Strong ? TextStyle::BodyStrong : TextStyle::Body);
        const double indent = line.look == Look::Signal ? kMarkRoom : 0;
        if (painter != nullptr && line.look == Look::Signal) {
            DrawnMark mark;
            mark.mark = m_mark;
            mark.at = {kPad + 6.0, y + kLine / 2.0};
            mark.radius = m_mark == PointMark::Diamond ? 5.5 : 5;
            mark.ink = m_mark == PointMark::Diamond ? ChartInk::Concern
                : m_mark == PointMark::Tick         ? ChartInk::Good
                                                    : ChartInk::Ink;
            paintMark(*painter, mark, ChartColours(currentTheme()));
        }
        QTextLayout layout(line.text, font);
        layout.beginLayout();
        const double top = y;
        for (QTextLine row = layout.createLine(); row.isValid(); row = layout.createLine()) {
            row.setLineWidth(width() - 2.0 * kPad - indent);
            row.setPosition({0, y - top + (kLine - row.height()) / 2});
            y += kLine;
        }
        layout.endLayout();
        if (painter != nullptr) {
            painter->setPen(inkOf(line.look));
            layout.draw(painter, {kPad + indent, top});
        }
    }
    return y + kPad - 2;
}

void PointCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setPen(QPen(theme.control, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
    lay(&painter);
}

}  // namespace muster::ui::charts

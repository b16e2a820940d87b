// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/widgets/icons.h"

#include <QPainter>
#include <QPainterPath>

namespace muster::ui {
namespace {

constexpr int kHeight = 22;
constexpr int kSide = 10;  // from the rounded end to the text
constexpr int kShape = 14;  // room of a shape with the gap after it

}  // namespace

ChipShape shapeFor(ChipKind kind)
{
    switch (kind) {
    case Tone::Good:
        return ChipShape::Tick;
    case Tone::Attention:
        return ChipShape::Triangle;
    case Tone::Concern:
        return ChipShape::Diamond;
    default:
        return ChipShape::None;
    }
}

void paintShape(QPainter& painter, ChipShape shape, const QRectF& box, const QColor& colour)
{
    const QPointF middle = box.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (shape) {
    case ChipShape::None:
        break;
    case ChipShape::Diamond:
        painter.drawPolygon(QPolygonF({QPointF(middle.x(), middle.y() - 4.6), QPointF(middle.x() + 4.6, middle.y()),
                                       QPointF(middle.x(), middle.y() + 4.6), QPointF(middle.x() - 4.6, middle.y())}));
        break;
    case ChipShape::Triangle:
        painter.drawPolygon(
            QPolygonF({QPointF(middle.x(), middle.y() - 4.3), QPointF(middle.x() + 4.6, middle.y() + 3.7),
                       QPointF(middle.x() - 4.6, middle.y() + 3.7)}));
        break;
    case ChipShape::Circle:
        painter.drawEllipse(middle, 3.6, 3.6);
        break;
    case ChipShape::Tick:
        paintIcon(painter, Icon::Check, box.adjusted(-1.5, -1.5, 1.5, 1.5), colour);
        break;
    case ChipShape::Cross:
        paintIcon(painter, Icon::Cross, box.adjusted(-1, -1, 1, 1), colour);
        break;
    case ChipShape::Lock:
        paintIcon(painter, Icon::Lock, box.adjusted(-1, -1.5, 1, 0.5), colour);
        break;
    case ChipShape::Clock:
        paintIcon(painter, Icon::Clock, box.adjusted(-1, -1, 1, 1), colour);
        break;
    }
    painter.restore();
}

QSize chipSize(const ChipSpec& spec, const QFont& font)
{
    const int shape = spec.shape == ChipShape::None ? 0 : kShape;
    return {QFontMetrics(font).horizontalAdvance(spec.text) + 2 * kSide + shape + 2, kHeight};
}

void paintChip(QPainter& painter, const QRect& area, const ChipSpec& spec, const QFont& font)
{
    const Theme& theme = currentTheme();
    const TonePair pair = theme.tone(spec.kind);
    const QSize wanted = chipSize(spec, font);
    const QRect box(area.left(), area.top() + (area.height() - kHeight) / 2, qMin(wanted.width(), area.width()),
                    kHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool outlined = spec.kind == Tone::Outline;
    // What judges nothing has the quietest ground: its edge keeps it apart from a selected row.
    const bool edged = outlined || spec.kind == Tone::Neutral;
    const QColor edge = !theme.dark ? theme.hairline.darker(108) : outlined ? theme.control : theme.hairline;
    painter.setPen(edged ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.setBrush(outlined ? QBrush(Qt::NoBrush) : QBrush(pair.ground));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), kHeight / 2.0 - 0.5, kHeight / 2.0 - 0.5);
    QRect text = box.adjusted(kSide + 1, 0, -kSide, 0);
    if (spec.shape != ChipShape::None) {
        paintShape(painter, spec.shape, QRectF(text.left() - 1, text.center().y() - 4.5, 10, 10), pair.ink);
        text.adjust(kShape, 0, 0, 0);
    }
    painter.setFont(font);
    painter.setPen(pair.ink);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(font).elidedText(spec.text, Qt::ElideRight, text.width() + 1));
    painter.restore();
}

Chip::Chip(const QString& text, ChipKind kind, ChipShape shape, QWidget* parent)
    : Chip(ChipSpec {text, kind, shape}, parent)
{
}

Chip::Chip(const ChipSpec& spec, QWidget* parent) : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setSpec(spec);
}

void Chip::setSpec(const ChipSpec& spec)
{
    m_spec = spec;
    setText(spec.text);
    setAccessibleName(spec.text);
    setToolTip({});
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const { return chipSize(m_spec, font()); }

QSize Chip::minimumSizeHint() const { return {qMin(sizeHint().width(), 48), kHeight}; }

void Chip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_spec, font());
}

}  // namespace muster::ui

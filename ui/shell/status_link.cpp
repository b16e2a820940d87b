// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_link.h"

#include <QAccessible>
#include <QPainter>

namespace muster::ui {
namespace {

constexpr int kIcon = 14;
constexpr int kShape = 10;
constexpr int kLeastText = 120;

}  // namespace

StatusLink::StatusLink(Icon icon, const QString& explanation, QWidget* parent) : QAbstractButton(parent), m_icon(icon)
{
    QFont font = textFont(TextStyle::Body);
    font.setPixelSize(12);
    setFont(font);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setAccessibleDescription(explanation);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StatusLink::setWords(const QString& words, ChipShape shape, Tone tone)
{
    const bool same = text() == words;
    m_shape = shape;
    m_tone = tone;
    setText(words);
    setAccessibleName(words);
    setToolTip(words);
    setVisible(!words.isEmpty());
    updateGeometry();
    update();
    if (!same) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

int StatusLink::textStart() const
{
    return kSpace1 + kIcon + kSpace1 + (m_shape == ChipShape::None ? 0 : kShape + kSpace1);
}

QSize StatusLink::sizeHint() const
{
    return {textStart() + fontMetrics().horizontalAdvance(text()) + kSpace2, kLine + 2};
}

QSize StatusLink::minimumSizeHint() const { return {qMin(sizeHint().width(), textStart() + kLeastText), kLine + 2}; }

void StatusLink::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
    const QColor ink = m_tone == Tone::Attention || m_tone == Tone::Concern ? theme.tone(m_tone).ink
        : underMouse()                                                      ? theme.ink
                                                                            : theme.quietInk;
    const qreal middle = height() / 2.0;
    paintIcon(painter, m_icon, QRectF(kSpace1, middle - kIcon / 2.0, kIcon, kIcon), ink);
    if (m_shape != ChipShape::None)
        paintShape(painter, m_shape, QRectF(kSpace1 + kIcon + kSpace1, middle - kShape / 2.0, kShape, kShape),
                   theme.tone(m_tone).ink);
    painter.setPen(ink);
    painter.setFont(font());
    const QRect room = rect().adjusted(textStart(), 0, -kSpace1, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace muster::ui {
namespace {

constexpr int kCapHeight = 18;
constexpr int kShapeRoom = 15;  // a shape and the gap after it

QColor colourOf(TextLabel::Ink ink)
{
    const Theme& theme = currentTheme();
    switch (ink) {
    case TextLabel::Ink::Normal:
        return theme.ink;
    case TextLabel::Ink::Quiet:
        return theme.quietInk;
    case TextLabel::Ink::Accent:
        return theme.accent;
    case TextLabel::Ink::Good:
        return theme.good;
    case TextLabel::Ink::Attention:
        return theme.attention;
    case TextLabel::Ink::Concern:
        return theme.concern;
    }
    return theme.ink;
}

}  // namespace

TextLabel::TextLabel(const QString& text, TextStyle style, Ink ink, QWidget* parent)
    : QLabel(text, parent), m_style(style), m_ink(ink)
{
    setFont(textFont(style));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

void TextLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void TextLabel::setLead(const QString& lead, const QString& rest)
{
    setText(rest.isEmpty() ? lead : lead + u' ' + rest);
    m_lead = lead.size();
    m_lines.clear();
    updateGeometry();
    update();
}

void TextLabel::setShape(ChipShape shape, Tone tone)
{
    m_shape = shape;
    m_shapeTone = tone;
    updateGeometry();
    update();
}

int TextLabel::roomIn(int width) const
{
    const QMargins around = contentsMargins();
    return qMax(1, width - around.left() - around.right() - (m_shape == ChipShape::None ? 0 : kShapeRoom));
}

// One way of laying the words, so that what is measured is what is painted.
TextLabel::Lines TextLabel::lay(QTextLayout& layout, int room) const
{
    const int pitch = linePitch(m_style);
    layout.setText(text().replace(u'\n', QChar(QChar::LineSeparator)));
    layout.setFont(font());
    if (m_lead > 0) {
        QTextCharFormat bold;
        bold.setFontWeight(QFont::DemiBold);
        layout.setFormats({QTextLayout::FormatRange {0, static_cast<int>(m_lead), bold}});
    }
    QTextOption option;
    option.setWrapMode(wordWrap() ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setAlignment(alignment() & Qt::AlignHorizontal_Mask);
    layout.setTextOption(option);
    layout.beginLayout();
    Lines lines {0, 0};
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room);
        line.setPosition(QPointF(0, lines.count * pitch + (pitch - line.height()) / 2));
        lines.widest = qMax(lines.widest, line.naturalTextWidth());
        ++lines.count;
    }
    layout.endLayout();
    lines.count = qMax(1, lines.count);
    return lines;
}

TextLabel::Lines TextLabel::linesIn(int room) const
{
    if (m_measured != text() || m_measuredFont != font()) {
        m_lines.clear();
        m_measured = text();
        m_measuredFont = font();
    }
    const auto measured = [this](int width) {
        auto known = m_lines.constFind(width);
        if (known == m_lines.constEnd()) {
            QTextLayout layout;
            known = m_lines.insert(width, lay(layout, width));
        }
        return *known;
    };
    const Lines flat = measured(QWIDGETSIZE_MAX);
    return !wordWrap() || std::ceil(flat.widest) <= room ? flat : measured(room);
}

QSize TextLabel::sizeIn(int width) const
{
    const QMargins around = contentsMargins();
    const Lines lines = linesIn(roomIn(width));
    return {static_cast<int>(std::ceil(lines.widest)) + (m_shape == ChipShape::None ? 0 : kShapeRoom) + around.left()
                + around.right(),
            lines.count * linePitch(m_style) + around.top() + around.bottom()};
}

QSize TextLabel::sizeHint() const
{
    constexpr int comfortable = 480;  // a line longer than this is asked to wrap, where it may
    const QSize flat = sizeIn(QWIDGETSIZE_MAX);
    if (!wordWrap() || flat.width() <= comfortable)
        return flat;
    return sizeIn(comfortable);
}

QSize TextLabel::minimumSizeHint() const
{
    if (!wordWrap())
        return {qMin(sizeHint().width(), 24), linePitch(m_style)};
    return {qMin(sizeHint().width(), 80), linePitch(m_style)};
}

// A layout that aligns asks for the height at its own width, which may be wider than we become.
int TextLabel::heightForWidth(int width) const { return sizeIn(qMin(width, maximumWidth())).height(); }

void TextLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QRect inner = contentsRect();
    const int shape = m_shape == ChipShape::None ? 0 : kShapeRoom;
    const int room = roomIn(width());
    const int pitch = linePitch(m_style);
    QTextLayout layout;
    const Lines lines = lay(layout, room);
    const int spare = inner.height() - lines.count * pitch;
    const int top = inner.top() + (alignment().testFlag(Qt::AlignVCenter) ? spare / 2 : 0);
    painter.setPen(isEnabled() ? colourOf(m_ink) : currentTheme().quietInk);
    if (m_shape != ChipShape::None)
        paintShape(painter, m_shape, QRectF(inner.left(), top + pitch / 2.0 - 5, 10, 10),
                   currentTheme().tone(m_shapeTone).ink);
    if (!wordWrap() && lines.widest > room) {
        painter.setFont(font());
        painter.drawText(QRect(inner.left() + shape, top, room, pitch), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font()).elidedText(text(), Qt::ElideRight, room));
    } else {
        layout.draw(&painter, QPointF(inner.left() + shape, top));
    }
}

SectionLabel::SectionLabel(const QString& text, QWidget* parent) : TextLabel(text, TextStyle::Caps, Ink::Quiet, parent)
{
    setWordWrap(false);
    setMinimumHeight(kLine);
}

KeyHint::KeyHint(const QString& keys, const QString& word, QWidget* parent) : QLabel(parent) { setHint(keys, word); }

void KeyHint::setHint(const QString& keys, const QString& word)
{
    m_keys = keys;
    m_word = word;
    setText(word.isEmpty() ? keys : keys + QStringLiteral(": ") + word);
    setAccessibleName(text());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateGeometry();
}

QSize KeyHint::sizeHint() const
{
    const int keys = QFontMetrics(textFont(TextStyle::Small)).horizontalAdvance(m_keys) + 12;
    const int word = m_word.isEmpty() ? 0 : QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(m_word) + 6;
    return {keys + word, kLine};
}

void KeyHint::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont small = textFont(TextStyle::Small);
    const int width = QFontMetrics(small).horizontalAdvance(m_keys) + 12;
    const QRectF cap(0.5, (height() - kCapHeight) / 2.0 + 0.5, width - 1, kCapHeight - 1);
    painter.setPen(theme.dark ? theme.control : theme.hairline.darker(110));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(cap, 4, 4);
    painter.setFont(small);
    painter.setPen(theme.quietInk);
    painter.drawText(cap, Qt::AlignCenter, m_keys);
    painter.setFont(textFont(TextStyle::Body));
    painter.drawText(QRect(width + 6, 0, QWidget::width(), height()), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent* /*event*/) { QPainter(this).fillRect(rect(), currentTheme().hairline); }

}  // namespace muster::ui

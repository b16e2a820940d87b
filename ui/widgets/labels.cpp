// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include <QPainter>
#include <QPalette>

namespace muster::ui {
namespace {

constexpr int kCapHeight = 18;

QColor colourOf(TextLabel::Ink ink)
{
    const Theme& theme = currentTheme();
    switch (ink) {
    case TextLabel::Ink::Normal: return theme.ink;
    case TextLabel::Ink::Quiet: return theme.quietInk;
    case TextLabel::Ink::Accent: return theme.accent;
    case TextLabel::Ink::Good: return theme.good;
    case TextLabel::Ink::Attention: return theme.attention;
    case TextLabel::Ink::Concern: return theme.concern;
    }
    return theme.ink;
}

}  // namespace

TextLabel::TextLabel(const QString& text, TextStyle style, Ink ink, QWidget* parent) : QLabel(text, parent), m_ink(ink)
{
    setFont(textFont(style));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    recolour();
    connect(&themeSignals(), &ThemeSignals::changed, this, &TextLabel::recolour);
}

void TextLabel::setInk(Ink ink)
{
    m_ink = ink;
    recolour();
}

void TextLabel::recolour()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colourOf(m_ink));
    setPalette(colours);
}

SectionLabel::SectionLabel(const QString& text, QWidget* parent)
    : TextLabel(text, TextStyle::Caps, Ink::Quiet, parent)
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

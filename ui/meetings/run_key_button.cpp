// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_key_button.h"

#include "ui/widgets/theme.h"

#include <QLayout>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kHeight = 24;
constexpr int kCap = 18;
constexpr int kSide = 4;

int capWidth(const QString& keys)
{
    return keys.isEmpty() ? 0 : QFontMetrics(textFont(TextStyle::Small)).horizontalAdvance(keys) + 10;
}

}  // namespace

KeyButton::KeyButton(const QString& keys, const QString& word, const QString& spoken, QWidget* parent)
    : QAbstractButton(parent), m_keys(keys)
{
    setText(word);
    setAccessibleName(spoken);
    setToolTip(keys.isEmpty() ? spoken : QStringLiteral("%1 (%2)").arg(spoken, keys));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void KeyButton::setWord(const QString& word)
{
    setText(word);
    updateGeometry();
    update();
}

QSize KeyButton::sizeHint() const
{
    const int cap = capWidth(m_keys);
    const int word = QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(text());
    return {kSide + cap + (cap > 0 ? 6 : 0) + word + kSide, kHeight};
}

void KeyButton::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEnabled() && (underMouse() || isDown() || isChecked())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() || isChecked() ? theme.accentGround : theme.hover);
        painter.drawRoundedRect(rect(), kRadius - 2, kRadius - 2);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius - 2, kRadius - 2);
    }
    const int width = capWidth(m_keys);
    int left = kSide;
    if (width > 0) {
        const QRectF cap(kSide + 0.5, (height() - kCap) / 2.0 + 0.5, width - 1, kCap - 1);
        painter.setPen(theme.dark ? theme.control : theme.hairline.darker(110));
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setFont(textFont(TextStyle::Small));
        painter.setPen(theme.quietInk);
        painter.drawText(cap, Qt::AlignCenter, m_keys);
        left += width + 6;
    }
    painter.setFont(textFont(TextStyle::Body));
    painter.setPen(isEnabled() ? (m_keys.isEmpty() ? theme.accent : theme.quietInk) : theme.control);
    painter.drawText(QRect(left, 0, QWidget::width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void KeyButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void KeyButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

KeyButton* addMoreKeys(QLayout& row, const std::vector<KeyButton*>& folded)
{
    auto* more =
        new KeyButton({}, KeyButton::tr("more…"), KeyButton::tr("Show the keys that are used less; F1 lists all"));
    more->setObjectName(QStringLiteral("moreKeys"));
    more->setCheckable(true);
    row.addWidget(more);
    const auto show = [more, folded](bool shown) {
        more->setWord(shown ? KeyButton::tr("fewer") : KeyButton::tr("more…"));
        for (KeyButton* key : folded)
            key->setVisible(shown);
    };
    QObject::connect(more, &KeyButton::toggled, more, show);
    show(false);
    return more;
}

}  // namespace muster::ui

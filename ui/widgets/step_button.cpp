// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/step_button.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace muster::ui {
namespace {

constexpr int kCap = 18;
constexpr int kGap = 4;
constexpr int kScale = 3;  // sharp on dense screens

}  // namespace

StepButton::StepButton(const QString& key, const QString& text, QWidget* parent) : QPushButton(text, parent), m_key(key)
{
    setAutoDefault(true);  // Enter presses it where it has the focus
    setAccessibleName(tr("%1, key %2").arg(text, key));
    setIconSize({kCap + kGap, kCap});
    drawKey();
    connect(&themeSignals(), &ThemeSignals::changed, this, &StepButton::drawKey);
}

void StepButton::drawKey()
{
    const Theme& theme = currentTheme();
    QPixmap cap((kCap + kGap) * kScale, kCap * kScale);
    cap.fill(Qt::transparent);
    cap.setDevicePixelRatio(kScale);
    QPainter painter(&cap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.control, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(0.5, 0.5, kCap - 1, kCap - 1), 3, 3);
    painter.setPen(theme.ink);
    painter.setFont(textFont(TextStyle::Small));
    painter.drawText(QRect(0, 0, kCap, kCap), Qt::AlignCenter, m_key);
    setIcon(cap);
}

}  // namespace muster::ui

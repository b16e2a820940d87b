// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/overlay.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui {

Overlay::Overlay(QWidget* host, QSize size, const QString& accessibleName)
    : QWidget(host), m_size(size), m_panel(new QWidget(this)), m_body(new QVBoxLayout(m_panel))
{
    setAccessibleName(accessibleName);
    m_body->setContentsMargins(kSpace3, kSpace3, kSpace3, kSpace3);
    m_body->setSpacing(kSpace2);
    host->installEventFilter(this);
    hide();
}

void Overlay::open()
{
    if (isHidden())
        m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void Overlay::dismiss()
{
    if (isHidden())
        return;
    hide();
    if (m_before != nullptr)
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

void Overlay::setPanelSize(QSize size)
{
    m_size = size;
    place();
}

void Overlay::place()
{
    const QSize host = parentWidget()->size();
    setGeometry(QRect(QPoint(0, 0), host));
    const int width = qMin(m_size.width(), host.width() - 2 * kSpace6);
    const int height = qMin(m_size.height(), host.height() - 2 * kHeaderBar);
    m_panel->setGeometry((host.width() - width) / 2, kHeaderBar, width, height);
}

// While the overlay is open the keys are its own: no shortcut of the page behind may run.
bool Overlay::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

void Overlay::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.scrim);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.dark ? theme.control : theme.hairline);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
}

void Overlay::mousePressEvent(QMouseEvent* event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

// Qt walks the focus chain of the whole window; take only the next one inside.
bool Overlay::focusNextPrevChild(bool next)
{
    QWidget* at = QApplication::focusWidget();
    if (at == nullptr || !isAncestorOf(at))
        at = this;
    QWidget* const start = at;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (isAncestorOf(at) && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != start);
    return true;
}

}  // namespace muster::ui

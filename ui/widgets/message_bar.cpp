// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace muster::ui {
namespace {

constexpr int kToastMs = 10'000;
constexpr int kToastMost = 560;

void tellScreenReader(QWidget* widget, const QString& text)
{
    widget->setAccessibleName(text);
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

Icon iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Icon::Check;
    case Tone::Attention:
    case Tone::Concern:
        return Icon::Warning;
    default:
        return Icon::Note;
    }
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_button(new QPushButton), m_close(new QToolButton)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace3 + 24, kSpace1 + 2, kSpace1, kSpace1 + 2);
    row->setSpacing(kSpace2);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMinimumHeight(24);
    row->addWidget(m_text, 1);
    m_button->setProperty("quiet", true);
    // Enter presses it where it has the focus.
    m_button->setAutoDefault(true);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    m_close->setIcon(icon(Icon::Cross));
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setFixedSize(24, 24);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    m_button->hide();
    hide();
    connect(m_button, &QPushButton::clicked, this, &MessageBar::buttonPressed);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
}

void MessageBar::showRefusal(const QString& text) { say(text, Tone::Concern); }

void MessageBar::showNotice(const QString& text, Tone tone) { say(text, tone); }

void MessageBar::say(const QString& text, Tone tone)
{
    m_tone = tone;
    m_text->setText(text);
    m_button->hide();
    show();
    update();
    tellScreenReader(this, text);
}

void MessageBar::setButton(const QString& text)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setVisible(!text.isEmpty());
}

void MessageBar::focusButton() { m_button->setFocus(Qt::OtherFocusReason); }

void MessageBar::dismiss()
{
    hide();
    m_text->clear();
    m_button->hide();
}

QString MessageBar::text() const { return m_text->text(); }

bool MessageBar::refuses() const { return !isHidden() && m_tone == Tone::Concern; }

void MessageBar::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    const bool judged = m_tone == Tone::Good || m_tone == Tone::Attention || m_tone == Tone::Concern;
    const TonePair pair = theme.tone(judged ? m_tone : Tone::Accent);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pair.ground);
    painter.drawRoundedRect(rect(), kRadius, kRadius);
    paintIcon(painter, iconOf(m_tone), QRectF(kSpace3, 9, 18, 18), pair.ink);
}

Toast::Toast(QWidget* host) : QFrame(host), m_text(new QLabel), m_button(new QPushButton), m_timer(new QTimer(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace4, kSpace2, kSpace2, kSpace2);
    row->setSpacing(kSpace2);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMinimumHeight(24);
    row->addWidget(m_text, 1);
    m_button->setProperty("quiet", true);
    row->addWidget(m_button);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kToastMs);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_button->hasFocus())
            leaveLater();
        else
            hide();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT buttonPressed();
    });
    host->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text, const QString& button)
{
    m_text->setText(text);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    place();
    show();
    raise();
    leaveLater();
    tellScreenReader(this, text);
}

QString Toast::text() const { return isHidden() ? QString() : m_text->text(); }

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    const QSize host = parentWidget()->size();
    const int words = m_text->fontMetrics().horizontalAdvance(m_text->text()) + kSpace2;
    const int button = m_button->isHidden() ? 0 : m_button->sizeHint().width() + kSpace2;
    const int wanted = words + button + kSpace6 + kSpace1;
    const int width = qMin(qMin(wanted, kToastMost), host.width() - 2 * kSpace6);
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry((host.width() - width) / 2, host.height() - height - kStatusLine - kSpace4, width, height);
}

void Toast::leaveLater() { m_timer->start(); }

void Toast::enterEvent(QEnterEvent* event)
{
    m_timer->stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    leaveLater();
    QFrame::leaveEvent(event);
}

void Toast::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.control);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
}

}  // namespace muster::ui

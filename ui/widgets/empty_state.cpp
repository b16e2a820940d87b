// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kPicture = 48;
constexpr int kTextWidth = 400;

}  // namespace

EmptyState::EmptyState(Icon icon, const QString& title, const QString& firstStep, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_title(new TextLabel(title, TextStyle::Heading))
    , m_firstStep(new TextLabel(firstStep, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_button(new QPushButton)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace6, kSpace6, kSpace6, kSpace6);
    column->setSpacing(kSpace2);
    column->addStretch(2);
    column->addSpacing(kPicture + kSpace2);
    for (QLabel* label : {m_title, m_firstStep}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setFixedWidth(kTextWidth);
        column->addWidget(label, 0, Qt::AlignHCenter);
    }
    column->addSpacing(kSpace2);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_button->setProperty("primary", true);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonPressed);
}

void EmptyState::setTexts(const QString& title, const QString& firstStep)
{
    m_title->setText(title);
    m_firstStep->setText(firstStep);
}

QPushButton* EmptyState::setButton(const QString& text, const QString& keys)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setToolTip(keys);
    // Enter presses it too, as its reminder says.
    m_button->setAutoDefault(true);
    m_button->setVisible(!text.isEmpty());
    return m_button;
}

void EmptyState::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc((width() - kPicture) / 2.0, m_title->y() - kSpace3 - kPicture, kPicture, kPicture);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accentGround);
    painter.drawEllipse(disc);
    paintIcon(painter, m_icon, disc.adjusted(13, 13, -13, -13), theme.accent);
}

}  // namespace muster::ui

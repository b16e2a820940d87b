// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/reason_bar.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

ReasonBar::ReasonBar(QWidget* parent)
    : QFrame(parent)
    , m_question(new TextLabel({}, TextStyle::BodyStrong))
    , m_choice(new QComboBox)
    , m_reason(new QLineEdit)
    , m_take(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace3);
    column->setSpacing(kSpace2);
    column->addWidget(m_question);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    m_choice->setAccessibleName(tr("To which body"));
    m_choice->setMaximumWidth(220);
    row->addWidget(m_choice);
    row->addWidget(m_reason, 1);
    m_take->setProperty("primary", true);
    row->addWidget(m_take);
    m_cancel->setAccessibleName(tr("Cancel"));
    row->addWidget(m_cancel);
    column->addLayout(row);
    hide();
    const auto take = [this] {
        if (m_then)
            m_then(m_reason->text(), m_choice->currentData().toString());
    };
    connect(m_take, &QPushButton::clicked, this, take);
    connect(m_reason, &QLineEdit::returnPressed, this, take);
    connect(m_cancel, &QPushButton::clicked, this, &ReasonBar::done);
}

void ReasonBar::ask(const QString& question, const QString& verb, Take take, const QList<Choice>& choices)
{
    m_question->setText(question);
    m_take->setText(verb);
    m_take->setAccessibleName(verb);
    m_reason->setAccessibleName(question);
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->clear();
    m_choice->clear();
    for (const Choice& choice : choices)
        m_choice->addItem(choice.text, choice.key);
    m_choice->setVisible(!choices.isEmpty());
    m_then = std::move(take);
    show();
    if (choices.isEmpty())
        m_reason->setFocus(Qt::OtherFocusReason);
    else
        m_choice->setFocus(Qt::OtherFocusReason);
}

void ReasonBar::done()
{
    if (isHidden())
        return;
    m_reason->clear();
    m_then = nullptr;
    hide();
    Q_EMIT closed();
}

void ReasonBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        done();
    else
        QFrame::keyPressEvent(event);
}

void ReasonBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().panel);
    painter.fillRect(QRect(0, 0, width(), 1), currentTheme().hairline);
}

}  // namespace muster::ui

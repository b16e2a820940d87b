// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/run_panel.h"

#include "ui/meetings/run_key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

RunPanel::RunPanel(RunDesk& desk, const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_title(new TextLabel(title, TextStyle::Heading))
    , m_message(new MessageBar)
    , m_body(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
{
    setAccessibleName(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace5, kSpace3, kSpace4, kSpace3);
    column->setSpacing(kSpace2);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    auto* close = new KeyButton(tr("Esc"), tr("close"), tr("Close this panel"));
    connect(close, &KeyButton::clicked, this, &RunPanel::closed);
    top->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(top);
    m_body->setSpacing(kSpace2);
    column->addLayout(m_body, 1);
    column->addWidget(m_message);
    m_foot->setSpacing(kSpace2);
    column->addLayout(m_foot);
}

void RunPanel::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void RunPanel::refuse(const QString& why) { m_message->showRefusal(why); }

void RunPanel::clearRefusal() { m_message->dismiss(); }

QPushButton* RunPanel::addPrimary(const QString& text, const std::function<void()>& what)
{
    m_primary = addButton(text, what);
    m_primary->setProperty("primary", true);
    return m_primary;
}

QPushButton* RunPanel::addButton(const QString& text, const std::function<void()>& what)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, [what] { what(); });
    m_foot->addWidget(button);
    return button;
}

void RunPanel::addOverButtons(QWidget* widget) { m_foot->insertWidget(0, widget); }

QLineEdit* RunPanel::addLine(const QString& label, const QString& placeholder)
{
    auto* name = new TextLabel(label, TextStyle::Body, TextLabel::Ink::Quiet);
    auto* line = new QLineEdit;
    line->setAccessibleName(label);
    line->setPlaceholderText(placeholder);
    name->setBuddy(line);
    m_body->addWidget(name);
    m_body->addWidget(line);
    return line;
}

TextLabel* RunPanel::addText(const QString& text, bool quiet)
{
    auto* label = new TextLabel(text, TextStyle::Body, quiet ? TextLabel::Ink::Quiet : TextLabel::Ink::Normal);
    m_body->addWidget(label);
    return label;
}

void RunPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // A button that has the focus is the one that Enter presses.
    if (auto* button = qobject_cast<QAbstractButton*>(focusWidget());
        enter && button != nullptr && !button->isCheckable() && button->hasFocus()) {
        button->click();
        return;
    }
    if (enter && m_primary != nullptr && m_primary->isVisible()) {
        if (m_primary->isEnabled()) {
            m_primary->click();
        }
        return;
    }
    // Letters that no field here took stay here: they must not become a note.
    event->setAccepted(!event->text().isEmpty() && event->text().at(0).isPrint()
                       && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)));
    if (!event->isAccepted()) {
        QFrame::keyPressEvent(event);
    }
}

void RunPanel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().panel);
    painter.setPen(currentTheme().hairline);
    painter.drawLine(0, 0, 0, height());
}

}  // namespace muster::ui

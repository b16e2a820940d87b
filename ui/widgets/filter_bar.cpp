// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace muster::ui {

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    QAction* clear = addAction(icon(Icon::Cross), QLineEdit::TrailingPosition);
    clear->setToolTip(tr("Clear"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear, [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
    setMinimumWidth(200);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    constexpr std::array<int, 6> kOfList {Qt::Key_Up,       Qt::Key_Down,   Qt::Key_PageUp,
                                          Qt::Key_PageDown, Qt::Key_Return, Qt::Key_Enter};
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (m_list && plain && std::find(kOfList.begin(), kOfList.end(), event->key()) != kOfList.end()) {
        QCoreApplication::sendEvent(m_list, event);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

FilterBar::FilterBar(const QString& searchPlaceholder, QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_search(new SearchField(searchPlaceholder))
    , m_count(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kSpace2);
    m_row->addWidget(m_search, 1);
    m_search->setMaximumWidth(360);
    m_row->addStretch(1);
    m_count->setWordWrap(false);
    m_count->hide();
    m_row->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::changed);
}

QComboBox* FilterBar::addChoice(const QString& name, const QStringList& options)
{
    auto* choice = new QComboBox;
    choice->addItems(options);
    choice->setAccessibleName(name);
    choice->setToolTip(name);
    insert(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
    return choice;
}

QPushButton* FilterBar::addToggle(const QString& text)
{
    auto* toggle = new QPushButton(text);
    toggle->setCheckable(true);
    toggle->setAccessibleName(text);
    toggle->setProperty("toggle", true);
    insert(toggle);
    connect(toggle, &QPushButton::toggled, this, &FilterBar::changed);
    return toggle;
}

void FilterBar::insert(QWidget* widget)
{
    QWidget* before = m_row->itemAt(m_choices)->widget();
    m_row->insertWidget(1 + m_choices++, widget);
    setTabOrder(before, widget);
}

void FilterBar::addRight(QWidget* widget) { m_row->addWidget(widget); }

void FilterBar::setCount(const QString& text)
{
    if (m_count->text() == text)
        return;
    m_count->setText(text);
    m_count->setMinimumWidth(m_count->sizeHint().width());  // a count is never cut
    m_count->setVisible(!text.isEmpty());
    QAccessibleEvent event(m_count, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/entry_list.h"

#include "core/meetings/entry_commands.h"
#include "ui/meetings/entry_delegate.h"
#include "ui/meetings/entry_model.h"
#include "ui/meetings/run_desk.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>

namespace muster::ui {

EntryList::EntryList(RunDesk& desk, QWidget* parent)
    : QListView(parent)
    , m_desk(desk)
    , m_model(new EntryModel(this))
{
    setObjectName(QStringLiteral("recordList"));
    setAccessibleName(tr("The record of this item"));
    setAccessibleDescription(tr("F2 edits, F3 converts, F4 moves, F7 marks for saying again, Delete takes out"));
    setModel(m_model);
    auto* delegate = new EntryDelegate(*m_model, this);
    setItemDelegate(delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setWordWrap(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    connect(&m_desk, &RunDesk::stateChanged, this, &EntryList::read);
    connect(delegate, &EntryDelegate::edited, this, &EntryList::saveEdit);
    connect(this, &QListView::doubleClicked, this, &EntryList::editCurrent);
    connect(&themeSignals(), &ThemeSignals::changed, viewport(), qOverload<>(&QWidget::update));
}

void EntryList::read()
{
    const QString item = words(m_desk.state().openItem.hex());
    const bool other = item != m_itemKey;
    m_itemKey = item;
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    const int before = m_model->rowCount();
    m_model->read(m_desk);
    if (other || (atEnd && m_model->rowCount() > before)) {
        scrollToBottom();
    }
    if (other) {
        setCurrentIndex({});
    }
    Q_EMIT chosenChanged();
}

std::optional<base::Id> EntryList::currentEntry() const
{
    const EntryRow* row = m_model->rowAt(currentIndex());
    return row == nullptr ? std::nullopt : base::parseId(row->key.toStdString());
}

void EntryList::focusNewest()
{
    const int last = m_model->rowCount() - 1;
    if (last < 0) {
        return;
    }
    setFocus(Qt::OtherFocusReason);
    if (!currentIndex().isValid()) {
        setCurrentIndex(m_model->index(last));
    }
    Q_EMIT chosenChanged();
}

void EntryList::editCurrent()
{
    if (currentIndex().isValid() && m_model->flags(currentIndex()).testFlag(Qt::ItemIsEditable)) {
        edit(currentIndex());
    }
}

void EntryList::saveEdit(const QString& key, const QString& text)
{
    const auto id = base::parseId(key.toStdString());
    if (!id) {
        return;
    }
    m_desk.execute(room::EditEntry {*id, text.toStdString(), {}}, this,
                   [this, key, text](const base::Result<void>& saved) {
                       if (!saved) {
                           Q_EMIT m_desk.refused(words(saved.error().detail));
                           reopen(key, text);
                       }
                   });
}

// What was typed is never lost to a refusal.
void EntryList::reopen(const QString& key, const QString& text)
{
    const QModelIndex index = m_model->indexOf(key);
    if (index.isValid()) {
        qobject_cast<EntryDelegate*>(itemDelegate())->setNextText(text);
        setCurrentIndex(index);
        edit(index);
    }
}

void EntryList::toggleUnclear()
{
    const EntryRow* row = m_model->rowAt(currentIndex());
    if (const auto id = currentEntry(); id && row != nullptr) {
        m_desk.perform(room::MarkUnclear {*id, !row->unclear});
    }
}

void EntryList::askSection17()
{
    const auto id = currentEntry();
    const auto entry = id ? room::findEntry(m_desk.reader(), *id) : std::nullopt;
    if (entry && entry->kind == room::EntryKind::Decision) {
        Q_EMIT section17Wanted(*id);
    } else if (entry) {
        Q_EMIT m_desk.refused(tr("Section 17 is considered for decisions. F3 makes the entry one."));
    }
}

void EntryList::removeCurrent()
{
    if (const auto id = currentEntry()) {
        m_desk.perform(room::RemoveEntry {*id});
    }
}

void EntryList::keyPressEvent(QKeyEvent* event)
{
    const auto entry = currentEntry();
    switch (event->key()) {
    case Qt::Key_F2:
        editCurrent();
        return;
    case Qt::Key_F3:
        if (entry) {
            Q_EMIT convertWanted(*entry);
        }
        return;
    case Qt::Key_F4:
        if (entry) {
            Q_EMIT moveWanted(*entry);
        }
        return;
    case Qt::Key_F7:
        toggleUnclear();
        return;
    case Qt::Key_F8:
        askSection17();
        return;
    case Qt::Key_Delete:
        removeCurrent();
        return;
    case Qt::Key_Escape:
        Q_EMIT leftDownwards();
        return;
    case Qt::Key_Down:
        if (currentIndex().row() == m_model->rowCount() - 1) {
            Q_EMIT leftDownwards();
            return;
        }
        break;
    default:
        break;
    }
    const bool letter = !event->text().isEmpty() && event->text().at(0).isPrint()
                        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (letter) {
        event->ignore();  // to the page, which gives it to the capture line
        return;
    }
    QListView::keyPressEvent(event);
}

void EntryList::resizeEvent(QResizeEvent* event)
{
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
    if (atEnd) {
        QMetaObject::invokeMethod(this, &EntryList::scrollToBottom, Qt::QueuedConnection);
    }
}

void EntryList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    Q_EMIT chosenChanged();
}

void EntryList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    Q_EMIT chosenChanged();
}

void EntryList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT chosenChanged();
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/record_list.h"

#include "core/meetings/entry_commands.h"
#include "ui/meetings/record_delegate.h"
#include "ui/meetings/record_model.h"
#include "ui/meetings/run_desk.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>

namespace muster::ui {

RecordList::RecordList(RunDesk& desk, QWidget* parent)
    : QListView(parent)
    , m_desk(desk)
    , m_model(new RecordModel(this))
{
    setObjectName(QStringLiteral("recordList"));
    setAccessibleName(tr("The record of this item"));
    setAccessibleDescription(tr("F2 edits, F3 converts, F4 moves, F7 marks for saying again, Delete takes out"));
    setModel(m_model);
    auto* delegate = new RecordDelegate(*m_model, this);
    setItemDelegate(delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setWordWrap(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    connect(&m_desk, &RunDesk::stateChanged, this, &RecordList::read);
    connect(delegate, &RecordDelegate::edited, this, &RecordList::saveEdit);
    connect(this, &QListView::doubleClicked, this, &RecordList::editCurrent);
    connect(&themeSignals(), &ThemeSignals::changed, viewport(), qOverload<>(&QWidget::update));
}

void RecordList::read()
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

std::optional<base::Id> RecordList::currentEntry() const
{
    const RecordRow* row = m_model->rowAt(currentIndex());
    return row == nullptr ? std::nullopt : base::parseId(row->key.toStdString());
}

void RecordList::focusNewest()
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

void RecordList::editCurrent()
{
    if (currentIndex().isValid() && m_model->flags(currentIndex()).testFlag(Qt::ItemIsEditable)) {
        edit(currentIndex());
    }
}

void RecordList::saveEdit(const QString& key, const QString& text)
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
void RecordList::reopen(const QString& key, const QString& text)
{
    const QModelIndex index = m_model->indexOf(key);
    if (index.isValid()) {
        qobject_cast<RecordDelegate*>(itemDelegate())->setNextText(text);
        setCurrentIndex(index);
        edit(index);
    }
}

void RecordList::toggleUnclear()
{
    const RecordRow* row = m_model->rowAt(currentIndex());
    if (const auto id = currentEntry(); id && row != nullptr) {
        m_desk.perform(room::MarkUnclear {*id, !row->unclear});
    }
}

void RecordList::removeCurrent()
{
    if (const auto id = currentEntry()) {
        m_desk.perform(room::RemoveEntry {*id});
    }
}

void RecordList::keyPressEvent(QKeyEvent* event)
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

void RecordList::resizeEvent(QResizeEvent* event)
{
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
    if (atEnd) {
        QMetaObject::invokeMethod(this, &RecordList::scrollToBottom, Qt::QueuedConnection);
    }
}

void RecordList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    Q_EMIT chosenChanged();
}

void RecordList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    Q_EMIT chosenChanged();
}

void RecordList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT chosenChanged();
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/row_list.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace muster::ui {

RowList::RowList(const QString& accessibleName, QWidget* parent)
    : QListView(parent)
    , m_rows(new ListRowModel(this))
    , m_delegate(new RowListDelegate(this))
{
    setAccessibleName(accessibleName);
    setModel(m_rows);
    setItemDelegate(m_delegate);
    setUniformItemSizes(false);
    setResizeMode(QListView::Adjust);
    setWordWrap(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    // On the window's own ground: a list is no box.
    setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    verticalScrollBar()->setSingleStep(kLine);
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { Q_EMIT opened(currentKey()); });
    connect(m_rows, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void RowList::setRows(const QList<ListRow>& rows)
{
    m_rows->setRows(rows);
    viewport()->update();
}

void RowList::setBoxed()
{
    m_boxed = true;
    setViewportMargins(1, 1, 1, 1);
}

void RowList::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

QString RowList::currentKey() const
{
    const ListRow* row = m_rows->at(currentIndex());
    return row == nullptr || row->head ? QString() : row->key;
}

bool RowList::selectKey(const QString& key)
{
    const int row = m_rows->rowOf(key);
    if (row < 0 || m_rows->rows().at(row).head)
        return false;
    setCurrentIndex(m_rows->index(row));
    scrollTo(m_rows->index(row));
    return true;
}

void RowList::showCurrent()
{
    const auto scroll = [this] {
        executeDelayedItemsLayout();
        if (currentIndex().isValid())
            scrollTo(currentIndex());
    };
    scroll();
    // Once more when what was said or asked above or below the list has taken its room.
    QTimer::singleShot(0, this, scroll);
}

void RowList::selectSomething()
{
    if (currentKey().isEmpty())
        selectEdge(true);
}

void RowList::selectEdge(bool first)
{
    const int count = m_rows->rowCount();
    for (int step = 0; step < count; ++step) {
        const int row = first ? step : count - 1 - step;
        if (!m_rows->rows().at(row).head) {
            setCurrentIndex(m_rows->index(row));
            return;
        }
    }
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    const QString key = currentKey();
    if (key != m_announced) {
        m_announced = key;
        Q_EMIT currentKeyChanged(key);
    }
}

bool RowList::event(QEvent* event)
{
    // Qt measures every row for each new style, also of a list that nobody sees yet and that will get another width.
    if (event->type() == QEvent::StyleChange && !isVisible()) {
        scheduleDelayedItemsLayout();
        return QAbstractScrollArea::event(event);
    }
    return QListView::event(event);
}

void RowList::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier) {
        if (!currentKey().isEmpty())
            Q_EMIT opened(currentKey());
        return;
    }
    if (key == Qt::Key_Home || key == Qt::Key_End) {
        selectEdge(key == Qt::Key_Home);
        return;
    }
    QListView::keyPressEvent(event);
}

void RowList::paintEvent(QPaintEvent* event)
{
    if (m_boxed) {
        QPainter box(viewport());
        box.setRenderHint(QPainter::Antialiasing);
        const bool focused = hasFocus();
        box.setPen(QPen(focused ? currentTheme().accent : currentTheme().control, focused ? 2 : 1));
        box.setBrush(currentTheme().panel);
        box.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
    QListView::paintEvent(event);
    if (m_rows->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(textFont(TextStyle::Body));
    painter.setPen(currentTheme().quietInk);
    const QRect area = viewport()->rect().adjusted(kSpace4, kSpace4, -kSpace4, -kSpace4);
    painter.drawText(area, static_cast<int>(Qt::AlignLeft) | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

void RowList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    selectSomething();
    viewport()->update();
}

void RowList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

}  // namespace muster::ui

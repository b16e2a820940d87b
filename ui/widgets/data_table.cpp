// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/data_table.h"

#include "ui/widgets/table_header.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>
#include <QTimer>

namespace muster::ui {
namespace {

// Wrapped and in the middle, at the pitch of all other text.
void drawWords(QPainter& painter, const QRect& area, const QString& text)
{
    QTextLayout layout(QString(text).replace(u'\n', QChar(QChar::LineSeparator)), painter.font());
    QTextOption option(Qt::AlignHCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (int line = 0;; ++line) {
        QTextLine piece = layout.createLine();
        if (!piece.isValid())
            break;
        piece.setLineWidth(area.width());
        piece.setPosition({0, static_cast<qreal>(line * kLine)});
    }
    layout.endLayout();
    layout.draw(&painter, area.topLeft());
}

}  // namespace

DataTable::DataTable(const QString& accessibleName, QWidget* parent) : QTableView(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(true);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setItemDelegate(new RowDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kTableRow);
    verticalHeader()->setMinimumSectionSize(kTableRow);
    auto* header = new TableHeader(Qt::Horizontal, this);
    setHorizontalHeader(header);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, &DataTable::fitRowsLater);
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTable::opened);
}

void DataTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    if (model == nullptr)
        return;
    const auto fit = [this] {
        fitRowsLater();
        viewport()->update();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, fit);
    connect(model, &QAbstractItemModel::modelReset, this, fit);
    connect(model, &QAbstractItemModel::layoutChanged, this, fit);
    connect(model, &QAbstractItemModel::dataChanged, this, fit);
}

void DataTable::setColumnWidths(std::initializer_list<int> widths, int stretch)
{
    QHeaderView* header = horizontalHeader();
    int column = 0;
    for (const int width : widths) {
        header->setSectionResizeMode(column, column == stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        setColumnWidth(column, width);
        ++column;
    }
}

void DataTable::setRowsGrow(bool grow)
{
    if (grow == m_rowsGrow)
        return;
    m_rowsGrow = grow;
    fitRowsLater();
}

void DataTable::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void DataTable::selectRowAt(int row)
{
    if (model() == nullptr || row < 0 || row >= model()->rowCount()) {
        clearSelection();
        return;
    }
    selectRow(row);
    scrollTo(model()->index(row, 0));
}

// Columns change width several times while a window is laid out; rows follow once, afterwards.
void DataTable::fitRowsLater()
{
    if (!m_rowsGrow || m_fitWaiting)
        return;
    m_fitWaiting = true;
    QTimer::singleShot(0, this, [this] {
        m_fitWaiting = false;
        // The row that is worked on stays in sight, where it was.
        const QModelIndex current = currentIndex();
        const bool seen = current.isValid() && viewport()->rect().intersects(visualRect(current));
        resizeRowsToContents();
        if (seen)
            scrollTo(current);
    });
}

int DataTable::currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

void DataTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const bool empty = model() == nullptr || model()->rowCount() == 0;
    if (!empty || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(textFont(TextStyle::Body));
    painter.setPen(currentTheme().quietInk);
    const QRect area = viewport()->rect().adjusted(kSpace6, kSpace6, -kSpace6, -kSpace6);
    drawWords(painter, area, m_emptyText);
}

void DataTable::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void DataTable::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void DataTable::setHovered(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || !previous.isValid())
        Q_EMIT rowChanged(current.row());
}

void DataTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitRowsLater();
}

}  // namespace muster::ui

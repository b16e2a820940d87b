// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_table.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui::charts {

class ChartTable::Model final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(const performance::PictureTable& table)
    {
        beginResetModel();
        m_table = table;
        endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_table.headers.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        const auto column = static_cast<std::size_t>(index.column());
        if (role == Qt::DisplayRole) {
            return QString::fromStdString(m_table.rows[static_cast<std::size_t>(index.row())][column]);
        }
        return role == Qt::TextAlignmentRole ? alignment(column) : QVariant {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        const auto column = static_cast<std::size_t>(section);
        if (orientation == Qt::Vertical || column >= m_table.headers.size()) {
            return {};
        }
        if (role == Qt::DisplayRole) {
            return QString::fromStdString(m_table.headers[column]);
        }
        return role == Qt::TextAlignmentRole ? alignment(column) : QVariant {};
    }

private:
    [[nodiscard]] QVariant alignment(std::size_t column) const
    {
        return static_cast<int>((m_table.figures[column] ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }

    performance::PictureTable m_table;
};

ChartTable::ChartTable(QWidget* parent)
    : QWidget(parent)
    , m_table(new DataTable(tr("The figures behind the picture"), this))
    , m_model(new Model(this))
{
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    // In the order of time: sorting periods by their names would only mislead.
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_model);
    m_table->setRowsGrow(true);
    m_table->setEmptyText(tr("There are no figures yet."));
    setFocusProxy(m_table);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_settling) {
            m_table->scrollTo(m_table->currentIndex());
        }
    });
    auto* const copying = new QShortcut(QKeySequence::Copy, this);
    copying->setContext(Qt::WidgetWithChildrenShortcut);
    connect(copying, &QShortcut::activated, this, &ChartTable::copy);
}

void ChartTable::setTable(const performance::PictureTable& table, const QString& name)
{
    m_table->setAccessibleName(name);
    m_model->set(table);
    constexpr int kRoom = 24;
    constexpr int kWidest = 260;
    QHeaderView* const header = m_table->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool last = column + 1 == m_model->columnCount();
        header->setSectionResizeMode(column, last ? QHeaderView::Stretch : QHeaderView::Interactive);
        int width = header->fontMetrics().horizontalAdvance(
                        m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
            + kRoom;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QString text = m_model->index(row, column).data().toString();
            width = std::max(width, m_table->fontMetrics().horizontalAdvance(text) + kRoom);
        }
        if (!last) {
            header->resizeSection(column, std::min(width, kWidest));
        }
    }
    m_table->selectRowAt(m_model->rowCount() - 1);
}

void ChartTable::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Rows find their heights only once they are seen, each time moving the newest one out of sight.
    constexpr int kSettled = 200;
    m_settling = true;
    m_table->scrollTo(m_table->currentIndex());
    QTimer::singleShot(kSettled, this, [this] { m_settling = false; });
}

void ChartTable::setPicture(const performance::ChartPicture& picture)
{
    setTable(performance::tableOf(picture), tr("Figures of %1").arg(QString::fromStdString(picture.title)));
}

QString ChartTable::copiedText() const
{
    std::vector<int> rows;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& index : chosen) {
        rows.push_back(index.row());
    }
    std::sort(rows.begin(), rows.end());
    QString text;
    const auto line = [&](const auto& cellAt) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            text += (column == 0 ? QString() : QStringLiteral("\t")) + cellAt(column);
        }
        text += QLatin1Char('\n');
    };
    line([&](int column) { return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (const int row : rows) {
        line([&](int column) { return m_model->index(row, column).data().toString(); });
    }
    return text;
}

void ChartTable::copy() const { QApplication::clipboard()->setText(copiedText()); }

}  // namespace muster::ui::charts

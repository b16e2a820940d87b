// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/record_model.h"

#include "ui/widgets/data_table.h"

#include <algorithm>

namespace muster::ui {

RecordModel::RecordModel(QStringList headers, QObject* parent)
    : QAbstractTableModel(parent), m_headers(std::move(headers))
{
}

void RecordModel::show(std::vector<RecordRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RecordModel::rowOf(const QString& key) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&](const RecordRow& row) { return !row.heading && row.key == key; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

const RecordRow* RecordModel::rowAt(int row) const
{
    return row < 0 || row >= static_cast<int>(m_rows.size()) ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

int RecordModel::records() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const RecordRow& row) { return !row.heading; }));
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RecordRow& row = *rowAt(index.row());
    const QString cell = row.cells.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return row.heading && index.column() > 0 ? QString() : cell;
    case Qt::AccessibleTextRole:
        return index.column() == 0 && !row.below.isEmpty() ? cell + QStringLiteral(", ") + row.below : cell;
    case Qt::ToolTipRole:
        return cell;
    case kHeadingRole:
        return row.heading;
    case RowDelegate::kStrongRole:
        return row.heading || index.column() == 0;
    case RowDelegate::kQuietRole:
        return row.heading || row.past;
    case RowDelegate::kSecondLineRole:
        return index.column() == 0 ? row.below : QString();
    default:
        return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_headers.value(section)) : QVariant();
}

Qt::ItemFlags RecordModel::flags(const QModelIndex& index) const
{
    const RecordRow* row = rowAt(index.row());
    return row != nullptr && row->heading ? Qt::ItemFlags(Qt::NoItemFlags) : QAbstractTableModel::flags(index);
}

}  // namespace muster::ui

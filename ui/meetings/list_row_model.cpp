// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/list_row_model.h"

#include <algorithm>

namespace muster::ui {

namespace {

bool contains(const QList<ListRow>& rows, const QString& key)
{
    return std::any_of(rows.begin(), rows.end(), [&](const ListRow& row) { return row.key == key; });
}

QString spokenOf(const ListRow& row)
{
    if (!row.spoken.isEmpty())
        return row.spoken;
    QStringList parts {row.lead, row.title, row.time, row.right, row.badge.text, row.second, row.warning};
    for (const ChipSpec& chip : row.chips)
        parts << chip.text;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

}  // namespace

void ListRowModel::setRows(const QList<ListRow>& rows)
{
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (!contains(rows, m_rows.at(row).key)) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < rows.size(); ++row) {
        const int now = rowOf(rows.at(row).key);
        if (now < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, rows.at(row));
            endInsertRows();
        } else if (now != row) {
            beginMoveRows({}, now, now, {}, row);
            m_rows.move(now, row);
            endMoveRows();
        }
        if (m_rows.at(row) != rows.at(row)) {
            m_rows[row] = rows.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

const ListRow* ListRowModel::at(const QModelIndex& index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
}

int ListRowModel::rowOf(const QString& key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const ListRow& row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ListRowModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ListRowModel::data(const QModelIndex& index, int role) const
{
    const ListRow* row = at(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case Qt::AccessibleTextRole:
        return spokenOf(*row);
    case kKeyRole:
        return row->key;
    default:
        return {};
    }
}

Qt::ItemFlags ListRowModel::flags(const QModelIndex& index) const
{
    const ListRow* row = at(index);
    if (row == nullptr || row->head)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace muster::ui

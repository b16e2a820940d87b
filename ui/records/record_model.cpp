// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/record_model.h"

#include "ui/widgets/data_table.h"

#include <QCryptographicHash>

#include <algorithm>

namespace muster::ui {

base::Id idOfWords(const QString& words)
{
    const QByteArray hash = QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha256);
    base::Id id;
    std::transform(hash.cbegin(), hash.cbegin() + 16, id.bytes.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return id;
}

RecordRow headingRow(const QString& words)
{
    return {.id = idOfWords(words), .cells = {words}, .heading = true};
}

void RecordModel::setColumns(const QStringList& columns)
{
    if (columns == m_columns)
        return;
    beginResetModel();
    m_columns = columns;
    m_rows.clear();
    endResetModel();
}

void RecordModel::show(const std::vector<RecordRow>& rows)
{
    const auto isWanted = [&](const base::Id& id) {
        return std::any_of(rows.begin(), rows.end(), [&](const RecordRow& row) { return row.id == id; });
    };
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (!isWanted(m_rows[static_cast<std::size_t>(at)].id)) {
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
    }
    for (int at = 0; at < static_cast<int>(rows.size()); ++at) {
        const RecordRow& wanted = rows[static_cast<std::size_t>(at)];
        const int there = rowOf(wanted.id);
        if (there < 0) {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, wanted);
            endInsertRows();
            continue;
        }
        if (there != at) {
            beginMoveRows({}, there, there, {}, at);
            std::rotate(m_rows.begin() + at, m_rows.begin() + there, m_rows.begin() + there + 1);
            endMoveRows();
        }
        RecordRow& shown = m_rows[static_cast<std::size_t>(at)];
        if (!(shown == wanted)) {
            shown = wanted;
            Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
        }
    }
}

const RecordRow* RecordModel::recordAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int RecordModel::rowOf(const base::Id& id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const RecordRow& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    const RecordRow* row = recordAt(index.row());
    if (row == nullptr || index.column() >= columnCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->cells.value(index.column());
    case Qt::AccessibleTextRole:
        return index.column() == 0 && !row->second.isEmpty() ? row->cells.value(0) + QStringLiteral(", ") + row->second
                                                             : row->cells.value(index.column());
    case ChipDelegate::kChipRole:
        return row->chips.contains(index.column()) ? QVariant::fromValue(row->chips.value(index.column())) : QVariant();
    case RowDelegate::kQuietRole:
        return row->quiet || row->heading;
    case RowDelegate::kStrongRole:
        return index.column() == 0 && (row->heading || !row->quiet);
    case RowDelegate::kSecondLineRole:
        return index.column() == 0 && !row->second.isEmpty() ? QVariant(row->second) : QVariant();
    case RowDelegate::kAcrossRole:
        return m_across && !row->second.isEmpty();
    case RowDelegate::kDepthRole:
        return row->depth;
    default:
        return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_columns.value(section);
    return {};
}

Qt::ItemFlags RecordModel::flags(const QModelIndex& index) const
{
    const RecordRow* row = recordAt(index.row());
    if (row == nullptr)
        return Qt::NoItemFlags;
    return row->heading ? Qt::ItemNeverHasChildren
                        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace muster::ui

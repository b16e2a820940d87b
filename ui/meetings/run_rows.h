// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list model that takes in a new state row by row, so that selection, scroll and editors stay.
#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <utility>
#include <vector>

namespace muster::ui {

/// `Row` has a unique `QString key` and ==. Rows that stay are never reset: only what changed is told.
template <class Row>
class RowsModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const
    {
        return index.isValid() && index.row() < rowCount() ? &m_rows[static_cast<std::size_t>(index.row())] : nullptr;
    }
    [[nodiscard]] QModelIndex indexOf(const QString& key) const
    {
        const auto found = find(key, m_rows.begin());
        return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
    }

    void show(std::vector<Row> next)
    {
        for (int row = rowCount() - 1; row >= 0; --row) {
            const QString& key = m_rows[static_cast<std::size_t>(row)].key;
            if (std::none_of(next.begin(), next.end(), [&](const Row& each) { return each.key == key; })) {
                beginRemoveRows({}, row, row);
                m_rows.erase(m_rows.begin() + row);
                endRemoveRows();
            }
        }
        for (std::size_t at = 0; at < next.size(); ++at) {
            const int row = static_cast<int>(at);
            const auto begin = m_rows.begin() + row;
            const auto found = find(next[at].key, begin);
            if (found == m_rows.end()) {
                beginInsertRows({}, row, row);
                m_rows.insert(begin, std::move(next[at]));
                endInsertRows();
                continue;
            }
            if (found != begin) {
                const int from = static_cast<int>(found - m_rows.begin());
                beginMoveRows({}, from, from, {}, row);
                std::rotate(begin, found, std::next(found));
                endMoveRows();
            }
            if (!(m_rows[at] == next[at])) {
                m_rows[at] = std::move(next[at]);
                Q_EMIT dataChanged(index(row), index(row));
            }
        }
    }

private:
    [[nodiscard]] auto find(const QString& key, typename std::vector<Row>::const_iterator from) const
    {
        return std::find_if(from, m_rows.cend(), [&](const Row& each) { return each.key == key; });
    }
    [[nodiscard]] auto find(const QString& key, typename std::vector<Row>::iterator from)
    {
        return std::find_if(from, m_rows.end(), [&](const Row& each) { return each.key == key; });
    }

    std::vector<Row> m_rows;
};

}  // namespace muster::ui

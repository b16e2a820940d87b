// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows that are read again and again.
#pragma once

#include "ui/meetings/list_row.h"

#include <QAbstractListModel>

namespace muster::ui {

/// Holds rows and, given new ones, changes only what differs: rows move, come and go by key, so that
/// selection and scroll survive a notice.
class ListRowModel final : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kKeyRole = Qt::UserRole + 1;

    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<ListRow>& rows);
    [[nodiscard]] const QList<ListRow>& rows() const { return m_rows; }
    [[nodiscard]] const ListRow* at(const QModelIndex& index) const;
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<ListRow> m_rows;
};

}  // namespace muster::ui

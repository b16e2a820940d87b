// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records as rows, under headings where the section has groups.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace muster::ui {

/// A row: its key, what its cells say, and a quiet second line under the first.
struct RecordRow {
    QString key;
    QStringList cells;
    QString below = {};
    bool past = false;     ///< closed or ended: in quiet ink
    bool heading = false;  ///< cells[0] is the heading
};

class RecordModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kHeadingRole = Qt::UserRole + 951;

    explicit RecordModel(QStringList headers, QObject* parent = nullptr);

    void show(std::vector<RecordRow> rows);
    [[nodiscard]] int rowOf(const QString& key) const;
    [[nodiscard]] const RecordRow* rowAt(int row) const;
    [[nodiscard]] int records() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QStringList m_headers;
    std::vector<RecordRow> m_rows;
};

}  // namespace muster::ui

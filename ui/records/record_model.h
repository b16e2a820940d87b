// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records as rows of a table.
#pragma once

#include "core/base/id.h"
#include "ui/widgets/chip.h"

#include <QAbstractTableModel>
#include <QMap>
#include <QStringList>

#include <vector>

namespace muster::ui {

/// What a row shows. A heading has one cell and an id made of its words.
struct RecordRow {
    base::Id id;
    QStringList cells;
    QMap<int, QList<ChipSpec>> chips = {};  ///< by column; the cell holds the same words
    QString second = {};  ///< a quiet line under the first cell
    bool heading = false;
    bool quiet = false;  ///< no longer in force
    bool hidden = false;  ///< a choice over the list leaves it out; it is counted
    int depth = 0;  ///< belongs to the row above it

    bool operator==(const RecordRow&) const = default;
};

/// An id that is always the same for the same words: for rows that are no records of their own.
[[nodiscard]] base::Id idOfWords(const QString& words);
[[nodiscard]] RecordRow headingRow(const QString& words);

/// Rows known by their id: showing new ones moves, adds and takes away only what changed, so that the selection
/// of a view survives.
class RecordModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QStringList& columns);
    /// Whether the quiet line under the first cell runs on under the others.
    void setSecondAcross(bool across) { m_across = across; }
    void show(const std::vector<RecordRow>& rows);
    [[nodiscard]] const std::vector<RecordRow>& records() const { return m_rows; }
    [[nodiscard]] const RecordRow* recordAt(int row) const;
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const base::Id& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QStringList m_columns;
    bool m_across = false;
    std::vector<RecordRow> m_rows;
};

}  // namespace muster::ui

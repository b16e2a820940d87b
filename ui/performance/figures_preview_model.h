// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures of a table as they would come in.
#pragma once

#include "core/performance/measure_import.h"

#include <QAbstractTableModel>

namespace muster::ui {

class FiguresPreviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Outcome, Measure, Period, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// What cannot come in stands first.
    void show(performance::MeasureImportPreview preview);
    [[nodiscard]] const performance::MeasureImportPreview& preview() const { return m_preview; }
    /// "Line 3, column Oct-11: \"abc\" is no number"; empty where nothing is to be said.
    [[nodiscard]] QString about(int row) const;
    [[nodiscard]] int problems() const { return m_problems; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const performance::ValueRow& row, int column) const;
    [[nodiscard]] static QString secondLine(const performance::ValueRow& row, int column);

    performance::MeasureImportPreview m_preview;
    int m_problems = 0;
};

}  // namespace muster::ui

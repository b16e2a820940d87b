// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures of a measure, each with what it was before.
#pragma once

#include "core/performance/measure_queries.h"

#include <QAbstractTableModel>

namespace muster::ui {

/// Newest first: the month that people correct is the last one.
class ValuesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Period, Value, State, Usual, Signal, Before, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(performance::MeasureChart chart);
    /// Null outside the rows.
    [[nodiscard]] const performance::PeriodValue* at(int row) const;
    /// -1 where there is no figure for it.
    [[nodiscard]] int rowOf(base::Date period) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::size_t placeOf(int row) const;
    [[nodiscard]] QString display(std::size_t place, int column) const;

    performance::MeasureChart m_chart;
};

/// "1,281", "yes": a figure as its measure shows it.
[[nodiscard]] QString shownFigure(const performance::MeasureDetails& details, double value);

}  // namespace muster::ui

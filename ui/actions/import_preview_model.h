// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of an older log as they would come in.
#pragma once

#include "core/actions/action_import.h"

#include <QAbstractTableModel>
#include <QHash>

namespace muster::ui {

class ImportPreviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Outcome, Text, Lead, Due, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `agencies`: how each id is called.
    void show(actions::ImportPreview preview, QHash<QString, QString> agencies);
    [[nodiscard]] const actions::ImportPreview& preview() const { return m_preview; }
    /// "Line 3: "Parish Council" is no agency of this partnership"; empty where nothing is to be said.
    [[nodiscard]] QString about(int row) const;
    /// The first line that cannot come in; -1 when all can.
    [[nodiscard]] int firstProblem() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString secondLine(const actions::ImportRow& row, int column) const;
    [[nodiscard]] QString display(const actions::ImportRow& row, int column) const;

    actions::ImportPreview m_preview;
    QHash<QString, QString> m_agencies;
};

}  // namespace muster::ui

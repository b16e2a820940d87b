// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of measures from a file or from copied cells: match the columns, see every figure, then all or nothing.
#pragma once

#include "core/performance/measure_import.h"
#include "ui/bridge/replica_bridge.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace muster::ui {

class ColumnChoices;
class FiguresPreviewModel;
class ImportView;

class FiguresImport final : public QWidget {
    Q_OBJECT

public:
    explicit FiguresImport(ReplicaBridge& bridge, QWidget* parent = nullptr);

    /// A table that was read, and what its lines are called in refusals.
    void show(tables::Table table, const QString& name);
    /// All of it in, or none: `imported` or `refused` follows.
    void importNow();
    [[nodiscard]] const FiguresPreviewModel& preview() const { return *m_model; }
    [[nodiscard]] ImportView* view() const { return m_view; }
    /// How many figures would come in.
    [[nodiscard]] int ready() const;
    void takeFocus();

Q_SIGNALS:
    /// The preview says something else.
    void looked();
    void imported(const QString& words);
    void refused(const QString& why);

private:
    [[nodiscard]] performance::MeasureImportPlan plan() const;
    void showColumns(const performance::MeasureImportPlan& guess);
    void look();

    ReplicaBridge& m_bridge;
    tables::Table m_table;
    QString m_name;
    QComboBox* m_shape;
    QCheckBox* m_addUnknown;
    QCheckBox* m_provisional;
    QLineEdit* m_source;
    ColumnChoices* m_columns;
    FiguresPreviewModel* m_model;
    ImportView* m_view;
    bool m_showing = false;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which census area lies in which ward of the partnership.
#pragma once

#include "core/performance/crime_queries.h"
#include "ui/bridge/replica_bridge.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLineEdit;

namespace muster::ui {

class DataTable;
class FormSide;
class SearchField;
class TextLabel;

/// Areas of the files and of the lookup, those without a ward first.
class PlacesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Line {
        QString code;
        QString name;
        base::Id ward;
        QString wardName;
        QString sectorName;
    };
    enum Column { Code, Name, Ward, Sector, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<Line> lines, const QString& search);
    [[nodiscard]] const Line* at(int row) const;
    [[nodiscard]] int rowOf(const QString& code) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Line> m_lines;
};

class CrimePlaces final : public QWidget {
    Q_OBJECT

public:
    CrimePlaces(ReplicaBridge& bridge, FormSide& side, QWidget* parent = nullptr);

    void read();
    void takeFocus();
    /// The form of the chosen area.
    void edit();
    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] PlacesModel* model() const { return m_model; }
    [[nodiscard]] QString summary() const;

private:
    ReplicaBridge& m_bridge;
    FormSide& m_side;
    TextLabel* m_words;
    SearchField* m_search;
    PlacesModel* m_model;
    DataTable* m_table;
};

}  // namespace muster::ui

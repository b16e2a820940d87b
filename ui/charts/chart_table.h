// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures behind a picture.
#pragma once

#include "core/performance/chart_picture.h"
#include "ui/widgets/data_table.h"

namespace muster::ui::charts {

/// A table of words and figures in the order given; the last row, the newest, is in sight. Ctrl+C copies the chosen
/// rows with their headers for a spreadsheet, all rows after Ctrl+A.
class ChartTable final : public QWidget {
    Q_OBJECT

public:
    explicit ChartTable(QWidget* parent = nullptr);

    /// `name`: what the table lists, for screen readers.
    void setTable(const performance::PictureTable& table, const QString& name);
    void setPicture(const performance::ChartPicture& picture);
    [[nodiscard]] DataTable* table() const { return m_table; }
    /// What Ctrl+C puts on the clipboard: lines, cells divided by tabs.
    [[nodiscard]] QString copiedText() const;

public Q_SLOTS:
    void copy() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    class Model;
    DataTable* m_table;
    Model* m_model;
    bool m_settling = false;
};

}  // namespace muster::ui::charts

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places by kinds of crime: in each cell the newest figure, what it says, and the small line that led there.
#pragma once

#include "core/performance/chart_multiples.h"

#include <QTableView>

namespace muster::ui::charts {

/// Arrows go from cell to cell; each is read aloud whole. A click on a kind, or S in its column, puts the most unusual
/// places first, then the highest; again: places by name. Enter or a double click opens a cell (`opened`). Ctrl+C
/// copies the table for a spreadsheet.
class SmallMultiples final : public QTableView {
    Q_OBJECT

public:
    explicit SmallMultiples(QWidget* parent = nullptr);
    ~SmallMultiples() override;

    void setMultiples(const performance::ChartMultiples& multiples);
    [[nodiscard]] const performance::ChartMultiples& multiples() const;
    [[nodiscard]] const performance::MultipleCell& cellAt(const QModelIndex& index) const;
    /// The kind that orders the places; -1: they stand by name.
    [[nodiscard]] int sortedColumn() const;
    void sortBy(int column);
    void setEmptyText(const QString& text);
    /// What Ctrl+C copies: lines in the order shown, cells divided by tabs.
    [[nodiscard]] QString copiedText() const;

Q_SIGNALS:
    void opened(const QString& place, const QString& kind);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitColumns();
    class Model;
    Model* m_model;
    QWidget* m_corner;
    QString m_emptyText;
};

}  // namespace muster::ui::charts

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The quiet header of a table.
#pragma once

#include <QHeaderView>

namespace muster::ui {

/// Small quiet words over a hairline; the sorted column is in ink with an arrow. Used by
/// DataTable; give one to a tree with `setHeader`.
class TableHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace muster::ui

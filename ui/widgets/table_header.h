// SPDX-License-Identifier: GPL-3.0-or-later
//
// The quiet header of a table.
#pragma once

#include <QHeaderView>
#include <QVariant>

namespace muster::ui {

/// The horizontal alignment a model gave, as an int, a flag or a set of flags; left if none.
[[nodiscard]] Qt::Alignment horizontalAlignment(const QVariant& given);

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

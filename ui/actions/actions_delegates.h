// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the register's cells are drawn.
#pragma once

#include "ui/widgets/data_table.h"

namespace muster::ui {

/// The row of a heading in small capitals; everything else as in every table.
class ActionRowDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Two chips one above the other: judgement and status.
class StackedChipDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Open actions as the review lists them.
#pragma once

#include "core/actions/action.h"
#include "ui/meetings/run_rows.h"

#include <QStyledItemDelegate>

class QListView;

namespace muster::ui {

class RunDesk;

struct ReviewRow {
    QString key;
    QString reference;
    QString text;
    QString line;  ///< who, by when, what was last said
    QString state;
    int tone = 0;
    bool operator==(const ReviewRow&) const = default;
};

class ReviewModel final : public RowsModel<ReviewRow> {
public:
    using RowsModel::RowsModel;
    void showActions(const RunDesk& desk, const std::vector<actions::Action>& open);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
};

class ReviewDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    ReviewDelegate(const ReviewModel& model, QListView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ReviewModel& m_model;
    QListView* m_view;
};

}  // namespace muster::ui

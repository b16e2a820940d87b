// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_delegates.h"

#include "ui/actions/actions_model.h"
#include "ui/widgets/chip.h"

#include <QPainter>

namespace muster::ui {
namespace {

constexpr int kChipHeight = 22;

void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = currentTheme();
    const QRect& cell = option.rect;
    painter.fillRect(cell, theme.window);
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.hairline);
    painter.setFont(textFont(TextStyle::Caps));
    painter.setPen(theme.quietInk);
    painter.drawText(cell.adjusted(kSpace3, kSpace1, -kSpace2, 0),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     index.siblingAtColumn(0).data().toString().toUpper());
}

}  // namespace

void ActionRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(ActionsModel::kHeadingRole).toBool()) {
        RowDelegate::paint(painter, option, index);
        return;
    }
    painter->save();
    paintHeading(*painter, option, index);
    painter->restore();
}

void StackedChipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.data(ActionsModel::kHeadingRole).toBool())
        return;
    painter->save();
    paintGround(*painter, option, index);
    painter->setClipRect(option.rect);
    const auto chips = index.data(ChipDelegate::kChipRole).value<QList<ChipSpec>>();
    QRect area(option.rect.left() + kSpace2, option.rect.top() + kSpace2 - 1, option.rect.width() - kSpace3,
               kChipHeight);
    for (const ChipSpec& chip : chips) {
        paintChip(*painter, area, chip, textFont(TextStyle::Body));
        area.translate(0, kChipHeight + kSpace1);
    }
    painter->restore();
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_header.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace muster::ui {

Qt::Alignment horizontalAlignment(const QVariant& given)
{
    Qt::Alignment alignment = Qt::AlignLeft;
    if (given.metaType() == QMetaType::fromType<Qt::Alignment>())
        alignment = given.value<Qt::Alignment>();
    else if (given.metaType() == QMetaType::fromType<Qt::AlignmentFlag>())
        alignment = given.value<Qt::AlignmentFlag>();
    else if (given.isValid())
        alignment = Qt::Alignment(given.toInt());
    alignment &= Qt::AlignHorizontal_Mask;
    return alignment == Qt::Alignment() ? Qt::Alignment(Qt::AlignLeft) : alignment;
}

TableHeader::TableHeader(Qt::Orientation orientation, QWidget* parent) : QHeaderView(orientation, parent)
{
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setFixedHeight(kControl);
    setMinimumSectionSize(40);
    setFocusPolicy(Qt::NoFocus);
    setSectionsClickable(true);
}

void TableHeader::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), currentTheme().panel);
    painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, currentTheme().hairline);
    painter.end();
    QHeaderView::paintEvent(event);
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    constexpr int arrow = 16;
    const Theme& theme = currentTheme();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QFont font = textFont(TextStyle::Small);
    font.setPixelSize(12);
    font.setWeight(QFont::Medium);
    const QFontMetrics metrics(font);
    const Qt::Alignment across =
        horizontalAlignment(model()->headerData(section, orientation(), Qt::TextAlignmentRole));
    const bool right = across.testFlag(Qt::AlignRight);
    const QRect area = rect.adjusted(kSpace3, 0, -kSpace2 - (sorted ? arrow : 0), -1);
    const QString words =
        metrics.elidedText(model()->headerData(section, orientation()).toString(), Qt::ElideRight, area.width());
    painter->save();
    painter->fillRect(rect, theme.panel);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline);
    painter->setFont(font);
    painter->setPen(sorted ? theme.ink : theme.quietInk);
    painter->drawText(area, static_cast<int>(right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, words);
    if (sorted) {
        const int left = right ? area.right() + 3 : area.left() + metrics.horizontalAdvance(words) + 3;
        const Icon direction = sortIndicatorOrder() == Qt::AscendingOrder ? Icon::Up : Icon::Down;
        paintIcon(*painter, direction, QRectF(left, area.center().y() - 5.5, 12, 12), theme.ink);
    }
    painter->restore();
}

}  // namespace muster::ui

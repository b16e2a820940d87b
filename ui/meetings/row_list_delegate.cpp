// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/row_list.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace muster::ui {

namespace {

constexpr int kSide = kSpace3;
constexpr int kAbove = 5;
constexpr int kWarningLine = 16;
constexpr int kChipLine = 26;

// Words broken into lines; measured only when there is no painter. Returns the height used.
int layWords(QPainter* painter, const QPoint& at, int width, const QString& words, const QFont& font, int pitch)
{
    QTextLayout layout(words, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int used = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(24, width));
        line.setPosition(QPointF(0, used + (pitch - line.height()) / 2));
        used += pitch;
    }
    layout.endLayout();
    if (painter != nullptr)
        layout.draw(painter, at);
    return used;
}

// Chips side by side, in lines. Returns the height used.
int layChips(QPainter* painter, const QPoint& at, int width, const QList<ChipSpec>& chips)
{
    const QFont font = textFont(TextStyle::Small);
    int x = 0;
    int y = 0;
    for (const ChipSpec& chip : chips) {
        const int wide = qMin(chipSize(chip, font).width(), width);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kChipLine;
        }
        if (painter != nullptr)
            paintChip(*painter, QRect(at.x() + x, at.y() + y + 2, wide, 22), chip, font);
        x += wide + kSpace1 + 2;
    }
    return chips.isEmpty() ? 0 : y + kChipLine;
}

}  // namespace

RowListDelegate::RowListDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{
}

void RowListDelegate::setColumns(int lead, int time)
{
    m_lead = lead;
    m_time = time;
}

void RowListDelegate::setTyped(const QString& key, const QString& text)
{
    m_typedKey = key;
    m_typed = text;
}

int RowListDelegate::layHead(QPainter* painter, const QRect& cell, const ListRow& row) const
{
    const QFont font = textFont(TextStyle::Caps);
    const int top = kSpace3 + 2;
    const QString words = row.title.toUpper();
    if (painter != nullptr) {
        painter->setFont(font);
        painter->setPen(currentTheme().quietInk);
        painter->drawText(cell.adjusted(kSide, top, -kSide, 0), static_cast<int>(Qt::AlignLeft) | Qt::AlignTop,
                          QFontMetrics(font).elidedText(words, Qt::ElideRight, cell.width() - 2 * kSide));
    }
    return top + kLine + 2;
}

int RowListDelegate::lay(QPainter* painter, const QRect& cell, const ListRow& row, bool chosen) const
{
    const Theme& theme = currentTheme();
    QFont body = textFont(row.strong ? TextStyle::BodyStrong : TextStyle::Body);
    const QFont small = textFont(TextStyle::Small);
    const bool typed = !m_typed.isEmpty() && row.key == m_typedKey;
    const QString right = typed ? m_typed : row.right;
    // Strong figures are the wider ones: nothing moves when a row is chosen.
    const QFont strong = textFont(TextStyle::BodyStrong);
    const bool badged = !row.badge.text.isEmpty();
    const int rightWidth = badged ? chipSize(row.badge, small).width() + kSpace2
        : right.isEmpty()         ? 0
                                  : QFontMetrics(strong).horizontalAdvance(right) + kSpace3;
    const int left = cell.left() + kSide + m_lead + m_time;
    const int width = cell.right() - kSide - left - rightWidth;
    const QColor ink = row.quiet ? theme.quietInk : theme.ink;
    int y = cell.top() + kAbove;
    // The chosen row is semi-bold where that does not need another line.
    const auto heightIn = [&](const QFont& font) { return layWords(nullptr, {}, width, row.title, font, kLine); };
    if (chosen && heightIn(strong) == heightIn(body))
        body = strong;
    if (painter != nullptr) {
        painter->setFont(body);
        painter->setPen(chosen ? theme.ink : theme.quietInk);
        painter->drawText(QRect(cell.left() + kSide, y, m_lead, kLine), Qt::AlignLeft | Qt::AlignVCenter, row.lead);
        painter->drawText(QRect(cell.left() + kSide + m_lead, y, m_time, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                          row.time);
        painter->setPen(typed ? theme.accent : chosen ? theme.ink : theme.quietInk);
        const QRect end(cell.right() - kSide - rightWidth, y, rightWidth, kLine);
        if (badged)
            paintChip(*painter, end.adjusted(kSpace2, 0, 0, 2), row.badge, small);
        else
            painter->drawText(end, Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setPen(ink);
    }
    y += layWords(painter, QPoint(left, y), width, row.title, body, kLine);
    const int wide = width + rightWidth;
    if (!row.second.isEmpty()) {
        if (painter != nullptr)
            painter->setPen(theme.quietInk);
        y += layWords(painter, QPoint(left, y), wide, row.second, small, kWarningLine) + 2;
    }
    y += layChips(painter, QPoint(left, y), wide, row.chips);
    if (!row.warning.isEmpty()) {
        if (painter != nullptr) {
            paintShape(*painter, ChipShape::Triangle, QRectF(left, y + 3, 10, 10), theme.attention);
            painter->setPen(theme.attention);
        }
        y += layWords(painter, QPoint(left + 16, y), wide - 16, row.warning, small, kWarningLine) + 2;
    }
    return y + kAbove - cell.top();
}

void RowListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ListRowModel*>(index.model());
    const ListRow* row = model == nullptr ? nullptr : model->at(index);
    if (row == nullptr)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row->head) {
        layHead(painter, option.rect, *row);
        painter->restore();
        return;
    }
    const Theme& theme = currentTheme();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.widget != nullptr && option.widget->hasFocus();
    const QRectF ground = QRectF(option.rect).adjusted(kSpace1, 0.5, -kSpace1, -0.5);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? theme.accentGround : theme.hover);
        painter->drawRoundedRect(ground, kRadius, kRadius);
    }
    if (chosen && focused) {
        painter->setPen(QPen(theme.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(ground.adjusted(0.75, 0.75, -0.75, -0.75), kRadius, kRadius);
    }
    lay(painter, option.rect, *row, chosen);
    painter->restore();
}

QSize RowListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ListRowModel*>(index.model());
    const ListRow* row = model == nullptr ? nullptr : model->at(index);
    if (row == nullptr)
        return {};
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    const QRect cell(0, 0, width, 1000);
    return {qMin(width, 100), row->head ? layHead(nullptr, cell, *row) : lay(nullptr, cell, *row, false)};
}

}  // namespace muster::ui

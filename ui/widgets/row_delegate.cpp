// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/table_header.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace muster::ui {
namespace {

constexpr int kSide = kSpace3;  // from the edge of a cell to its text
constexpr int kAbove = 8;
constexpr int kStep = kSpace4;  // further in, for each step of depth
constexpr int kMostLines = 6;  // of a cell
constexpr int kMostAcross = 3;  // of the quiet words under a row

// Lines of text at the 20 pixel pitch, cut with an ellipsis where the cell ends. With no painter
// it only measures. Returns the height used.
int layText(QPainter* painter, const QRect& area, const QString& text, const QFont& font, Qt::Alignment across,
            int most)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    const QFontMetrics metrics(font);
    int used = 0;
    for (int line = 0; line < most; ++line) {
        QTextLine piece = layout.createLine();
        if (!piece.isValid())
            break;
        piece.setLineWidth(area.width());
        const auto start = static_cast<qsizetype>(piece.textStart());
        const bool last = line + 1 == most && start + piece.textLength() < text.size();
        const QString words = last ? metrics.elidedText(text.mid(start), Qt::ElideRight, area.width())
                                   : text.mid(start, piece.textLength()).trimmed();
        if (painter != nullptr) {
            const QRect at(area.left(), area.top() + used, area.width(), kLine);
            painter->setFont(font);
            painter->drawText(at, static_cast<int>((across | Qt::AlignVCenter).toInt()) | Qt::TextSingleLine, words);
        }
        used += kLine;
    }
    layout.endLayout();
    return qMax(used, kLine);
}

QFont fontOf(const QModelIndex& index)
{
    return textFont(index.data(RowDelegate::kStrongRole).toBool() ? TextStyle::BodyStrong : TextStyle::Body);
}

Qt::Alignment alignmentOf(const QModelIndex& index) { return horizontalAlignment(index.data(Qt::TextAlignmentRole)); }

QList<ChipSpec> chipsOf(const QModelIndex& index)
{
    const QVariant value = index.data(ChipDelegate::kChipRole);
    if (value.canConvert<QList<ChipSpec>>())
        return value.value<QList<ChipSpec>>();
    if (value.canConvert<ChipSpec>()) {
        const auto one = value.value<ChipSpec>();
        return one.text.isEmpty() ? QList<ChipSpec>() : QList<ChipSpec> {one};
    }
    return {};
}

int depthOf(const QModelIndex& index)
{
    return index.column() == 0 ? index.data(RowDelegate::kDepthRole).toInt() * kStep : 0;
}

// What a cell has for its words: a heading spans several columns.
int widthOf(const QTableView& table, const QModelIndex& index)
{
    const int span = qMax(1, table.columnSpan(index.row(), index.column()));
    int width = 0;
    for (int column = index.column(); column < index.column() + span; ++column)
        width += table.columnWidth(column);
    return width;
}

int linesOf(const QString& text, const QFont& font, int width, int most)
{
    return layText(nullptr, QRect(0, 0, qMax(24, width), kLine), text, font, Qt::AlignLeft, most) / kLine;
}

// From the start of the row's words to the end of its last column.
QRect roomAcross(const QTableView& table, const QModelIndex& first)
{
    const int left = table.columnViewportPosition(0) + kSide + depthOf(first);
    const int last = first.model()->columnCount() - 1;
    const int right = table.columnViewportPosition(last) + table.columnWidth(last) - kSpace2;
    return {left, 0, right - left, kLine};
}

// Lines of the quiet words of a row: all it needs where rows grow, and what is left under its first words elsewhere.
int linesAcross(const QTableView& table, const QModelIndex& first, int height)
{
    const QString second = first.data(RowDelegate::kSecondLineRole).toString();
    const int wanted = linesOf(second, textFont(TextStyle::Body), roomAcross(table, first).width(), kMostAcross);
    const int all = (height - 2 * kAbove + kAbove / 2) / kLine;
    const int above = linesOf(first.data(Qt::DisplayRole).toString(), fontOf(first),
                              widthOf(table, first) - kSide - kSpace2 - depthOf(first), kMostLines);
    return qBound(1, all - above, wanted);
}

}  // namespace

RowDelegate::RowDelegate(QObject* parent) : QStyledItemDelegate(parent) { }

void RowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = currentTheme();
    const auto* table = qobject_cast<const DataTable*>(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = table != nullptr && table->hoveredRow() == index.row();
    if (selected)
        painter.fillRect(option.rect, theme.accentGround);
    else if (hovered)
        painter.fillRect(option.rect, theme.hover);
    const QRect& cell = option.rect;
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.hairline);
    // Where the keys work: a bar at the start of the current row, and only while they do.
    if (table != nullptr && table->hasFocus() && table->currentRow() == index.row() && index.column() == 0)
        painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height() - 1), theme.accent);
}

// Every cell draws the whole line from the same place and is clipped to itself, so that the pieces join.
void RowDelegate::paintAcross(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const QModelIndex first = index.siblingAtColumn(0);
    if (table == nullptr || !first.data(kAcrossRole).toBool())
        return;
    const int lines = linesAcross(*table, first, option.rect.height());
    QRect room = roomAcross(*table, first);
    room.moveTop(option.rect.bottom() + 1 - kAbove - lines * kLine);
    painter.setPen(currentTheme().quietInk);
    layText(&painter, room, first.data(kSecondLineRole).toString(), textFont(TextStyle::Body), Qt::AlignLeft, lines);
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = currentTheme();
    painter->save();
    paintGround(*painter, option, index);
    painter->setClipRect(option.rect);
    const QString second = index.data(kSecondLineRole).toString();
    const bool across = index.data(kAcrossRole).toBool();
    QRect area = option.rect.adjusted(kSide + depthOf(index), kAbove, -kSpace2, -kAbove);
    const QVariant picture = index.data(Qt::DecorationRole);
    if (picture.canConvert<QIcon>()) {
        picture.value<QIcon>().paint(painter, QRect(area.left(), area.top() + 2, 16, 16));
        area.adjust(kSpace6, 0, 0, 0);
    }
    const bool quiet = index.data(kQuietRole).toBool();
    painter->setPen(quiet ? theme.quietInk : theme.ink);
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int under = across && table != nullptr ? linesAcross(*table, index.siblingAtColumn(0), option.rect.height())
        : second.isEmpty() && !across            ? 0
                                                 : 1;
    const int lines = qMax(1, (area.height() + kAbove / 2) / kLine - under);
    const int used =
        layText(painter, area, index.data(Qt::DisplayRole).toString(), fontOf(index), alignmentOf(index), lines);
    if (across) {
        paintAcross(*painter, option, index);
    } else if (!second.isEmpty()) {
        painter->setPen(theme.quietInk);
        layText(painter, area.adjusted(0, used, 0, 0), second, textFont(TextStyle::Body), alignmentOf(index), 1);
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int width = table != nullptr ? widthOf(*table, index) : option.rect.width();
    const bool pictured = index.data(Qt::DecorationRole).isValid();
    const int taken = kSide + kSpace2 + depthOf(index) + (pictured ? kSpace6 : 0);
    const QRect area(0, 0, qMax(24, width - taken), kLine);
    int height =
        layText(nullptr, area, index.data(Qt::DisplayRole).toString(), fontOf(index), Qt::AlignLeft, kMostLines);
    const QModelIndex first = index.siblingAtColumn(0);
    if (index.data(kAcrossRole).toBool() && table != nullptr)
        height += kLine
            * linesOf(first.data(kSecondLineRole).toString(), textFont(TextStyle::Body),
                      roomAcross(*table, first).width(), kMostAcross);
    else if (!index.data(kSecondLineRole).toString().isEmpty())
        height += kLine;
    return {width, qMax(kTableRow, height + 2 * kAbove)};
}

void ChipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    painter->setClipRect(option.rect);
    QRect area(option.rect.left() + kSide, option.rect.top(), option.rect.width() - kSide - kSpace1,
               qMin(option.rect.height(), kTableRow));
    for (const ChipSpec& chip : chipsOf(index)) {
        if (area.width() < kLine)
            break;
        paintChip(*painter, area, chip, textFont(TextStyle::Body));
        area.adjust(chipSize(chip, textFont(TextStyle::Body)).width() + kSpace1, 0, 0, 0);
    }
    if (index.data(kAcrossRole).toBool())
        paintAcross(*painter, option, index);
    painter->restore();
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    int width = kSide;
    for (const ChipSpec& chip : chipsOf(index))
        width += chipSize(chip, textFont(TextStyle::Body)).width() + kSpace1;
    return {width, kTableRow};
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/unusual_list.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTextLayout>
#include <QTimer>

namespace muster::ui {
namespace {

using Kind = UnusualRow::Kind;

constexpr int kSide = kSpace3;  // from the edge of the list to the ground of a row
constexpr int kInside = 10;
constexpr int kRankWidth = 28;
constexpr int kAbove = 10;
constexpr int kHeadAbove = 14;
constexpr int kFewest = 60;

struct Words {
    int lines = 0;
    int height = 0;
};

// Words broken into lines; only measured when there is no painter.
Words layWords(QPainter* painter, const QPoint& at, int width, const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    Words used;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(kFewest, width));
        line.setPosition(QPointF(0, used.height + (kLine - line.height()) / 2));
        used.height += kLine;
        ++used.lines;
    }
    layout.endLayout();
    if (painter != nullptr)
        layout.draw(painter, at);
    return used;
}

int layHead(QPainter* painter, const QRect& row, const QString& title)
{
    if (painter != nullptr) {
        painter->setFont(textFont(TextStyle::Caps));
        painter->setPen(currentTheme().quietInk);
        painter->drawText(row.adjusted(kSpace5, kHeadAbove, -kSpace5, 0), static_cast<int>(Qt::AlignLeft) | Qt::AlignTop,
                          title.toUpper());
    }
    return kHeadAbove + kLine + kSpace1;
}

}  // namespace

int UnusualDelegate::lay(QPainter* painter, const QRect& row, const UnusualRow& what)
{
    if (what.kind == Kind::Head)
        return layHead(painter, row, what.title);
    const Theme& theme = currentTheme();
    const QFont body = textFont(TextStyle::Body);
    const QFont strong = textFont(TextStyle::BodyStrong);
    const bool quietTitle = what.kind == Kind::Measure;
    const int left = row.left() + kSide + kInside + kRankWidth;
    const int right = row.right() + 1 - kSide - kInside;
    const int chipWidth = what.chip.text.isEmpty() ? 0 : chipSize(what.chip, body).width();
    const int statusWidth = what.status.isEmpty() ? 0 : QFontMetrics(body).horizontalAdvance(what.status) + 1;
    int y = row.top() + (quietTitle ? kSpace1 : kAbove);

    if (painter != nullptr) {
        painter->setFont(body);
        painter->setPen(theme.quietInk);
        painter->drawText(QRect(left - kRankWidth, y, kRankWidth, kLine), Qt::AlignLeft | Qt::AlignVCenter, what.rank);
        if (chipWidth > 0)
            paintChip(*painter, QRect(right - chipWidth, y - 1, chipWidth, 22), what.chip, body);
    }
    // Beside the chip; when the name needs a second line, beside the status too.
    const QFont& titleFont = quietTitle ? body : strong;
    const int besideChip = right - left - (chipWidth > 0 ? chipWidth + kSpace2 : 0);
    const int besideBoth = right - left - qMax(chipWidth, statusWidth) - kSpace2;
    Words title;
    if (!what.title.isEmpty()) {
        const int room = quietTitle ? right - left - statusWidth - kSpace2 : besideChip;
        const bool fits = layWords(nullptr, {}, room, what.title, titleFont).lines <= 1;
        if (painter != nullptr)
            painter->setPen(quietTitle ? theme.quietInk : theme.ink);
        title = layWords(painter, {left, y}, fits || quietTitle ? room : besideBoth, what.title, titleFont);
    }
    if (painter != nullptr && statusWidth > 0) {
        const int statusTop = quietTitle ? y : y + kLine;
        painter->setFont(body);
        painter->setPen(theme.quietInk);
        painter->drawText(QRect(right - statusWidth, statusTop, statusWidth, kLine), Qt::AlignRight | Qt::AlignVCenter,
                          what.status);
    }
    y += title.height;
    if (!what.sentence.isEmpty()) {
        const bool besideStatus = statusWidth > 0 && title.lines == 1;
        if (painter != nullptr)
            painter->setPen(theme.quietInk);
        y += layWords(painter, {left, y}, right - left - (besideStatus ? statusWidth + kSpace3 : 0), what.sentence, body)
                 .height;
    } else if (statusWidth > 0 && !quietTitle && title.lines == 1) {
        y += kLine;
    }
    return y - row.top() + (quietTitle ? kSpace1 : kAbove);
}

void UnusualDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const UnusualModel*>(index.model());
    const UnusualRow* row = model == nullptr ? nullptr : model->at(index);
    if (row == nullptr)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const QRectF ground = QRectF(option.rect).adjusted(kSide, 0, -kSide, 0);
    if (row->kind != Kind::Head && (chosen || option.state.testFlag(QStyle::State_MouseOver))) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? currentTheme().accentGround : currentTheme().hover);
        painter->drawRoundedRect(ground, kCardRadius, kCardRadius);
    }
    if (chosen && list != nullptr && list->hasFocus()) {
        painter->setPen(QPen(currentTheme().accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), kCardRadius, kCardRadius);
    }
    lay(painter, option.rect, *row);
    painter->restore();
}

QSize UnusualDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const UnusualModel*>(index.model());
    const UnusualRow* row = model == nullptr ? nullptr : model->at(index);
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    // As if the scroll bar stood there: it comes only once the heights are known.
    const int bar = list == nullptr || list->verticalScrollBar()->isVisible()
        ? 0
        : list->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, list);
    const int width = list == nullptr ? option.rect.width() : list->viewport()->width() - bar;
    return row == nullptr ? QSize() : QSize(0, lay(nullptr, QRect(0, 0, width, 0), *row));
}

UnusualList::UnusualList(QWidget* parent) : QListView(parent), m_rows(new UnusualModel(this))
{
    setAccessibleName(tr("What is unusual, most important first"));
    setModel(m_rows);
    setItemDelegate(new UnusualDelegate(this));
    setUniformItemSizes(false);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    // On the window's own ground: a list is no box.
    setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    verticalScrollBar()->setSingleStep(kLine);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const UnusualRow* row = m_rows->at(index);
        if (row != nullptr && (row->kind == Kind::Ordinary || row->kind == Kind::Question))
            Q_EMIT opened(row->key);
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { Q_EMIT opened(currentKey()); });
    connect(m_rows, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void UnusualList::setRows(const QList<UnusualRow>& rows)
{
    const QString before = currentKey();
    const int scrolled = verticalScrollBar()->value();
    m_rows->setRows(rows);
    if (!before.isEmpty() && currentKey() != before && m_rows->rowOf(before) >= 0) {
        setCurrentIndex(m_rows->index(m_rows->rowOf(before)));
        executeDelayedItemsLayout();
        verticalScrollBar()->setValue(scrolled);
    }
    viewport()->update();
}

QString UnusualList::currentKey() const
{
    const UnusualRow* row = m_rows->at(currentIndex());
    return row == nullptr || row->kind == Kind::Head ? QString() : row->key;
}

bool UnusualList::selectKey(const QString& key)
{
    const int row = m_rows->rowOf(key);
    if (row < 0 || m_rows->rows().at(row).kind == Kind::Head)
        return false;
    setCurrentIndex(m_rows->index(row));
    executeDelayedItemsLayout();
    scrollTo(m_rows->index(row));
    return true;
}

void UnusualList::selectSomething()
{
    if (currentKey().isEmpty())
        selectEdge(true);
}

void UnusualList::selectEdge(bool first)
{
    const int count = m_rows->rowCount();
    for (int step = 0; step < count; ++step) {
        const int row = first ? step : count - 1 - step;
        if (m_rows->rows().at(row).kind != Kind::Head) {
            setCurrentIndex(m_rows->index(row));
            return;
        }
    }
}

void UnusualList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    const QString key = currentKey();
    if (key != m_announced) {
        m_announced = key;
        Q_EMIT currentKeyChanged(key);
    }
}

void UnusualList::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) {
        if (!currentKey().isEmpty())
            Q_EMIT opened(currentKey());
    } else if (key == Qt::Key_Home || key == Qt::Key_End) {
        selectEdge(key == Qt::Key_Home);
    } else {
        QListView::keyPressEvent(event);
    }
}

// What is chosen stays in sight when the rows become higher.
void UnusualList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (!currentIndex().isValid())
        return;
    QTimer::singleShot(0, this, [this] {
        executeDelayedItemsLayout();
        if (currentIndex().isValid())
            scrollTo(currentIndex());
    });
}

void UnusualList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    selectSomething();
    viewport()->update();
}

void UnusualList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

}  // namespace muster::ui

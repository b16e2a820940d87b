// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/small_multiples.h"

#include "ui/charts/chart_painter.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace muster::ui::charts {

using namespace muster::performance;

namespace {

constexpr int kColumn = 152;
constexpr int kWidestColumn = 232;
constexpr int kRow = 56;
constexpr int kNames = 150;
constexpr int kHead = 44;
constexpr int kWords = 80;  // the rest of a cell is for its line
constexpr int kSparkHigh = 32;

QString toQt(const std::string& text) { return QString::fromStdString(text); }

// Names of places at the left and of kinds above: two lines, then an ellipsis.
class Names final : public QHeaderView {
public:
    using QHeaderView::QHeaderView;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QHeaderView::paintEvent(event);
        // Behind the last name Qt leaves the ground of a header.
        QPainter painter(viewport());
        const int end = length() - offset();
        QRect rest = viewport()->rect();
        if (orientation() == Qt::Horizontal) {
            rest.setLeft(end);
            painter.fillRect(rest, currentTheme().panel);
            painter.fillRect(QRect(end, rest.bottom(), rest.width(), 1), currentTheme().hairline);
        } else {
            rest.setTop(end);
            painter.fillRect(rest, currentTheme().panel);
        }
    }
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const Theme& theme = currentTheme();
        const bool across = orientation() == Qt::Horizontal;
        const bool sorted = across && isSortIndicatorShown() && sortIndicatorSection() == section;
        painter->save();
        painter->fillRect(rect, theme.panel);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline);
        QFont font = textFont(across ? TextStyle::Small : TextStyle::Body);
        if (across) {
            font.setPixelSize(12);
            font.setWeight(QFont::Medium);
        }
        painter->setFont(font);
        painter->setPen(across && !sorted ? theme.quietInk : theme.ink);
        QRect area = rect.adjusted(kSpace3, 0, -kSpace2 - (sorted ? 16 : 0), -1);
        painter->drawText(area, static_cast<int>(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextWordWrap,
                          model()->headerData(section, orientation()).toString());
        if (sorted) {
            paintIcon(*painter, Icon::Down, QRectF(rect.right() - 20, rect.center().y() - 6, 12, 12), theme.ink);
        }
        painter->restore();
    }
};

/// What the rows are, over their names; a click puts them by name again.
class Corner final : public QWidget {
public:
    using QWidget::QWidget;

    QString text;
    bool sorted = true;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = currentTheme();
        QPainter painter(this);
        painter.fillRect(rect(), theme.panel);
        painter.fillRect(0, height() - 1, width(), 1, theme.hairline);
        QFont font = textFont(TextStyle::Small);
        font.setPixelSize(12);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(sorted ? theme.ink : theme.quietInk);
        const QRect area = rect().adjusted(kSpace3, 0, -kSpace2, -1);
        painter.drawText(area, static_cast<int>(Qt::AlignLeft) | Qt::AlignVCenter, text);
        if (sorted) {
            const int end = area.left() + painter.fontMetrics().horizontalAdvance(text);
            paintIcon(painter, Icon::Up, QRectF(end + 3, area.center().y() - 5.5, 12, 12), theme.ink);
        }
    }
};

/// The number and its word at the left, the line at the right.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kColumn, kRow};
    }
};

}  // namespace

class SmallMultiples::Model final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    ChartMultiples all;
    std::vector<std::size_t> order;
    int sorted = -1;

    void set(const ChartMultiples& multiples)
    {
        beginResetModel();
        all = multiples;
        sorted = sorted < static_cast<int>(all.columns.size()) ? sorted : -1;
        arrange();
        endResetModel();
    }

    void sortBy(int column)
    {
        Q_EMIT layoutAboutToBeChanged();
        sorted = column;
        arrange();
        Q_EMIT layoutChanged();
    }

    [[nodiscard]] const MultipleCell& at(const QModelIndex& index) const
    {
        return all.cells[order[static_cast<std::size_t>(index.row())]][static_cast<std::size_t>(index.column())];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(all.rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(all.columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        const MultipleCell& cell = at(index);
        switch (role) {
        case Qt::DisplayRole:
            return toQt(cell.word.empty() ? cell.shown : cell.shown + " (" + cell.word + ")");
        case Qt::AccessibleTextRole:
        case Qt::ToolTipRole:
            return toQt(cell.alt);
        default:
            return {};
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        const auto at = static_cast<std::size_t>(section);
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
            return {};
        }
        return toQt(orientation == Qt::Horizontal ? all.columns[at] : all.rows[order[at]]);
    }

private:
    void arrange()
    {
        order.resize(all.rows.size());
        std::iota(order.begin(), order.end(), std::size_t {0});
        if (sorted < 0) {
            return;
        }
        const auto column = static_cast<std::size_t>(sorted);
        const auto rank = [&](std::size_t row) {
            const MultipleCell& cell = all.cells[row][column];
            const int unusual = cell.outside ? 2 : cell.word.empty() ? 0 : 1;
            return std::pair {unusual, cell.value.value_or(-1)};
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    }
};

namespace {

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = currentTheme();
    const auto* const view = qobject_cast<const SmallMultiples*>(option.widget);
    const bool current = view != nullptr && view->currentIndex() == index && view->hasFocus();
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRect& box = option.rect;
    if (option.state.testFlag(QStyle::State_Selected) && view != nullptr && view->hasFocus()) {
        painter->fillRect(box, theme.accentGround);
    }
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.hairline);
    const MultipleCell* const cell = view != nullptr ? &view->cellAt(index) : nullptr;
    if (cell != nullptr) {
        ChartColours colours(theme);
        const QColor ink = cell->mark == PointMark::Diamond ? theme.concern
            : cell->mark == PointMark::Tick                 ? theme.good
                                                            : theme.ink;
        painter->setFont(textFont(TextStyle::BodyStrong));
        painter->setPen(cell->value ? theme.ink : theme.quietInk);
        const int spark = box.width() - kWords - kSpace2;
        const QRect left = box.adjusted(kSpace3, 8, -spark - kSpace3, -8);
        const QString number = toQt(cell->shown);
        painter->drawText(QRect(left.left(), left.top(), left.width(), 20), Qt::AlignLeft | Qt::AlignVCenter, number);
        if (!cell->word.empty()) {
            DrawnMark mark;
            mark.mark = cell->mark;
            mark.radius = cell->mark == PointMark::Diamond ? 5 : 4.5;
            mark.at = {left.left() + painter->fontMetrics().horizontalAdvance(number) + 12.0, left.top() + 10.0};
            mark.ink = cell->mark == PointMark::Diamond ? ChartInk::Concern
                : cell->mark == PointMark::Tick         ? ChartInk::Good
                                                        : ChartInk::Ink;
            paintMark(*painter, mark, colours);
        }
        painter->setFont(textFont(TextStyle::Small));
        painter->setPen(cell->word.empty() ? theme.quietInk : ink);
        const QString words = toQt(cell->word.empty() ? cell->usual : cell->word);
        painter->drawText(QRect(left.left(), left.top() + 20, left.width() + 4, 18), Qt::AlignLeft | Qt::AlignVCenter,
                          words);
        painter->save();
        painter->translate(box.right() - spark - kSpace2, box.top() + (box.height() - kSparkHigh) / 2.0);
        paintDrawing(*painter, sparkOf(*cell, spark, kSparkHigh), colours);
        painter->restore();
    }
    painter->restore();
    if (current) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(2, 2, -3, -3), 4, 4);
        painter->restore();
    }
}

}  // namespace

SmallMultiples::SmallMultiples(QWidget* parent)
    : QTableView(parent)
    , m_model(new Model(this))
{
    setAccessibleName(tr("Places by kinds of crime"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setItemDelegate(new CellDelegate(this));
    auto* const across = new Names(Qt::Horizontal, this);
    auto* const down = new Names(Qt::Vertical, this);
    setHorizontalHeader(across);
    setVerticalHeader(down);
    for (Names* names : {across, down}) {
        names->setFocusPolicy(Qt::NoFocus);
        names->setHighlightSections(false);
        names->setSectionResizeMode(QHeaderView::Fixed);
    }
    across->setFixedHeight(kHead);
    across->setDefaultSectionSize(kColumn);
    across->setSectionsClickable(true);
    across->setSortIndicatorShown(false);
    down->setFixedWidth(kNames);
    down->setDefaultSectionSize(kRow);
    setModel(m_model);
    m_corner = new Corner(this);
    m_corner->setGeometry(0, 0, kNames, kHead);
    m_corner->installEventFilter(this);
    connect(across, &QHeaderView::sectionClicked, this,
            [this](int column) { sortBy(column == m_model->sorted ? -1 : column); });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT opened(m_model->headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString(),
                      m_model->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    });
}

SmallMultiples::~SmallMultiples() = default;

const ChartMultiples& SmallMultiples::multiples() const { return m_model->all; }

const MultipleCell& SmallMultiples::cellAt(const QModelIndex& index) const { return m_model->at(index); }

int SmallMultiples::sortedColumn() const { return m_model->sorted; }

void SmallMultiples::setMultiples(const ChartMultiples& multiples)
{
    m_model->set(multiples);
    setAccessibleName(multiples.month.empty() ? tr("Places by kinds of crime")
                                              : tr("Places by kinds of crime, %1").arg(toQt(multiples.month)));
    auto* const corner = static_cast<Corner*>(m_corner);
    corner->text = toQt(multiples.corner);
    corner->sorted = m_model->sorted < 0;
    corner->setVisible(!multiples.rows.empty());
    fitColumns();
    corner->update();
    horizontalHeader()->setSortIndicatorShown(m_model->sorted >= 0);
    if (m_model->rowCount() > 0 && m_model->columnCount() > 0) {
        setCurrentIndex(m_model->index(0, 0));
    }
}

void SmallMultiples::sortBy(int column)
{
    m_model->sortBy(column);
    static_cast<Corner*>(m_corner)->sorted = column < 0;
    m_corner->update();
    horizontalHeader()->setSortIndicator(column, Qt::DescendingOrder);
    horizontalHeader()->setSortIndicatorShown(column >= 0);
    if (m_model->rowCount() > 0 && m_model->columnCount() > 0) {
        setCurrentIndex(m_model->index(0, column >= 0 ? column : std::max(0, currentIndex().column())));
    }
    horizontalHeader()->viewport()->update();
    verticalHeader()->viewport()->update();
    viewport()->update();
}

void SmallMultiples::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

QString SmallMultiples::copiedText() const
{
    QString text = toQt(m_model->all.corner);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        text += QLatin1Char('\t') + m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        text += QLatin1Char('\n') + m_model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        for (int column = 0; column < m_model->columnCount(); ++column) {
            text += QLatin1Char('\t') + m_model->index(row, column).data().toString();
        }
    }
    return text + QLatin1Char('\n');
}

void SmallMultiples::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(copiedText());
        return;
    }
    if (index.isValid() && event->modifiers() == Qt::NoModifier) {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            Q_EMIT doubleClicked(index);
            return;
        }
        if (event->key() == Qt::Key_S) {
            sortBy(index.column() == m_model->sorted ? -1 : index.column());
            return;
        }
    }
    QTableView::keyPressEvent(event);
}

void SmallMultiples::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void SmallMultiples::fitColumns()
{
    const int columns = m_model->columnCount();
    if (columns > 0) {
        horizontalHeader()->setDefaultSectionSize(
            std::clamp(viewport()->width() / columns, kColumn, kWidestColumn));
    }
}

bool SmallMultiples::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_corner && event->type() == QEvent::MouseButtonRelease) {
        sortBy(-1);
        return true;
    }
    return QTableView::eventFilter(watched, event);
}

void SmallMultiples::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_model->rowCount() == 0 && !m_emptyText.isEmpty()) {
        painter.setFont(textFont(TextStyle::Body));
        painter.setPen(currentTheme().quietInk);
        painter.drawText(viewport()->rect().adjusted(kSpace6, kSpace6, -kSpace6, -kSpace6),
                         static_cast<int>(Qt::AlignHCenter) | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
    }
}

}  // namespace muster::ui::charts

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as Muster shows them: rows of 36 pixels, hairlines, words wrapped, whole rows selected.
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>
#include <QTableView>

namespace muster::ui {

/// A table view set up once, for every list in the program. Keyboard: arrows, Home, End, typing
/// finds a row, Enter or a double click opens (`opened`), Tab leaves the table.
/// Give it a QSortFilterProxyModel where sorting is wanted.
class DataTable final : public QTableView {
    Q_OBJECT

public:
    /// `accessibleName`: what the table lists.
    explicit DataTable(const QString& accessibleName, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Widths by column in pixels; the column given as `stretch` takes what is left.
    void setColumnWidths(std::initializer_list<int> widths, int stretch);
    /// Rows grow with their text where it wraps. Off by default: costs a layout per row.
    void setRowsGrow(bool grow);
    /// Shown in the middle while there are no rows.
    void setEmptyText(const QString& text);
    /// Selects a row and scrolls to it; out of range clears the selection.
    void selectRowAt(int row);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] int hoveredRow() const { return m_hovered; }

Q_SIGNALS:
    /// Enter or double click on a row.
    void opened(const QModelIndex& index);
    /// The current row changed (by key, pointer or code).
    void rowChanged(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setHovered(int row);
    void fitRowsLater();

    QString m_emptyText;
    int m_hovered = -1;
    bool m_rowsGrow = false;
    bool m_fitWaiting = false;
};

/// Paints the ground and hairline of a whole row and the text of a cell (wrapped). A model may
/// give `kQuietRole` true for quiet ink and `kStrongRole` true for semi-bold.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kQuietRole = Qt::UserRole + 900;
    static constexpr int kStrongRole = Qt::UserRole + 901;
    /// A second, quiet line under the text of a cell.
    static constexpr int kSecondLineRole = Qt::UserRole + 902;
    /// True for every cell of a row whose second line runs on under the cells after it.
    static constexpr int kAcrossRole = Qt::UserRole + 903;
    /// How far in the cell begins, in steps: of a row that belongs to the one above it.
    static constexpr int kDepthRole = Qt::UserRole + 904;

    explicit RowDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// Ground, selection, pointer, hairline, and the focus ring of the current row.
    static void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    /// The part of the row's second line that falls into this cell.
    static void paintAcross(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
};

/// Paints a chip (or several) instead of text. The model gives a `ChipSpec`, or a
/// `QList<ChipSpec>`, under `kChipRole`, and the same words under Qt::DisplayRole for screen
/// readers, copying and sorting.
class ChipDelegate final : public RowDelegate {
    Q_OBJECT

public:
    static constexpr int kChipRole = Qt::UserRole + 910;

    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace muster::ui

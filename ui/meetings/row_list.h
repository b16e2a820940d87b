// SPDX-License-Identifier: GPL-3.0-or-later
//
// A calm list: heads in small capitals, rows with number, time, title, and what is to be noticed.
#pragma once

#include "ui/meetings/list_row_model.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace muster::ui {

/// Paints ListRows. Rows are as high as their words need at the list's width.
class RowListDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RowListDelegate(QObject* parent = nullptr);

    /// Width kept for the number and for the time; 0 leaves the column out.
    void setColumns(int lead, int time);
    /// Words shown instead of `right` in one row, such as minutes being typed.
    void setTyped(const QString& key, const QString& text);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int lay(QPainter* painter, const QRect& cell, const ListRow& row, bool chosen) const;
    int layHead(QPainter* painter, const QRect& cell, const ListRow& row) const;

    int m_lead = 0;
    int m_time = 0;
    QString m_typedKey;
    QString m_typed;
};

/// A list of ListRows. Heads are passed over by the arrows; Enter or a double click opens.
class RowList : public QListView {
    Q_OBJECT

public:
    explicit RowList(const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] ListRowModel& rows() { return *m_rows; }
    [[nodiscard]] RowListDelegate& look() { return *m_delegate; }
    void setRows(const QList<ListRow>& rows);
    /// In a form: with the border of a field.
    void setBoxed();
    /// Shown in the middle while there are no rows.
    void setEmptyText(const QString& text);

    /// Empty when nothing is chosen.
    [[nodiscard]] QString currentKey() const;
    /// Chooses a row without a signal if it is chosen already; an unknown key leaves things as they are.
    bool selectKey(const QString& key);
    /// Scrolls so far that the whole chosen row is in sight.
    void showCurrent();
    /// Chooses the first row that can be chosen, if none is.
    void selectSomething();

Q_SIGNALS:
    void currentKeyChanged(const QString& key);
    void opened(const QString& key);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void selectEdge(bool first);

    ListRowModel* m_rows;
    RowListDelegate* m_delegate;
    QString m_emptyText;
    QString m_announced;
    bool m_boxed = false;
};

}  // namespace muster::ui

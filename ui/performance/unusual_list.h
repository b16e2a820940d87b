// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ranked list at the left of the Performance page.
#pragma once

#include "ui/performance/unusual_rows.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace muster::ui {

/// Number, name and chip; under them one sentence, and at its right what is being done.
class UnusualDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// The height used; draws where there is a painter.
    static int lay(QPainter* painter, const QRect& row, const UnusualRow& what);
};

/// Headings are passed over by the arrows; Enter or a click on the folded line opens it.
class UnusualList final : public QListView {
    Q_OBJECT

public:
    explicit UnusualList(QWidget* parent = nullptr);

    [[nodiscard]] UnusualModel& rows() { return *m_rows; }
    /// Keeps what is chosen, or takes the first line.
    void setRows(const QList<UnusualRow>& rows);
    [[nodiscard]] QString currentKey() const;
    bool selectKey(const QString& key);
    void selectSomething();

    void keyboardSearch(const QString& /*search*/) override { }

Q_SIGNALS:
    void currentKeyChanged(const QString& key);
    void opened(const QString& key);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void selectEdge(bool first);

    UnusualModel* m_rows;
    QString m_announced;
};

}  // namespace muster::ui

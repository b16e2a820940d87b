// SPDX-License-Identifier: GPL-3.0-or-later
//
// A short list to tick.
#pragma once

#include "ui/meetings/row_list.h"

#include <QSet>
#include <QStringList>

namespace muster::ui {

/// Rows in the box of a field; Space or a click ticks one and takes the tick off. Heads are passed over.
class TickList : public RowList {
    Q_OBJECT

public:
    explicit TickList(const QString& accessibleName, QWidget* parent = nullptr);

    /// `lead`, `strong` and `spoken` of a line are the tick's. Ticks on lines that are not there any more are
    /// forgotten.
    void setLines(const QList<ListRow>& lines);
    void setTicked(const QStringList& keys);
    /// In the order of the lines.
    [[nodiscard]] QStringList ticked() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Somebody ticked a line, or took a tick off.
    void turned();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showLines();
    void turn(const QString& key);

    QList<ListRow> m_lines;
    QSet<QString> m_ticked;
};

}  // namespace muster::ui

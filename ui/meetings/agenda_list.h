// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of the agenda builder.
#pragma once

#include "ui/meetings/row_list.h"

#include <QTimer>

namespace muster::ui {

/// A RowList in which digits set the minutes of the chosen row: they show while they are typed, and count when
/// Enter is pressed, another row is chosen or a second has passed. Escape takes them back.
class AgendaList final : public RowList {
    Q_OBJECT

public:
    explicit AgendaList(QWidget* parent = nullptr);

    /// Whether digits are taken at all.
    void setTakesMinutes(bool takes);

Q_SIGNALS:
    void minutesGiven(const QString& key, int minutes);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void finish(bool keep);

    QTimer m_pause;
    QString m_digits;
    QString m_key;
    bool m_takes = true;
};

}  // namespace muster::ui

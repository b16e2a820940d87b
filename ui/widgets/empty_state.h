// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page shows when there is nothing yet.
#pragma once

#include "ui/widgets/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace muster::ui {

/// What an empty page says: what belongs here and what to do first.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString& title, const QString& firstStep, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& firstStep);
    /// Shows one button; `keys` (may be empty) is drawn on it as a reminder.
    QPushButton* setButton(const QString& text, const QString& keys = {});

Q_SIGNALS:
    void buttonPressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    QLabel* m_title;
    QLabel* m_firstStep;
    QPushButton* m_button;
};

}  // namespace muster::ui

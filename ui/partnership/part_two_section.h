// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lock of what is restricted.
#pragma once

#include "core/replica/part_two.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace muster::ui {

class FormPanel;
class ReplicaBridge;
class TextLabel;

/// Sets the passphrase once, unlocks and locks, and says in plain words what the lock promises and what not.
class PartTwoSection final : public QWidget {
    Q_OBJECT

public:
    /// `cost`: how long working out a key takes; tests take the cheap one.
    explicit PartTwoSection(ReplicaBridge& bridge, replica::KeyCost cost = replica::KeyCost::moderate(),
                            QWidget* parent = nullptr);

    void focusFirst();
    [[nodiscard]] QString state() const;

Q_SIGNALS:
    void said(const QString& text);

private:
    void showState();
    void submit();

    ReplicaBridge& m_bridge;
    replica::KeyCost m_cost;
    TextLabel* m_state;
    FormPanel* m_form;
    QLineEdit* m_passphrase;
    QLineEdit* m_again;
    QPushButton* m_lock;
    QSpinBox* m_minutes;
};

}  // namespace muster::ui

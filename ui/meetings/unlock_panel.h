// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lock of part two.
#pragma once

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace muster::ui {

class MessageBar;
class ReplicaBridge;
class TextLabel;

/// One line: part two is locked, and a way to open it; or it is open, and a way to lock it. Hidden where there is no
/// key and nothing restricted. A wrong passphrase is refused beside the field and what was typed is cleared.
class UnlockPanel final : public QFrame {
    Q_OBJECT

public:
    explicit UnlockPanel(ReplicaBridge& bridge, QWidget* parent = nullptr);

    /// Whether there is anything restricted here to open; without it the line is hidden.
    void setWanted(bool wanted);
    /// Shows the field and puts the focus there.
    void askPassphrase();

Q_SIGNALS:
    void unlocked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showState();
    void tryPassphrase();

    ReplicaBridge& m_bridge;
    TextLabel* m_words;
    QLineEdit* m_passphrase;
    QPushButton* m_unlock;
    QPushButton* m_lock;
    MessageBar* m_message;
    bool m_wanted = true;
};

}  // namespace muster::ui

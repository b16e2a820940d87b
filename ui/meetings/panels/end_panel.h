// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+Shift+E: what to clear before the meeting ends.
#pragma once

#include "ui/meetings/panels/run_panel.h"

class QCheckBox;

namespace muster::ui {

/// Marks still to be said again, actions without owner or date, items not taken: each can be cleared here or left
/// with an explicit word (requirements §2.5 row 5). Enter ends the meeting; a refusal about items not taken puts the
/// focus on the box that defers them.
class EndPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit EndPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

Q_SIGNALS:
    void ended();

private:
    void read();
    void addUnclear();
    void addIncomplete();
    void addNotTaken();
    void end();
    void completeAction(const base::Id& action, QLineEdit* line);

    QVBoxLayout* m_list;
    QCheckBox* m_acknowledge = nullptr;
    QLineEdit* m_by = nullptr;
    QCheckBox* m_defer;
    QPushButton* m_end;
    QString m_shown;
};

}  // namespace muster::ui

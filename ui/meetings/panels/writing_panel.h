// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+Shift+N: who writes from now on.
#pragma once

#include "core/meetings/writing_role.h"
#include "ui/meetings/panels/run_panel.h"

#include <vector>

class QListWidget;

namespace muster::ui {

/// Passes the writing role on or gives it up where it is here; says who has it and when they last wrote before it is
/// taken over from elsewhere (requirements §2.5 row 11).
class WritingPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit WritingPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void show();
    void fillComputers();
    void change();
    void pass();
    void giveUp();

    TextLabel* m_who;
    TextLabel* m_when;
    TextLabel* m_means;
    QListWidget* m_computers;
    QPushButton* m_giveUp;
    QPushButton* m_change;
    std::vector<meetings::WritingComputer> m_known;
};

}  // namespace muster::ui

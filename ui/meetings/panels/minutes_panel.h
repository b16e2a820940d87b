// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+Y: the minutes of the previous meeting are approved.
#pragma once

#include "ui/meetings/panels/run_panel.h"

namespace muster::ui {

/// Amendments that were proposed are accepted or rejected first; then Y, or Enter, approves.
class MinutesPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit MinutesPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();
    void approve();

    QVBoxLayout* m_list;
    QPushButton* m_approve;
    base::Id m_previous;
};

}  // namespace muster::ui

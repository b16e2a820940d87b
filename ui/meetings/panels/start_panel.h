// SPDX-License-Identifier: GPL-3.0-or-later
//
// F5: what to see to before the meeting starts.
#pragma once

#include "ui/meetings/panels/run_panel.h"

class QCheckBox;

namespace muster::ui {

/// Before all a warning where the meeting is for another day. Four ticks: the copy on this computer, writing, the
/// projector, power. Enter starts, marks who was expected from the start as present, and opens the first item.
class StartPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit StartPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void start();
    void showDay();
    void showWriting();
    void finish(const base::Result<room::MeetingStarted>& started);

    TextLabel* m_day;
    TextLabel* m_copy;
    TextLabel* m_writing;
    TextLabel* m_projector;
    QCheckBox* m_power;
    QCheckBox* m_everybody;
    QPushButton* m_start = nullptr;
};

}  // namespace muster::ui

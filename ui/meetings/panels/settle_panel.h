// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+Shift+D: an item is not (or no further) dealt with here.
#pragma once

#include "ui/meetings/panels/run_panel.h"

class QButtonGroup;

namespace muster::ui {

/// A letter says what: D to the next meeting, C into another item, W withdrawn, P the rest to a task and finish
/// group. Then the reason, and Enter.
class SettlePanel final : public RunPanel {
    Q_OBJECT

public:
    explicit SettlePanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int what);
    void settle();

    QButtonGroup* m_what;
    QLineEdit* m_item;
    QLineEdit* m_into;
    QLineEdit* m_reason;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+H: somebody else takes the chair.
#pragma once

#include "ui/meetings/panels/person_picker.h"
#include "ui/meetings/panels/run_panel.h"

class QCheckBox;

namespace muster::ui {

/// Pick, Enter. Optionally for the open item only, with a reason.
class ChairPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit ChairPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void handOver();

    PersonPicker* m_picker;
    QCheckBox* m_itemOnly;
    QLineEdit* m_reason;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+Shift+I: somebody declares an interest.
#pragma once

#include "ui/meetings/panels/person_picker.h"
#include "ui/meetings/panels/run_panel.h"

class QComboBox;

namespace muster::ui {

/// Who, in what, for which item, and what they did about it.
class DeclarationPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit DeclarationPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void declare();

    PersonPicker* m_picker;
    QLineEdit* m_nature;
    QLineEdit* m_item;
    QComboBox* m_effect;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open item goes on elsewhere: with a task and finish group, or with another body.
#pragma once

#include "ui/meetings/panels/run_panel.h"

class QCheckBox;
class QComboBox;

namespace muster::ui {

/// Ctrl+Shift+G: a task and finish group for the open item, Enter. Name, lead and members come from the item; of a
/// restricted one nothing does, and a name and a purpose that give nothing away are asked for (requirements C05).
class CommissionPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit CommissionPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void commission();

    base::Id m_item;
    TextLabel* m_about;
    QLineEdit* m_name;
    QLineEdit* m_purpose;
    QLineEdit* m_end;
    QCheckBox* m_park;
};

/// Ctrl+Shift+O: the open item, or the one before it, goes to another body; it stands on its next agenda as proposed,
/// with its source minute (requirements D13).
class SendPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit SendPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void send();

    QComboBox* m_item;
    QComboBox* m_body;
    QLineEdit* m_reason;
};

}  // namespace muster::ui

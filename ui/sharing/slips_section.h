// SPDX-License-Identifier: GPL-3.0-or-later
//
// Return slips: an agency without the drive answers in a small table.
#pragma once

#include "core/documents/return_slip.h"
#include "ui/sharing/sharing_section.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace muster::ui {

class FormPanel;
class LineList;
class Prompts;
class ReplicaBridge;
class TextLabel;

/// Writes a slip for an agency and takes one in that came back: who sent it and what every line does is shown first,
/// all of it comes in by one step, and that step can be undone.
class SlipsSection final : public SharingSection {
    Q_OBJECT

public:
    /// Both must outlive the section.
    SlipsSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Return slips"); }
    void takeFocus() override;
    void readAgain() override;

    void write();
    void chooseFile();
    void takeIn();
    [[nodiscard]] LineList* preview() const { return m_lines; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QLineEdit* senderField() const { return m_sender; }

private:
    void look();

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    FormPanel* m_out;
    QComboBox* m_agency;
    QPushButton* m_choose;
    QWidget* m_arrived;
    TextLabel* m_summary;
    QLineEdit* m_sender;
    LineList* m_lines;
    QPushButton* m_take;
    muster::documents::ImportReturnSlip m_slip;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking a text away for good.
#pragma once

#include "core/documents/erase_text.h"
#include "ui/sharing/sharing_section.h"

class QLineEdit;
class QPushButton;

namespace muster::ui {

class FormPanel;
class LineList;
class Prompts;
class ReplicaBridge;

/// Names a record, shows every text that would go, says what erasing cannot do, and asks once more before it does it.
class ErasureSection final : public SharingSection {
    Q_OBJECT

public:
    /// Both must outlive the section.
    ErasureSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Erase a text"); }
    void takeFocus() override;
    /// The record, as it is named: "A-014".
    void show(const QString& record);

    void look();
    void erase();
    [[nodiscard]] FormPanel* form() const { return m_form; }
    [[nodiscard]] LineList* preview() const { return m_lines; }

private:
    void forget();

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    FormPanel* m_form;
    QLineEdit* m_record;
    QLineEdit* m_basis;
    QLineEdit* m_decidedBy;
    LineList* m_lines;
    QPushButton* m_erase;
    QString m_about;  ///< what was looked at
};

}  // namespace muster::ui

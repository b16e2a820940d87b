// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form of one step of one action, shown in the detail panel.
#pragma once

#include "core/actions/action_steps.h"
#include "ui/bridge/replica_bridge.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace muster::ui {

class FormPanel;

/// Asks what a step needs and hands the command to the bridge. After a refusal everything typed is still there.
class ActionForm final : public QWidget {
    Q_OBJECT

public:
    ActionForm(ReplicaBridge& bridge, const actions::Action& action, actions::ActionStep step,
               QWidget* parent = nullptr);

    [[nodiscard]] actions::ActionStep step() const { return m_step; }
    void focusFirst();

Q_SIGNALS:
    /// It is on the disk; `words` says what was done.
    void done(const QString& words);
    void cancelled();

private:
    void build();
    QPlainTextEdit* askText(const QString& field, const QString& label, const QString& help = {});
    QLineEdit* askLine(const QString& field, const QString& label, const QString& help = {});
    void askBy(const QString& field, const QString& label, const QString& first);
    void askDue();
    void askOwner();
    void askRag();
    void submit();
    template <class Command> void run(Command command, const QString& words);

    ReplicaBridge& m_bridge;
    actions::Action m_action;
    actions::ActionStep m_step;
    FormPanel* m_form;
    QWidget* m_first = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLineEdit* m_needed = nullptr;
    QLineEdit* m_fromWhom = nullptr;
    QComboBox* m_by = nullptr;
    QComboBox* m_agency = nullptr;
    QComboBox* m_owner = nullptr;
    QComboBox* m_rag = nullptr;
    QDateEdit* m_due = nullptr;
    QCheckBox* m_chair = nullptr;
    QSpinBox* m_percent = nullptr;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The selected action at the right of the register.
#pragma once

#include "core/actions/action_steps.h"

#include <QHash>
#include <QWidget>

#include <map>

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace muster::ui {

class ActionForm;
class ActionsDesk;
class MessageBar;

/// The letter that takes a step: "E".
[[nodiscard]] QString keyOf(actions::ActionStep step);

/// Everything about one action, the steps that are possible now, and the form of the step being taken. A form
/// stays as it is while another row is looked at.
class ActionDetail final : public QWidget {
    Q_OBJECT

public:
    explicit ActionDetail(ActionsDesk& desk, QWidget* parent = nullptr);

    /// Nil: nothing is selected.
    void show(const base::Id& action);
    [[nodiscard]] base::Id action() const { return m_action; }
    /// Opens the form of a step, or says why it is not possible now.
    void begin(actions::ActionStep step);
    void toggleHistory();
    [[nodiscard]] bool historyShown() const { return m_historyShown; }
    [[nodiscard]] ActionForm* form() const;
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    /// A step was taken; the register takes the focus again.
    void done(const QString& words);
    void formClosed();
    /// The link to the meeting it was agreed in.
    void meetingWanted(const QString& meeting);

private:
    void rebuild();
    void addHead(const actions::Action& action);
    void addWarnings(const actions::Action& action);
    void addFacts(const actions::Action& action);
    void addSteps(const actions::Action& action);
    void addStories(const actions::Action& action);
    void addFact(const QString& name, const QString& value);
    void placeForm();
    void closeForm(const base::Id& action);

    ActionsDesk& m_desk;
    base::Id m_action;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QWidget* m_above = nullptr;
    QWidget* m_below = nullptr;
    QVBoxLayout* m_into = nullptr;
    QGridLayout* m_facts = nullptr;
    MessageBar* m_message;
    std::map<base::Id, ActionForm*> m_forms;
    bool m_historyShown = false;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who comes in whose place, and whether they can commit.
#pragma once

#include "core/partnership/role.h"
#include "ui/meetings/panels/run_panel.h"

#include <vector>

class QCheckBox;
class QComboBox;

namespace muster::ui {

/// A role of the same agency, chosen or typed. What a known role may promise stands in its record; of one that is
/// typed it is asked. Comes from the people panel, and goes back to it.
class SubstitutePanel final : public RunPanel {
    Q_OBJECT

public:
    explicit SubstitutePanel(RunDesk& desk, QWidget* parent = nullptr);
    void setPerson(const room::Person& absent) { m_absent = absent; }
    void opened() override;

private:
    [[nodiscard]] const partnership::Role* known() const;
    void showCommitment();
    void record();

    room::Person m_absent;
    std::vector<partnership::Role> m_roles;
    TextLabel* m_whose;
    QComboBox* m_who;
    QCheckBox* m_commits;
    TextLabel* m_meaning;
    QWidget* m_restricted;
    QLineEdit* m_reason;
};

}  // namespace muster::ui

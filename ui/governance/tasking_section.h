// SPDX-License-Identifier: GPL-3.0-or-later
//
// What staff of several employers are to do: by sector and ward, by who directs them, by employer.
#pragma once

#include "core/actions/action_queries.h"
#include "ui/records/record_section.h"

class QComboBox;

namespace muster::ui {

/// The list a single manager tasks from; the sheet of a sector is a paper of Documents.
class TaskingSection final : public RecordSection {
    Q_OBJECT

public:
    TaskingSection(ReplicaBridge& bridge, Prompts& prompts);

    void readAgain() override;

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    /// One heading with its tasks.
    void addTasks(std::vector<RecordRow>& rows, const QString& heading,
                  const std::vector<actions::Action>& tasks) const;
    void openBriefing();
    [[nodiscard]] const actions::Action* taskOf(const base::Id& id) const;
    /// Of the ward the task is in; nil without one.
    [[nodiscard]] base::Id sectorOf(const actions::Action& task) const;
    [[nodiscard]] RecordForm* managerForm(const base::Id& role);
    [[nodiscard]] RecordForm* contactForm(const base::Id& sector);

    QComboBox* m_by;
    QComboBox* m_work;
    mutable std::vector<actions::Action> m_shown;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Task and finish groups: state, action plan, money, questions put to them, their end.
#pragma once

#include "core/governance/task_group.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class GroupsSection final : public RecordSection {
    Q_OBJECT

public:
    GroupsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] QList<Fact> planFacts(const base::Id& id) const;
    [[nodiscard]] QList<Fact> storyFacts(const governance::TaskGroup& group) const;
    void openReturn(const base::Id& id);
    [[nodiscard]] RecordForm* extendForm(const base::Id& id);
    [[nodiscard]] RecordForm* reportForm(const base::Id& id);
    [[nodiscard]] RecordForm* closingForm(const base::Id& id);
    [[nodiscard]] RecordForm* leadForm(const base::Id& id);
    [[nodiscard]] RecordForm* moveForm(const base::Id& id);
    [[nodiscard]] RecordForm* milestoneForm(const base::Id& id);
    [[nodiscard]] RecordForm* reachedForm(const base::Id& id);
    [[nodiscard]] RecordForm* actionForm(const base::Id& id);
    [[nodiscard]] RecordForm* questionForm(const base::Id& id);
    [[nodiscard]] RecordForm* answerForm(const base::Id& id);
    [[nodiscard]] RecordForm* fundingForm(const base::Id& id);
    [[nodiscard]] RecordForm* decidedForm(const base::Id& id);
    [[nodiscard]] RecordForm* newDateForm(const base::Id& id);
    [[nodiscard]] RecordForm* removeForm(const base::Id& id);
    [[nodiscard]] RecordForm* productForm(const base::Id& id);
};

}  // namespace muster::ui

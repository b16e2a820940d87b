// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan and its years, and the assessments it comes from.
#pragma once

#include "core/governance/plan.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class PlanSection final : public RecordSection {
    Q_OBJECT

public:
    PlanSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* revisionForm(const base::Id& plan);
    [[nodiscard]] RecordForm* editRevisionForm(const governance::PlanRevision& revision);
    [[nodiscard]] RecordForm* finalForm(const base::Id& revision);
    [[nodiscard]] RecordForm* assessmentForm(const governance::StrategicAssessment& there);
    [[nodiscard]] RecordForm* prioritiesForm();
    [[nodiscard]] RecordForm* planForm();
    [[nodiscard]] const governance::PlanOverview* planOf(const base::Id& id) const;
    [[nodiscard]] const governance::PlanRevision* revisionOf(const base::Id& id) const;

    mutable std::vector<governance::PlanOverview> m_plans;  ///< as the rows show them
};

}  // namespace muster::ui

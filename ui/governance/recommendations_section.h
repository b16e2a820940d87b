// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations, and what each agency does with them.
#pragma once

#include "core/governance/recommendation.h"
#include "ui/records/record_section.h"

namespace muster::ui {

/// A recommendation, and under it a row for each agency that is asked.
class RecommendationsSection final : public RecordSection {
    Q_OBJECT

public:
    RecommendationsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    using Form = RecordForm* (RecommendationsSection::*)(const base::Id&);

    [[nodiscard]] RecordDetails agencyDetails(const governance::Recommendation& whole,
                                              const governance::Ratification& part) const;
    [[nodiscard]] std::vector<RecordStep> agencySteps(const governance::Ratification& part, const base::Id& id);
    /// The ratification of a row; null for a row that is a recommendation.
    [[nodiscard]] const governance::Ratification* partOf(const base::Id& id) const;
    [[nodiscard]] const governance::Recommendation* wholeOf(const base::Id& id) const;

    [[nodiscard]] RecordForm* optionForm(const base::Id& id);
    [[nodiscard]] RecordForm* decideForm(const base::Id& id);
    [[nodiscard]] RecordForm* limbForm(const base::Id& id);
    [[nodiscard]] RecordForm* editLimbForm(const base::Id& id);
    [[nodiscard]] RecordForm* askForm(const base::Id& id);
    [[nodiscard]] RecordForm* dependForm(const base::Id& id);
    [[nodiscard]] RecordForm* freeForm(const base::Id& id);
    [[nodiscard]] RecordForm* s17Form(const base::Id& id);
    [[nodiscard]] RecordForm* equalityForm(const base::Id& id);
    [[nodiscard]] RecordForm* adoptForm(const base::Id& id);
    [[nodiscard]] RecordForm* sendForm(const base::Id& id);
    [[nodiscard]] RecordForm* withdrawForm(const base::Id& id);
    [[nodiscard]] RecordForm* ratifyForm(const base::Id& id);
    [[nodiscard]] RecordForm* governanceForm(const base::Id& id);
    [[nodiscard]] RecordForm* acceptForm(const base::Id& id);

    mutable std::vector<governance::Recommendation> m_all;  ///< as the rows show them
};

}  // namespace muster::ui

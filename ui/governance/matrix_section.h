// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who delivers which priority and what is linked to it, with the equality assessments.
#pragma once

#include "core/governance/strategies.h"
#include "core/partnership/priority_queries.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class MatrixSection final : public RecordSection {
    Q_OBJECT

public:
    MatrixSection(ReplicaBridge& bridge, Prompts& prompts);

    /// A column for each priority of the day, and for each other area of focus.
    void readAgain() override;

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    /// What a cell says where its row and column belong together.
    [[nodiscard]] static QString linkedWord();
    /// Priorities of the day, then the other areas of focus.
    [[nodiscard]] std::vector<partnership::Priority> columnsOn() const;
    /// Every name that is linked to one of them, with those of priorities first.
    [[nodiscard]] std::vector<partnership::WorkstreamRow> linkedNames() const;
    void addStrategies(std::vector<RecordRow>& rows) const;
    [[nodiscard]] const governance::LinkedStrategy* strategyOf(const base::Id& id) const;
    [[nodiscard]] RecordDetails strategyDetails(const governance::LinkedStrategy& one) const;
    [[nodiscard]] std::vector<RecordStep> strategySteps(const governance::LinkedStrategy& one);
    [[nodiscard]] RecordForm* strategyForm(const governance::LinkedStrategy& there);
    void takeOff(const governance::LinkedStrategy& strategy);
    [[nodiscard]] RecordForm* equalityForm(const base::Id& priority);

    mutable std::vector<governance::LinkedStrategy> m_strategies;  ///< as the rows show them
};

}  // namespace muster::ui

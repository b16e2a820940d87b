// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is linked to the priorities, as a matrix.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

/// A row for each workstream as the plan writes it, a column for each priority in force (requirements I02); beside it
/// the page of the workstream: who leads it, what is known of it, its principles, pathways and partners (B09, I04,
/// I05).
class WorkstreamsSection final : public RecordSection {
    Q_OBJECT

public:
    WorkstreamsSection(ReplicaBridge& bridge, Prompts& prompts);

    void readAgain() override;

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who delivers which priority and what is linked to it, with the equality assessments.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

class MatrixSection final : public RecordSection {
    Q_OBJECT

public:
    MatrixSection(ReplicaBridge& bridge, Prompts& prompts);

    /// A column for each priority of the day.
    void readAgain() override;

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* equalityForm(const base::Id& priority);
};

}  // namespace muster::ui

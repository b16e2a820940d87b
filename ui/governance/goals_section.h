// SPDX-License-Identifier: GPL-3.0-or-later
//
// Goals of the county, set in September and reviewed in March.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

class GoalsSection final : public RecordSection {
    Q_OBJECT

public:
    GoalsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* reviewForm(const base::Id& id);
};

}  // namespace muster::ui

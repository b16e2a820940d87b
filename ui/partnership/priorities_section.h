// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sets of priorities, and what delivers each.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

class PrioritiesSection final : public RecordSection {
    Q_OBJECT

public:
    PrioritiesSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* newSetForm();
};

}  // namespace muster::ui

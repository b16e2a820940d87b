// SPDX-License-Identifier: GPL-3.0-or-later
//
// Agencies by category, and their units.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

class AgenciesSection final : public RecordSection {
    Q_OBJECT

public:
    AgenciesSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* closingForm(const base::Id& id);
    [[nodiscard]] RecordForm* newUnitForm(const base::Id& agency);
    [[nodiscard]] RecordForm* renameUnitForm(const base::Id& agency);
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What neighbourhood panels set, what came of it, and what they are told back.
#pragma once

#include "core/governance/panel_priority.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class PanelsSection final : public RecordSection {
    Q_OBJECT

public:
    PanelsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* takeUpForm(const base::Id& id);
    [[nodiscard]] RecordForm* closingForm(const base::Id& id);
    [[nodiscard]] RecordForm* tellForm(const base::Id& id);
    [[nodiscard]] RecordForm* itemForm(const governance::ItemToTell& item);
    [[nodiscard]] const governance::ItemToTell* itemOf(const base::Id& id) const;

    mutable std::vector<governance::ItemToTell> m_items;  ///< as the rows show them
};

}  // namespace muster::ui

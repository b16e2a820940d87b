// SPDX-License-Identifier: GPL-3.0-or-later
//
// What bodies were commissioned to bring, by whom, and when it came.
#pragma once

#include "core/governance/task_group.h"
#include "ui/records/record_section.h"

namespace muster::ui {

/// Every product under the body that owes it; task and finish groups too.
class CommissionedSection final : public RecordSection {
    Q_OBJECT

public:
    CommissionedSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    /// The body of a row, and its product; the product is null for a body that owes none.
    [[nodiscard]] std::pair<const governance::CommissionedBody*, const governance::Product*>
    placeOf(const base::Id& id) const;
    [[nodiscard]] RecordForm* productForm(const base::Id& body);
    [[nodiscard]] RecordForm* commissionerForm(const governance::CommissionedBody& body);

    mutable std::vector<governance::CommissionedBody> m_all;  ///< as the rows show them
};

}  // namespace muster::ui

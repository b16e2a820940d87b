// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did it work?", asked three months after something was done, and what was answered.
#pragma once

#include "core/governance/look_back.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class LookBackSection final : public RecordSection {
    Q_OBJECT

public:
    LookBackSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] const governance::LookBack* dueOf(const base::Id& id) const;
    void openSource(const base::Id& action, const base::Id& item);

    mutable std::vector<governance::LookBack> m_due;  ///< as the rows show them
    mutable std::vector<governance::LookBackAnswer> m_answers;
};

}  // namespace muster::ui

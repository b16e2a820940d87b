// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long records are kept, what is past that, and where copies are.
#pragma once

#include "core/governance/retention.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class RetentionSection final : public RecordSection {
    Q_OBJECT

public:
    RetentionSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] const governance::RetentionLine* lineOf(const base::Id& id) const;

    mutable governance::RetentionReport m_report;  ///< as the rows show it
};

}  // namespace muster::ui

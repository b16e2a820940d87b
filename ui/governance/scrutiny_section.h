// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the scrutiny committee recommended, and what came back.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

class ScrutinySection final : public RecordSection {
    Q_OBJECT

public:
    ScrutinySection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    TextLabel* m_notice;
};

}  // namespace muster::ui

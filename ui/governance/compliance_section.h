// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the law asks of the partnership, when it was done, and whether each body has settled its own governance.
#pragma once

#include "ui/records/record_section.h"

#include <string>

namespace muster::ui {

class ComplianceSection final : public RecordSection {
    Q_OBJECT

public:
    ComplianceSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* noteForm(const std::string& duty);
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose turn in the chair it is.
#pragma once

#include "ui/records/record_section.h"

namespace muster::ui {

class RotaSection final : public RecordSection {
    Q_OBJECT

public:
    RotaSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    void move(const base::Id& id, int by);
};

}  // namespace muster::ui

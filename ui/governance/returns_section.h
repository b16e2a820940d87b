// SPDX-License-Identifier: GPL-3.0-or-later
//
// The monthly returns of the groups: who owes one, this month's beside last month's.
#pragma once

#include "core/governance/monthly_return.h"
#include "ui/records/record_section.h"

class QComboBox;

namespace muster::ui {

class ReturnsSection final : public RecordSection {
    Q_OBJECT

public:
    ReturnsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] std::string month() const;
    void handIn(const base::Id& id);
    [[nodiscard]] RecordForm* helpForm(const base::Id& id);
    /// One thing of the return: its words, and whether the other groups hear of it.
    [[nodiscard]] RecordForm* lineForm(const base::Id& id);
    [[nodiscard]] RecordForm* noteForm(const base::Id& id);

    std::string m_newest;  ///< month of today
    QComboBox* m_month;
    TextLabel* m_sum;
};

}  // namespace muster::ui

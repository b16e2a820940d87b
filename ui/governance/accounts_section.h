// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each agency was given and did in a period; the columns add up.
#pragma once

#include "core/governance/agency_account.h"
#include "ui/records/record_section.h"

class QComboBox;

namespace muster::ui {

class AccountsSection final : public RecordSection {
    Q_OBJECT

public:
    AccountsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] std::pair<base::Date, base::Date> span() const;
    /// The autumn whose report the comments belong to.
    [[nodiscard]] int year() const;
    [[nodiscard]] RecordForm* challengeForm(const base::Id& id);
    [[nodiscard]] RecordForm* answerForm(const base::Id& id);

    QComboBox* m_span;
    TextLabel* m_sum;
    mutable std::vector<governance::AgencyAccount> m_all;  ///< as the rows show them
};

}  // namespace muster::ui

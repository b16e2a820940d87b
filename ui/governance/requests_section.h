// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests for information: the clock, and what goes into each answer.
#pragma once

#include "core/governance/information_requests.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class RequestsSection final : public RecordSection {
    Q_OBJECT

public:
    RequestsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] const governance::InformationRequest* requestOf(const base::Id& id) const;
    [[nodiscard]] RecordForm* findForm(const base::Id& id);
    [[nodiscard]] RecordForm* chooseForm(const base::Id& id, const std::string& looked);
    [[nodiscard]] RecordForm* closingForm(const base::Id& id);

    mutable std::vector<governance::InformationRequest> m_all;  ///< as the rows show them
};

}  // namespace muster::ui

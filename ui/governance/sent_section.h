// SPDX-License-Identifier: GPL-3.0-or-later
//
// Business sent from body to body, and the answer on its way back.
#pragma once

#include "core/actions/exception_queries.h"
#include "core/governance/referral_route.h"
#include "core/governance/sent_business.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class SentSection final : public RecordSection {
    Q_OBJECT

public:
    SentSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] const governance::SentBusiness* sentOf(const base::Id& id) const;
    [[nodiscard]] const governance::ReferralRoute* routeOf(const base::Id& id) const;
    [[nodiscard]] const governance::ItemToRefer* toReferOf(const base::Id& id) const;
    void addRoutes(std::vector<RecordRow>& rows) const;
    /// Reports to a body that went out between its meetings, until one has noted them (requirements K06).
    void addReports(std::vector<RecordRow>& rows) const;
    [[nodiscard]] const actions::ExceptionReport* reportOf(const base::Id& id) const;
    [[nodiscard]] RecordDetails reportDetails(const actions::ExceptionReport& report) const;
    [[nodiscard]] RecordForm* noteReportForm(const actions::ExceptionReport& report);
    [[nodiscard]] RecordForm* routeForm();
    [[nodiscard]] RecordForm* sendForm(const base::Id& item);
    [[nodiscard]] RecordForm* answerForm(const base::Id& id);
    [[nodiscard]] RecordForm* toldForm(const base::Id& id);

    mutable std::vector<governance::SentBusiness> m_all;  ///< as the rows show it
    mutable std::vector<governance::ReferralRoute> m_routes;
    mutable std::vector<governance::ItemToRefer> m_toRefer;
    mutable std::vector<actions::ExceptionReport> m_reports;
};

}  // namespace muster::ui

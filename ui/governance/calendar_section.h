// SPDX-License-Identifier: GPL-3.0-or-later
//
// The year's meetings, month by month: planned, due by a rule, suggested.
#pragma once

#include "core/governance/calendar.h"
#include "ui/records/record_section.h"

class QComboBox;

namespace muster::ui {

class CalendarSection final : public RecordSection {
    Q_OBJECT

public:
    CalendarSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    void openMeeting(const base::Id& id);
    void plan(const base::Id& id);
    void planBetween(base::Date from, base::Date to, const std::vector<base::Id>& bodies, bool suggestionsToo,
                     const std::string& reason);
    [[nodiscard]] std::pair<base::Date, base::Date> span() const;
    [[nodiscard]] const governance::CalendarPlace* placeOf(const base::Id& id) const;

    QComboBox* m_span;
    TextLabel* m_sum;
    mutable governance::YearCalendar m_year;  ///< as the rows show it
};

}  // namespace muster::ui

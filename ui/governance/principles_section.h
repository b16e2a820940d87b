// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each agency sees the partnership against the eight principles, once a year.
#pragma once

#include "core/governance/self_assessment.h"
#include "ui/records/record_section.h"

class QComboBox;

namespace muster::ui {

/// Principles over the agencies: each row shows its scores beside it, and takes them together.
class PrinciplesSection final : public RecordSection {
    Q_OBJECT

public:
    PrinciplesSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    /// One score with whose it is: what a row lists and its form asks for.
    struct Cell {
        governance::ScorePrinciple command;  ///< as it is given now; score 0 where none is
        QString name;  ///< of the principle in the row of an agency, of the agency in the row of a principle
    };

    [[nodiscard]] int year() const;
    void fillYears();
    /// Empty for a row that is neither.
    [[nodiscard]] std::vector<Cell> cellsOf(const base::Id& id) const;
    [[nodiscard]] QString nameOf(const base::Id& id) const;
    [[nodiscard]] RecordForm* scoresForm(const QString& title, const std::vector<Cell>& cells);

    QComboBox* m_year;
    mutable std::vector<governance::PrincipleRow> m_all;  ///< as the rows show them
};

}  // namespace muster::ui

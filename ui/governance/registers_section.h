// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dated registers: attendance, the statement of confidentiality, declarations, disclosures, copies.
#pragma once

#include "core/governance/registers.h"
#include "ui/records/record_section.h"

class QComboBox;

namespace muster::ui {

/// One register at a time, for a period; a line leads to its meeting.
class RegistersSection final : public RecordSection {
    Q_OBJECT

public:
    RegistersSection(ReplicaBridge& bridge, Prompts& prompts);

    void readAgain() override;
    /// A disclosure.
    void showRecord(const base::Id& id) override;

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;
    [[nodiscard]] QString emptyWords() const override { return m_empty; }

private:
    enum class Kind { Attendance, Confidentiality, Declarations, Disclosures, Copies };

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] governance::RegisterSpan span() const;
    void showColumns();
    void showNote();
    void addAttendance(std::vector<RecordRow>& rows) const;
    void addConfidentiality(std::vector<RecordRow>& rows) const;
    void addDeclarations(std::vector<RecordRow>& rows) const;
    void addDisclosures(std::vector<RecordRow>& rows) const;
    void addCopies(std::vector<RecordRow>& rows) const;
    [[nodiscard]] const governance::DisclosureLine* disclosureOf(const base::Id& id) const;
    [[nodiscard]] RecordDetails disclosureDetails(const governance::DisclosureLine& line) const;

    QComboBox* m_kind;
    QComboBox* m_span;
    TextLabel* m_note;
    QString m_empty;
    int m_shownColumns = 0;
    mutable std::vector<governance::DisclosureLine> m_disclosures;
    /// What a row leads to and says, where the register has no record of its own.
    struct Line {
        base::Id id;
        QString meeting;
        RecordDetails details;
    };
    mutable std::vector<Line> m_lines;
};

}  // namespace muster::ui

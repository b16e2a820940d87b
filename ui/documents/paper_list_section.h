// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which papers are due, made, approved and sent.
#pragma once

#include "core/documents/paper_list.h"
#include "ui/records/record_section.h"

#include <vector>

class QComboBox;

namespace muster::ui {

/// The list at the front of the Documents page: Enter makes the paper of a line, Ctrl+D does what comes next for it.
class PaperListSection final : public RecordSection {
    Q_OBJECT

public:
    PaperListSection(ReplicaBridge& bridge, Prompts& prompts);

    void readAgain() override;
    /// Enter: the paper of the line.
    void startEdit() override;
    void startNew() override;
    /// What comes next for the line: circulate, check, approve, mark as sent.
    void doNext();
    [[nodiscard]] bool hasNext() const;
    void markSent();

    /// The line that is selected; null for none.
    [[nodiscard]] const muster::documents::PaperLine* line() const;
    /// By its words: "To do", "Late"; "Around today".
    [[nodiscard]] QComboBox* stateField() const { return m_state; }
    [[nodiscard]] QComboBox* spanField() const { return m_span; }

Q_SIGNALS:
    /// Make this paper.
    void paperWanted(const muster::documents::ExportRequest& paper);
    /// Any other paper.
    void otherWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;
    [[nodiscard]] QStringList choicesInForce() const override;
    void forgetChoices() override;

private:
    [[nodiscard]] const muster::documents::PaperLine* lineOf(const base::Id& id) const;
    [[nodiscard]] muster::documents::PaperSpan span() const;
    void showColumns();
    [[nodiscard]] QString aboutOf(const muster::documents::PaperSpan& span) const;
    [[nodiscard]] bool isWanted(const muster::documents::PaperLine& line) const;
    void run(const muster::documents::PaperLine& line);
    [[nodiscard]] RecordForm* sentForm(const muster::documents::PaperLine& line);

    QComboBox* m_state;
    QComboBox* m_span;
    mutable std::vector<muster::documents::PaperLine> m_lines;
    base::Id m_formOf {};  ///< the line of the form
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the public asked, at Face the People, at forums and elsewhere, and the answers.
#pragma once

#include "ui/records/record_section.h"

class QPushButton;

namespace muster::ui {

class QuestionsSection final : public RecordSection {
    Q_OBJECT

public:
    QuestionsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] RecordForm* kindForm(const base::Id& id);

    QPushButton* m_open;
    TextLabel* m_sessions;
};

}  // namespace muster::ui

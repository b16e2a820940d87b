// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers for the public: how far each is, where it came out, whether it can be read by everybody.
#pragma once

#include "core/governance/publication.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class PublicationsSection final : public RecordSection {
    Q_OBJECT

public:
    PublicationsSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    void check(const base::Id& id);
    void approve(const base::Id& id);
    [[nodiscard]] RecordForm* channelForm(const base::Id& id);
    [[nodiscard]] RecordForm* withdrawForm(const base::Id& id);
    [[nodiscard]] RecordForm* ownerForm();

    TextLabel* m_owner;
};

}  // namespace muster::ui

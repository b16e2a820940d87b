// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bodies: tier, authority, cadence, names, links and closing.
#pragma once

#include "core/partnership/body.h"
#include "ui/records/record_section.h"

namespace muster::ui {

class BodiesSection final : public RecordSection {
    Q_OBJECT

public:
    BodiesSection(ReplicaBridge& bridge, Prompts& prompts);

protected:
    [[nodiscard]] std::vector<RecordRow> rows() const override;
    [[nodiscard]] RecordDetails detailsOf(const base::Id& id) const override;
    [[nodiscard]] std::vector<RecordStep> stepsOf(const base::Id& id) override;
    [[nodiscard]] RecordForm* newForm() override;
    [[nodiscard]] RecordForm* editForm(const base::Id& id) override;
    [[nodiscard]] QString countOf(int inForce) const override;

private:
    [[nodiscard]] QList<Fact> meetingFacts(const partnership::Body& body) const;
    [[nodiscard]] QList<Fact> linkFacts(const partnership::Body& body) const;
    [[nodiscard]] RecordForm* closingForm(const base::Id& id);
    [[nodiscard]] RecordForm* cadenceForm(const base::Id& id);
    [[nodiscard]] RecordForm* newAliasForm(const base::Id& id);
    [[nodiscard]] RecordForm* removeAliasForm(const base::Id& id);
    [[nodiscard]] RecordForm* newLinkForm(const base::Id& id);
    [[nodiscard]] RecordForm* removeLinkForm(const base::Id& id);
    [[nodiscard]] RecordForm* newMemberForm(const base::Id& id);
    [[nodiscard]] RecordForm* endMemberForm(const base::Id& id);
    /// Which wards a local body looks after.
    [[nodiscard]] RecordForm* wardsForm(const base::Id& id);
};

}  // namespace muster::ui

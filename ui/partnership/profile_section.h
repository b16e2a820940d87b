// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the partnership says of itself.
#pragma once

#include "ui/records/form_section.h"

namespace muster::ui {

class ReplicaBridge;

class ProfileSection final : public FormSection {
    Q_OBJECT

public:
    explicit ProfileSection(ReplicaBridge& bridge);

    [[nodiscard]] QString title() const override { return tr("Profile"); }

protected:
    [[nodiscard]] RecordForm* makeForm() override;
    [[nodiscard]] QString firstField() const override { return QStringLiteral("name"); }
    void save(RecordForm& form) override;

private:
    ReplicaBridge& m_bridge;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the host settles before real cases go in.
#pragma once

#include "ui/records/form_section.h"

namespace muster::ui {

class ReplicaBridge;

/// The four duties of the host, each with what to do and what was settled.
class HostSection final : public FormSection {
    Q_OBJECT

public:
    explicit HostSection(ReplicaBridge& bridge);

    [[nodiscard]] QString title() const override { return tr("Before you begin"); }

protected:
    [[nodiscard]] RecordForm* makeForm() override;
    [[nodiscard]] QString firstField() const override;
    void save(RecordForm& form) override;

private:
    ReplicaBridge& m_bridge;
};

}  // namespace muster::ui

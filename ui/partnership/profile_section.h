// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the partnership says of itself.
#pragma once

#include "ui/partnership/section.h"

class QScrollArea;

namespace muster::ui {

class RecordForm;
class ReplicaBridge;

/// One form, always open; Escape puts back what is stored.
class ProfileSection final : public Section {
    Q_OBJECT

public:
    explicit ProfileSection(ReplicaBridge& bridge);

    [[nodiscard]] QString title() const override { return tr("Profile"); }
    void readAgain() override;
    void takeFocus() override;
    void startEdit() override { takeFocus(); }
    [[nodiscard]] RecordForm* form() const { return m_form; }

private:
    void fill();
    void save(RecordForm& form);

    ReplicaBridge& m_bridge;
    QScrollArea* m_area;
    RecordForm* m_form = nullptr;
};

}  // namespace muster::ui

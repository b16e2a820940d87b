// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part two: its passphrase, and its lock on this computer.
#pragma once

#include "core/base/failure.h"
#include "core/replica/sealed_box.h"
#include "ui/records/section.h"

#include <QPointer>

class QPushButton;
class QVBoxLayout;

namespace muster::ui {

class MessageBar;
class RecordForm;
class ReplicaBridge;
class TextLabel;

/// Says what part two promises and lets one set its passphrase (twice), unlock and lock it.
class PartTwoSection final : public Section {
    Q_OBJECT

public:
    explicit PartTwoSection(ReplicaBridge& bridge);

    [[nodiscard]] QString title() const override { return tr("Part two"); }
    [[nodiscard]] QString countWords() const override;
    void readAgain() override;
    void takeFocus() override;
    [[nodiscard]] RecordForm* form() const { return m_form; }
    [[nodiscard]] QPushButton* lockButton() const { return m_lock; }
    [[nodiscard]] QString stateWords() const;
    /// What working out the key costs; tests take the cheap one.
    void setKeyCost(replica::KeyCost cost) { m_cost = cost; }

private:
    void showState();
    void setPassphrase(RecordForm& form);
    void unlock(RecordForm& form);

    ReplicaBridge& m_bridge;
    replica::KeyCost m_cost = replica::KeyCost::moderate();
    TextLabel* m_state;
    QVBoxLayout* m_place;
    QPointer<RecordForm> m_form;
    QPushButton* m_lock;
    int m_shown = -1;
};

}  // namespace muster::ui

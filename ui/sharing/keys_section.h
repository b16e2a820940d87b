// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds a key of part two.
#pragma once

#include "core/replica/key_ring.h"
#include "ui/sharing/sharing_section.h"

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace muster::ui {

class FormPanel;
class Prompts;
class ReplicaBridge;
class TextLabel;

/// Lists the keys there are, adds a passphrase (typed twice) or a recovery code (shown once, to be printed), and
/// removes one, saying what removal does and what it cannot do.
class KeysSection final : public SharingSection {
    Q_OBJECT

public:
    /// Both must outlive the section.
    KeysSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Keys of part two"); }
    void takeFocus() override;
    void readAgain() override;

    void startAdding();
    void addRecoveryCode();
    [[nodiscard]] FormPanel* form() const { return m_form; }
    [[nodiscard]] QString recoveryCode() const;
    /// What working out a key costs; tests take the cheap one.
    void setKeyCost(replica::KeyCost cost) { m_cost = cost; }
    /// Puts the text on paper; tests have no printer.
    void setPrinter(std::function<void(QWidget*, const QString&)> print) { m_print = std::move(print); }

Q_SIGNALS:
    /// Part two has no passphrase yet, and it is set elsewhere.
    void setUpWanted();

private:
    QWidget* makeLock();
    QWidget* makeCode();
    void showKeys(const std::vector<replica::KeySlot>& keys);
    QWidget* cardOf(const replica::KeySlot& key);
    void unlock();
    void add();
    void remove(const replica::KeySlot& key);
    void setBusy(bool busy);

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    replica::KeyCost m_cost = replica::KeyCost::moderate();
    std::function<void(QWidget*, const QString&)> m_print;
    TextLabel* m_state;
    QPushButton* m_setUp;
    QWidget* m_lock;
    QLineEdit* m_passphrase;
    QPushButton* m_unlock;
    QWidget* m_list = nullptr;
    QVBoxLayout* m_place;
    QWidget* m_buttons;
    QPushButton* m_add;
    QPushButton* m_recovery;
    FormPanel* m_form;
    QLineEdit* m_name;
    QLineEdit* m_new;
    QLineEdit* m_again;
    QWidget* m_codeBox;
    QLineEdit* m_code;
    QPushButton* m_codeDone = nullptr;
};

/// Qt's print dialog.
void printText(QWidget* parent, const QString& text);

}  // namespace muster::ui

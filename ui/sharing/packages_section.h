// SPDX-License-Identifier: GPL-3.0-or-later
//
// The partnership in one encrypted file, for a computer without the drive.
#pragma once

#include "core/sharing/package.h"
#include "ui/sharing/sharing_section.h"

#include <atomic>
#include <memory>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace muster::ui {

class FormPanel;
class LineList;
class Prompts;
class ReplicaBridge;
class TextLabel;

/// Writes a package for one meeting or for all, and takes one in that came back: what would come in is shown first.
/// Reading and writing happen in the writer's thread and can be given up.
class PackagesSection final : public SharingSection {
    Q_OBJECT

public:
    /// Both must outlive the section.
    PackagesSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);
    ~PackagesSection() override;

    [[nodiscard]] QString title() const override { return tr("Packages"); }
    void takeFocus() override;
    void readAgain() override;

    void write();
    void chooseFile();
    void look();
    void takeIn();
    /// Gives up what is under way: a package half written goes away, one that is being read changes nothing.
    void cancel();
    [[nodiscard]] LineList* preview() const { return m_lines; }
    [[nodiscard]] QString summary() const;
    /// What working out the key costs; tests take the cheap one.
    void setKeyCost(replica::KeyCost cost) { m_cost = cost; }

private:
    void showPreview(const sharing::PackagePreview& preview);
    void begin(const QString& words);
    void end();

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    replica::KeyCost m_cost = replica::KeyCost::moderate();
    FormPanel* m_out;
    QComboBox* m_meeting;
    QLineEdit* m_passphrase;
    QLineEdit* m_again;
    FormPanel* m_in;
    QLineEdit* m_file;
    QPushButton* m_choose;
    QLineEdit* m_opens;
    TextLabel* m_summary;
    LineList* m_lines;
    QPushButton* m_take;
    std::shared_ptr<std::atomic<bool>> m_cancelled;  ///< of what is under way
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Sharing page: the shared file, the keys of part two, and what goes to those without the drive.
#pragma once

#include "ui/sharing/sharing_desk.h"
#include "ui/shell/page.h"

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace muster::ui {

class ConflictView;
class ErasureSection;
class KeysSection;
class LineList;
class MessageBar;
class PackagesSection;
class PageHeader;
class Prompts;
class SharedFileSection;
class SharingSection;
class SlipsSection;
class WorkBar;

/// A rail of sections, as on the Partnership page: Ctrl+Page Up and Page Down go through them.
class SharingPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    SharingPage(SharingDesk& desk, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("sharing"), tr("Sharing"), Icon::Sharing}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// The title of a section, or "erase A-014".
    void showTarget(const QString& target) override;

    [[nodiscard]] SharingDesk& desk() const { return m_desk; }
    [[nodiscard]] SharedFileSection* sharedFile() const { return m_file; }
    [[nodiscard]] KeysSection* keys() const { return m_keys; }
    [[nodiscard]] PackagesSection* packages() const { return m_packages; }
    [[nodiscard]] SlipsSection* slips() const { return m_returns; }
    [[nodiscard]] ErasureSection* erasure() const { return m_erasure; }
    [[nodiscard]] ConflictView* conflictView() const;
    [[nodiscard]] LineList* arrivals() const;
    [[nodiscard]] LineList* waiting() const;
    [[nodiscard]] LineList* members() const;
    [[nodiscard]] LineList* health() const;
    [[nodiscard]] WorkBar* workBar() const { return m_work; }
    [[nodiscard]] QString message() const;
    void openConflict(std::size_t which);

Q_SIGNALS:
    /// Another partnership's folder is to be made from a shared file.
    void joinWanted();

private:
    void add(SharingSection* section);
    void open(SharingSection* section);
    void step(int by);
    [[nodiscard]] SharingSection* current() const;
    void showStatus();
    void showTask();
    void showBadge();

    SharingDesk& m_desk;
    PageHeader* m_header;
    MessageBar* m_message;
    WorkBar* m_work;
    QListWidget* m_rail;
    QStackedWidget* m_sections;
    QPushButton* m_sync;
    SharedFileSection* m_file;
    KeysSection* m_keys;
    PackagesSection* m_packages;
    SlipsSection* m_returns;
    ErasureSection* m_erasure;
    bool m_sectionWorks = false;
};

}  // namespace muster::ui

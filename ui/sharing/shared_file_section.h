// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shared file: made, left, followed to another place, and what people must settle in it.
#pragma once

#include "ui/sharing/share_overview.h"
#include "ui/sharing/sharing_section.h"

class QPushButton;
class QStackedWidget;

namespace muster::ui {

class ConflictView;
class Prompts;

class SharedFileSection final : public SharingSection {
    Q_OBJECT

public:
    /// Both must outlive the section.
    SharedFileSection(SharingDesk& desk, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("The shared file"); }
    void takeFocus() override;

    [[nodiscard]] ShareOverview* overview() const { return m_overview; }
    [[nodiscard]] ConflictView* conflictView() const { return m_conflict; }
    void createFile();
    void createInDatabase();
    /// Asks where the shared file is now.
    void fileMoved();
    /// Asks once more, then leaves.
    void leave();
    void openConflict(std::size_t which);

Q_SIGNALS:
    void joinWanted();
    /// The focus has nothing better to go to.
    void focusUp();
    /// What was said before is out of date.
    void started();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeEmpty();
    void showMiddle();
    void showTask();
    void backFromConflict();
    void askAboutOlder(const QString& address, const QString& why);

    SharingDesk& m_desk;
    Prompts& m_prompts;
    QStackedWidget* m_stack;
    QPushButton* m_create = nullptr;
    QPushButton* m_join = nullptr;
    QWidget* m_empty = nullptr;
    ShareOverview* m_overview;
    ConflictView* m_conflict;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Sharing page: where, how it stands, who, what came in, what waits, and what it cannot promise.
#pragma once

#include "ui/sharing/sharing_desk.h"
#include "ui/shell/page.h"

class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

class ConflictView;
class EmptyState;
class LineList;
class MessageBar;
class PageHeader;
class Prompts;
class TextLabel;
class WorkBar;

/// Shows what the desk knows. Lists are made anew only where they changed, so that somebody else's edit moves nothing
/// under the reader's eyes.
class SharingPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    SharingPage(SharingDesk& desk, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Sharing"); }
    [[nodiscard]] Icon icon() const override { return Icon::Sharing; }
    [[nodiscard]] QString sectionId() const override { return QStringLiteral("sharing"); }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;

    [[nodiscard]] SharingDesk& desk() const { return m_desk; }
    [[nodiscard]] ConflictView* conflictView() const { return m_conflict; }
    [[nodiscard]] LineList* arrivals() const { return m_arrivals; }
    [[nodiscard]] LineList* waiting() const { return m_waiting; }
    [[nodiscard]] LineList* members() const { return m_members; }
    [[nodiscard]] LineList* health() const { return m_health; }
    [[nodiscard]] WorkBar* workBar() const { return m_work; }
    [[nodiscard]] QString message() const;
    void openConflict(std::size_t which);

Q_SIGNALS:
    /// Another partnership's folder is to be made from a shared file.
    void joinWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeEmpty();
    QWidget* makeShared();
    QWidget* makeLeft();
    QWidget* makeRight();
    void createFile();
    void createInDatabase();
    void showStatus();
    void showFacts();
    void showConflicts();
    void showHealth();
    void showTask();
    void showMiddle();
    void backFromConflict();
    [[nodiscard]] QString moment(std::int64_t at) const;

    SharingDesk& m_desk;
    Prompts& m_prompts;
    PageHeader* m_header;
    MessageBar* m_message;
    WorkBar* m_work;
    QStackedWidget* m_stack;
    QPushButton* m_sync;
    QPushButton* m_create = nullptr;
    QPushButton* m_join = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_repair = nullptr;
    TextLabel* m_status = nullptr;
    QWidget* m_conflictsBox = nullptr;
    QVBoxLayout* m_conflictCards = nullptr;
    QStringList m_conflictTitles;
    LineList* m_waiting = nullptr;
    LineList* m_arrivals = nullptr;
    LineList* m_members = nullptr;
    LineList* m_health = nullptr;
    ConflictView* m_conflict;
    QWidget* m_empty = nullptr;
    QWidget* m_shared = nullptr;
};

}  // namespace muster::ui

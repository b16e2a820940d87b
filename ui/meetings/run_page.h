// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Run screen: in the room.
#pragma once

#include "core/base/id.h"
#include "ui/shell/page.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QStackedWidget;

namespace muster::ui {

class ActionsRail;
class AgendaRail;
class CaptureBar;
class CaptureEditor;
class ConvertPanel;
class ItemPanel;
class KeyButton;
class NumberPanel;
class ProjectorWindow;
class Prompts;
class ReadBackView;
class ReplicaBridge;
class RestrictedPanel;
class ReviewPanel;
class RunDesk;
class RunHeader;
class RunPanel;
class Section17Panel;
class WritingLine;

/// One meeting while people talk: agenda with the clock, the open item and its record, its actions, and the capture
/// line, to which typing anywhere goes. Panels come up at the right, are never modal, and give the focus back.
///
/// A page of the window by itself, or a widget in another page, which then passes on its commands and signals.
class RunPage final : public Page {
    Q_OBJECT

public:
    RunPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);
    ~RunPage() override;

    void showMeeting(const base::Id& meeting);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("run"), tr("Run"), Icon::Meetings}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    void showTarget(const QString& target) override;

    /// The window for the projector; made when it is first wanted, null before.
    [[nodiscard]] ProjectorWindow* projector() const { return m_projector.get(); }
    /// Restricted text is taken off the screen after this long without a key or pointer; 3 minutes by default.
    void setIdleBlank(std::chrono::milliseconds after);
    [[nodiscard]] bool isBlanked() const;
    [[nodiscard]] RunDesk& desk() const { return *m_desk; }
    [[nodiscard]] CaptureEditor* captureLine() const;
    [[nodiscard]] RunPanel* openPanel() const { return m_panel; }

Q_SIGNALS:
    /// The meeting ended.
    void finished();
    /// Show the minutes of this meeting.
    void minutesWanted(const muster::base::Id& meeting);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    void makePanels();
    void makePeoplePanels();
    void addPanel(RunPanel* panel);
    void connectParts();
    void addKeys();
    void refreshKeys();

    void toggle(RunPanel* panel);
    void closePanel();
    void focusCapture();
    void show();
    void coverProjector();
    void settleProjector();
    void toggleProjector();
    void restricted();
    void lockPartTwo();
    void readBack();
    void changeWriting();
    void grantMinutes();
    void pauseOrGoOn();
    void undo();
    void redo();
    void blank();
    void unblank();
    void watchIdle();
    [[nodiscard]] bool running() const;
    [[nodiscard]] bool hasRole(std::string_view role) const;

    ReplicaBridge& m_bridge;
    RunDesk* m_desk;
    RunHeader* m_header;
    QStackedWidget* m_screen;
    QWidget* m_room;
    AgendaRail* m_agenda;
    QStackedWidget* m_middle;
    ItemPanel* m_item;
    ReadBackView* m_readBack;
    QStackedWidget* m_right;
    ActionsRail* m_actions;
    CaptureBar* m_capture;
    WritingLine* m_writing;

    RunPanel* m_start = nullptr;
    RunPanel* m_settle = nullptr;
    RunPanel* m_people = nullptr;
    RunPanel* m_chair = nullptr;
    RunPanel* m_declaration = nullptr;
    RunPanel* m_end = nullptr;
    RunPanel* m_minutes = nullptr;
    RunPanel* m_urgent = nullptr;
    RunPanel* m_commission = nullptr;
    RunPanel* m_send = nullptr;
    RunPanel* m_writer = nullptr;
    RunPanel* m_sheet = nullptr;
    RunPanel* m_decide = nullptr;
    RunPanel* m_tellBack = nullptr;
    Section17Panel* m_section17 = nullptr;
    RestrictedPanel* m_restricted = nullptr;
    ReviewPanel* m_review = nullptr;
    ConvertPanel* m_convert = nullptr;
    NumberPanel* m_goTo = nullptr;
    NumberPanel* m_move = nullptr;
    RunPanel* m_panel = nullptr;
    std::vector<std::pair<KeyButton*, std::function<bool()>>> m_keyButtons;
    base::Id m_moving;
    base::Id m_lastOpen;

    std::unique_ptr<ProjectorWindow> m_projector;
    QTimer m_idle;
};

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of meetings.
#pragma once

#include "core/meetings/meeting.h"
#include "ui/shell/page.h"

#include <QTimer>

#include <optional>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace muster::ui {

class AgendaBuilder;
class CancelMeetingForm;
class InformalMeetingForm;
class Chip;
class EditMeetingForm;
class EmptyState;
class FormPage;
class MinutesView;
class NewMeetingForm;
class PageHeader;
class PeopleView;
class Prompts;
class ReplicaBridge;
class RowList;
class RunPage;
class TextLabel;

/// All meetings at the left; of the chosen one the agenda, who comes, its papers and minutes; and, over the whole
/// page, the meeting being run.
class MeetingsPage final : public Page {
    Q_OBJECT

public:
    MeetingsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("meetings"), tr("Meetings"), Icon::Meetings}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// A meeting by reference ("DTCG/2011-11-15") or id, with "#agenda", "#people", "#minutes", "#run" or
    /// "#readiness" behind it for the part; "new" to plan one.
    void showTarget(const QString& target) override;
    /// Out of the room.
    [[nodiscard]] std::function<void()> wayBack() override;

    /// Shows the chosen meeting in the room; it starts there.
    void run();
    [[nodiscard]] AgendaBuilder& agenda() { return *m_agenda; }
    [[nodiscard]] MinutesView& minutes() { return *m_minutes; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Part { kAgenda, kPeople, kMinutes };

    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeMeeting();
    void connectRun();
    void leaveRun();
    void readFirst();
    void reload();
    void chooseMeeting(const base::Id& meeting);
    void showPart(int part);
    void showHeader();
    void newMeeting();
    void editMeeting();
    void cancelMeeting();
    void holdInformally();
    [[nodiscard]] bool mayBeInformal() const;
    void showForm(FormPage* form);
    void leaveForm();
    void connectForm(FormPage* form);
    void step();
    [[nodiscard]] bool browsing() const;
    [[nodiscard]] bool agendaKeys() const;
    [[nodiscard]] std::vector<Command> ownCommands();
    [[nodiscard]] Command command(const QString& id, const QString& text, const QKeySequence& keys,
                                  std::function<void()> handler, std::function<bool()> enabled, const QString& group = {});

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    std::optional<meetings::Meeting> m_meeting;
    QTimer m_later;
    bool m_read = false;

    QStackedWidget* m_whole;
    PageHeader* m_header;
    Chip* m_state;
    QPushButton* m_propose;
    QPushButton* m_reopen;
    QPushButton* m_step;
    QPushButton* m_edit;
    QPushButton* m_cancel;
    QPushButton* m_informal;
    TextLabel* m_special;
    RowList* m_list;
    QStackedWidget* m_right;
    EmptyState* m_empty;
    NewMeetingForm* m_newForm;
    EditMeetingForm* m_editForm;
    CancelMeetingForm* m_cancelForm;
    InformalMeetingForm* m_informalForm;
    QTabBar* m_tabs;
    QStackedWidget* m_parts;
    AgendaBuilder* m_agenda;
    PeopleView* m_people;
    MinutesView* m_minutes;
    RunPage* m_run;
};

}  // namespace muster::ui

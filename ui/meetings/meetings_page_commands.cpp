// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done on the page of meetings.
#include "core/meetings/meeting_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/edit_meeting_form.h"
#include "ui/meetings/meetings_page.h"
#include "ui/meetings/minutes_view.h"
#include "ui/meetings/new_meeting_form.h"
#include "ui/meetings/people_view.h"
#include "ui/meetings/row_list.h"
#include "ui/meetings/run_page.h"
#include "ui/meetings/unlock_panel.h"
#include "ui/widgets/empty_state.h"

#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

bool MeetingsPage::browsing() const
{
    return m_whole->currentWidget() != m_run && qobject_cast<FormPage*>(m_right->currentWidget()) == nullptr;
}

bool MeetingsPage::agendaKeys() const
{
    return browsing() && m_meeting && m_tabs->currentIndex() == kAgenda && m_agenda->takesKeys();
}

Command MeetingsPage::command(const QString& id, const QString& text, const QKeySequence& keys,
                              std::function<void()> handler, std::function<bool()> enabled, const QString& group)
{
    return {.id = QStringLiteral("meetings.") + id,
            .text = text,
            .shortcut = keys,
            .handler = std::move(handler),
            .enabled = std::move(enabled),
            .group = group,
            .section = sectionId()};
}

std::vector<Command> MeetingsPage::ownCommands()
{
    const auto browse = [this] { return browsing(); };
    const auto chosen = [this] { return browsing() && m_meeting.has_value(); };
    const auto keys = [this] { return agendaKeys(); };
    const auto item = [this] { return agendaKeys() && m_agenda->hasItem(); };
    const auto held = [this] {
        return browsing() && m_meeting && m_tabs->currentIndex() == kAgenda && m_agenda->takesLaterKeys();
    };
    const auto heldItem = [this, held] { return held() && m_agenda->hasItem(); };
    const QString agenda = tr("Agenda");
    const QString papers = tr("Minutes and documents");
    const auto builder = [this](void (AgendaBuilder::*what)()) { return [this, what] { (m_agenda->*what)(); }; };
    const auto minutes = [this](void (MinutesView::*what)()) {
        return [this, what] {
            showPart(kMinutes);
            (m_minutes->*what)();
        };
    };
    using Keys = QKeySequence;
    return {
        command(QStringLiteral("new"), tr("Plan a new meeting"), Keys(Qt::CTRL | Qt::Key_N), [this] { newMeeting(); }, browse),
        command(QStringLiteral("edit"), tr("Edit the meeting"), Keys(Qt::Key_F2), [this] { editMeeting(); }, chosen),
        command(QStringLiteral("cancel"), tr("Cancel the meeting"), Keys(Qt::CTRL | Qt::SHIFT | Qt::Key_X),
                [this] { cancelMeeting(); }, chosen),
        command(QStringLiteral("informal"), tr("The meeting was held informally"), Keys(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
                [this] { holdInformally(); }, chosen),
        command(QStringLiteral("run"), tr("Run the meeting"), Keys(Qt::Key_F5), [this] { run(); }, chosen),
        command(QStringLiteral("back"), tr("Back to all meetings"), Keys(), [this] { leaveRun(); },
                [this] { return m_whole->currentWidget() == m_run; }),
        command(QStringLiteral("readiness"), tr("Show what is not ready"), Keys(Qt::Key_F7),
                [this] {
                    showPart(kAgenda);
                    m_agenda->showReadiness();
                },
                chosen),
        command(QStringLiteral("publish"), tr("Publish the agenda"), Keys(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                [this] {
                    showPart(kAgenda);
                    m_agenda->publish();
                },
                chosen),
        command(QStringLiteral("open-agenda"), tr("Open the agenda"), {}, builder(&AgendaBuilder::openAgenda), chosen),
        command(QStringLiteral("reopen"), tr("Reopen the agenda"), {}, builder(&AgendaBuilder::reopen), chosen),
        command(QStringLiteral("unlock"), tr("Unlock part two"), Keys(Qt::CTRL | Qt::Key_U),
                [this] {
                    showPart(kAgenda);
                    m_agenda->unlockPanel().askPassphrase();
                },
                chosen),
        command(QStringLiteral("lock"), tr("Lock part two"), {}, [this] { m_bridge.lockPartTwo(); }, browse),
        command(QStringLiteral("item.propose"), tr("Propose an item"), Keys(Qt::CTRL | Qt::Key_I),
                [this] {
                    showPart(kAgenda);
                    m_agenda->propose();
                },
                chosen, agenda),
        command(QStringLiteral("item.accept"), tr("Accept the item"), Keys(Qt::Key_A), builder(&AgendaBuilder::accept), item,
                agenda),
        command(QStringLiteral("item.decline"), tr("Decline the item"), Keys(Qt::Key_D), builder(&AgendaBuilder::decline), item, agenda),
        command(QStringLiteral("item.refer"), tr("Refer the item"), Keys(Qt::Key_F), builder(&AgendaBuilder::refer), item, agenda),
        command(QStringLiteral("item.commission"), tr("Commission a task and finish group from the item"), Keys(Qt::Key_G),
                builder(&AgendaBuilder::commission), item, agenda),
        command(QStringLiteral("item.restrict"), tr("Restrict the item or open it"), Keys(Qt::Key_R),
                builder(&AgendaBuilder::changeSensitivity), item, agenda),
        command(QStringLiteral("item.withdraw"), tr("Withdraw the item"), Keys(Qt::Key_W), builder(&AgendaBuilder::withdraw), item, agenda),
        command(QStringLiteral("item.later"), tr("Defer the item to the next meeting"), Keys(Qt::Key_L),
                builder(&AgendaBuilder::defer), item, agenda),
        command(QStringLiteral("item.sheet"), tr("Tags and problem-solving sheet of the item"), Keys(Qt::Key_S),
                builder(&AgendaBuilder::editSheet), heldItem, agenda),
        command(QStringLiteral("item.paper"), tr("Write a paper with recommendations for the item"), Keys(Qt::Key_P),
                builder(&AgendaBuilder::writePaper), item, agenda),
        command(QStringLiteral("item.by-origin"), tr("Group the agenda by where items come from, or as it is taken"),
                Keys(Qt::Key_O), builder(&AgendaBuilder::groupByOrigin), held, agenda),
        command(QStringLiteral("item.by-subject"), tr("Put places first and victims last"), Keys(Qt::Key_B),
                builder(&AgendaBuilder::orderBySubject), keys, agenda),
        command(QStringLiteral("item.urgent"), tr("Add an urgent item"), Keys(Qt::Key_U), builder(&AgendaBuilder::addUrgent), keys, agenda),
        command(QStringLiteral("item.up"), tr("Move the item up"), Keys(Qt::ALT | Qt::Key_Up), builder(&AgendaBuilder::moveUp), item, agenda),
        command(QStringLiteral("item.down"), tr("Move the item down"), Keys(Qt::ALT | Qt::Key_Down),
                builder(&AgendaBuilder::moveDown), item, agenda),
        command(QStringLiteral("minutes.step"), tr("Minutes: the next step"), {}, minutes(&MinutesView::step), chosen, papers),
        command(QStringLiteral("minutes.amend"), tr("Propose an amendment, or record a correction"), {}, minutes(&MinutesView::proposeAmendment), chosen, papers),
        command(QStringLiteral("papers.export"), tr("Export the paper"), Keys(Qt::CTRL | Qt::Key_E),
                minutes(&MinutesView::exportPaper), chosen, papers),
        command(QStringLiteral("papers.print"), tr("Print the paper"), Keys(Qt::CTRL | Qt::Key_P),
                minutes(&MinutesView::printPaper), chosen, papers),
    };
}

// The meeting being run is a part of this page, so its keys work here too. Where both have the same key, the part in
// front has it.
std::vector<Command> MeetingsPage::commands()
{
    std::vector<Command> all = ownCommands();
    for (Command& inRoom : m_run->commands()) {
        const auto same = std::find_if(all.begin(), all.end(), [&](const Command& own) {
            return !own.shortcut.isEmpty() && own.shortcut == inRoom.shortcut;
        });
        if (same != all.end()) {
            const auto running = [this] { return m_whole->currentWidget() == m_run; };
            same->handler = [running, ours = same->handler, theirs = inRoom.handler] { running() ? theirs() : ours(); };
            same->enabled = [running, ours = same->enabled, theirs = inRoom.enabled] {
                const auto& asked = running() ? theirs : ours;
                return !asked || asked();
            };
            inRoom.shortcut = {};
        }
        inRoom.section = sectionId();
        all.push_back(std::move(inRoom));
    }
    return all;
}

void MeetingsPage::activated()
{
    if (m_read)
        m_later.start();
    readFirst();
    if (m_whole->currentWidget() == m_run) {
        m_run->activated();
        return;
    }
    if (m_meeting && browsing()) {
        m_list->selectKey(keyOf(m_meeting->id));
        if (m_tabs->currentIndex() == kAgenda)
            m_agenda->focusList();
        else
            m_list->setFocus(Qt::OtherFocusReason);
    }
}

void MeetingsPage::showTarget(const QString& target)
{
    readFirst();
    if (target == QStringLiteral("new")) {
        newMeeting();
        return;
    }
    if (m_whole->currentWidget() == m_run)
        leaveRun();
    const QString reference = target.section(u'#', 0, 0);
    const QString part = target.section(u'#', 1, 1).section(u'/', 0, 0);
    const auto item = base::parseId(core(target.section(u'#', 1, 1).section(u'/', 1, 1)));
    if (!reference.isEmpty()) {
        const auto meeting = findMeeting(m_bridge.reader(), core(reference));
        if (!meeting)
            return;
        reload();
        m_list->selectKey(keyOf(meeting->id));
        chooseMeeting(meeting->id);
    }
    if (part == QStringLiteral("run"))
        run();
    else if (part == QStringLiteral("people"))
        showPart(kPeople);
    else if (part == QStringLiteral("minutes"))
        showPart(kMinutes);
    else
        showPart(kAgenda);
    if (part == QStringLiteral("agenda") && item)
        m_agenda->showItem(*item);
    if (part == QStringLiteral("minutes") && item)
        m_minutes->showMinuteOf(*item);
    if (part == QStringLiteral("readiness"))
        m_agenda->showReadiness();
}

void MeetingsPage::newMeeting()
{
    showForm(m_newForm);
    m_newForm->begin(m_meeting ? m_meeting->body : base::Id {});
}

void MeetingsPage::editMeeting()
{
    if (!m_meeting)
        return;
    showForm(m_editForm);
    m_editForm->begin(*m_meeting);
}

void MeetingsPage::cancelMeeting()
{
    if (!m_meeting)
        return;
    if (!mayFollow(m_meeting->state, MeetingState::Cancelled)) {
        Q_EMIT said(tr("This meeting is %1 and can no longer be cancelled.").arg(qt(inWords(m_meeting->state))), false);
        return;
    }
    showForm(m_cancelForm);
    m_cancelForm->begin(*m_meeting);
}

// Who came is known on the day.
bool MeetingsPage::mayBeInformal() const
{
    return m_meeting && mayFollow(m_meeting->state, MeetingState::HeldInformally)
        && m_meeting->date <= m_bridge.reader().today();
}

void MeetingsPage::holdInformally()
{
    if (!mayBeInformal()) {
        Q_EMIT said(m_meeting && mayFollow(m_meeting->state, MeetingState::HeldInformally)
                        ? tr("Whether enough people come is known on the day. Until then the meeting can be cancelled.")
                        : tr("Only a meeting that has not ended can have been held informally."),
                    false);
        return;
    }
    showForm(m_informalForm);
    m_informalForm->begin(*m_meeting);
}

void MeetingsPage::showForm(FormPage* form)
{
    m_right->setCurrentWidget(form);
    Q_EMIT commandsChanged();
}

void MeetingsPage::leaveForm()
{
    m_right->setCurrentWidget(m_meeting ? m_right->widget(0) : m_empty);
    m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT commandsChanged();
}

void MeetingsPage::step()
{
    if (!m_meeting)
        return;
    if (m_meeting->state == MeetingState::Planned) {
        m_agenda->openAgenda();
    } else if (isAgendaLoose(m_meeting->state)) {
        showPart(kAgenda);
        m_agenda->publish();
    } else {
        run();
    }
}

void MeetingsPage::run()
{
    if (!m_meeting)
        return;
    m_run->showMeeting(m_meeting->id);
    m_whole->setCurrentWidget(m_run);
    m_run->activated();
    Q_EMIT commandsChanged();
}

std::function<void()> MeetingsPage::wayBack()
{
    if (m_whole->currentWidget() != m_run)
        return {};
    return [this] { leaveRun(); };
}

void MeetingsPage::leaveRun()
{
    m_run->deactivated();
    m_whole->setCurrentIndex(0);
    reload();
    Q_EMIT statusChanged({});
    activated();
    Q_EMIT commandsChanged();
}

}  // namespace muster::ui

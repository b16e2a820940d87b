// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done on the Run screen: one table for the keys, the buttons under the capture line and the palette.
#include "ui/meetings/run_page.h"

#include "core/meetings/room_commands.h"
#include "core/partnership/standing_item.h"
#include "ui/meetings/agenda_rail.h"
#include "ui/meetings/capture_bar.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/entry_list.h"
#include "ui/meetings/item_panel.h"
#include "ui/meetings/panels/chair_panel.h"
#include "ui/meetings/panels/entry_panel.h"
#include "ui/meetings/panels/restricted_panel.h"
#include "ui/meetings/panels/review_panel.h"
#include "ui/meetings/projector_window.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_key_button.h"
#include "ui/meetings/run_swap_offer.h"
#include "ui/widgets/message_bar.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace muster::ui {

namespace {

constexpr auto kControlShift = Qt::CTRL | Qt::SHIFT;

/// A key of the row under the capture line, in the order of use.
struct RowKey {
    const char* command;
    const char* keys;
    const char* word;
    bool folded = false;  ///< used less: shown after "more"
};
constexpr RowKey kRow[] = {
    {"run.record", "Enter", QT_TRANSLATE_NOOP("RunPage", "record")},
    {"run.undo", "Ctrl Z", QT_TRANSLATE_NOOP("RunPage", "undo")},
    {"run.redo", "Ctrl ⇧ Z", QT_TRANSLATE_NOOP("RunPage", "redo"), true},
    {"run.next", "Ctrl PgDn", QT_TRANSLATE_NOOP("RunPage", "next item")},
    {"run.previous", "Ctrl PgUp", QT_TRANSLATE_NOOP("RunPage", "previous")},
    {"run.goTo", "Ctrl G", QT_TRANSLATE_NOOP("RunPage", "go to")},
    {"run.readBack", "F6", QT_TRANSLATE_NOOP("RunPage", "read back")},
    {"run.minutesMore", "Alt +", QT_TRANSLATE_NOOP("RunPage", "5 minutes")},
    {"run.settle", "Ctrl ⇧ D", QT_TRANSLATE_NOOP("RunPage", "defer…")},
    {"run.people", "Ctrl T", QT_TRANSLATE_NOOP("RunPage", "people")},
    {"run.chair", "Ctrl H", QT_TRANSLATE_NOOP("RunPage", "chair")},
    {"run.restricted", "Ctrl R", QT_TRANSLATE_NOOP("RunPage", "part two")},
    {"run.declaration", "Ctrl ⇧ I", QT_TRANSLATE_NOOP("RunPage", "interest")},
    {"run.urgent", "Ctrl ⇧ U", QT_TRANSLATE_NOOP("RunPage", "urgent")},
    {"run.commission", "Ctrl ⇧ G", QT_TRANSLATE_NOOP("RunPage", "group"), true},
    {"run.send", "Ctrl ⇧ O", QT_TRANSLATE_NOOP("RunPage", "send"), true},
    {"run.sheet", "Ctrl ⇧ T", QT_TRANSLATE_NOOP("RunPage", "sheet")},
    {"run.tellBack", "Ctrl ⇧ Y", QT_TRANSLATE_NOOP("RunPage", "tell")},
    {"run.entries", "Ctrl L", QT_TRANSLATE_NOOP("RunPage", "edit")},
    {"run.projector", "Ctrl ⇧ P", QT_TRANSLATE_NOOP("RunPage", "projector")},
    {"run.pause", "Ctrl ⇧ B", QT_TRANSLATE_NOOP("RunPage", "pause")},
    {"run.end", "Ctrl ⇧ E", QT_TRANSLATE_NOOP("RunPage", "end")},
};

}  // namespace

std::vector<Command> RunPage::commands()
{
    std::vector<Command> all;
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, std::function<void()> what,
                         std::function<bool()> when) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.text = text;
        command.shortcut = keys;
        command.handler = std::move(what);
        command.enabled = [this, when = std::move(when)] { return isVisible() && !isBlanked() && when(); };
        command.group = tr("In the room");
        all.push_back(std::move(command));
    };
    const auto always = [this] { return m_desk->hasMeeting(); };
    const auto live = [this] { return running(); };
    const auto itemOpen = [this] { return running() && m_desk->openItem() != nullptr; };
    const auto offered = [this] { return running() && m_agenda->swapOffer()->isOffered(); };
    const auto panel = [this](RunPanel* which) { return [this, which] { toggle(which); }; };
    using partnership::RoleInMeeting;
    const auto role = [this](RoleInMeeting wanted) {
        return [this, wanted] { return running() && hasRole(partnership::toStored(wanted)); };
    };

    add(
        "run.capture", tr("Go to the capture line"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { focusCapture(); },
        always);
    add("run.next", tr("Next item"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { m_desk->next(); }, live);
    add(
        "run.previous", tr("Previous item"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { m_desk->previous(); },
        live);
    add("run.goTo", tr("Go to an item by its number"), QKeySequence(Qt::CTRL | Qt::Key_G), panel(m_goTo), live);
    add("run.settle", tr("Defer, carry, withdraw or park an item"), QKeySequence(kControlShift | Qt::Key_D),
        panel(m_settle), live);
    add("run.people", tr("Who comes, who goes"), QKeySequence(Qt::CTRL | Qt::Key_T), panel(m_people), always);
    add("run.chair", tr("Hand over the chair"), QKeySequence(Qt::CTRL | Qt::Key_H), panel(m_chair), live);
    add(
        "run.restricted", tr("Restricted item on or off"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] { restricted(); },
        live);
    add("run.declaration", tr("Declaration of interest"), QKeySequence(kControlShift | Qt::Key_I), panel(m_declaration),
        live);
    add(
        "run.readBack", tr("Read back decisions and actions"), QKeySequence(Qt::Key_F6), [this] { readBack(); },
        always);
    add(
        "run.minutesMore", tr("Give the item 5 more minutes"), QKeySequence(Qt::ALT | Qt::Key_Plus),
        [this] { grantMinutes(); }, itemOpen);
    add("run.start", tr("Start check and start of the meeting"), QKeySequence(Qt::Key_F5), panel(m_start),
        [this] { return m_desk->hasMeeting() && !m_desk->state().started; });
    add(
        "run.pause", tr("Pause the meeting, or go on"), QKeySequence(kControlShift | Qt::Key_B),
        [this] { pauseOrGoOn(); }, live);
    add(
        "run.swap", tr("Take first what is suggested under the agenda"), QKeySequence(kControlShift | Qt::Key_W),
        [this] { m_agenda->swapOffer()->take(); }, offered);
    add(
        "run.swapLater", tr("Put away what is suggested under the agenda"), {},
        [this] { m_agenda->swapOffer()->dismiss(); }, offered);
    add("run.end", tr("End the meeting"), QKeySequence(kControlShift | Qt::Key_E), panel(m_end), live);
    add("run.approve", tr("Approve the minutes of the previous meeting"), QKeySequence(Qt::CTRL | Qt::Key_Y),
        panel(m_minutes), role(RoleInMeeting::PreviousMinutes));
    add("run.review", tr("Review open actions"), QKeySequence(kControlShift | Qt::Key_A), panel(m_review), live);
    add(
        "run.statement", tr("Statement of confidentiality was read"), QKeySequence(kControlShift | Qt::Key_S),
        [this] { m_desk->perform(room::ReadConfidentialityStatement {m_desk->meeting(), {}}); },
        [this] { return running() && !m_desk->state().statementRead; });
    add("run.urgent", tr("Add an urgent item"), QKeySequence(kControlShift | Qt::Key_U), panel(m_urgent), live);
    add("run.commission", tr("Commission a task and finish group from the open item"),
        QKeySequence(kControlShift | Qt::Key_G), panel(m_commission), itemOpen);
    add("run.send", tr("Send an item to another body"), QKeySequence(kControlShift | Qt::Key_O), panel(m_send), live);
    add("run.sheet", tr("Tags, safeguarding and problem-solving of the open item"),
        QKeySequence(kControlShift | Qt::Key_T), panel(m_sheet), itemOpen);
    add("run.decide", tr("Decide on the recommendations of a paper"), QKeySequence(kControlShift | Qt::Key_R),
        panel(m_decide), itemOpen);
    add("run.tellBack", tr("You said, we did: who is told what came of the item"),
        QKeySequence(kControlShift | Qt::Key_Y), panel(m_tellBack), itemOpen);
    add(
        "run.writing", tr("Writing role: take it, pass it on or take it over"), QKeySequence(kControlShift | Qt::Key_N),
        [this] { changeWriting(); },
        [this] { return m_desk->state().writing.standing != room::WritingRole::Standing::None; });
    add(
        "run.entries", tr("Correct what was recorded"), QKeySequence(Qt::CTRL | Qt::Key_L),
        [this] { m_item->record()->focusNewest(); }, itemOpen);
    add(
        "run.projector", tr("Show or close the projector window"), QKeySequence(kControlShift | Qt::Key_P),
        [this] { toggleProjector(); }, always);
    return all;
}

void RunPage::addKeys()
{
    std::vector<Command> all = commands();
    const auto handlerOf = [&](const QString& id) {
        for (const Command& command : all) {
            if (command.id == id) {
                return command;
            }
        }
        // Keys that belong to the line or to the window, and still have a button here.
        Command own;
        own.id = id;
        if (id == QStringLiteral("run.record")) {
            own.text = tr("Record the line");
            own.handler = [this] {
                focusCapture();
                QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
                QCoreApplication::sendEvent(m_capture->editor(), &enter);
            };
            own.enabled = [this] { return running(); };
        } else if (id == QStringLiteral("run.undo")) {
            own.text = tr("Undo the last entry");
            own.handler = [this] { undo(); };
            own.enabled = [this] { return m_desk->hasMeeting(); };
        } else {
            own.text = tr("Redo what was undone");
            own.handler = [this] { redo(); };
            own.enabled = [this] { return m_desk->hasMeeting(); };
        }
        return own;
    };
    std::vector<KeyButton*> buttons;
    std::vector<KeyButton*> folded;
    for (const RowKey& key : kRow) {
        const Command command = handlerOf(QString::fromLatin1(key.command));
        auto* button = new KeyButton(QString::fromUtf8(key.keys), tr(key.word), command.text);
        button->setObjectName(command.id);
        connect(button, &KeyButton::clicked, this, [handler = command.handler] { handler(); });
        m_keyButtons.push_back({button, command.enabled});
        buttons.push_back(button);
        if (key.folded) {
            folded.push_back(button);
        }
    }
    m_capture->setKeys(buttons, folded);
}

void RunPage::refreshKeys()
{
    for (const auto& [button, enabled] : m_keyButtons) {
        button->setEnabled(!enabled || enabled());
        if (button->objectName() == QStringLiteral("run.pause")) {
            button->setWord(m_desk->state().paused ? tr("go on") : tr("pause"));
        }
    }
}

}  // namespace muster::ui

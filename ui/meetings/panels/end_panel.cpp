// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/end_panel.h"

#include "core/actions/action_commands.h"
#include "core/meetings/due_date.h"
#include "core/meetings/entry_commands.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {

EndPanel::EndPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("End the meeting"), parent)
    , m_list(nullptr)
    , m_defer(new QCheckBox(tr("Defer what is left")))
    , m_end(nullptr)
{
    auto* inside = new QWidget;
    m_list = new QVBoxLayout(inside);
    m_list->setContentsMargins(0, 0, kSpace1, 0);
    m_list->setSpacing(kSpace2);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("What is left to clear"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    body()->addWidget(scroll, 1);
    m_defer->hide();
    addOverButtons(m_defer);
    m_end = addPrimary(tr("End the meeting and draft the minutes"), [this] { end(); });
    addButton(tr("Pause instead"), [this] { runAndClose(room::PauseMeeting {m_desk.meeting()}); });
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            read();
        }
    });
}

void EndPanel::opened()
{
    clearRefusal();
    m_shown.clear();
    m_defer->setChecked(false);
    read();
    m_end->setFocus();
}

void EndPanel::read()
{
    const auto unclear = room::unclearEntries(m_desk.reader(), m_desk.meeting());
    const auto incomplete = room::incompleteActions(m_desk.reader(), m_desk.meeting());
    const auto left = room::itemsNotTaken(m_desk.reader(), m_desk.meeting());
    QStringList signs {QString::number(unclear.size()), QString::number(left.size())};
    for (const auto& action : incomplete) {
        signs << words(action.reference) << words(action.lead.shortName)
              << (action.due ? words(base::isoDate(*action.due)) : QString());
    }
    if (signs.join(u'/') == m_shown) {
        return;
    }
    m_shown = signs.join(u'/');
    emptyLayout(m_list);
    m_acknowledge = nullptr;
    m_by = nullptr;
    addUnclear();
    addIncomplete();
    addNotTaken();
    if (unclear.empty() && incomplete.empty() && left.empty()) {
        auto* clear = new TextLabel(tr("Everything was taken, and nothing is left unclear."));
        clear->setShape(ChipShape::Tick, Tone::Good);
        m_list->addWidget(clear);
    }
    m_list->addStretch(1);
}

void EndPanel::addUnclear()
{
    const auto entries = room::unclearEntries(m_desk.reader(), m_desk.meeting());
    if (entries.empty()) {
        return;
    }
    m_list->addWidget(new TextLabel(tr("To be said again"), TextStyle::BodyStrong));
    for (const auto& entry : entries) {
        auto* text = new QLineEdit(words(entry.text));
        text->setAccessibleName(tr("Text that was marked to be said again"));
        auto* clear = new QPushButton(tr("Clear"));
        clear->setAccessibleName(tr("Clear this mark"));
        auto* row = new QHBoxLayout;
        row->addWidget(text, 1);
        row->addWidget(clear);
        m_list->addLayout(row);
        const auto settle = [this, text, id = entry.id, old = words(entry.text)] {
            if (text->text() != old) {
                run(room::EditEntry {id, text->text().toStdString(), {}}, [](const auto&) {});
            }
            run(room::MarkUnclear {id, false}, [](const auto&) {});
        };
        connect(clear, &QPushButton::clicked, this, settle);
        connect(text, &QLineEdit::returnPressed, this, settle);
    }
}

void EndPanel::addIncomplete()
{
    const auto incomplete = room::incompleteActions(m_desk.reader(), m_desk.meeting());
    if (incomplete.empty()) {
        return;
    }
    m_list->addWidget(new TextLabel(tr("Actions without owner or date"), TextStyle::BodyStrong));
    for (const auto& action : incomplete) {
        auto* text = new TextLabel({});
        const bool hidden = action.restricted && !m_desk.restrictedOnScreen();
        text->setLead(words(action.reference), hidden ? tr("Restricted action") : words(action.text));
        m_list->addWidget(text);
        auto* line = new QLineEdit;
        line->setPlaceholderText(tr("@owner !date, as on the capture line"));
        line->setAccessibleName(tr("Owner and date of %1").arg(words(action.reference)));
        m_list->addWidget(line);
        connect(line, &QLineEdit::returnPressed, this, [this, line, id = action.id] { completeAction(id, line); });
    }
    m_acknowledge = new QCheckBox(tr("Leave the rest to be agreed, by"));
    m_by = new QLineEdit;
    m_by->setPlaceholderText(tr("the next meeting, or a date such as 30nov"));
    m_by->setAccessibleName(tr("To be agreed by"));
    m_list->addWidget(m_acknowledge);
    m_list->addWidget(m_by);
}

void EndPanel::completeAction(const base::Id& action, QLineEdit* line)
{
    // The same reading as on the capture line: "> x @CITY !2w".
    const auto context = room::captureContext(m_desk.reader(), m_desk.meeting(), m_desk.state().openItem);
    const auto read = room::readCaptureLine(">x " + line->text().toStdString(), context);
    if (!read.leadAgency && !read.due) {
        refuse(tr("Give an owner with @ or a date with !, for example: @CITY !2w"));
        return;
    }
    if (read.leadAgency) {
        actions::EditAction edit;
        edit.action = action;
        edit.leadAgency = read.leadAgency;
        edit.ownerRole = read.ownerRole;
        edit.ownerTitle = read.ownerTitle;
        run(edit, [](const auto&) {});
    }
    if (read.due) {
        run(actions::SetDueDate {action, *read.due}, [](const auto&) {});
    }
}

void EndPanel::addNotTaken()
{
    const auto left = room::itemsNotTaken(m_desk.reader(), m_desk.meeting());
    m_defer->setVisible(!left.empty());
    if (left.empty()) {
        return;
    }
    m_list->addWidget(new TextLabel(tr("Items not taken"), TextStyle::BodyStrong));
    m_list->addWidget(new TextLabel(tr("What is left can be deferred below: business goes to the next meeting, standing "
                                       "items are left out."),
                                    TextStyle::Body, TextLabel::Ink::Quiet));
    for (const auto& item : left) {
        auto* text = new TextLabel({});
        text->setLead(QString::number(item.number),
                      item.restricted && !m_desk.restrictedOnScreen() ? tr("Restricted item") : words(item.title));
        m_list->addWidget(text);
    }
}

void EndPanel::end()
{
    room::EndMeeting command;
    command.meeting = m_desk.meeting();
    command.acknowledgeIncomplete = m_acknowledge != nullptr && m_acknowledge->isChecked();
    command.deferRemaining = !m_defer->isHidden() && m_defer->isChecked();
    if (m_by != nullptr && !m_by->text().trimmed().isEmpty()) {
        const auto context = room::captureContext(m_desk.reader(), m_desk.meeting(), {});
        command.toBeAgreedBy = room::readDueDate(m_by->text().trimmed().toStdString(),
                                                 room::DueDateContext {context.meetingDate, context.nextMeeting});
        if (!command.toBeAgreedBy) {
            refuse(tr("%1 is no date. Type one such as 30nov or 2w, or leave it empty for the next meeting.")
                       .arg(m_by->text()));
            return;
        }
    }
    clearRefusal();
    m_desk.execute(command, this, [this](const base::Result<room::MeetingEnded>& ended) {
        if (!ended) {
            refuse(words(ended.error().detail));
            if (ended.error().field == "items") {
                m_defer->setFocus();
            }
            return;
        }
        Q_EMIT said(words(ended->words));
        Q_EMIT closed();
        Q_EMIT this->ended();
    });
}

}  // namespace muster::ui

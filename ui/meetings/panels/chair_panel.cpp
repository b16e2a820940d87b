// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/chair_panel.h"

#include "ui/meetings/panels/people_panel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muster::ui {

ChairPanel::ChairPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Hand over the chair"), parent)
    , m_picker(new PersonPicker(tr("Who takes the chair")))
    , m_itemOnly(new QCheckBox(tr("For the open item only")))
    , m_reason(nullptr)
{
    body()->addWidget(m_picker, 1);
    body()->addWidget(m_itemOnly);
    m_reason = addLine(tr("Reason, where the minutes should say it"));
    addPrimary(tr("Hand over the chair"), [this] { handOver(); });
    connect(m_picker, &PersonPicker::accepted, this, &ChairPanel::handOver);
}

void ChairPanel::opened()
{
    clearRefusal();
    m_reason->clear();
    m_itemOnly->setChecked(false);
    m_itemOnly->setEnabled(m_desk.openItem() != nullptr);
    m_picker->clearText();
    m_picker->setChoices(peopleHere(m_desk));
    m_picker->setFocus();
}

void ChairPanel::handOver()
{
    const auto chosen = m_picker->current();
    if (!chosen) {
        refuse(tr("Nobody in the room fits these letters. Record their arrival with Ctrl T first."));
        return;
    }
    room::HandOverChair command;
    command.meeting = m_desk.meeting();
    command.role = chosen->person.role;
    command.roleTitle = chosen->person.roleTitle;
    command.agency = chosen->person.agency;
    command.reason = m_reason->text().toStdString();
    if (m_itemOnly->isChecked()) {
        command.untilItem = m_desk.state().openItem;
    }
    runAndClose(command);
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/declaration_panel.h"

#include "ui/meetings/panels/people_panel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <array>

namespace muster::ui {

namespace {

    constexpr std::array kEffects {room::DeclarationEffect::Stayed, room::DeclarationEffect::TookNoPart,
                                   room::DeclarationEffect::Left};

}  // namespace

DeclarationPanel::DeclarationPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Declaration of interest"), parent)
    , m_picker(new PersonPicker(tr("Who declares")))
    , m_nature(nullptr)
    , m_item(nullptr)
    , m_effect(new QComboBox)
{
    body()->addWidget(m_picker, 1);
    m_nature = addLine(tr("Declared an interest as"), tr("landlord of one household"));
    m_item = addLine(tr("For item number"));
    addText(tr("What they did"));
    m_effect->setAccessibleName(tr("What they did"));
    for (const auto effect : kEffects) {
        m_effect->addItem(words(room::inWords(effect)));
    }
    body()->addWidget(m_effect);
    addPrimary(tr("Record the declaration"), [this] { declare(); });
    connect(m_picker, &PersonPicker::accepted, m_nature, qOverload<>(&QWidget::setFocus));
}

void DeclarationPanel::opened()
{
    clearRefusal();
    m_nature->clear();
    m_effect->setCurrentIndex(0);
    const room::RoomItem* open = m_desk.openItem();
    m_item->setText(open == nullptr ? QString() : QString::number(open->number));
    m_picker->clearText();
    m_picker->setChoices(peopleHere(m_desk));
    m_picker->setFocus();
}

void DeclarationPanel::declare()
{
    const auto chosen = m_picker->current();
    if (!chosen) {
        refuse(tr("Nobody in the room fits these letters."));
        return;
    }
    room::DeclareInterest command;
    command.meeting = m_desk.meeting();
    command.role = chosen->person.role;
    command.roleTitle = chosen->person.roleTitle;
    command.agency = chosen->person.agency;
    command.nature = m_nature->text().toStdString();
    command.effect = kEffects.at(static_cast<std::size_t>(m_effect->currentIndex()));
    if (const room::RoomItem* item = m_desk.itemNumbered(m_item->text().trimmed().toInt())) {
        command.item = item->id;
    }
    runAndClose(command);
}

}  // namespace muster::ui

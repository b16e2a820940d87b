// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/forward_panel.h"

#include "core/governance/sent_business.h"
#include "core/governance/task_group_commands.h"
#include "core/meetings/meeting_queries.h"
#include "ui/bridge/choices.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/record_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kMonths = 6;

QString named(const room::RoomItem& item)
{
    return QStringLiteral("%1. ").arg(item.number) + words(item.title);
}

}  // namespace

CommissionPanel::CommissionPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Commission a task and finish group"), parent)
    , m_about(addText({}, false))
    , m_name(addLine(tr("Name")))
    , m_purpose(addLine(tr("What for")))
    , m_end(addLine(tr("It ends on")))
    , m_park(new QCheckBox(tr("The item waits with the group")))
{
    body()->addWidget(m_park);
    addText(tr("Its lead and members are those of the item. Change them on the Year page, under Groups."));
    body()->addStretch(1);
    addPrimary(tr("Commission the group"), [this] { commission(); });
}

void CommissionPanel::opened()
{
    clearRefusal();
    const room::RoomItem* item = m_desk.openItem();
    m_item = item == nullptr ? base::Id {} : item->id;
    m_about->setText(item == nullptr ? tr("No item is open. Open the item it comes from first.") : named(*item));
    const bool says = item != nullptr && !item->restricted;
    m_name->setText(says ? words(item->title) : QString());
    m_purpose->clear();
    m_end->setText(words(base::longDate(base::addMonths(m_desk.reader().today(), kMonths))));
    m_park->setChecked(false);
    m_name->setFocus();
    m_name->selectAll();
}

void CommissionPanel::commission()
{
    const auto end = typedDate(m_end->text());
    if (!end && !m_end->text().trimmed().isEmpty()) {
        refuse(tr("Write the day on which it ends as 15 May 2012 or 15/05/2012."));
        return;
    }
    governance::CommissionGroup command;
    command.meeting = m_desk.meeting();
    command.item = m_item;
    command.name = typed(m_name->text());
    command.purpose = typed(m_purpose->text());
    command.endOn = end;
    command.parkItem = m_park->isChecked();
    run(std::move(command), [this](const base::Result<base::Id>& made) {
        Q_EMIT said(tr("%1 is commissioned.").arg(bodyName(m_desk.reader(), *made)));
        Q_EMIT closed();
    });
}

SendPanel::SendPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Send an item to another body"), parent)
    , m_item(new QComboBox)
    , m_body(new QComboBox)
    , m_reason(nullptr)
{
    m_item->setAccessibleName(tr("Item"));
    m_body->setAccessibleName(tr("Which body"));
    body()->addWidget(new TextLabel(tr("Item"), TextStyle::Small, TextLabel::Ink::Quiet));
    body()->addWidget(m_item);
    body()->addWidget(new TextLabel(tr("Which body"), TextStyle::Small, TextLabel::Ink::Quiet));
    body()->addWidget(m_body);
    m_reason = addLine(tr("Why, where it is not settled here"));
    addText(tr("It stands as proposed on the next agenda there, with its minute. What is restricted stays so."));
    body()->addStretch(1);
    addPrimary(tr("Send it"), [this] { send(); });
}

void SendPanel::opened()
{
    clearRefusal();
    m_reason->clear();
    m_item->clear();
    for (const room::RoomItem& item : m_desk.state().items) {
        if (item.role.empty())
            m_item->addItem(named(item), words(item.id.hex()));
    }
    if (const room::RoomItem* open = m_desk.openItem())
        m_item->setCurrentIndex(m_item->findData(words(open->id.hex())));
    const auto meeting = room::meetingById(m_desk.reader(), m_desk.meeting());
    m_body->clear();
    for (const Choice& choice : bodyChoices(m_desk.reader(), {}, meeting ? meeting->body : base::Id {}))
        m_body->addItem(choice.text, words(choice.id.hex()));
    m_body->setFocus();
}

void SendPanel::send()
{
    const auto item = base::parseId(m_item->currentData().toString().toStdString());
    const auto to = base::parseId(m_body->currentData().toString().toStdString());
    governance::SendItem command;
    command.meeting = m_desk.meeting();
    command.item = item.value_or(base::Id {});
    command.toBody = to.value_or(base::Id {});
    command.reason = typed(m_reason->text());
    run(std::move(command), [this](const base::Result<void>&) {
        Q_EMIT said(tr("It is on its way to %1.").arg(m_body->currentText()));
        Q_EMIT closed();
    });
}

}  // namespace muster::ui

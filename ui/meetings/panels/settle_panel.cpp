// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/settle_panel.h"

#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

    enum What { Defer, Carry, Withdraw, Park };

}  // namespace

SettlePanel::SettlePanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Defer, carry, withdraw, park"), parent)
    , m_what(new QButtonGroup(this))
    , m_item(nullptr)
    , m_into(nullptr)
    , m_reason(nullptr)
{
    m_item = addLine(tr("Item number"));
    const std::pair<What, QString> choices[] = {{Defer, tr("D   Defer to the next meeting")},
                                                {Carry, tr("C   Carry into another item")},
                                                {Withdraw, tr("W   Withdraw")},
                                                {Park, tr("P   Park: the rest to a task and finish group")}};
    for (const auto& [what, text] : choices) {
        auto* button = new QRadioButton(text);
        button->setAccessibleName(text.mid(4));
        m_what->addButton(button, what);
        button->installEventFilter(this);
        body()->addWidget(button);
    }
    m_into = addLine(tr("Into item number"));
    m_reason = addLine(tr("Reason, as the minutes print it"));
    body()->addStretch(1);
    addPrimary(tr("Settle the item"), [this] { settle(); });
    connect(m_what, &QButtonGroup::idClicked, this, &SettlePanel::choose);
}

void SettlePanel::opened()
{
    clearRefusal();
    m_reason->clear();
    m_into->clear();
    const room::RoomItem* open = m_desk.openItem();
    m_item->setText(open == nullptr ? QString() : QString::number(open->number));
    m_what->button(Defer)->setChecked(true);
    m_into->setEnabled(false);
    m_what->button(Defer)->setFocus();
}

void SettlePanel::choose(int what)
{
    m_what->button(what)->setChecked(true);
    m_into->setEnabled(what == Carry);
    (what == Carry ? m_into : m_reason)->setFocus();
}

bool SettlePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && qobject_cast<QRadioButton*>(watched) != nullptr) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_D:
            choose(Defer);
            return true;
        case Qt::Key_C:
            choose(Carry);
            return true;
        case Qt::Key_W:
            choose(Withdraw);
            return true;
        case Qt::Key_P:
            choose(Park);
            return true;
        default:
            break;
        }
    }
    return RunPanel::eventFilter(watched, event);
}

void SettlePanel::settle()
{
    const room::RoomItem* item = m_desk.itemNumbered(m_item->text().trimmed().toInt());
    if (item == nullptr) {
        refuse(tr("There is no item with this number. The agenda is at the left."));
        return;
    }
    const auto meeting = m_desk.meeting();
    const auto id = item->id;
    const std::string reason = m_reason->text().toStdString();
    switch (m_what->checkedId()) {
    case Carry: {
        const room::RoomItem* into = m_desk.itemNumbered(m_into->text().trimmed().toInt());
        if (into == nullptr) {
            refuse(tr("Give the number of the item that takes it in."));
            return;
        }
        runAndClose(room::CarryItemInto {meeting, id, into->id, reason});
        break;
    }
    case Withdraw:
        runAndClose(room::WithdrawItemInRoom {meeting, id, reason});
        break;
    case Park:
        runAndClose(room::ParkToTaskGroup {meeting, id, reason});
        break;
    default:
        runAndClose(room::DeferItemInRoom {meeting, id, reason});
        break;
    }
}

}  // namespace muster::ui

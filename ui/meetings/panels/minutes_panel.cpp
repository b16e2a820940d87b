// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/minutes_panel.h"

#include "core/documents/minutes_copies.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_commands.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

MinutesPanel::MinutesPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Minutes of the previous meeting"), parent)
    , m_list(new QVBoxLayout)
    , m_approve(nullptr)
{
    m_list->setSpacing(kSpace2);
    body()->addLayout(m_list);
    body()->addStretch(1);
    m_approve = addPrimary(tr("Approve the minutes   Y"), [this] { approve(); });
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            read();
        }
    });
}

void MinutesPanel::opened()
{
    clearRefusal();
    read();
    m_approve->setFocus();
}

void MinutesPanel::read()
{
    emptyLayout(m_list);
    m_previous = {};
    const auto meeting = room::meetingById(m_desk.reader(), m_desk.meeting());
    const auto previous = meeting ? room::previousMeetingBefore(m_desk.reader(), *meeting) : std::nullopt;
    if (!previous) {
        m_list->addWidget(new TextLabel(tr("There is no earlier meeting of this body."), TextStyle::Body,
                                        TextLabel::Ink::Quiet));
        m_approve->setEnabled(false);
        return;
    }
    m_previous = previous->id;
    const auto record = room::minutesRecord(m_desk.reader(), previous->id);
    m_list->addWidget(new TextLabel(tr("%1: %2").arg(words(base::longDate(previous->date)),
                                                     words(room::inWords(record.state)))));
    for (const auto& amendment : room::amendmentsOf(m_desk.reader(), previous->id)) {
        auto* what = new TextLabel({});
        what->setLead(tr("Minute %1").arg(amendment.minute),
                      tr("for “%1” read “%2”").arg(words(amendment.oldText), words(amendment.newText)));
        m_list->addWidget(what);
        if (amendment.state != room::AmendmentState::Proposed) {
            m_list->addWidget(new TextLabel(amendment.state == room::AmendmentState::Accepted ? tr("accepted") : tr("rejected"),
                                            TextStyle::Body, TextLabel::Ink::Quiet));
            continue;
        }
        auto* row = new QHBoxLayout;
        for (const bool accept : {true, false}) {
            auto* button = new QPushButton(accept ? tr("Accept") : tr("Reject"));
            button->setAutoDefault(true);
            button->setAccessibleName(accept ? tr("Accept the amendment of minute %1").arg(amendment.minute)
                                             : tr("Reject the amendment of minute %1").arg(amendment.minute));
            connect(button, &QPushButton::clicked, this, [this, id = amendment.id, accept] {
                run(room::DecideAmendment {id, accept}, [this](const auto&) { m_approve->setFocus(); });
            });
            row->addWidget(button);
        }
        row->addStretch(1);
        m_list->addLayout(row);
    }
    m_approve->setEnabled(record.state != room::MinutesState::Approved);
}

void MinutesPanel::approve()
{
    muster::documents::ApproveMinutes command;
    command.meeting = m_previous;
    command.atMeeting = m_desk.meeting();
    command.atItem = m_desk.state().openItem;
    run(command, [this](const auto&) {
        Q_EMIT said(tr("The minutes are approved and locked."));
        Q_EMIT closed();
    });
}

void MinutesPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Y && m_approve->isEnabled()) {
        approve();
        return;
    }
    RunPanel::keyPressEvent(event);
}

}  // namespace muster::ui

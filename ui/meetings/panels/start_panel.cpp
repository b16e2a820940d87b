// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/start_panel.h"

#include "core/base/date.h"
#include "core/meetings/meeting_queries.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDir>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

/// "This meeting is for tomorrow, Tuesday 24 November 2026."; nothing on its day.
QString otherDay(base::Date meeting, base::Date today)
{
    const QString day = words(base::weekdayAndDate(meeting));
    const int ahead = base::daysBetween(today, meeting);
    if (ahead == 0)
        return {};
    if (ahead == 1)
        return StartPanel::tr("This meeting is for tomorrow, %1.").arg(day);
    if (ahead > 1)
        return StartPanel::tr("This meeting is for %1, in %2 days.").arg(day).arg(ahead);
    if (ahead == -1)
        return StartPanel::tr("This meeting was for yesterday, %1.").arg(day);
    return StartPanel::tr("This meeting was for %1, %2 days ago.").arg(day).arg(-ahead);
}

}  // namespace

StartPanel::StartPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Start check"), parent)
    , m_day(nullptr)
    , m_copy(nullptr)
    , m_writing(nullptr)
    , m_projector(nullptr)
    , m_power(new QCheckBox(tr("The computer is plugged in, or its battery is full")))
    , m_everybody(new QCheckBox(tr("Mark everybody expected from the start as present")))
{
    m_day = addText({}, false);
    m_day->setShape(ChipShape::Triangle, Tone::Attention);
    m_copy = addText({}, false);
    m_writing = addText({}, false);
    m_projector =
        addText(tr("The projector window shows open items only. Restricted ones are covered before they open."), false);
    for (TextLabel* tick : {m_copy, m_writing, m_projector}) {
        tick->setShape(ChipShape::Tick, Tone::Good);
    }
    connect(&m_desk, &RunDesk::stateChanged, this, &StartPanel::showWriting);
    body()->addWidget(m_power);
    body()->addSpacing(kSpace2);
    m_everybody->setChecked(true);
    body()->addWidget(m_everybody);
    addText(tr("Change who is here at any time with Ctrl T."));
    body()->addStretch(1);
    m_start = addPrimary(tr("Start the meeting"), [this] { start(); });
}

void StartPanel::opened()
{
    clearRefusal();
    showDay();
    m_copy->setText(tr("The whole partnership is on this computer, in %1.")
                        .arg(QDir(QString::fromStdString(m_desk.bridge().replica().folder().string())).dirName()));
    showWriting();
    m_start->setEnabled(true);
    m_start->setFocus();
}

// Starting is still right where a meeting was moved at short notice; nobody should do it without knowing.
void StartPanel::showDay()
{
    const auto meeting = room::meetingById(m_desk.reader(), m_desk.meeting());
    m_day->setText(meeting ? otherDay(meeting->date, m_desk.reader().today()) : QString());
    m_day->setVisible(!m_day->text().isEmpty());
    m_start->setAccessibleDescription(m_day->text());
}

void StartPanel::showWriting()
{
    const auto& role = m_desk.state().writing;
    const bool elsewhere = role.standing == room::WritingRole::Standing::Elsewhere;
    switch (role.standing) {
    case room::WritingRole::Standing::None:
        m_writing->setText(tr("This computer writes the record; every entry is on its disk before the line is empty."));
        break;
    case room::WritingRole::Standing::Free:
        m_writing->setText(
            tr("This computer takes the writing role when the meeting starts; the others see who writes."));
        break;
    case room::WritingRole::Standing::Here:
        m_writing->setText(words(room::inWords(role)));
        break;
    case room::WritingRole::Standing::Elsewhere:
        m_writing->setText(
            tr("%1 has the writing role. Ctrl ⇧ N takes it over; without it, what you record is added all "
               "the same.")
                .arg(words(room::inWords(*role.holder))));
        break;
    }
    m_writing->setShape(elsewhere ? ChipShape::Triangle : ChipShape::Tick, elsewhere ? Tone::Attention : Tone::Good);
}

void StartPanel::start()
{
    m_start->setEnabled(false);
    clearRefusal();
    m_desk.execute(room::StartMeeting {m_desk.meeting()}, this,
                   [this](const base::Result<room::MeetingStarted>& started) { finish(started); });
}

void StartPanel::finish(const base::Result<room::MeetingStarted>& started)
{
    m_start->setEnabled(true);
    if (!started) {
        refuse(words(started.error().detail));
        return;
    }
    if (m_everybody->isChecked()) {
        m_desk.perform(room::MarkExpectedPresent {m_desk.meeting()});
    }
    m_desk.next();
    QStringList said {tr("Started at %1.").arg(words(base::clockTime(started->at)))};
    for (const auto& caution : started->cautions) {
        said << words(caution);
    }
    Q_EMIT this->said(said.join(u' '));
    Q_EMIT closed();
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/edit_meeting_form.h"

#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_consequences.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/meetings/core_text.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>

namespace muster::ui {

using namespace muster::meetings;

namespace {

enum Role { kTitle = Qt::UserRole, kAgency };

TextLabel* warning()
{
    auto* label = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Attention);
    label->setShape(ChipShape::Triangle, Tone::Attention);
    return label;
}

void showSentences(TextLabel* label, const std::vector<std::string>& sentences)
{
    QStringList lines;
    for (const std::string& sentence : sentences)
        lines << qt(sentence);
    label->setText(lines.join(u'\n'));
    label->setVisible(!lines.isEmpty());
}

void addOfficer(QComboBox* choice, const std::string& title, const std::string& agencyName, const base::Id& agency)
{
    choice->addItem(agencyName.empty() ? qt(title) : QStringLiteral("%1, %2").arg(qt(title), qt(agencyName)));
    choice->setItemData(choice->count() - 1, qt(title), kTitle);
    choice->setItemData(choice->count() - 1, keyOf(agency), kAgency);
}

}  // namespace

EditMeetingForm::EditMeetingForm(ReplicaBridge& bridge)
    : FormPage(bridge, tr("Edit the meeting"), tr("Save the meeting"))
    , m_date(dayField())
    , m_start(hourField())
    , m_length(lengthField())
    , m_venue(new QLineEdit)
    , m_contact(new QLineEdit)
    , m_chair(new QComboBox)
    , m_noteTaker(new QComboBox)
    , m_fixed(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_consequences(warning())
{
    form()->addField(QStringLiteral("date"), tr("Date"), m_date);
    form()->beginPair();
    form()->addField(QStringLiteral("start"), tr("Starts at"), m_start);
    form()->addField(QStringLiteral("length"), tr("Takes"), m_length);
    form()->addWidget(m_fixed);
    form()->addWidget(m_consequences);
    form()->addField(QStringLiteral("venue"), tr("Venue"), m_venue);
    form()->addField(QStringLiteral("contact"), tr("Contact"), m_contact, tr("The note-taker when left empty"));
    form()->addField(QStringLiteral("chair"), tr("Chair"), m_chair);
    form()->addField(QStringLiteral("note_taker"), tr("Note-taker"), m_noteTaker);
    connect(m_date, &QDateEdit::dateChanged, this, &EditMeetingForm::showConsequences);
    connect(m_start, &QTimeEdit::timeChanged, this, &EditMeetingForm::showConsequences);
    connect(form(), &FormPanel::submitted, this, &EditMeetingForm::save);
}

base::Date EditMeetingForm::day() const { return coreDate(m_date->date()); }

base::TimeOfDay EditMeetingForm::hour() const
{
    const QTime time = m_start->time();
    return base::TimeOfDay {time.hour() * 60 + time.minute()};
}

void EditMeetingForm::begin(const Meeting& meeting)
{
    m_meeting = meeting;
    form()->clearErrors();
    form()->setTitle(tr("Edit the meeting of %1").arg(qt(base::longDate(meeting.date))));
    m_date->setDate(qtDate(meeting.date));
    m_start->setTime(QTime(meeting.start.minutes / 60, meeting.start.minutes % 60));
    m_length->setValue(meeting.lengthMinutes);
    m_venue->setText(qt(meeting.venue));
    m_contact->setText(qt(meeting.contact));
    fillOfficer(m_chair, meeting.chair);
    fillOfficer(m_noteTaker, meeting.noteTaker);
    const bool moves = mayMove(meeting.state);
    m_date->setEnabled(moves);
    m_start->setEnabled(moves);
    m_fixed->setText(moves ? QString() : tr("The meeting is %1: its day and hour stay.").arg(qt(inWords(meeting.state))));
    m_fixed->setVisible(!moves);
    showConsequences();
    QWidget* first = moves ? static_cast<QWidget*>(m_date) : m_venue;
    first->setFocus(Qt::OtherFocusReason);
}

// Every role in force, and whoever has the duty now, be it a role that is not on the list.
void EditMeetingForm::fillOfficer(QComboBox* choice, const Officer& officer)
{
    choice->clear();
    choice->addItem(tr("Nobody named yet"));
    int current = 0;
    for (const auto& role : partnership::rolesOn(bridge().reader(), m_meeting.date)) {
        const auto agency = partnership::agency(bridge().reader(), role.agency);
        addOfficer(choice, role.title, agency ? agency->name : role.organisation, role.agency);
        if (role.title == officer.roleTitle && role.agency == officer.agency)
            current = choice->count() - 1;
    }
    if (current == 0 && !officer.roleTitle.empty()) {
        addOfficer(choice, officer.roleTitle, officer.agencyName, officer.agency);
        current = choice->count() - 1;
    }
    choice->setCurrentIndex(current);
}

void EditMeetingForm::showConsequences()
{
    showSentences(m_consequences, consequencesOfMoving(bridge().reader(), m_meeting.id, day(), hour()));
}

void EditMeetingForm::save()
{
    form()->clearErrors();
    EditMeeting command {.meeting = m_meeting.id};
    if (day() != m_meeting.date)
        command.date = day();
    if (hour() != m_meeting.start)
        command.start = hour();
    if (m_length->value() != m_meeting.lengthMinutes)
        command.plannedMinutes = m_length->value();
    command.venue = core(m_venue->text());
    command.contact = core(m_contact->text());
    command.chairRole = core(m_chair->currentData(kTitle).toString());
    command.chairAgency = idOf(m_chair->currentData(kAgency).toString());
    command.noteTakerRole = core(m_noteTaker->currentData(kTitle).toString());
    command.noteTakerAgency = idOf(m_noteTaker->currentData(kAgency).toString());
    const QString said = command.date || command.start
        ? tr("The meeting is moved to %1, %2.").arg(qt(base::weekdayAndDate(day())), qt(base::spokenTime(hour())))
        : tr("The meeting is changed.");
    bridge().execute(command, this, [this, said](const base::Result<void>& result) {
        if (!result)
            form()->setError(qt(result.error().field), qt(result.error().detail));
        else
            Q_EMIT saved(said);
    });
}

NotHeldForm::NotHeldForm(ReplicaBridge& bridge, const QString& title, const QString& saveText, const QString& example)
    : FormPage(bridge, title, saveText)
    , m_which(new TextLabel({}))
    , m_consequences(warning())
    , m_reason(new QLineEdit)
{
    form()->addWidget(m_which);
    form()->addWidget(m_consequences);
    form()->addField(QStringLiteral("reason"), tr("Why"), m_reason, example);
    connect(form(), &FormPanel::submitted, this, [this] {
        form()->clearErrors();
        send(m_meeting, core(m_reason->text()));
    });
}

void NotHeldForm::begin(const Meeting& meeting)
{
    m_meeting = meeting.id;
    form()->clearErrors();
    m_which->setText(qt(meetingTitle(meeting)));
    showSentences(m_consequences, consequences(meeting.id));
    m_reason->clear();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void NotHeldForm::answered(const base::Result<void>& result, const QString& said)
{
    if (!result)
        form()->setError(qt(result.error().field), qt(result.error().detail));
    else
        Q_EMIT saved(said);
}

CancelMeetingForm::CancelMeetingForm(ReplicaBridge& bridge)
    : NotHeldForm(bridge, tr("Cancel the meeting"), tr("Cancel the meeting"),
                  tr("Members are told, such as \"too few people\""))
{
    form()->cancelButton()->setText(tr("Keep the meeting"));
    form()->cancelButton()->setAccessibleName(tr("Keep the meeting"));
}

std::vector<std::string> CancelMeetingForm::consequences(const base::Id& meeting) const
{
    return consequencesOfCancelling(bridge().reader(), meeting);
}

void CancelMeetingForm::send(const base::Id& meeting, const std::string& reason)
{
    bridge().execute(CancelMeeting {.meeting = meeting, .reason = reason}, this,
                     [this](const base::Result<void>& result) { answered(result, tr("The meeting is cancelled.")); });
}

InformalMeetingForm::InformalMeetingForm(ReplicaBridge& bridge)
    : NotHeldForm(bridge, tr("Held informally"), tr("It was held informally"), tr("Such as \"3 of 9 agencies came\""))
{
}

std::vector<std::string> InformalMeetingForm::consequences(const base::Id& meeting) const
{
    return consequencesOfHoldingInformally(bridge().reader(), meeting);
}

void InformalMeetingForm::send(const base::Id& meeting, const std::string& reason)
{
    bridge().execute(HoldInformally {.meeting = meeting, .reason = reason}, this, [this](const base::Result<void>& result) {
        answered(result, tr("The meeting was held informally."));
    });
}

}  // namespace muster::ui

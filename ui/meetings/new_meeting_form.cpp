// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/new_meeting_form.h"

#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/meetings/core_text.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeEdit>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kUsualLength = 120;
constexpr int kUsualStart = 10 * 60;

}  // namespace

NewMeetingForm::NewMeetingForm(ReplicaBridge& bridge)
    : FormPage(bridge, tr("New meeting"), tr("Plan the meeting"))
    , m_body(new QComboBox)
    , m_date(dayField())
    , m_start(hourField())
    , m_length(lengthField())
    , m_venue(new QLineEdit)
    , m_reason(new QLineEdit)
    , m_cadence(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_warning(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Attention))
{
    m_warning->setShape(ChipShape::Triangle, Tone::Attention);
    form()->addField(QStringLiteral("body"), tr("Body"), m_body);
    form()->addWidget(m_cadence);
    form()->addField(QStringLiteral("date"), tr("Date"), m_date);
    form()->addWidget(m_warning);
    form()->addField(QStringLiteral("reason"), tr("Why all the same"), m_reason);
    form()->beginPair();
    form()->addField(QStringLiteral("start"), tr("Starts at"), m_start);
    form()->addField(QStringLiteral("length"), tr("Takes"), m_length);
    form()->addField(QStringLiteral("venue"), tr("Venue"), m_venue, tr("That of the last meeting when left empty"));
    connect(m_body, &QComboBox::currentIndexChanged, this, &NewMeetingForm::proposeDay);
    connect(m_date, &QDateEdit::dateChanged, this, &NewMeetingForm::showWarnings);
    connect(form(), &FormPanel::submitted, this, &NewMeetingForm::save);
}

base::Id NewMeetingForm::body() const { return idOf(m_body->currentData().toString()); }

void NewMeetingForm::begin(const base::Id& body)
{
    form()->clearErrors();
    m_venue->clear();
    m_reason->clear();
    const QSignalBlocker quiet(m_body);
    m_body->clear();
    for (const auto& each : partnership::bodiesOn(bridge().reader(), bridge().reader().today()))
        m_body->addItem(qt(each.name), keyOf(each.id));
    if (const int at = m_body->findData(keyOf(body)); at >= 0)
        m_body->setCurrentIndex(at);
    proposeDay();
    m_body->setFocus(Qt::OtherFocusReason);
}

void NewMeetingForm::proposeDay()
{
    const replica::Reader& reader = bridge().reader();
    base::Date from = reader.today();
    // The day after the last one planned.
    for (const Meeting& meeting : meetingsOf(reader, body())) {
        if (meeting.date >= from && meeting.state != MeetingState::Cancelled)
            from = base::addDays(meeting.date, 1);
    }
    const auto cadence = partnership::cadenceOn(reader, body(), from);
    const auto days = partnership::nextMeetingDates(reader, body(), from, 1);
    m_cadence->setText(!cadence ? tr("No cadence is recorded for this body: choose a day.")
                           : days.empty()
                           ? tr("Meets %1: choose a day.").arg(qt(partnership::inWords(*cadence)))
                           : tr("Meets %1. The next day is proposed.").arg(qt(partnership::inWords(*cadence))));
    m_date->setDate(qtDate(days.empty() ? from : days.front().date));
    const int start = cadence && cadence->start ? cadence->start->minutes : kUsualStart;
    m_start->setTime(QTime(start / 60, start % 60));
    m_length->setValue(cadence ? cadence->lengthMinutes.value_or(kUsualLength) : kUsualLength);
    showWarnings();
}

void NewMeetingForm::showWarnings()
{
    QStringList texts;
    bool needsReason = false;
    if (!body().isNil()) {
        for (const PlanningWarning& warning : planningWarnings(bridge().reader(), body(), coreDate(m_date->date()))) {
            texts << qt(warning.text);
            needsReason = needsReason || warning.needsReason;
        }
    }
    m_warning->setText(texts.join(u'\n'));
    m_warning->setVisible(!texts.isEmpty());
    form()->row(QStringLiteral("reason"))->setVisible(needsReason);
}

void NewMeetingForm::save()
{
    form()->clearErrors();
    CreateMeeting command {.body = body(), .date = coreDate(m_date->date())};
    const QTime start = m_start->time();
    command.start = base::TimeOfDay {start.hour() * 60 + start.minute()};
    command.plannedMinutes = m_length->value();
    command.venue = core(m_venue->text());
    command.reason = core(m_reason->text());
    bridge().execute(command, this, [this](const base::Result<CreatedMeeting>& result) {
        if (!result) {
            if (result.error().field == "reason")
                form()->row(QStringLiteral("reason"))->show();
            form()->setError(qt(result.error().field), qt(result.error().detail));
            return;
        }
        QStringList said {tr("The meeting is planned.")};
        for (const std::string& warning : result->warnings)
            said << qt(warning);
        Q_EMIT created(result->id, said.join(u' '));
    });
}

}  // namespace muster::ui

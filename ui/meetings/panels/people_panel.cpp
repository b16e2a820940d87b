// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/people_panel.h"

#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

    QString clock(base::TimeOfDay time) { return words(base::clockTime(time)); }

    QString timesOf(const room::Attendance& attendance, bool here)
    {
        if (here) {
            return attendance.arrivedAt ? QObject::tr("here since %1").arg(clock(*attendance.arrivedAt))
                                        : QObject::tr("here");
        }
        if (attendance.leftAt) {
            return QObject::tr("left %1").arg(clock(*attendance.leftAt));
        }
        if (attendance.status == room::AttendanceStatus::Expected) {
            return attendance.expectedFrom ? QObject::tr("expected %1").arg(clock(*attendance.expectedFrom))
                                           : QObject::tr("expected");
        }
        return words(room::inWords(attendance.status)).toLower();
    }

    QString detailOf(const room::Attendance& attendance, bool here)
    {
        const QString times = timesOf(attendance, here);
        return attendance.substituteFor.empty()
            ? times
            : QObject::tr("%1, for the %2").arg(times, words(attendance.substituteFor));
    }

    bool samePerson(const room::Person& a, const room::Person& b)
    {
        if (a.role && b.role) {
            return a.role == b.role;
        }
        return a.agency == b.agency && a.roleTitle == b.roleTitle;
    }

    void addOnce(std::vector<PersonChoice>& choices, PersonChoice choice)
    {
        const bool known = std::any_of(choices.begin(), choices.end(), [&](const PersonChoice& each) {
            return samePerson(each.person, choice.person);
        });
        if (!known) {
            choices.push_back(std::move(choice));
        }
    }

}  // namespace

std::vector<PersonChoice> peopleHere(const RunDesk& desk)
{
    std::vector<PersonChoice> choices;
    for (const auto& attendance : desk.state().present) {
        addOnce(choices, {attendance.person, attendance.id, detailOf(attendance, true), true});
    }
    return choices;
}

std::vector<PersonChoice> peopleOf(const RunDesk& desk)
{
    std::vector<PersonChoice> choices;
    for (const auto& attendance : desk.state().expected) {
        addOnce(choices, {attendance.person, attendance.id, detailOf(attendance, false), false});
    }
    for (auto& here : peopleHere(desk)) {
        addOnce(choices, std::move(here));
    }
    for (const auto& attendance : room::attendanceOf(desk.reader(), desk.meeting())) {
        addOnce(choices, {attendance.person, attendance.id, detailOf(attendance, false), false});
    }
    const auto context = room::captureContext(desk.reader(), desk.meeting(), desk.state().openItem);
    for (const auto& agency : context.agencies) {
        if (!agency.active) {
            continue;
        }
        for (const auto& role : agency.roles) {
            room::Person person;
            person.role = role.id;
            person.roleTitle = role.title;
            person.agency = agency.id;
            person.agencyShortName = agency.shortName;
            person.agencyName = agency.name;
            person.canCommit = role.canCommit;
            addOnce(choices, {std::move(person), {}, QObject::tr("not expected"), false});
        }
    }
    return choices;
}

PeoplePanel::PeoplePanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Who comes, who goes"), parent)
    , m_picker(new PersonPicker(tr("Person who comes or goes")))
    , m_summary(nullptr)
    , m_reason(new QLineEdit)
{
    m_summary = addText({});
    body()->addWidget(m_picker, 1);
    m_reason->setPlaceholderText(tr("Reason to come in during the restricted item"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    connect(m_reason, &QLineEdit::returnPressed, this, &PeoplePanel::comeOrGo);
    body()->addWidget(m_reason);
    auto* keys = new QWidget;
    auto* flow = new FlowLayout(kSpace1, 0, keys);
    const auto add = [&](const QString& cap, const QString& word, const QString& spoken, auto&& what) {
        auto* button = new KeyButton(cap, word, spoken);
        connect(button, &KeyButton::clicked, this, what);
        flow->addWidget(button);
    };
    add(tr("Enter"), tr("comes / leaves"), tr("The chosen person comes in or leaves now"), [this] { comeOrGo(); });
    add(QStringLiteral("P"), tr("present"), tr("Record as present, with the list in focus"),
        [this] { setStatus(room::AttendanceStatus::Present); });
    add(QStringLiteral("A"), tr("apologies"), tr("Record apologies, with the list in focus"),
        [this] { setStatus(room::AttendanceStatus::Apologies); });
    add(QStringLiteral("N"), tr("absent"), tr("Record as absent without apology, with the list in focus"),
        [this] { setStatus(room::AttendanceStatus::Absent); });
    add(QStringLiteral("S"), tr("substitute"), tr("Somebody comes in the place of the chosen person, with the list in focus"),
        [this] { askSubstitute(); });
    add(QStringLiteral("T"), tr("times"), tr("Correct arrival and departure of the chosen person, with the list in focus"),
        [this] { askTimes(); });
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    keys->setSizePolicy(policy);
    body()->addWidget(keys);
    addButton(tr("Everybody expected from the start is here"), [this] {
        run(room::MarkExpectedPresent {m_desk.meeting()}, [this](const base::Result<int>& count) {
            Q_EMIT said(*count == 1 ? tr("1 person marked present.") : tr("%1 people marked present.").arg(*count));
        });
    });
    m_picker->list()->installEventFilter(this);
    connect(m_picker, &PersonPicker::accepted, this, &PeoplePanel::comeOrGo);
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            read();
        }
    });
}

void PeoplePanel::opened()
{
    clearRefusal();
    m_picker->clearText();
    m_reason->clear();
    read();
    m_picker->setFocus();
}

void PeoplePanel::read()
{
    m_picker->setChoices(peopleOf(m_desk));
    m_reason->setVisible(m_desk.state().restrictedMode);
    m_summary->setText(tr("%1 here, %2 still expected. The time is that of the key.")
                           .arg(m_desk.state().present.size())
                           .arg(m_desk.state().expected.size()));
}

void PeoplePanel::comeOrGo()
{
    const auto chosen = m_picker->current();
    if (!chosen) {
        return;
    }
    const QString name = words(room::inWords(chosen->person));
    const auto done = [this, name, here = chosen->here](const auto&) {
        Q_EMIT said(here ? tr("%1 left.").arg(name) : tr("%1 came in.").arg(name));
        m_picker->clearText();
        m_reason->clear();
        m_picker->setFocus();
    };
    const auto& person = chosen->person;
    if (chosen->here) {
        room::RecordDeparture command;
        command.meeting = m_desk.meeting();
        command.role = person.role;
        command.roleTitle = person.roleTitle;
        command.agency = person.agency;
        run(command, done);
    } else {
        room::RecordArrival command;
        command.meeting = m_desk.meeting();
        command.role = person.role;
        command.roleTitle = person.roleTitle;
        command.agency = person.agency;
        command.reasonToStay = m_reason->text().toStdString();
        run(command, done);
    }
}

void PeoplePanel::setStatus(room::AttendanceStatus status)
{
    if (const auto chosen = m_picker->current()) {
        room::SetAttendance command;
        command.meeting = m_desk.meeting();
        command.role = chosen->person.role;
        command.roleTitle = chosen->person.roleTitle;
        command.agency = chosen->person.agency;
        command.status = status;
        // Whoever is known to come in somebody's place, or for some items only, is present as that.
        for (const auto& attendance : room::attendanceOf(m_desk.reader(), m_desk.meeting())) {
            if (attendance.id == chosen->attendance && status == room::AttendanceStatus::Present) {
                command.items = attendance.items;
                command.substituteFor = attendance.substituteFor;
                command.status = !command.substituteFor.empty() ? room::AttendanceStatus::Substitute
                    : !command.items.empty()                    ? room::AttendanceStatus::InAttendance
                                                                : status;
            }
        }
        run(command, [](const auto&) {});
    }
}

void PeoplePanel::askSubstitute()
{
    if (const auto chosen = m_picker->current()) {
        Q_EMIT substituteWanted(chosen->person);
    }
}

void PeoplePanel::askTimes()
{
    if (const auto chosen = m_picker->current()) {
        Q_EMIT timesWanted(chosen->person);
    }
}

bool PeoplePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_picker->list() && event->type() == QEvent::KeyPress
        && !(static_cast<QKeyEvent*>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_P:
            setStatus(room::AttendanceStatus::Present);
            return true;
        case Qt::Key_A:
            setStatus(room::AttendanceStatus::Apologies);
            return true;
        case Qt::Key_N:
            setStatus(room::AttendanceStatus::Absent);
            return true;
        case Qt::Key_S:
            askSubstitute();
            return true;
        case Qt::Key_T:
            askTimes();
            return true;
        default:
            break;
        }
    }
    return RunPanel::eventFilter(watched, event);
}

}  // namespace muster::ui

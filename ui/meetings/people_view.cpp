// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/people_view.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/briefed.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "ui/meetings/reason_bar.h"
#include "ui/meetings/row_list.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kPapersWidth = 360;

QWidget* keyRow(FlowLayout*& flow)
{
    auto* inner = new QWidget;
    flow = new FlowLayout(kSpace2, kSpace1, inner);
    flow->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace2);
    return inner;
}

}  // namespace

PeopleView::PeopleView(ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_later(bridge, *this, [this] { reload(); })
    , m_message(new MessageBar)
    , m_people(new RowList(tr("Attendance")))
    , m_substitute(new ReasonBar)
    , m_papers(new RowList(tr("Papers")))
    , m_paperItem(new QComboBox)
    , m_paperTitle(new QLineEdit)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* message = new QHBoxLayout;
    message->setContentsMargins(kSpace4, kSpace2, kSpace4, 0);
    message->addWidget(m_message);
    column->addLayout(message);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makePeople(), 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(makePapers());
    column->addLayout(row, 1);

    connect(m_substitute, &ReasonBar::closed, this, [this] { m_people->setFocus(Qt::OtherFocusReason); });
    m_people->installEventFilter(this);
    m_papers->installEventFilter(this);
}

QWidget* PeopleView::makePeople()
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, kSpace2, 0, 0);
    column->setSpacing(0);
    m_people->setEmptyText(tr("Nobody is a member of this body yet. Add its members on the Partnership page."));
    column->addWidget(m_people, 1);
    column->addWidget(m_substitute);
    column->addWidget(new Hairline);
    FlowLayout* flow = nullptr;
    column->addWidget(keyRow(flow));
    const auto add = [this, flow](const QString& cap, const QString& word, const QString& spoken, auto slot) {
        auto* button = new KeyButton(cap, word, spoken);
        connect(button, &QAbstractButton::clicked, this, slot);
        flow->addWidget(button);
    };
    add(tr("E"), tr("expected"), tr("Expected to come"), [this] { setStatus(AttendanceStatus::Expected); });
    add(tr("P"), tr("present"), tr("Present"), [this] { setStatus(AttendanceStatus::Present); });
    add(tr("I"), tr("in attendance"), tr("In attendance"), [this] { setStatus(AttendanceStatus::InAttendance); });
    add(tr("A"), tr("apologies"), tr("Sent apologies"), [this] { setStatus(AttendanceStatus::Apologies); });
    add(tr("B"), tr("absent"), tr("Absent without apology"), [this] { setStatus(AttendanceStatus::Absent); });
    add(tr("S"), tr("substitute"), tr("Somebody comes in their place"), &PeopleView::askSubstitute);
    add(tr("R"), tr("briefed"), tr("Their agency has briefed them, or not after all"), &PeopleView::tickBriefed);
    return widget;
}

QWidget* PeopleView::makePapers()
{
    auto* widget = new QWidget;
    widget->setFixedWidth(kPapersWidth);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, kSpace2, 0, 0);
    column->setSpacing(0);
    m_papers->setEmptyText(tr("No papers yet. Papers are due five working days before the meeting."));
    column->addWidget(m_papers, 1);
    column->addWidget(new Hairline);
    auto* fields = new QHBoxLayout;
    fields->setContentsMargins(kSpace3, kSpace2, kSpace3, 0);
    fields->setSpacing(kSpace2);
    m_paperItem->setAccessibleName(tr("Item of the paper"));
    m_paperItem->setFixedWidth(96);
    m_paperTitle->setAccessibleName(tr("Title of the paper"));
    m_paperTitle->setPlaceholderText(tr("A paper that came in today"));
    auto* button = new QPushButton(tr("Add"));
    button->setAccessibleName(tr("Add the paper"));
    fields->addWidget(m_paperItem);
    fields->addWidget(m_paperTitle, 1);
    fields->addWidget(button);
    column->addLayout(fields);
    connect(button, &QPushButton::clicked, this, &PeopleView::addPaper);
    connect(m_paperTitle, &QLineEdit::returnPressed, this, &PeopleView::addPaper);
    FlowLayout* flow = nullptr;
    column->addWidget(keyRow(flow));
    const auto add = [this, flow](const QString& cap, const QString& word, const QString& spoken, PaperChoice choice) {
        auto* key = new KeyButton(cap, word, spoken);
        connect(key, &QAbstractButton::clicked, this, [this, choice] { choosePaper(choice); });
        flow->addWidget(key);
    };
    add(tr("T"), tr("take"), tr("Take the late paper"), PaperChoice::Take);
    add(tr("N"), tr("note only"), tr("Note the late paper only"), PaperChoice::NoteOnly);
    add(tr("L"), tr("later"), tr("Defer the late paper"), PaperChoice::Defer);
    return widget;
}

bool PeopleView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* press = dynamic_cast<QKeyEvent*>(event);
    if (press == nullptr || press->modifiers() != Qt::NoModifier)
        return false;
    const int key = press->key();
    if (watched == m_people) {
        switch (key) {
        case Qt::Key_E:
            setStatus(AttendanceStatus::Expected);
            return true;
        case Qt::Key_P:
            setStatus(AttendanceStatus::Present);
            return true;
        case Qt::Key_I:
            setStatus(AttendanceStatus::InAttendance);
            return true;
        case Qt::Key_A:
            setStatus(AttendanceStatus::Apologies);
            return true;
        case Qt::Key_B:
            setStatus(AttendanceStatus::Absent);
            return true;
        case Qt::Key_S:
            askSubstitute();
            return true;
        case Qt::Key_R:
            tickBriefed();
            return true;
        default:
            return false;
        }
    }
    if (watched == m_papers && (key == Qt::Key_T || key == Qt::Key_N || key == Qt::Key_L)) {
        choosePaper(key == Qt::Key_T ? PaperChoice::Take : key == Qt::Key_N ? PaperChoice::NoteOnly : PaperChoice::Defer);
        return true;
    }
    return false;
}

void PeopleView::showMeeting(const base::Id& meeting)
{
    if (meeting != m_meeting) {
        m_meeting = meeting;
        m_message->dismiss();
        m_substitute->done();
    }
    m_later.mark();
    if (isVisible())
        reload();
}

void PeopleView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_later.isStale())
        reload();
}

void PeopleView::reload()
{
    m_later.done();
    if (m_meeting.isNil())
        return;
    readPeople();
    readPapers();
}

const PeopleView::Somebody* PeopleView::chosen() const
{
    const QString key = m_people->currentKey();
    const auto found = std::find_if(m_somebody.begin(), m_somebody.end(), [&](const Somebody& s) { return s.key == key; });
    return found == m_somebody.end() ? nullptr : &*found;
}

void PeopleView::refuse(const base::Failure& failure) { m_message->showRefusal(qt(failure.detail)); }

void PeopleView::done(const QString& text)
{
    m_message->dismiss();
    m_substitute->done();
    reload();
    Q_EMIT said(text, true);
}

void PeopleView::setStatus(AttendanceStatus status)
{
    const Somebody* who = chosen();
    if (who == nullptr)
        return;
    const Person& person = who->attendance.person;
    perform(SetAttendance {.meeting = m_meeting,
                           .role = person.role,
                           .roleTitle = person.roleTitle,
                           .agency = person.agency,
                           .status = status,
                           .substituteFor = {},
                           .arrivedAt = {},
                           .leftAt = {},
                           .items = countsAsThere(status) ? who->attendance.items : std::vector<base::Id> {},
                           .note = who->attendance.note},
            tr("%1: %2.").arg(qt(person.roleTitle), qt(inWords(status)).toLower()));
}

void PeopleView::askSubstitute()
{
    const Somebody* who = chosen();
    if (who == nullptr)
        return;
    const Person person = who->attendance.person;
    const bool started = meetingById(m_bridge.reader(), m_meeting).value_or(Meeting {}).actualStart.has_value();
    m_substitute->ask(
        tr("Who comes in the place of %1? Give the role.").arg(qt(person.roleTitle)), tr("Record"),
        [this, person, started](const QString& role, const QString&) {
            SetAttendance apology {.meeting = m_meeting,
                                   .role = person.role,
                                   .roleTitle = person.roleTitle,
                                   .agency = person.agency,
                                   .status = AttendanceStatus::Apologies,
                                   .substituteFor = {},
                                   .arrivedAt = {},
                                   .leftAt = {},
                                   .items = {},
                                   .note = {}};
            SetAttendance substitute = apology;
            substitute.role = {};
            substitute.roleTitle = core(role);
            substitute.substituteFor = person.roleTitle;
            // Nobody is present before the meeting starts.
            substitute.status = started ? AttendanceStatus::Substitute : AttendanceStatus::Expected;
            const auto work = [apology, substitute](replica::Replica& replica) {
                return replica.transact("Record a substitute", [&](replica::Writer& writer) -> base::Result<base::Id> {
                    auto apologised = apply(writer, apology);
                    return apologised ? apply(writer, substitute) : apologised;
                });
            };
            m_bridge.run(work, this, [this, role, person](const base::Result<base::Id>& result) {
                if (!result)
                    refuse(result.error());
                else
                    done(tr("%1 comes in the place of %2.").arg(role, qt(person.roleTitle)));
            });
        });
}

void PeopleView::tickBriefed()
{
    const Somebody* who = chosen();
    if (who == nullptr)
        return;
    const base::Id agency = who->attendance.person.agency;
    const auto all = briefings(m_bridge.reader(), m_meeting);
    const auto now = std::find_if(all.begin(), all.end(), [&](const Briefing& one) { return one.agency == agency; });
    if (now == all.end()) {
        m_message->showNotice(tr("No item needs %1 yet, so there is nothing to brief them on.")
                                  .arg(qt(who->attendance.person.agencyName)),
                              Tone::Attention);
        return;
    }
    const bool briefed = !now->briefedOn;
    perform(TickBriefed {.meeting = m_meeting, .agency = agency, .briefed = briefed},
            briefed ? tr("%1 is briefed.").arg(qt(who->attendance.person.roleTitle))
                    : tr("%1 is not briefed yet.").arg(qt(who->attendance.person.roleTitle)));
}

void PeopleView::choosePaper(PaperChoice choice)
{
    const QStringList parts = m_papers->currentKey().split(u'/');
    if (parts.size() == 2)
        perform(ChooseForPaper {m_meeting, idOf(parts.at(0)), idOf(parts.at(1)), choice},
                tr("The paper: %1.").arg(qt(inWords(choice))));
}

void PeopleView::addPaper()
{
    const base::Id item = idOf(m_paperItem->currentData().toString());
    m_bridge.execute(AddPaper {m_meeting, item, core(m_paperTitle->text())}, this,
                     [this](const base::Result<base::Id>& result) {
                         if (!result) {
                             refuse(result.error());
                             return;
                         }
                         m_paperTitle->clear();
                         done(tr("The paper is recorded as received today."));
                     });
}

}  // namespace muster::ui

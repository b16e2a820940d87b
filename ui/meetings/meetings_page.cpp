// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page's look and what it shows; what can be done on it is in meetings_page_commands.cpp.
#include "ui/meetings/meetings_page.h"

#include "core/meetings/meeting_consequences.h"
#include "core/meetings/meeting_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/edit_meeting_form.h"
#include "ui/meetings/meeting_rows.h"
#include "ui/meetings/minutes_view.h"
#include "ui/meetings/new_meeting_form.h"
#include "ui/meetings/people_view.h"
#include "ui/meetings/row_list.h"
#include "ui/meetings/run_page.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <initializer_list>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kListWidth = 224;

}  // namespace

MeetingsPage::MeetingsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(MeetingsPage::ownSign(), parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_whole(new QStackedWidget)
    , m_header(new PageHeader({}))
    , m_state(new Chip(QString()))
    , m_propose(new QPushButton(tr("Propose an item")))
    , m_reopen(new QPushButton(tr("Reopen the agenda")))
    , m_step(new QPushButton)
    , m_edit(new QPushButton(tr("Edit…")))
    , m_cancel(new QPushButton(tr("Cancel the meeting…")))
    , m_informal(new QPushButton(tr("Held informally…")))
    , m_special(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Attention))
    , m_list(new RowList(tr("Meetings")))
    , m_right(new QStackedWidget)
    , m_empty(new EmptyState(Icon::Meetings, tr("No meeting yet"),
                             tr("Plan the first one: its day comes from how often the body meets.")))
    , m_newForm(new NewMeetingForm(bridge))
    , m_editForm(new EditMeetingForm(bridge))
    , m_cancelForm(new CancelMeetingForm(bridge))
    , m_informalForm(new InformalMeetingForm(bridge))
    , m_tabs(new QTabBar)
    , m_parts(new QStackedWidget)
    , m_agenda(new AgendaBuilder(bridge))
    , m_people(new PeopleView(bridge))
    , m_minutes(new MinutesView(bridge, prompts))
    , m_run(new RunPage(bridge, prompts, nullptr))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* browse = new QWidget;
    auto* row = new QHBoxLayout(browse);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeList());
    row->addWidget(new Hairline(Qt::Vertical));
    m_empty->setButton(tr("Plan a meeting"), tr("Ctrl+N"));
    m_right->addWidget(makeMeeting());
    for (FormPage* form : std::initializer_list<FormPage*> {m_newForm, m_editForm, m_cancelForm, m_informalForm})
        connectForm(form);
    m_right->addWidget(m_empty);
    row->addWidget(m_right, 1);
    m_whole->addWidget(browse);
    m_whole->addWidget(m_run);
    column->addWidget(m_whole);

    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &MeetingsPage::reload);
    connect(&m_bridge, &ReplicaBridge::changed, this, [this](const replica::ChangeNotice& notice) {
        if (m_read && (notice.touches("meeting") || notice.touches("body") || notice.rows.empty()))
            m_later.start();
    });
    connect(m_list, &RowList::currentKeyChanged, this, [this](const QString& key) {
        if (!key.isEmpty())
            chooseMeeting(idOf(key));
    });
    connect(m_list, &RowList::opened, this, [this] { showPart(m_tabs->currentIndex()); });
    connect(m_empty, &EmptyState::buttonPressed, this, &MeetingsPage::newMeeting);
    connect(m_newForm, &NewMeetingForm::created, this, [this](const base::Id& meeting, const QString& text) {
        reload();
        leaveForm();
        m_list->selectKey(keyOf(meeting));
        showPart(kAgenda);
        Q_EMIT said(text, true);
    });
    const auto changed = [this](const QString& text) {
        reload();
        leaveForm();
        Q_EMIT said(text, true);
    };
    connect(m_editForm, &EditMeetingForm::saved, this, changed);
    connect(m_cancelForm, &CancelMeetingForm::saved, this, changed);
    connect(m_informalForm, &InformalMeetingForm::saved, this, changed);
    connect(m_edit, &QPushButton::clicked, this, &MeetingsPage::editMeeting);
    connect(m_cancel, &QPushButton::clicked, this, &MeetingsPage::cancelMeeting);
    connect(m_informal, &QPushButton::clicked, this, &MeetingsPage::holdInformally);
    connect(m_tabs, &QTabBar::currentChanged, this, &MeetingsPage::showPart);
    connect(m_agenda, &AgendaBuilder::said, this, &Page::said);
    connect(m_people, &PeopleView::said, this, &Page::said);
    connect(m_minutes, &MinutesView::said, this, &Page::said);
    connect(m_agenda, &AgendaBuilder::factsChanged, this, &MeetingsPage::showHeader);
    connect(m_agenda, &AgendaBuilder::keysChanged, this, &Page::commandsChanged);
    connect(m_propose, &QPushButton::clicked, m_agenda, &AgendaBuilder::propose);
    connect(m_reopen, &QPushButton::clicked, m_agenda, &AgendaBuilder::reopen);
    connect(m_step, &QPushButton::clicked, this, &MeetingsPage::step);
    connectRun();
}

void MeetingsPage::showEvent(QShowEvent* event)
{
    readFirst();
    Page::showEvent(event);
}

// Not before somebody looks: the window opens sooner.
void MeetingsPage::readFirst()
{
    if (!m_read) {
        reload();
    }
}

void MeetingsPage::connectForm(FormPage* form)
{
    m_right->addWidget(form);
    connect(form, &FormPage::cancelled, this, &MeetingsPage::leaveForm);
}

void MeetingsPage::connectRun()
{
    if (auto* header = m_run->findChild<PageHeader*>()) {
        auto* back = new QPushButton(tr("‹ Meetings"));
        back->setProperty("quiet", true);
        back->setAccessibleName(tr("Back to all meetings"));
        back->setToolTip(tr("Alt+Left"));
        connect(back, &QPushButton::clicked, this, [this] { leaveRun(); });
        header->addLeft(back);
    }
    connect(m_run, &Page::said, this, &Page::said);
    connect(m_run, &Page::statusChanged, this, &Page::statusChanged);
    connect(m_run, &Page::commandsChanged, this, &Page::commandsChanged);
    connect(m_run, &Page::openRequested, this, &Page::openRequested);
    connect(m_run, &RunPage::finished, this, [this] { m_later.start(); });
    connect(m_run, &RunPage::minutesWanted, this, [this](const base::Id& meeting) {
        leaveRun();
        m_list->selectKey(keyOf(meeting));
        showPart(kMinutes);
    });
}

QWidget* MeetingsPage::makeList()
{
    auto* widget = new QWidget;
    widget->setFixedWidth(kListWidth);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, kSpace3, 0, 0);
    column->setSpacing(kSpace1);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(kSpace3, 0, kSpace3, 0);
    auto* make = new QPushButton(tr("New meeting"));
    make->setAccessibleName(tr("New meeting"));
    make->setToolTip(tr("Ctrl+N"));
    connect(make, &QPushButton::clicked, this, &MeetingsPage::newMeeting);
    top->addWidget(make, 1);
    column->addLayout(top);
    m_list->setEmptyText(tr("No meetings yet."));
    column->addWidget(m_list, 1);
    return widget;
}

QWidget* MeetingsPage::makeMeeting()
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_propose->setAccessibleName(tr("Propose an item"));
    m_propose->setToolTip(tr("Ctrl+I"));
    m_reopen->setAccessibleName(tr("Reopen the agenda"));
    m_step->setProperty("primary", true);
    m_header->addRight(m_state);
    m_header->addRight(m_reopen);
    m_header->addRight(m_propose);
    m_header->addRight(m_step);
    column->addWidget(m_header);
    m_tabs->addTab(tr("Agenda"));
    m_tabs->addTab(tr("Attendance and papers"));
    m_tabs->addTab(tr("Minutes and documents"));
    m_tabs->setAccessibleName(tr("Parts of the meeting"));
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(kSpace4, 0, kSpace4, 0);
    tabs->addWidget(m_tabs, 1);
    for (QPushButton* button : {m_edit, m_informal, m_cancel}) {
        button->setProperty("quiet", true);
        tabs->addWidget(button);
    }
    m_edit->setAccessibleName(tr("Edit the meeting"));
    m_edit->setToolTip(tr("F2: day, hour, place, chair"));
    m_cancel->setAccessibleName(tr("Cancel the meeting"));
    m_cancel->setToolTip(tr("Ctrl+Shift+X"));
    m_informal->setAccessibleName(tr("The meeting was held informally"));
    m_informal->setToolTip(tr("Not enough people came: Ctrl+Shift+H"));
    column->addLayout(tabs);
    column->addWidget(new Hairline);
    m_special->setShape(ChipShape::Cross, Tone::Attention);
    auto* special = new QHBoxLayout;
    special->setContentsMargins(kSpace4, kSpace2, kSpace4, 0);
    special->addWidget(m_special, 1);
    column->addLayout(special);
    m_parts->addWidget(m_agenda);
    m_parts->addWidget(m_people);
    m_parts->addWidget(m_minutes);
    column->addWidget(m_parts, 1);
    return widget;
}

void MeetingsPage::reload()
{
    m_later.stop();
    m_read = true;
    const replica::Reader& reader = m_bridge.reader();
    const auto all = allMeetings(reader);
    m_list->setRows(meetingRows(reader, all));
    if (m_meeting)
        m_meeting = meetingById(reader, m_meeting->id);
    if (!m_meeting) {
        m_meeting = currentMeeting(reader);
        if (!m_meeting && !all.empty())
            m_meeting = all.back();
        if (m_meeting) {
            // Selected first and read once.
            const QSignalBlocker quiet(m_list);
            m_list->selectKey(keyOf(m_meeting->id));
            chooseMeeting(m_meeting->id);
        }
    }
    if (qobject_cast<FormPage*>(m_right->currentWidget()) == nullptr)
        m_right->setCurrentWidget(m_meeting ? m_right->widget(0) : m_empty);
    showHeader();
}

void MeetingsPage::chooseMeeting(const base::Id& meeting)
{
    m_meeting = meetingById(m_bridge.reader(), meeting);
    if (!m_meeting)
        return;
    if (qobject_cast<FormPage*>(m_right->currentWidget()) != nullptr)
        leaveForm();
    m_right->setCurrentIndex(0);
    m_agenda->showMeeting(meeting);
    m_people->showMeeting(meeting);
    m_minutes->showMeeting(meeting);
    showHeader();
}

void MeetingsPage::showPart(int part)
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(part);
    m_parts->setCurrentIndex(part);
    if (part == kAgenda && isVisible())
        m_agenda->focusList();
    showHeader();
    Q_EMIT commandsChanged();
}

void MeetingsPage::showHeader()
{
    if (!m_meeting)
        return;
    // Not from the agenda: that is as old as its last look while another part, or the room, is in front.
    if (auto now = meetingById(m_bridge.reader(), m_meeting->id))
        m_meeting = std::move(now);
    m_header->setTitle(qt(m_meeting->bodyName));
    QString under = qt(base::weekdayAndDate(m_meeting->date));
    under += QStringLiteral(", ") + qt(base::spokenTime(m_meeting->start));
    under += m_meeting->chair.roleTitle.empty() ? tr(" · no chair named yet")
                                                : tr(" · Chair: %1").arg(qt(m_meeting->chair.roleTitle));
    m_header->setSubtitle(under);
    m_state->setSpec(standing(m_bridge.reader(), *m_meeting));
    const MeetingState state = m_meeting->state;
    m_special->setText(qt(specialStateInWords(*m_meeting)));
    m_special->setVisible(!m_special->text().isEmpty());
    m_edit->setVisible(isBeforeHeld(state));
    m_cancel->setVisible(mayFollow(state, MeetingState::Cancelled));
    m_informal->setVisible(mayBeInformal());
    const bool agendaPart = m_tabs->currentIndex() == kAgenda;
    m_propose->setVisible(agendaPart && (state == MeetingState::Planned || state == MeetingState::AgendaOpen));
    m_reopen->setVisible(agendaPart && (state == MeetingState::AgendaClosed || state == MeetingState::Published));
    QString step;
    QString keys;
    if (state == MeetingState::Planned) {
        step = tr("Open the agenda");
    } else if (state == MeetingState::AgendaOpen || state == MeetingState::AgendaClosed) {
        step = tr("Publish");
        keys = tr("Ctrl+Shift+P");
    } else if (state == MeetingState::Published) {
        step = tr("Run the meeting");
        keys = tr("F5");
    } else if (isLive(state)) {
        step = tr("Back into the room");
        keys = tr("F5");
    }
    m_step->setText(step);
    m_step->setAccessibleName(step);
    m_step->setToolTip(keys);
    m_step->setVisible(!step.isEmpty());
}

}  // namespace muster::ui

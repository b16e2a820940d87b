// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/today_page.h"

#include "core/base/text.h"
#include "core/partnership/profile_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/keep_focus.h"
#include "ui/meetings/row_list.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kSideWidth = 320;
constexpr int kWidest = 1240;

QVBoxLayout* column()
{
    auto* made = new QVBoxLayout;
    made->setSpacing(kSpace2);
    return made;
}

TextLabel* quiet(const QString& text) { return new TextLabel(text, TextStyle::Body, TextLabel::Ink::Quiet); }

}  // namespace

TodayPage::TodayPage(ReplicaBridge& bridge, QWidget* parent)
    : Page(TodayPage::ownSign(), parent)
    , m_bridge(bridge)
    , m_later(bridge, *this, [this] { reload(); })
    , m_header(new PageHeader(tr("Today")))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(Icon::Today, {}, {}))
    , m_content(new QWidget)
    , m_notices(new QWidget)
    , m_notice(column())
    , m_meeting(column())
    , m_minutes(column())
    , m_actions(column())
    , m_coming(column())
    , m_readinessHead(new SectionLabel(tr("Not ready yet")))
    , m_readiness(new RowList(tr("Not ready yet")))
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    m_notice->setContentsMargins(kSpace5, kSpace4, kSpace5, 0);
    m_notices->setLayout(m_notice);
    whole->addWidget(m_notices);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    whole->addWidget(m_stack, 1);

    auto* centred = new QHBoxLayout(m_content);
    centred->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    auto* inner = new QWidget;
    inner->setMaximumWidth(kWidest);
    centred->addWidget(inner, 1);
    auto* rows = new QVBoxLayout(inner);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kSpace4);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(kSpace6);
    auto* left = new QVBoxLayout;
    left->setSpacing(kSpace4);
    left->addLayout(m_meeting);
    auto* ready = column();
    ready->addWidget(m_readinessHead);
    m_readiness->viewport()->setAutoFillBackground(false);
    ready->addWidget(m_readiness, 1);
    left->addLayout(ready, 1);
    columns->addLayout(left, 1);
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    // What does not fit scrolls; Tab brings each card into view.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setFixedWidth(kSideWidth + kSpace4);
    scroll->viewport()->setAutoFillBackground(false);
    auto* right = new QVBoxLayout(side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(kSpace5);
    right->addLayout(m_actions);
    right->addLayout(m_coming);
    right->addLayout(m_minutes);
    right->addStretch(1);
    scroll->setWidget(side);
    side->setAutoFillBackground(false);
    columns->addWidget(scroll);
    rows->addLayout(columns, 1);

    m_later.mark();
    connect(m_empty, &EmptyState::buttonPressed, this, [this] {
        if (m_facts.empty)
            Q_EMIT openRequested(QStringLiteral("partnership"), {});
        else
            Q_EMIT openRequested(QStringLiteral("meetings"), QStringLiteral("new"));
    });
    connect(m_readiness, &RowList::opened, this, [this] { openMeeting(QStringLiteral("readiness")); });
}

std::vector<Command> TodayPage::commands()
{
    return {{.id = QStringLiteral("today.readiness"),
             .text = tr("Show what is not ready"),
             .shortcut = QKeySequence(Qt::Key_F7),
             .handler = [this] { m_readiness->setFocus(Qt::OtherFocusReason); },
             .enabled = {},
             .group = {},
             .section = sectionId()},
            {.id = QStringLiteral("today.run"),
             .text = tr("Run the meeting"),
             .shortcut = QKeySequence(Qt::Key_F5),
             .handler = [this] { openMeeting(QStringLiteral("run")); },
             .enabled = [this] { return m_facts.meeting.has_value(); },
             .group = {},
             .section = sectionId()}};
}

void TodayPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_later.isStale())
        reload();
}

void TodayPage::activated()
{
    reload();
    if (m_step != nullptr)
        m_step->setFocus(Qt::OtherFocusReason);
}

void TodayPage::reload()
{
    m_later.done();
    m_facts = readToday(m_bridge.reader());
    keepFocus(this, [this] { fill(); });
    Q_EMIT commandsChanged();
}

void TodayPage::fill()
{
    const replica::Reader& reader = m_bridge.reader();
    m_header->setTitle(qt(base::weekdayAndDate(reader.today())));
    const auto profile = partnership::profile(reader);
    m_header->setSubtitle(profile ? qt(profile->name) : tr("A partnership without a name yet"));
    fillNotice();
    if (m_facts.empty || m_facts.nobodyMeets) {
        if (m_facts.empty) {
            m_empty->setTexts(tr("Nothing is recorded yet"),
                              tr("Start on the Partnership page: its name, the agencies that make it up, and the "
                                 "bodies that meet. Then plan the first meeting."));
            m_empty->setButton(tr("Set up the partnership"));
        } else {
            m_empty->setTexts(tr("No meeting is planned"),
                              tr("Plan the first meeting: its day comes from how often the body meets."));
            m_empty->setButton(tr("Plan a meeting"));
        }
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentWidget(m_content);
    fillMeeting();
    fillReadiness();
    fillActions();
    fillComing();
    fillMinutes();
}

void TodayPage::fillNotice()
{
    emptyLayout(m_notice);
    m_notices->setVisible(!m_noticeText.isEmpty() || !m_facts.unsettled.empty());
    if (!m_noticeText.isEmpty()) {
        auto* bar = new MessageBar;
        m_notice->addWidget(bar);
        bar->showNotice(m_noticeText);
    }
    if (!m_facts.unsettled.empty()) {
        auto* bar = new MessageBar;
        m_notice->addWidget(bar);
        QStringList left;
        for (const std::string& duty : m_facts.unsettled)
            left += qt(base::lowered(duty.substr(0, 1)) + duty.substr(1));
        bar->showNotice(tr("Before real cases go in, the host has to settle: %1.").arg(left.join(QStringLiteral("; "))),
                        Tone::Attention);
        bar->setButton(tr("Before you begin"));
        connect(bar, &MessageBar::buttonPressed, this,
                [this] { Q_EMIT openRequested(QStringLiteral("partnership"), QStringLiteral("Before you begin")); });
    }
}

void TodayPage::setNotice(const QString& text)
{
    m_noticeText = text;
    fillNotice();
}

void TodayPage::fillMeeting()
{
    emptyLayout(m_meeting);
    m_step = nullptr;
    m_meeting->addWidget(new SectionLabel(m_facts.meetingIsToday ? tr("Today's meeting") : tr("The next meeting")));
    if (!m_facts.meeting) {
        m_meeting->addWidget(quiet(tr("No meeting is planned.")));
        m_step = new QPushButton(tr("Plan a meeting"));
        m_step->setAccessibleName(m_step->text());
        connect(m_step, &QPushButton::clicked, this,
                [this] { Q_EMIT openRequested(QStringLiteral("meetings"), QStringLiteral("new")); });
        m_meeting->addWidget(m_step, 0, Qt::AlignLeft);
        return;
    }
    const AgendaFacts& facts = *m_facts.meeting;
    const Meeting& meeting = facts.agenda.meeting;
    auto* card = new Card;
    card->body()->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    card->body()->setSpacing(kSpace2);
    card->body()->addWidget(new TextLabel(qt(meeting.bodyName), TextStyle::Title));
    QString when = m_facts.meetingIsToday ? tr("Today") : qt(base::weekdayAndDate(meeting.date));
    when += tr(", %1 to %2").arg(qt(base::spokenTime(meeting.start)), qt(base::spokenTime(meeting.plannedEnd())));
    if (!meeting.venue.empty())
        when += QStringLiteral(" · ") + qt(meeting.venue);
    if (!meeting.chair.roleTitle.empty())
        when += tr(" · Chair: %1").arg(qt(meeting.chair.roleTitle));
    card->body()->addWidget(quiet(when));
    auto* chips = new QWidget;
    auto* flow = new FlowLayout(kSpace2, kSpace1, chips);
    flow->addWidget(new Chip(stateChip(meeting.state)));
    flow->addWidget(new Chip(counted(static_cast<int>(facts.agenda.items.size()), "item", "items"), Tone::Outline));
    if (ChipSpec end = endChip(m_bridge.reader(), facts.agenda); !end.text.isEmpty()) {
        end.kind = end.kind == Tone::Good ? Tone::Outline : end.kind;
        flow->addWidget(new Chip(end));
    }
    if (facts.carriedActions > 0)
        flow->addWidget(
            new Chip(counted(facts.carriedActions, "open action carried", "open actions carried"), Tone::Outline));
    card->body()->addWidget(chips);
    card->body()->addSpacing(kSpace1);
    card->body()->addWidget(new TextLabel(nextStep(facts), TextStyle::Heading));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace2);
    const bool ready = meeting.state == MeetingState::Published || isLive(meeting.state);
    m_step = new QPushButton(ready ? tr("Run the meeting") : tr("Open the agenda"));
    m_step->setProperty("primary", true);
    m_step->setToolTip(ready ? tr("F5") : QString());
    m_step->setAccessibleName(m_step->text());
    connect(m_step, &QPushButton::clicked, this,
            [this, ready] { openMeeting(ready ? QStringLiteral("run") : QStringLiteral("agenda")); });
    buttons->addWidget(m_step);
    const auto add = [this, buttons](const QString& text, const QString& part) {
        auto* button = new QPushButton(text);
        button->setAccessibleName(text);
        connect(button, &QPushButton::clicked, this, [this, part] { openMeeting(part); });
        buttons->addWidget(button);
    };
    if (ready)
        add(tr("Agenda"), QStringLiteral("agenda"));
    add(tr("Attendance and papers"), QStringLiteral("people"));
    buttons->addStretch(1);
    card->body()->addLayout(buttons);
    m_meeting->addWidget(card);
}

void TodayPage::openMeeting(const QString& part)
{
    if (m_facts.meeting)
        Q_EMIT openRequested(QStringLiteral("meetings"), qt(m_facts.meeting->agenda.meeting.id.hex()) + u'#' + part);
}

void TodayPage::fillReadiness()
{
    m_readiness->setRows(readinessRows(m_facts.readiness));
    m_readiness->setEmptyText(m_facts.meeting ? tr("Everything is ready.") : QString());
    const bool waits = m_facts.meeting && meetings::mayMove(m_facts.meeting->agenda.meeting.state);
    m_readinessHead->setVisible(waits);
    m_readiness->setVisible(waits);
    const int lines = static_cast<int>(m_facts.readiness.size());
    m_readinessHead->setText(
        lines == 0 ? tr("Ready") : tr("Not ready yet · %1 (F7)").arg(counted(lines, "call to make", "calls to make")));
}

void TodayPage::addCount(int count, const QString& words, const QString& section, const QString& target, Tone tone)
{
    auto* card = new Card;
    auto* line = new QHBoxLayout;
    line->setSpacing(kSpace3);
    auto* number = new TextLabel(QString::number(count), TextStyle::Title);
    number->setFixedWidth(36);
    line->addWidget(number, 0, Qt::AlignVCenter);
    auto* label = new TextLabel(words);
    if (count > 0)
        label->setShape(shapeFor(tone), tone);
    line->addWidget(label, 1, Qt::AlignVCenter);
    card->body()->addLayout(line);
    card->setClickable(QStringLiteral("%1 %2").arg(count).arg(words));
    connect(card, &Card::clicked, this, [this, section, target] { Q_EMIT openRequested(section, target); });
    m_actions->addWidget(card);
}

void TodayPage::fillActions()
{
    emptyLayout(m_actions);
    m_actions->addWidget(new SectionLabel(tr("Actions · %1 open").arg(m_facts.open)));
    const QString actions = QStringLiteral("actions");
    addCount(m_facts.overdue, tr("overdue"), actions, QStringLiteral("overdue"), Tone::Concern);
    addCount(m_facts.awaitingVerification, tr("say they are done and wait to be verified"), actions,
             QStringLiteral("complete_claimed"), Tone::Attention);
    addCount(m_facts.awaitingConfirmation, tr("wait for an agency to confirm"), actions,
             QStringLiteral("awaiting_confirmation"), Tone::Attention);
    addCount(m_facts.dueThisWeek, tr("due in seven days or overdue"), actions, QStringLiteral("due"), Tone::Neutral);
    if (m_facts.newExceptions == 0)
        return;
    m_actions->addWidget(new SectionLabel(tr("Performance")));
    addCount(m_facts.newExceptions,
             m_facts.newExceptions == 1 ? tr("new exception in the figures") : tr("new exceptions in the figures"),
             QStringLiteral("performance"), {}, Tone::Concern);
}

void TodayPage::fillComing()
{
    emptyLayout(m_coming);
    if (m_facts.coming.empty())
        return;
    m_coming->addWidget(new SectionLabel(tr("Coming up")));
    for (const ComingUp& coming : m_facts.coming) {
        auto* card = new Card;
        auto* words = new TextLabel(coming.text);
        if (coming.late)
            words->setShape(shapeFor(Tone::Concern), Tone::Concern);
        card->body()->addWidget(words);
        card->setClickable(coming.text);
        connect(card, &Card::clicked, this,
                [this, target = coming.target] { Q_EMIT openRequested(QStringLiteral("year"), target); });
        m_coming->addWidget(card);
    }
}

void TodayPage::fillMinutes()
{
    emptyLayout(m_minutes);
    if (m_facts.minutes.empty())
        return;
    m_minutes->addWidget(new SectionLabel(tr("Minutes waiting")));
    for (const WaitingMinutes& waiting : m_facts.minutes) {
        auto* card = new Card;
        card->body()->addWidget(new TextLabel(waiting.title, TextStyle::BodyStrong));
        card->body()->addWidget(quiet(waiting.step));
        card->setClickable(waiting.title + QStringLiteral(". ") + waiting.step);
        connect(card, &Card::clicked, this, [this, id = waiting.meeting.id] {
            Q_EMIT openRequested(QStringLiteral("meetings"), qt(id.hex()) + QStringLiteral("#minutes"));
        });
        m_minutes->addWidget(card);
    }
}

}  // namespace muster::ui

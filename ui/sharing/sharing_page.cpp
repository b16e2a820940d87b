// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_page.h"

#include "core/partnership/profile_queries.h"
#include "ui/bridge/words.h"
#include "ui/sharing/conflict_view.h"
#include "ui/sharing/line_list.h"
#include "ui/sharing/promises.h"
#include "ui/sharing/sharing_words.h"
#include "ui/sharing/work_bar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/prompts.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>
#include <cstdlib>

namespace muster::ui {
namespace {

constexpr int kRightWidth = 380;
constexpr int kMomentWidth = 92;
constexpr int kWidestLeft = 860;
constexpr int kMoreArrivals = 50;

QScrollArea* scrolling(QWidget* content, const QString& name)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::StrongFocus);  // arrows scroll
    area->setAccessibleName(name);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

QPushButton* namedButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

}  // namespace

SharingPage::SharingPage(SharingDesk& desk, Prompts& prompts, QWidget* parent)
    : Page(parent)
    , m_desk(desk)
    , m_prompts(prompts)
    , m_header(new PageHeader(tr("Sharing"), QStringLiteral(" ")))
    , m_message(new MessageBar)
    , m_work(new WorkBar)
    , m_stack(new QStackedWidget)
    , m_sync(namedButton(tr("Sync now"), QStringLiteral("sharing.sync")))
    , m_conflict(new ConflictView(desk))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sync->setToolTip(tr("F5"));
    m_header->addRight(m_sync);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_work);
    m_empty = makeEmpty();
    m_shared = makeShared();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_shared);
    m_stack->addWidget(m_conflict);
    column->addWidget(m_stack, 1);

    connect(m_sync, &QPushButton::clicked, &m_desk, &SharingDesk::syncNow);
    connect(&m_desk, &SharingDesk::statusChanged, this, &SharingPage::showStatus);
    connect(&m_desk, &SharingDesk::factsChanged, this, &SharingPage::showFacts);
    connect(&m_desk, &SharingDesk::taskChanged, this, &SharingPage::showTask);
    connect(&m_desk, &SharingDesk::done, this,
            [this](const QString& what) { m_message->showNotice(what, Tone::Good); });
    connect(&m_desk, &SharingDesk::refused, m_message, &MessageBar::showRefusal);
    connect(m_work, &WorkBar::cancelled, &m_desk, &SharingDesk::cancelTask);
    connect(m_conflict, &ConflictView::closed, this, &SharingPage::backFromConflict);
    connect(m_conflict, &ConflictView::settled, this, [this](const QString& what) {
        backFromConflict();
        Q_EMIT said(what, true);
    });
    showTask();
    showStatus();
    showFacts();
}

QWidget* SharingPage::makeEmpty()
{
    auto* empty = new EmptyState(
        Icon::Sharing, tr("Not shared yet"),
        tr("Several computers can work on this partnership at once, through one file on a drive that all of them "
           "reach. "
           "Each keeps its own copy and works on when the drive is away. What is written on one appears on the others "
           "within seconds. Where two people write different things in the same place, both are kept until one of you "
           "picks."));
    m_create = empty->setButton(tr("Create a shared file\u2026"), tr("Ctrl+N"));
    m_create->setObjectName(QStringLiteral("sharing.create"));
    connect(empty, &EmptyState::buttonPressed, this, &SharingPage::createFile);
    m_join = namedButton(tr("Join a shared file\u2026"), QStringLiteral("sharing.join"));
    m_join->setAccessibleDescription(tr("For a partnership that somebody else shares already"));
    connect(m_join, &QPushButton::clicked, this, &SharingPage::joinWanted);
    auto* column = qobject_cast<QVBoxLayout*>(empty->layout());
    column->insertWidget(column->count() - 1, m_join, 0, Qt::AlignHCenter);
    return empty;
}

QWidget* SharingPage::makeShared()
{
    auto* shared = new QWidget;
    auto* row = new QHBoxLayout(shared);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft(), 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(makeRight());
    return shared;
}

QWidget* SharingPage::makeLeft()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpace6, kSpace5, kSpace6, kSpace6);
    column->setSpacing(kSpace6);
    content->setMaximumWidth(kWidestLeft);
    m_status = new TextLabel({}, TextStyle::Heading);
    m_status->setObjectName(QStringLiteral("sharing.status"));
    column->addWidget(m_status);
    m_conflictsBox = new QWidget;
    m_conflictCards = new QVBoxLayout(m_conflictsBox);
    m_conflictCards->setContentsMargins(0, 0, 0, 0);
    m_conflictCards->setSpacing(kSpace2);
    m_conflictCards->addWidget(new SectionLabel(tr("Where people wrote different things")));
    m_conflictsBox->hide();
    column->addWidget(m_conflictsBox);
    m_waiting = new LineList(tr("Waiting to be sent"), kMomentWidth);
    column->addWidget(m_waiting);
    m_arrivals = new LineList(tr("What came in"), kMomentWidth);
    m_more = namedButton(tr("Show more"), QStringLiteral("sharing.more"));
    m_more->setProperty("quiet", true);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this,
            [this] { m_desk.setMostArrivals(m_desk.mostArrivals() + kMoreArrivals); });
    m_arrivals->addBelow(m_more);
    column->addWidget(m_arrivals);
    column->addStretch(1);
    return scrolling(content, tr("How sharing stands"));
}

QWidget* SharingPage::makeRight()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace6);
    column->setSpacing(kSpace6);
    m_members = new LineList(tr("Who is in it"), 0);
    column->addWidget(m_members);
    m_health = new LineList(tr("Health"), 0);
    m_repair = namedButton(tr("Repair now"), QStringLiteral("sharing.repair"));
    m_repair->setAccessibleDescription(tr("Looks at the whole shared file and puts it right from this computer"));
    connect(m_repair, &QPushButton::clicked, &m_desk, &SharingDesk::repair);
    auto* explanation =
        new TextLabel(tr("Repair looks at the whole file. Only where it is damaged or missing it is made again from "
                         "what this computer "
                         "has; the damaged one is kept beside it, and the other computers put in what they have."),
                      TextStyle::Body, TextLabel::Ink::Quiet);
    auto* repair = new QVBoxLayout;
    repair->setSpacing(kSpace2);
    repair->addWidget(m_health);
    repair->addWidget(m_repair, 0, Qt::AlignLeft);
    repair->addWidget(explanation);
    column->addLayout(repair);
    auto* promises = new LineList(tr("What a shared file cannot promise"), 0);
    promises->setLines(cannotPromise());
    column->addWidget(promises);
    auto* ask = new LineList(tr("Ask your IT department for"), 0);
    ask->setLines(askOfIt());
    column->addWidget(ask);
    column->addStretch(1);
    auto* area = scrolling(content, tr("Who shares, health and what it cannot promise"));
    area->setFixedWidth(kRightWidth);
    return area;
}

std::vector<Command> SharingPage::commands()
{
    const auto shared = [this] { return m_desk.isShared() && m_desk.task() == SharingDesk::Task::None; };
    const auto notShared = [this] { return !m_desk.isShared() && m_desk.task() == SharingDesk::Task::None; };
    return {{.id = QStringLiteral("sharing.sync"),
             .text = tr("Share what is new now"),
             .shortcut = QKeySequence(Qt::Key_F5),
             .handler = [this] { m_desk.syncNow(); },
             .enabled = shared},
            {.id = QStringLiteral("sharing.create"),
             .text = tr("Create a shared file"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_N),
             .handler = [this] { createFile(); },
             .enabled = notShared},
            {.id = QStringLiteral("sharing.create-database"),
             .text = tr("Share through a database server"),
             .shortcut = {},
             .handler = [this] { createInDatabase(); },
             .enabled = notShared},
            {.id = QStringLiteral("sharing.repair"),
             .text = tr("Repair the shared file"),
             .shortcut = {},
             .handler = [this] { m_desk.repair(); },
             .enabled = shared}};
}

void SharingPage::activated()
{
    if (m_stack->currentWidget() == m_conflict)
        m_conflict->takeFocus();
    else if (!m_desk.isShared())
        m_create->setFocus(Qt::OtherFocusReason);
    else if (auto* card = m_conflictsBox->findChild<Card*>(); card != nullptr)
        card->setFocus(Qt::OtherFocusReason);
    else
        m_sync->setFocus(Qt::OtherFocusReason);
}

QString SharingPage::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

void SharingPage::createFile()
{
    const auto profile = partnership::profile(m_desk.bridge().reader());
    QString name = profile ? words(profile->name).trimmed() : QString();
    name.remove(u'/');
    if (name.isEmpty())
        name = tr("Partnership");
    auto file = m_prompts.saveFile(this,
                                   {.title = tr("Create a shared file"),
                                    .suggestedName = name + QStringLiteral(".muster"),
                                    .filters = {tr("Shared file (*.muster)")}});
    if (!file)
        return;
    if (!file->endsWith(QStringLiteral(".muster")))
        *file += QStringLiteral(".muster");
    m_message->dismiss();
    m_desk.create(*file);
}

void SharingPage::createInDatabase()
{
    const auto address = m_prompts.text(this, tr("Share through a database server"),
                                        tr("Address, such as postgresql://muster@server/partnership"), {}, false);
    if (!address || address->trimmed().isEmpty())
        return;
    m_message->dismiss();
    m_desk.create(address->trimmed());
}

QString SharingPage::moment(std::int64_t at) const
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         m_desk.bridge().replica().session().wallClock().time_since_epoch())
                         .count();
    return momentWords(at, now, m_desk.bridge().reader().now().utcOffsetMinutes);
}

void SharingPage::showStatus()
{
    const Tone tone = m_desk.statusTone();
    m_status->setText(m_desk.statusWords());
    m_status->setShape(tone == Tone::Good ? ChipShape::Circle : shapeFor(tone), tone);
    m_header->setSubtitle(m_desk.isShared() ? tr("Shared in %1").arg(m_desk.place())
                                            : tr("Everything is on this computer only"));
    showHealth();
    showMiddle();
}

void SharingPage::showFacts()
{
    const SharingFacts& facts = m_desk.facts();
    const auto lines = [this](const std::vector<SharingLine>& from) {
        QList<ListedLine> listed;
        for (const SharingLine& line : from)
            listed.append({moment(line.at), words(line.author) + u':', words(line.label)});
        return listed;
    };
    auto waiting = lines(facts.waitingLines);
    if (facts.waiting > facts.waitingLines.size() && !waiting.isEmpty())
        waiting.append({{}, {}, tr("and %1 more").arg(facts.waiting - facts.waitingLines.size())});
    m_waiting->setLines(waiting, tr("Nothing waits: the others can have all of it."));
    m_arrivals->setLines(lines(facts.arrivals), tr("Nothing came in yet."));
    m_more->setVisible(facts.moreArrivals);
    QList<ListedLine> members;
    for (const SharingMember& member : facts.members) {
        members.append(
            {{},
             words(member.author),
             member.isHere ? tr("on this computer") : tr("on computer %1").arg(words(member.device.hex().substr(0, 4))),
             tr("Last change %1: %2").arg(moment(member.lastAt), words(member.lastLabel))});
    }
    m_members->setLines(members, tr("Nobody wrote anything yet."));
    showConflicts();
    m_conflict->update(facts.conflicts);
}

void SharingPage::showConflicts()
{
    const auto& conflicts = m_desk.facts().conflicts;
    QStringList titles;
    for (const replica::Conflict& conflict : conflicts)
        titles << conflictTitle(m_desk.bridge().reader(), conflict);
    m_conflictsBox->setVisible(!titles.isEmpty());
    Q_EMIT badgeChanged(titles.isEmpty() ? QString() : QString::number(titles.size()),
                        titles.isEmpty() ? QString()
                                         : tr("%n place(s) where people wrote different things", nullptr,
                                              static_cast<int>(titles.size())));
    if (titles == m_conflictTitles)
        return;
    m_conflictTitles = titles;
    bool hadFocus = false;
    for (Card* card : m_conflictsBox->findChildren<Card*>()) {
        hadFocus = hadFocus || card->hasFocus();
        delete card;
    }
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
        const replica::Conflict& conflict = conflicts.at(i);
        QStringList authors;
        for (const replica::ConflictingValue& value : conflict.values)
            authors << words(value.header.author) + QStringLiteral(", ") + moment(value.header.at);
        auto* card = new Card;
        card->setObjectName(QStringLiteral("sharing.conflict.%1").arg(i));
        card->setClickable(
            tr("%1. %2. Look at both").arg(titles.at(static_cast<qsizetype>(i)), authors.join(QStringLiteral("; "))));
        auto* title = new TextLabel(titles.at(static_cast<qsizetype>(i)), TextStyle::BodyStrong);
        title->setShape(ChipShape::Triangle, Tone::Attention);
        card->body()->addWidget(title);
        card->body()->addWidget(
            new TextLabel(authors.join(QStringLiteral(" \u00b7 ")), TextStyle::Body, TextLabel::Ink::Quiet));
        connect(card, &Card::clicked, this, [this, i] { openConflict(i); });
        m_conflictCards->addWidget(card);
        card->show();  // at once, so that it can take the focus
        if (hadFocus && i == 0)
            card->setFocus(Qt::OtherFocusReason);
    }
}

void SharingPage::showHealth()
{
    const sharing::SharingStatus& status = m_desk.status();
    QList<ListedLine> lines;
    if (status.sharedAt) {
        const auto at =
            std::chrono::duration_cast<std::chrono::milliseconds>(status.sharedAt->time_since_epoch()).count();
        lines.append({{}, tr("Last check:"), tr("%1, all of it compared.").arg(moment(at))});
    } else {
        lines.append({{}, tr("Last check:"), tr("not yet since Muster was opened.")});
    }
    const auto minutes = std::llabs(status.clockAheadMs) / 60'000;
    if (minutes >= 2) {
        lines.append({{},
                      tr("Clock:"),
                      status.clockAheadMs > 0
                          ? tr("this computer is %1 minutes ahead of the file server.").arg(minutes)
                          : tr("this computer is %1 minutes behind the file server.").arg(minutes)});
    } else if (status.sharedAt) {
        lines.append({{}, tr("Clock:"), tr("as the file server's, as far as it can be told.")});
    }
    for (const sharing::SyncNotice notice : status.notices)
        lines.append({{}, tr("Noticed:"), words(sharing::inWords(notice))});
    m_health->setLines(lines);
}

void SharingPage::showTask()
{
    const auto task = m_desk.task();
    switch (task) {
    case SharingDesk::Task::None:
        m_work->finish();
        break;
    case SharingDesk::Task::Creating:
        m_work->start(tr("Making the shared file and putting everything in"));
        break;
    case SharingDesk::Task::Repairing:
        m_work->start(tr("Looking at the whole shared file"));
        break;
    }
    const bool idle = task == SharingDesk::Task::None;
    m_create->setEnabled(idle);
    m_join->setEnabled(idle);
    m_repair->setEnabled(idle);
    m_sync->setEnabled(idle);
    showMiddle();
    Q_EMIT commandsChanged();
}

void SharingPage::showMiddle()
{
    m_sync->setVisible(m_desk.isShared());
    if (m_stack->currentWidget() == m_conflict && m_desk.isShared())
        return;
    m_stack->setCurrentWidget(m_desk.isShared() ? m_shared : m_empty);
}

void SharingPage::openConflict(std::size_t which)
{
    if (which >= m_desk.facts().conflicts.size())
        return;
    m_message->dismiss();
    m_conflict->show(m_desk.facts().conflicts.at(which));
    m_stack->setCurrentWidget(m_conflict);
    m_conflict->takeFocus();
}

void SharingPage::backFromConflict()
{
    m_stack->setCurrentWidget(m_shared);
    activated();
}

void SharingPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_stack->currentWidget() == m_conflict)
        backFromConflict();
    else
        Page::keyPressEvent(event);
}

}  // namespace muster::ui

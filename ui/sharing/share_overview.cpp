// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/share_overview.h"

#include "ui/bridge/words.h"
#include "ui/sharing/line_list.h"
#include "ui/sharing/promises.h"
#include "ui/sharing/sharing_section.h"
#include "ui/sharing/sharing_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>
#include <cstdlib>

namespace muster::ui {
namespace {

constexpr int kRightWidth = 340;
constexpr int kMomentWidth = 92;
constexpr int kWidestLeft = 860;
constexpr int kMoreArrivals = 50;

QPushButton* namedButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

}  // namespace

ShareOverview::ShareOverview(SharingDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft(), 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(makeRight());
    connect(&m_desk, &SharingDesk::statusChanged, this, &ShareOverview::showStatus);
    connect(&m_desk, &SharingDesk::factsChanged, this, &ShareOverview::showFacts);
    showStatus();
    showFacts();
}

QWidget* ShareOverview::makeLeft()
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
    return scrollingArea(content, tr("How sharing stands"));
}

QWidget* ShareOverview::makeRight()
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
    m_moved = namedButton(tr("The file has moved\u2026"), QStringLiteral("sharing.moved"));
    m_moved->setAccessibleDescription(tr("Choose where the shared file is now; it is compared before it is used"));
    m_leave = namedButton(tr("Leave the share\u2026"), QStringLiteral("sharing.leave"));
    m_leave->setAccessibleDescription(tr("This folder works alone from then on and keeps everything"));
    connect(m_moved, &QPushButton::clicked, this, &ShareOverview::movedWanted);
    connect(m_leave, &QPushButton::clicked, this, &ShareOverview::leaveWanted);
    auto* place = new QVBoxLayout;
    place->setSpacing(kSpace2);
    place->addWidget(new SectionLabel(tr("Its place")));
    place->addWidget(m_moved, 0, Qt::AlignLeft);
    place->addWidget(m_leave, 0, Qt::AlignLeft);
    column->addLayout(place);
    auto* promises = new LineList(tr("What a shared file cannot promise"), 0);
    promises->setLines(cannotPromise());
    column->addWidget(promises);
    auto* ask = new LineList(tr("Ask your IT department for"), 0);
    ask->setLines(askOfIt());
    column->addWidget(ask);
    column->addStretch(1);
    auto* area = scrollingArea(content, tr("Who shares, health and what it cannot promise"));
    area->setFixedWidth(kRightWidth);
    return area;
}

QString ShareOverview::moment(std::int64_t at) const
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         m_desk.bridge().replica().session().wallClock().time_since_epoch())
                         .count();
    return momentWords(at, now, m_desk.bridge().reader().now().utcOffsetMinutes);
}

void ShareOverview::showStatus()
{
    const Tone tone = m_desk.statusTone();
    m_status->setText(m_desk.statusWords());
    m_status->setShape(tone == Tone::Good ? ChipShape::Circle : shapeFor(tone), tone);
    showHealth();
}

void ShareOverview::showFacts()
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
}

void ShareOverview::showConflicts()
{
    const auto& conflicts = m_desk.facts().conflicts;
    QStringList titles;
    for (const replica::Conflict& conflict : conflicts)
        titles << conflictTitle(m_desk.bridge().reader(), conflict);
    m_conflictsBox->setVisible(!titles.isEmpty());
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
        connect(card, &Card::clicked, this, [this, i] { Q_EMIT conflictWanted(i); });
        m_conflictCards->addWidget(card);
        card->show();  // at once, so that it can take the focus
        if (hadFocus && i == 0)
            card->setFocus(Qt::OtherFocusReason);
    }
}

void ShareOverview::showHealth()
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

bool ShareOverview::focusConflict()
{
    auto* card = m_conflictsBox->findChild<Card*>();
    if (card == nullptr)
        return false;
    card->setFocus(Qt::OtherFocusReason);
    return true;
}

void ShareOverview::setIdle(bool idle)
{
    for (QPushButton* each : {m_repair, m_moved, m_leave})
        each->setEnabled(idle);
}

}  // namespace muster::ui

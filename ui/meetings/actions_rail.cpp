// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/actions_rail.h"

#include "core/actions/action_queries.h"
#include "ui/meetings/run_desk.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace muster::ui {

namespace {

    constexpr std::array kTones {Tone::Good, Tone::Attention, Tone::Concern, Tone::Neutral, Tone::Accent, Tone::Outline};

    int toneIndex(Tone tone)
    {
        for (std::size_t at = 0; at < kTones.size(); ++at) {
            if (kTones.at(at) == tone) {
                return static_cast<int>(at);
            }
        }
        return 3;
    }

    /// Outside a restricted item nobody at the desk's shoulder reads a restricted text.
    QString textOf(const actions::Action& action, bool mayShowRestricted)
    {
        return action.restricted && !mayShowRestricted ? QObject::tr("Restricted action") : words(action.text);
    }

    ActionCard cardOf(const RunDesk& desk, const actions::Action& action, bool withStatus)
    {
        ActionCard card;
        card.reference = words(action.reference);
        card.text = textOf(action, desk.restrictedOnScreen());
        const QString due = action.due ? words(base::dayAndMonth(*action.due)) : QObject::tr("date to be agreed");
        card.line = QStringLiteral("%1 · %2").arg(desk.agencyName(action.lead.shortName), due);
        Tone tone = Tone::Neutral;
        if (action.incomplete) {
            card.chip = QObject::tr("Owner or date to be agreed");
            tone = Tone::Attention;
        } else if (withStatus || action.status == actions::ActionStatus::AwaitingConfirmation) {
            card.chip = words(actions::inWords(action.status));
            if (action.overdue || action.status == actions::ActionStatus::Blocked) {
                card.chip = action.overdue ? QObject::tr("Overdue") : card.chip;
                tone = Tone::Concern;
            } else if (action.status == actions::ActionStatus::ClosedVerified) {
                tone = Tone::Good;
            } else if (action.rag == actions::Rag::AtRisk || action.status == actions::ActionStatus::AwaitingConfirmation) {
                tone = Tone::Attention;
            }
        }
        card.tone = toneIndex(tone);
        return card;
    }

    QWidget* widgetOf(const ActionCard& card)
    {
        auto* frame = new Card;
        auto* text = new TextLabel({});
        text->setLead(card.reference, card.text);
        frame->body()->addWidget(text);
        auto* below = new QHBoxLayout;
        below->setSpacing(kSpace2);
        auto* line = new TextLabel(card.line, TextStyle::Body, TextLabel::Ink::Quiet);
        if (!card.chip.isEmpty()) {
            const Tone tone = kTones.at(static_cast<std::size_t>(card.tone));
            below->addWidget(new Chip(card.chip, tone, shapeFor(tone)), 0, Qt::AlignLeft | Qt::AlignVCenter);
        }
        below->addStretch(1);
        frame->body()->addWidget(line);
        if (!card.chip.isEmpty()) {
            frame->body()->addLayout(below);
        } else {
            delete below;
        }
        return frame;
    }

    QString leadOf(const room::RecentRecord& record)
    {
        if (!record.reference.empty()) {
            return words(record.reference);
        }
        return words(room::inWords(record.kind));
    }

    bool isRestricted(const RunDesk& desk, const room::RecentRecord& record)
    {
        if (!record.entry.isNil()) {
            const auto entry = room::findEntry(desk.reader(), record.entry);
            return entry && entry->restricted;
        }
        const auto action = actions::findAction(desk.reader(), record.about);
        return action && action->restricted;
    }

}  // namespace

ActionsRail::ActionsRail(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_cards(nullptr)
    , m_recentLines(nullptr)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace4 + 1, kSpace3, kSpace4, kSpace3);
    column->setSpacing(kSpace3);
    auto* inside = new QWidget;
    m_cards = new QVBoxLayout(inside);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(kSpace2);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Actions"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    column->addWidget(scroll, 1);
    auto* recent = new QWidget;
    recent->setAccessibleName(tr("Last recorded"));
    m_recentLines = new QVBoxLayout(recent);
    m_recentLines->setContentsMargins(0, 0, 0, 0);
    m_recentLines->setSpacing(2);
    column->addWidget(recent);
    connect(&m_desk, &RunDesk::stateChanged, this, &ActionsRail::show);
}

void ActionsRail::show()
{
    const auto& state = m_desk.state();
    std::vector<ActionCard> onItem;
    for (const auto& action : state.itemActions) {
        onItem.push_back(cardOf(m_desk, action, false));
    }
    std::vector<ActionCard> earlier;
    for (const auto& action : state.earlierActions) {
        earlier.push_back(cardOf(m_desk, action, true));
    }
    if (onItem != m_onItem || earlier != m_earlier || m_cards->count() == 0) {
        m_onItem = std::move(onItem);
        m_earlier = std::move(earlier);
        fillCards();
    }
    std::vector<RecentLine> recent;
    for (const auto& record : state.recent) {
        const bool hide = !m_desk.restrictedOnScreen() && isRestricted(m_desk, record);
        recent.push_back({words(base::clockTime(record.at)), leadOf(record),
                          hide ? tr("restricted") : words(record.text)});
    }
    if (recent != m_recent) {
        m_recent = std::move(recent);
        fillRecent();
    }
}

void ActionsRail::fillCards()
{
    emptyLayout(m_cards);
    m_cards->addWidget(new TextLabel(tr("Actions on this item"), TextStyle::BodyStrong));
    for (const auto& card : m_onItem) {
        m_cards->addWidget(widgetOf(card));
    }
    if (m_onItem.empty()) {
        m_cards->addWidget(new TextLabel(tr("None yet. Begin a line with > to record one."), TextStyle::Body,
                                         TextLabel::Ink::Quiet));
    }
    if (!m_earlier.empty()) {
        m_cards->addSpacing(kSpace2);
        m_cards->addWidget(new TextLabel(tr("Earlier, same place or matter"), TextStyle::BodyStrong));
        for (const auto& card : m_earlier) {
            m_cards->addWidget(widgetOf(card));
        }
    }
    m_cards->addStretch(1);
}

void ActionsRail::fillRecent()
{
    emptyLayout(m_recentLines);
    if (m_recent.empty()) {
        return;
    }
    m_recentLines->addWidget(new Hairline);
    m_recentLines->addSpacing(kSpace2);
    m_recentLines->addWidget(new SectionLabel(tr("Last recorded")));
    for (const auto& line : m_recent) {
        auto* text = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
        text->setWordWrap(false);
        text->setLead(line.time, line.lead + u' ' + QString(line.text).replace(u'\n', u' '));
        text->setToolTip(line.text.left(400));
        text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_recentLines->addWidget(text);
    }
}

void ActionsRail::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().panel);
    painter.setPen(currentTheme().hairline);
    painter.drawLine(0, 0, 0, height());
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_detail.h"

#include "ui/actions/action_chips.h"
#include "ui/actions/action_form.h"
#include "ui/actions/action_story.h"
#include "ui/actions/actions_desk.h"
#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/step_button.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

using actions::Action;
using actions::ActionStep;

QString agencyWords(const actions::AgencyName& agency)
{
    return agency.name.empty() ? words(agency.shortName)
                               : words(agency.name) + QStringLiteral(" (") + words(agency.shortName) + u')';
}

QString originWords(const Action& action)
{
    QStringList parts;
    if (action.minuteNumber)
        parts << ActionDetail::tr("minute %1").arg(words(action.minutePrefix) + QString::number(*action.minuteNumber));
    parts << words(action.bodyShortName);
    if (action.meetingDate)
        parts << words(base::longDate(*action.meetingDate));
    QString origin = parts.join(QStringLiteral(", "));
    if (!origin.isEmpty())
        origin[0] = origin[0].toUpper();
    return origin;
}

// "Dogsthorpe, Eastern sector": some sectors carry the word in their name.
QString placeOf(const QString& ward, const QString& sector)
{
    const bool named = sector.endsWith(QStringLiteral("sector"), Qt::CaseInsensitive);
    QStringList parts {ward, sector.isEmpty() || named ? sector : ActionDetail::tr("%1 sector").arg(sector)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QWidget* page(QVBoxLayout*& into)
{
    auto* widget = new QWidget;
    into = new QVBoxLayout(widget);
    into->setContentsMargins(0, 0, 0, 0);
    into->setSpacing(kSpace2);
    return widget;
}

void addLines(QVBoxLayout* into, const QString& title, const std::vector<StoryLine>& lines)
{
    if (lines.empty())
        return;
    into->addSpacing(kSpace2);
    into->addWidget(new SectionLabel(title));
    for (const StoryLine& line : lines) {
        into->addWidget(new TextLabel(line.head, TextStyle::Body, TextLabel::Ink::Quiet));
        if (!line.text.isEmpty())
            into->addWidget(new TextLabel(line.text));
    }
}

}  // namespace

QString keyOf(ActionStep step)
{
    switch (step) {
    case ActionStep::Progress:
        return QStringLiteral("U");
    case ActionStep::Extend:
        return QStringLiteral("E");
    case ActionStep::Start:
        return QStringLiteral("S");
    case ActionStep::Block:
        return QStringLiteral("B");
    case ActionStep::Escalate:
        return QStringLiteral("T");
    case ActionStep::Claim:
        return QStringLiteral("C");
    case ActionStep::Verify:
        return QStringLiteral("V");
    case ActionStep::SendBack:
        return QStringLiteral("X");
    case ActionStep::Confirm:
        return QStringLiteral("O");
    case ActionStep::Decline:
        return QStringLiteral("L");
    case ActionStep::NoLongerRequired:
        return QStringLiteral("N");
    case ActionStep::NotUndertaken:
        return QStringLiteral("D");
    case ActionStep::Reassign:
        return QStringLiteral("R");
    case ActionStep::SetRag:
        return QStringLiteral("G");
    }
    return {};
}

ActionDetail::ActionDetail(ActionsDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_scroll(new QScrollArea), m_message(new MessageBar)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Selected action"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    m_column->setSpacing(kSpace2);
    m_column->addWidget(m_message);
    m_column->addStretch(1);
    m_scroll->setWidget(content);
    connect(&desk, &ActionsDesk::changed, this, &ActionDetail::rebuild);
    rebuild();
}

void ActionDetail::show(const base::Id& action)
{
    if (m_action == action)
        return;
    m_action = action;
    m_message->dismiss();
    rebuild();
    m_scroll->verticalScrollBar()->setValue(0);
}

ActionForm* ActionDetail::form() const
{
    const auto at = m_forms.find(m_action);
    return at == m_forms.end() ? nullptr : at->second;
}

QString ActionDetail::message() const { return m_message->isVisible() ? m_message->text() : QString(); }

void ActionDetail::rebuild()
{
    const int scrolled = m_scroll->verticalScrollBar()->value();
    for (QWidget* old : {m_above, m_below}) {
        if (old != nullptr) {
            m_column->removeWidget(old);
            old->hide();
            old->deleteLater();
        }
    }
    const Action* action = m_desk.find(m_action);
    m_above = page(m_into);
    if (action == nullptr) {
        m_into->addWidget(new TextLabel(tr("Choose an action to see its dates, updates and evidence."), TextStyle::Body,
                                        TextLabel::Ink::Quiet));
    } else {
        addHead(*action);
        addWarnings(*action);
        addSteps(*action);
    }
    m_column->insertWidget(0, m_above);
    m_below = page(m_into);
    if (action != nullptr) {
        addFacts(*action);
        addStories(*action);
    }
    m_column->insertWidget(m_column->count() - 1, m_below);
    placeForm();
    m_scroll->verticalScrollBar()->setValue(scrolled);
}

void ActionDetail::addHead(const Action& action)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(kSpace2);
    line->addWidget(new TextLabel(words(action.reference), TextStyle::Heading));
    if (const ChipSpec rag = ragChip(action); !rag.text.isEmpty())
        line->addWidget(new Chip(rag));
    ChipSpec status = statusChip(action.status);
    line->addWidget(new Chip(status));
    line->addStretch(1);
    m_into->addLayout(line);
    m_into->addWidget(new TextLabel(words(action.text), TextStyle::BodyStrong));
    QString who = agencyWords(action.lead);
    if (!action.unit.empty())
        who += QStringLiteral(", ") + words(action.unit);
    if (!action.ownerTitle.empty())
        who += QStringLiteral(" · ") + words(action.ownerTitle);
    m_into->addWidget(new TextLabel(who, TextStyle::Body, TextLabel::Ink::Quiet));
}

void ActionDetail::addWarnings(const Action& action)
{
    QStringList warnings;
    const bool hidden = action.restricted && !m_desk.bridge().reader().partTwoIsOpen();
    if (hidden)
        warnings << tr("Restricted: unlock part two to read it or to record anything about it.");
    if (action.heldBack)
        warnings << tr("Held back by %1, which is %2: this cannot start yet.")
                        .arg(words(action.dependsReference), words(action.heldBackWhy));
    if (action.incomplete)
        warnings << (action.due ? tr("It has no owner yet. Re-assign it to name one.")
                                : tr("It has no date yet. Extend gives it one."));
    if (!action.incompleteReason.empty())
        warnings << tr("Left open: %1").arg(words(action.incompleteReason));
    if (action.sameUpdateTwice && actions::isOpen(action.status))
        warnings << tr("The last two updates say the same. Ask for the next milestone and its date.");
    if (!hidden && actions::isOpen(action.status) && actions::isVague(action.text))
        warnings << tr("What will be true when this is done? The words do not say it.");
    if (action.ragSetByHand)
        warnings << tr("Judgement set by hand: %1").arg(words(action.ragReason));
    for (const QString& warning : warnings) {
        auto* label = new TextLabel(warning, TextStyle::Body, TextLabel::Ink::Attention);
        label->setShape(ChipShape::Triangle, Tone::Attention);
        m_into->addWidget(label);
    }
}

void ActionDetail::addSteps(const Action& action)
{
    auto* grid = new QGridLayout;
    grid->setSpacing(kSpace2);
    grid->setContentsMargins(0, kSpace1, 0, kSpace1);
    int at = 0;
    for (const ActionStep step : actions::allActionSteps()) {
        if (!actions::mayTake(action, step))
            continue;
        auto* button = new StepButton(keyOf(step), words(actions::inWords(step)));
        button->setObjectName(QStringLiteral("step.") + keyOf(step));
        button->setStyleSheet(QStringLiteral("text-align: left"));
        connect(button, &QPushButton::clicked, this, [this, step] { begin(step); });
        grid->addWidget(button, at / 2, at % 2);
        ++at;
    }
    if (at == 0)
        m_into->addWidget(new TextLabel(tr("Closed. A new action that takes it up again is recorded in a meeting."),
                                        TextStyle::Body, TextLabel::Ink::Quiet));
    m_into->addLayout(grid);
}

void ActionDetail::addFact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    const int row = m_facts->rowCount();
    auto* label = new TextLabel(name, TextStyle::Body, TextLabel::Ink::Quiet);
    label->setWordWrap(false);
    m_facts->addWidget(label, row, 0, Qt::AlignTop);
    m_facts->addWidget(new TextLabel(value), row, 1);
}

void ActionDetail::addFacts(const Action& action)
{
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(kSpace3);
    m_facts->setVerticalSpacing(kSpace1);
    m_facts->setColumnStretch(1, 1);
    m_into->addWidget(new Hairline);
    m_into->addLayout(m_facts);
    const QString origin = originWords(action);
    if (action.meeting && !origin.isEmpty()) {
        auto* link = new QPushButton(origin);
        link->setProperty("quiet", true);
        link->setObjectName(QStringLiteral("origin"));
        link->setStyleSheet(QStringLiteral("padding-left: 0; padding-right: 0"));
        link->setAccessibleName(tr("Open the meeting: %1").arg(origin));
        connect(link, &QPushButton::clicked, this,
                [this, meeting = words(action.meeting.hex())] { Q_EMIT meetingWanted(meeting); });
        auto* label = new TextLabel(tr("Agreed"), TextStyle::Body, TextLabel::Ink::Quiet);
        m_facts->addWidget(label, 0, 0);
        m_facts->addWidget(link, 0, 1, Qt::AlignLeft);
    } else {
        addFact(tr("Agreed"), action.agreedOn ? words(base::longDate(*action.agreedOn)) : QString());
    }
    addFact(tr("Agreed by"), words(action.agreedBy));
    addFact(tr("Due"), words(actions::dueInWords(action)));
    QStringList with;
    for (const actions::AgencyName& agency : action.supporting)
        with << words(agency.name);
    addFact(tr("With"), with.join(QStringLiteral(", ")));
    addFact(tr("Place"), placeOf(words(action.ward), words(action.sector)));
    addFact(tr("Priority"), words(action.priority));
    addFact(tr("Depends on"), words(action.dependsReference));
    addFact(tr("Evidence"), words(action.evidence));
    if (action.closedOn)
        addFact(tr("Closed"), words(base::longDate(*action.closedOn)));
    addFact(tr("Because"), words(action.closureText));
    addFact(tr("Verified by"), words(action.verifiedBy));
}

void ActionDetail::addStories(const Action& action)
{
    const auto updates = actions::updatesOf(m_desk.bridge().reader(), action.id);
    const auto moves = dueLines(action, updates);
    // One line would only repeat the date above.
    if (moves.size() > 1)
        addLines(m_into, action.extensions == 1 ? tr("Extended once") : tr("Extended %1 times").arg(action.extensions),
                 moves);
    addLines(m_into, tr("Updates"), updateLines(updates));
    auto* toggle = new StepButton(QStringLiteral("H"), m_historyShown ? tr("Hide the history") : tr("History"));
    toggle->setProperty("quiet", true);
    connect(toggle, &QPushButton::clicked, this, &ActionDetail::toggleHistory);
    m_into->addSpacing(kSpace2);
    m_into->addWidget(toggle, 0, Qt::AlignLeft);
    if (m_historyShown)
        addLines(m_into, tr("History of the record"), historyLines(m_desk.bridge().replica(), action.id));
}

void ActionDetail::toggleHistory()
{
    m_historyShown = !m_historyShown;
    rebuild();
}

void ActionDetail::begin(ActionStep step)
{
    const Action* action = m_desk.find(m_action);
    if (action == nullptr)
        return;
    m_message->dismiss();
    if (const auto may = actions::mayTake(*action, step); !may) {
        m_message->showRefusal(words(may.error().detail));
        return;
    }
    if (ActionForm* open = form(); open != nullptr && open->step() == step) {
        open->focusFirst();
        return;
    }
    closeForm(m_action);
    auto* made = new ActionForm(m_desk.bridge(), *action, step);
    m_forms[m_action] = made;
    connect(made, &ActionForm::done, this, [this, id = m_action](const QString& text) {
        closeForm(id);
        Q_EMIT done(text);
    });
    connect(made, &ActionForm::cancelled, this, [this, id = m_action] {
        closeForm(id);
        Q_EMIT formClosed();
    });
    placeForm();
    made->focusFirst();
    m_scroll->ensureWidgetVisible(made);
}

void ActionDetail::closeForm(const base::Id& action)
{
    const auto at = m_forms.find(action);
    if (at == m_forms.end())
        return;
    m_column->removeWidget(at->second);
    at->second->hide();
    at->second->deleteLater();
    m_forms.erase(at);
}

// Under the steps, over the facts; forms of other actions wait out of sight. The one in use is not touched, so that
// typing goes on while the register is read again.
void ActionDetail::placeForm()
{
    ActionForm* open = form();
    for (const auto& [action, waiting] : m_forms) {
        if (waiting != open && m_column->indexOf(waiting) >= 0) {
            m_column->removeWidget(waiting);
            waiting->hide();
        }
    }
    if (open != nullptr && m_column->indexOf(open) < 0) {
        m_column->insertWidget(m_column->indexOf(m_message) + 1, open);
        open->show();
    }
}

}  // namespace muster::ui

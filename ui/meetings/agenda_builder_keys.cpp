// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the keys of the agenda builder do.
#include "core/governance/task_group_commands.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/item_sheet.h"
#include "core/partnership/body_queries.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"
#include "ui/meetings/reason_bar.h"
#include "ui/meetings/unlock_panel.h"
#include "ui/widgets/message_bar.h"

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

void AgendaBuilder::refuse(const base::Failure& failure)
{
    m_offer = nullptr;
    m_message->showRefusal(qt(failure.detail));
    m_list->showCurrent();
    if (failure.code == base::FailureCode::Locked)
        offer(tr("Unlock"), [this] { m_unlock->askPassphrase(); });
}

void AgendaBuilder::offer(const QString& button, std::function<void()> then)
{
    m_offer = std::move(then);
    m_message->setButton(button);
}

void AgendaBuilder::done(const QString& text)
{
    m_message->dismiss();
    m_reason->done();
    reload();
    m_list->showCurrent();
    if (!text.isEmpty())
        Q_EMIT said(text, true);
}

void AgendaBuilder::accept()
{
    if (const AgendaItem* item = chosen())
        perform(AcceptItem {meeting(), item->id}, tr("The item is accepted."));
}

void AgendaBuilder::decline()
{
    const AgendaItem* item = chosen();
    if (item == nullptr)
        return;
    m_reason->ask(tr("Why is it declined? Whoever raised it is told."), tr("Decline"),
                  [this, id = item->id](const QString& reason, const QString&) {
                      perform(DeclineItem {meeting(), id, core(reason)}, tr("The item is declined."));
                  });
    Q_EMIT keysChanged();
}

void AgendaBuilder::refer()
{
    const AgendaItem* item = chosen();
    if (item == nullptr)
        return;
    QList<ReasonBar::Choice> bodies;
    for (const auto& body : partnership::bodiesOn(m_bridge.reader(), m_facts.agenda.meeting.date)) {
        if (body.id != m_facts.agenda.meeting.body)
            bodies << ReasonBar::Choice {qt(body.name), keyOf(body.id)};
    }
    m_reason->ask(tr("To which body, and why? It appears there as proposed."), tr("Refer"),
                  [this, id = item->id](const QString& reason, const QString& body) {
                      perform(ReferItem {meeting(), id, idOf(body), core(reason)}, tr("The item is referred."));
                  },
                  bodies);
    Q_EMIT keysChanged();
}

void AgendaBuilder::commission()
{
    const AgendaItem* item = chosen();
    if (item == nullptr)
        return;
    const QString title = item->restricted() ? QString() : qt(item->title);
    m_reason->ask(item->restricted() ? tr("A group for it: give it a name that gives nothing away.")
                                     : tr("A task and finish group for it. What is it to bring about?"),
                  tr("Commission"), [this, id = item->id, title](const QString& words, const QString&) {
                      governance::CommissionGroup command;
                      command.meeting = meeting();
                      command.item = id;
                      command.name = core(title.isEmpty() ? words : title);
                      command.purpose = core(words);
                      perform(std::move(command), tr("The group is commissioned. It stands on the Year page, under Groups."));
                  });
    Q_EMIT keysChanged();
}

void AgendaBuilder::withdraw()
{
    const AgendaItem* item = chosen();
    if (item == nullptr)
        return;
    m_reason->ask(tr("Why is it withdrawn?"), tr("Withdraw"), [this, id = item->id](const QString& reason, const QString&) {
        perform(WithdrawItem {meeting(), id, core(reason)}, tr("The item is withdrawn."));
    });
    Q_EMIT keysChanged();
}

void AgendaBuilder::defer()
{
    const AgendaItem* item = chosen();
    if (item == nullptr)
        return;
    m_reason->ask(tr("Why is it left to the next meeting? It arrives there by itself."), tr("Defer"),
                  [this, id = item->id](const QString& reason, const QString&) {
                      perform(DeferItem {meeting(), id, core(reason)}, tr("The item is deferred to the next meeting."));
                  });
    Q_EMIT keysChanged();
}

void AgendaBuilder::changeSensitivity()
{
    const AgendaItem* item = chosen();
    if (item == nullptr)
        return;
    if (item->restricted()) {
        open(*item, false);
        return;
    }
    perform(SetSensitivity {meeting(), item->id, Sensitivity::Restricted},
            tr("Restricted. What was open before stays in the history and in documents already issued."));
}

void AgendaBuilder::open(const AgendaItem& item, bool consents)
{
    m_bridge.execute(SetSensitivity {meeting(), item.id, Sensitivity::Open, consents}, this,
                     [this, item, consents](const base::Result<void>& result) {
                         if (result) {
                             done(tr("The item is open to everybody."));
                             return;
                         }
                         refuse(result.error());
                         if (!consents && result.error().code == base::FailureCode::Refused)
                             offer(tr("They agree: open it"), [this, item] { open(item, true); });
                     });
}

void AgendaBuilder::setMinutes(const QString& key, int minutes)
{
    perform(SetMinutes {meeting(), idOf(key), minutes}, {});
}

void AgendaBuilder::swap(const base::Id& first, const base::Id& second)
{
    perform(SwapItems {meeting(), first, second}, tr("The two items have changed places."));
}

// Keys may come faster than the disk answers: each step starts from the order the step before left.
void AgendaBuilder::move(int by)
{
    if (chosen() == nullptr)
        return;
    // What is moved is the order of the agenda, so that is what shows.
    if (m_grouping == AgendaGrouping::Origin)
        groupByOrigin();
    m_moves += by;
    if (!m_moving)
        nextMove();
}

void AgendaBuilder::nextMove()
{
    const AgendaItem* item = chosen();
    const auto& items = m_facts.agenda.items;
    const auto at = item == nullptr ? items.end() : std::find_if(items.begin(), items.end(), [&](const AgendaItem& each) {
        return each.id == item->id;
    });
    const bool up = m_moves < 0;
    const bool possible = at != items.end() && (up ? at != items.begin() : std::next(at) != items.end());
    if (m_moves == 0 || !possible) {
        m_moves = 0;
        return;
    }
    MoveItem command {meeting(), item->id};
    if (up)
        command.before = std::prev(at)->id;
    else if (std::next(at, 2) != items.end())
        command.before = std::next(at, 2)->id;
    m_moves += up ? 1 : -1;
    m_moving = true;
    m_bridge.execute(command, this, [this](const base::Result<void>& result) {
        m_moving = false;
        if (!result) {
            m_moves = 0;
            refuse(result.error());
            return;
        }
        m_message->dismiss();
        reload();
        m_list->showCurrent();
        nextMove();
    });
}

void AgendaBuilder::openAgenda()
{
    perform(OpenAgenda {meeting()}, tr("The agenda is open: partners can propose items."));
}

void AgendaBuilder::publish() { publishWith(false); }

void AgendaBuilder::publishWith(bool acceptOverrun)
{
    m_bridge.execute(PublishAgenda {meeting(), acceptOverrun}, this, [this, acceptOverrun](const base::Result<void>& result) {
        if (result) {
            done(tr("The agenda is published and its numbers are fixed."));
            return;
        }
        refuse(result.error());
        const bool overrun = m_facts.agenda.minutesOver > 0 && m_facts.toDecide == 0;
        if (!acceptOverrun && overrun && result.error().code == base::FailureCode::Refused) {
            offer(tr("Publish all the same"), [this] { publishWith(true); });
            if (takesKeys())
                m_message->focusButton();
        }
    });
}

void AgendaBuilder::orderBySubject()
{
    perform(OrderBySubject {meeting()}, tr("Places come first, victims last."));
}

void AgendaBuilder::reopen() { perform(ReopenAgenda {meeting()}, tr("The agenda is open again.")); }

}  // namespace muster::ui

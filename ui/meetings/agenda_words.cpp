// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/agenda_words.h"

#include "core/actions/action_queries.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/run_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::ui {

using namespace muster::meetings;

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Agenda", text); }

const QString kDot = QStringLiteral(" · ");

bool isStanding(const AgendaItem& item) { return item.origin == ItemOrigin::Standing || !item.standing.isNil(); }

const EmptyChair* chairFor(const AgendaFacts& facts, const AgendaItem& item, const base::Id& agency)
{
    const auto found = std::find_if(facts.chairs.begin(), facts.chairs.end(), [&](const EmptyChair& chair) {
        return chair.item == item.id && chair.agency == agency;
    });
    return found == facts.chairs.end() ? nullptr : &*found;
}

QString neededNames(const AgendaItem& item)
{
    QStringList names;
    for (const ItemRequirement& each : item.requirements) {
        if (each.need == Need::Required)
            names << qt(each.agencyShortName);
    }
    return names.join(u' ');
}

QList<ChipSpec> chipsOf(const AgendaItem& item, const AgendaFacts& facts)
{
    QList<ChipSpec> chips;
    if (item.restricted())
        chips << ChipSpec {tr("Restricted"), Tone::Neutral, ChipShape::Lock};
    if (!item.urgentReason.empty())
        chips << ChipSpec {tr("Urgent"), Tone::Attention, ChipShape::Clock};
    if (!item.continuesText.empty())
        chips << ChipSpec {sentence(item.continuesText), Tone::Accent, ChipShape::Circle};
    for (const ItemPaper& paper : item.papers) {
        if (paper.late)
            chips << ChipSpec {tr("Paper %1").arg(qt(paper.latenessInWords())), Tone::Attention, ChipShape::Clock};
    }
    if (isStanding(item))
        return chips;
    for (const ItemRequirement& each : item.requirements) {
        if (each.need == Need::NotNeeded)
            continue;
        const bool missing = chairFor(facts, item, each.agency) != nullptr;
        const QString name = qt(each.agencyShortName);
        chips << ChipSpec {each.need == Need::Useful ? tr("%1 useful").arg(name) : name,
                           missing ? Tone::Attention : Tone::Outline, missing ? ChipShape::Triangle : ChipShape::None};
    }
    return chips;
}

// The agenda's own rows say only what is about this item's business; who misses the standing items is said once,
// at the side.
QString warningOf(const AgendaItem& item, const AgendaFacts& facts)
{
    if (isStanding(item) || !item.takesTime())
        return {};
    QStringList words;
    for (const EmptyChair& chair : facts.chairs) {
        if (chair.item != item.id)
            continue;
        const QString name = facts.agencyName(chair.agency);
        const bool partly = chair.reason == GapReason::ArrivesLate || chair.reason == GapReason::LeavesEarly;
        if (!partly)
            words << tr("needs %1: nobody is coming").arg(name);
        else if (chair.wholeItem)
            words << (chair.reason == GapReason::ArrivesLate ? tr("%1 comes later") : tr("%1 has left by then"))
                         .arg(name);
        else
            words << tr("%1 misses %2").arg(name, counted(chair.minutesMissing, "minute", "minutes"));
    }
    return words.join(QStringLiteral("; "));
}

ListRow itemRow(const AgendaItem& item, const AgendaFacts& facts)
{
    ListRow row;
    row.key = keyOf(item.id);
    row.title = qt(item.title);
    row.right = tr("%1 min").arg(item.minutes);
    if (item.takesTime() && item.number > 0) {
        row.lead = QString::number(item.number);
        row.time = clock(item.starts);
    }
    row.second = itemStory(item, facts);
    row.chips = chipsOf(item, facts);
    row.warning = warningOf(item, facts);
    row.quiet = !item.takesTime() && item.state != ItemState::Proposed;
    return row;
}

ListRow head(const QString& key, const QString& title)
{
    ListRow row;
    row.key = QStringLiteral("head:") + key;
    row.head = true;
    row.title = title;
    return row;
}

// What a sealed item comes from is not said.
QList<ListRow> rowsByOrigin(const AgendaFacts& facts)
{
    constexpr std::array kOrigins {ItemOrigin::CrimeData,  ItemOrigin::PanelPriority,     ItemOrigin::PartnerReferral,
                                   ItemOrigin::Workstream, ItemOrigin::CommissionedGroup, ItemOrigin::Performance,
                                   ItemOrigin::Urgent,     ItemOrigin::Standing};
    QList<ListRow> rows;
    const auto add = [&](const QString& key, const QString& title, const auto& belongs) {
        bool first = true;
        for (const auto* some : {&facts.agenda.items, &facts.agenda.apart}) {
            for (const AgendaItem& item : *some) {
                if (!belongs(item))
                    continue;
                if (std::exchange(first, false))
                    rows << head(key, title);
                rows << itemRow(item, facts);
            }
        }
    };
    for (const ItemOrigin origin : kOrigins)
        add(qt(toStored(origin)), sentence(inWords(origin)),
            [&](const AgendaItem& item) { return !item.sealed && item.origin == origin; });
    add(QStringLiteral("sealed"), tr("Restricted"), [](const AgendaItem& item) { return item.sealed; });
    add(QStringLiteral("unknown"), tr("Not said"), [](const AgendaItem& item) { return !item.sealed && !item.origin; });
    return rows;
}

}  // namespace

bool AgendaFacts::hasSealed() const
{
    return std::any_of(agenda.items.begin(), agenda.items.end(), [](const AgendaItem& item) { return item.sealed; })
        || std::any_of(agenda.apart.begin(), agenda.apart.end(), [](const AgendaItem& item) { return item.sealed; });
}

QString AgendaFacts::agencyName(const base::Id& agency) const { return agencyNames.value(keyOf(agency)); }

AgendaFacts readAgenda(const replica::Reader& reader, const base::Id& meeting)
{
    AgendaFacts facts;
    facts.agenda = agendaOf(reader, meeting);
    if (facts.agenda.meeting.id.isNil())
        return facts;
    facts.clock = clockInput(reader, meeting);
    // Once it has started, a chair that is empty is seen in the room.
    if (mayMove(facts.agenda.meeting.state))
        facts.chairs = emptyChairs(facts.clock);
    facts.swaps = swapSuggestions(facts.clock);
    for (const partnership::Agency& agency : partnership::agencies(reader))
        facts.agencyNames.insert(keyOf(agency.id), qt(partnership::printName(agency)));
    if (facts.loose() || isBeforeHeld(facts.agenda.meeting.state)) {
        const base::Date today = reader.today();
        for (const CarriedAction& action : carriedActions(reader, meeting)) {
            ++facts.carriedActions;
            const auto status = muster::actions::statusFromStored(action.status);
            if (status && muster::actions::isOverdue(*status, action.due, today))
                ++facts.carriedOverdue;
        }
    }
    facts.toDecide =
        static_cast<int>(std::count_if(facts.agenda.apart.begin(), facts.agenda.apart.end(),
                                       [](const AgendaItem& item) { return item.state == ItemState::Proposed; }));
    return facts;
}

QString itemStory(const AgendaItem& item, const AgendaFacts& facts)
{
    QStringList parts;
    if (item.sealed) {
        const QString needed = neededNames(item);
        return needed.isEmpty() ? QString() : tr("needs %1").arg(needed);
    }
    if (isStanding(item)) {
        parts << (item.virtualItem ? tr("Standing item, arrives by itself") : tr("Standing item"));
        if (item.roleInMeeting == "action_log" && facts.carriedActions > 0)
            parts << tr("%1, %2 overdue")
                         .arg(counted(facts.carriedActions, "open action", "open actions"))
                         .arg(facts.carriedOverdue);
        parts << (item.lead.empty() ? QString() : qt(item.lead)) << neededNames(item);
        parts.removeAll(QString());
        return parts.join(kDot);
    }
    if (item.takesTime() && item.state != ItemState::Proposed)
        parts << qt(item.lead);
    else
        parts << sentence(inWords(item.state))
                + (item.referredToName.empty() ? QString() : tr(" to %1").arg(qt(item.referredToName)))
                + (item.reason.empty() ? QString() : QStringLiteral(": ") + qt(item.reason));
    if (!item.raisedByAgency.isNil())
        parts << tr("raised by %1").arg(facts.agencyName(item.raisedByAgency));
    else if (!item.raisedByBodyName.empty())
        parts << tr("raised by %1").arg(qt(item.raisedByBodyName));
    if (item.origin)
        parts << qt(inWords(*item.origin));
    if (item.ask != ItemAsk::None)
        parts << tr("asks for %1").arg(qt(inWords(item.ask)));
    if (item.virtualItem)
        parts << tr("arrives by itself");
    parts.removeAll(QString());
    QString story = parts.join(kDot);
    if (!story.isEmpty())
        story[0] = story[0].toUpper();
    return story;
}

QList<ListRow> agendaRows(const AgendaFacts& facts, AgendaGrouping grouping)
{
    if (grouping == AgendaGrouping::Origin)
        return rowsByOrigin(facts);
    QList<ListRow> rows;
    QString part;
    for (const AgendaItem& item : facts.agenda.items) {
        QString now = QStringLiteral("one");
        if (item.restricted())
            now = QStringLiteral("two");
        else if (part == QStringLiteral("two") || part == QStringLiteral("close"))
            now = QStringLiteral("close");
        if (now != part) {
            part = now;
            if (now == QStringLiteral("one"))
                rows << head(now, tr("Part one"));
            else
                rows << head(now, now == QStringLiteral("two") ? tr("Part two · restricted") : tr("To close"));
        }
        rows << itemRow(item, facts);
    }
    QString apart;
    for (const AgendaItem& item : facts.agenda.apart) {
        const bool proposed = item.state == ItemState::Proposed;
        const QString now = proposed ? QStringLiteral("proposed") : QStringLiteral("left");
        if (now != apart) {
            apart = now;
            rows << head(now, proposed ? tr("Proposed · to be decided") : tr("Not on the agenda"));
        }
        rows << itemRow(item, facts);
    }
    return rows;
}

QString nextStep(const AgendaFacts& facts)
{
    const Meeting& meeting = facts.agenda.meeting;
    switch (meeting.state) {
    case MeetingState::Planned:
        return tr("Planned: open its agenda so that partners can propose items.");
    case MeetingState::AgendaOpen:
        if (facts.toDecide > 0)
            return tr("Agenda open: %1 to decide.").arg(counted(facts.toDecide, "proposed item", "proposed items"));
        return tr("Agenda open, nothing left to decide: publish it.");
    case MeetingState::AgendaClosed:
        return tr("Agenda closed: publish it, so that everybody has their time.");
    case MeetingState::Published:
        return tr("Published: start at %1.").arg(clock(meeting.start));
    case MeetingState::InProgress:
        return tr("In progress: go on.");
    case MeetingState::Paused:
        return tr("Paused: go on when everybody is back.");
    case MeetingState::Held:
    case MeetingState::MinutesDraft:
        return tr("Held: send the draft minutes to the chair.");
    case MeetingState::Circulated:
        return tr("Minutes circulated: they are approved at the next meeting.");
    case MeetingState::Approved:
    case MeetingState::Archived:
        return tr("Minutes approved.");
    case MeetingState::Cancelled:
        return tr("Cancelled: %1").arg(qt(meeting.cancelledReason));
    case MeetingState::HeldInformally:
        return tr("Held informally: no decisions were possible.");
    }
    return {};
}

QList<ListRow> readinessRows(const std::vector<ReadinessLine>& lines)
{
    QList<ListRow> rows;
    QStringList keys;
    for (const ReadinessLine& line : lines) {
        ListRow row;
        // An agency may stand here for several reasons, so what it is about is part of the key.
        row.key = QStringLiteral("%1:%2:%3:%4")
                      .arg(static_cast<int>(line.kind))
                      .arg(keyOf(line.agency), keyOf(line.item), keyOf(line.action));
        while (keys.contains(row.key))
            row.key += u'+';
        keys << row.key;
        row.title = qt(line.text);
        row.second = line.ring.empty() ? QString() : tr("Ring %1").arg(qt(line.ring));
        rows << row;
    }
    return rows;
}

ChipSpec stateChip(MeetingState state)
{
    const QString word = sentence(inWords(state));
    switch (state) {
    case MeetingState::InProgress:
    case MeetingState::Paused:
        return {word, Tone::Accent, ChipShape::Circle};
    case MeetingState::Published:
        return {word, Tone::Good, ChipShape::Tick};
    case MeetingState::AgendaOpen:
    case MeetingState::AgendaClosed:
    case MeetingState::Held:
    case MeetingState::MinutesDraft:
        return {word, Tone::Attention, ChipShape::Clock};
    case MeetingState::Approved:
    case MeetingState::Archived:
        return {word, Tone::Good, ChipShape::Tick};
    case MeetingState::Cancelled:
        return {word, Tone::Neutral, ChipShape::Cross};
    case MeetingState::Planned:
    case MeetingState::Circulated:
    case MeetingState::HeldInformally:
        break;
    }
    return {word, Tone::Outline, ChipShape::None};
}

ChipSpec endChip(const replica::Reader& reader, const Agenda& agenda)
{
    const Meeting& meeting = agenda.meeting;
    if (isLive(meeting.state)) {
        const RoomClock clock = roomClock(reader, meeting.id);
        const bool late = clock.lateMinutes > 0;
        const QString how = meeting.state == MeetingState::Paused ? tr("Paused")
            : late ? tr("Running %1 late").arg(timeInWords(clock.lateMinutes))
                   : tr("On time");
        const bool calm = !late && meeting.state != MeetingState::Paused;
        return {tr("%1 · ends %2").arg(how, qt(base::clockTime(clock.forecastEnd))),
                calm ? Tone::Good : Tone::Attention, ChipShape::Clock};
    }
    if (!isBeforeHeld(meeting.state)) {
        if (!meeting.actualEnd)
            return {};
        return {tr("Ended %1").arg(qt(base::clockTime(*meeting.actualEnd))), Tone::Outline, ChipShape::None};
    }
    const bool over = agenda.minutesOver > 0;
    return {qt(agenda.endInWords()), over ? Tone::Attention : Tone::Good,
            over ? ChipShape::Triangle : ChipShape::Clock};
}

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the record.
#include "core/meetings/room_queries.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/minutes_sentences.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using replica::Reader;
using replica::Statement;

namespace {

// {0} stands in both parts. Of an action the text is the action's own.
constexpr std::string_view kEntriesSql = R"(
        SELECT e.id, e.meeting, e.item, e.kind, e.verb,
               CASE e.kind WHEN 'action' THEN coalesce(pa.text, a.text, 'Restricted action') ELSE e.text END,
               e.sensitivity, e.at, e.position, e.author_role, e.unclear, e.originating_agency, g.name,
               e.release_consent, e.about, coalesce(a.reference, b.reference, x.reference), e.s17_effect, e.s17_reason
          FROM (SELECT * FROM main.entry WHERE {0} AND removed IS NOT 1
                UNION ALL
                SELECT * FROM part_two.entry WHERE {0} AND removed IS NOT 1) e
          LEFT JOIN main.agency g ON g.id = e.originating_agency
          LEFT JOIN main.action a ON e.kind = 'action' AND a.id = e.about
          LEFT JOIN part_two.action pa ON e.kind = 'action' AND pa.id = e.about
          LEFT JOIN main.blockage b ON e.kind = 'blockage' AND b.id = e.about
          LEFT JOIN main.performance_exception x ON e.kind = 'exception' AND x.id = e.about
         ORDER BY e.position, e.at, e.id)";

Entry entryFrom(const Statement& row)
{
    Entry entry;
    entry.id = row.id(0);
    entry.meeting = row.id(1);
    entry.item = row.id(2);
    entry.kind = entryKindFromStored(row.text(3)).value_or(EntryKind::Note);
    entry.verb = row.text(4);
    entry.text = row.text(5);
    entry.restricted = row.text(6) == "restricted";
    entry.at = row.optionalTime(7);
    entry.position = row.real(8);
    entry.authorRole = row.text(9);
    entry.unclear = row.flag(10);
    entry.originatingAgency = row.id(11);
    entry.originatingAgencyName = row.text(12);
    entry.releaseConsent = row.text(13);
    entry.about = row.id(14);
    entry.reference = row.text(15);
    entry.s17 = s17EffectFrom(row.text(16));
    entry.s17Reason = row.text(17);
    return entry;
}

std::vector<Entry> entriesWhere(const Reader& reader, std::string_view where, const base::Id& id)
{
    std::vector<Entry> entries;
    Statement row = reader.query(fmt::format(kEntriesSql, where), id);
    while (row.next()) {
        entries.push_back(entryFrom(row));
    }
    return entries;
}

std::string ownerPart(const actions::Action& action)
{
    return action.ownerTitle.empty() ? action.lead.name : fmt::format("{} ({})", action.lead.name, action.ownerTitle);
}

}  // namespace

std::vector<Entry> entriesOf(const Reader& reader, const base::Id& item)
{
    return entriesWhere(reader, "item = ?1", item);
}

std::optional<Entry> findEntry(const Reader& reader, const base::Id& entry)
{
    std::vector<Entry> found = entriesWhere(reader, "id = ?1", entry);
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

std::vector<Entry> unclearEntries(const Reader& reader, const base::Id& meeting)
{
    return entriesWhere(reader, "unclear = 1 AND item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1)",
                        meeting);
}

std::vector<actions::Action> incompleteActions(const Reader& reader, const base::Id& meeting)
{
    actions::ActionFilter filter;
    filter.meeting = meeting;
    filter.incompleteOnly = true;
    std::vector<actions::Action> incomplete = actions::listActions(reader, filter);
    std::erase_if(incomplete, [](const actions::Action& action) { return !action.incompleteReason.empty(); });
    return incomplete;
}

ReadBack readBack(const Reader& reader, const base::Id& item)
{
    ReadBack read;
    if (const auto known = itemById(reader, item)) {
        read.title = known->title;
    }
    for (const Entry& entry : entriesOf(reader, item)) {
        if (entry.kind == EntryKind::Decision) {
            read.decisions.push_back(fmt::format("{} {}", entry.verb, entry.text));
        }
        if (entry.kind != EntryKind::Action) {
            continue;
        }
        if (const auto action = actions::findAction(reader, entry.about)) {
            std::vector<std::string> with;
            for (const actions::AgencyName& agency : action->supporting) {
                with.push_back(agency.name);
            }
            read.actions.push_back(fmt::format(
                "{}: {} Lead: {}.{} {}", action->reference, detail::asSentence(action->text), ownerPart(*action),
                with.empty() ? std::string {} : fmt::format(" With: {}.", base::joinedInWords(with)),
                action->due ? fmt::format("By {}.", base::longDate(*action->due)) : std::string {"No date yet."}));
        }
    }
    return read;
}

std::vector<TimelineEvent> timeline(const Reader& reader, const base::Id& meeting)
{
    std::vector<TimelineEvent> events;
    Statement opening = reader.query(R"(
        SELECT o.opened_at, o.closed_at, i.number, o.item
          FROM main.item_opening o JOIN main.agenda_item i ON i.id = o.item
         WHERE o.meeting = ?1 ORDER BY o.position)",
                                     meeting);
    while (opening.next()) {
        if (const auto at = opening.optionalTime(0)) {
            events.push_back({*at, opening.id(3), fmt::format("Item {} opened", opening.number(2))});
        }
        if (const auto at = opening.optionalTime(1)) {
            events.push_back({*at, opening.id(3), fmt::format("Item {} closed", opening.number(2))});
        }
    }
    for (const Attendance& one : attendanceOf(reader, meeting)) {
        if (one.arrivedAt) {
            events.push_back({*one.arrivedAt, {}, inWords(one.person) + " arrived"});
        }
        if (one.leftAt) {
            events.push_back({*one.leftAt, {}, inWords(one.person) + " left"});
        }
    }
    for (const ChairPeriod& period : chairPeriods(reader, meeting)) {
        events.push_back({period.from, period.fromItem, period.roleTitle + " in the chair"});
    }
    for (const Entry& entry :
         entriesWhere(reader, "item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1)", meeting)) {
        if (entry.at && entry.kind != EntryKind::Procedural) {
            events.push_back({*entry.at, entry.item,
                              entry.reference.empty() ? std::string {inWords(entry.kind)}
                                                      : fmt::format("{} {}", inWords(entry.kind), entry.reference)});
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const TimelineEvent& a, const TimelineEvent& b) { return a.at < b.at; });
    return events;
}

}  // namespace muster::meetings

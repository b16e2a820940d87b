// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/year_summary.h"

#include "core/actions/action_accounts.h"
#include "core/actions/effect.h"
#include "core/actions/exception_queries.h"
#include "core/meetings/agenda_item.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace muster::governance {

using actions::ActionStatus;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kMeetingsSql = R"(
        SELECT id FROM main.meeting
         WHERE body = ?1 AND held_on >= ?2 AND held_on <= ?3
           AND state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived', 'held_informally')
         ORDER BY held_on, id)";

// Business only. Of a restricted item nothing but that it was taken.
constexpr std::string_view kItemsSql = R"(
        SELECT i.state, i.sensitivity, i.origin, i.outcome
          FROM main.agenda_item i
         WHERE i.meeting = ?1 AND i.standing IS NULL AND i.role_in_meeting IS NULL
           AND coalesce(i.origin, '') <> 'standing')";

constexpr std::string_view kAnswersSql = R"(
        SELECT a.reference, e.measure, w.answer, w.text
          FROM main.effect_answer w
          JOIN main.action a ON a.id = w.action
          JOIN main.performance_exception e ON e.id = w.exception
         WHERE w.answered_on >= ?1 AND w.answered_on <= ?2 AND a.sensitivity = 'open' AND e.sensitivity = 'open'
         ORDER BY w.answered_on, a.number, w.id)";

std::string capital(std::string words)
{
    if (!words.empty()) {
        words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    }
    return words;
}

void count(std::vector<NamedCount>& counts, const std::string& name)
{
    const auto found =
        std::find_if(counts.begin(), counts.end(), [&](const NamedCount& one) { return one.name == name; });
    if (found == counts.end()) {
        counts.push_back({name, 1});
    } else {
        ++found->count;
    }
}

void sort(std::vector<NamedCount>& counts)
{
    std::stable_sort(counts.begin(), counts.end(), [](const NamedCount& a, const NamedCount& b) {
        return a.count != b.count ? a.count > b.count : a.name < b.name;
    });
}

void countItems(const Reader& reader, const base::Id& meeting, YearSummary& summary)
{
    Statement row = reader.query(kItemsSql, meeting);
    while (row.next()) {
        const meetings::ItemState state = meetings::itemStateFrom(row.text(0));
        if (state == meetings::ItemState::Deferred) {
            ++summary.deferred;
        }
        if (state != meetings::ItemState::Concluded && state != meetings::ItemState::Open) {
            continue;
        }
        ++summary.items;
        if (meetings::sensitivityFrom(row.text(1)) == meetings::Sensitivity::Restricted) {
            ++summary.restrictedItems;
            continue;
        }
        if (const auto origin = meetings::originFrom(row.text(2))) {
            count(summary.origins, capital(std::string {meetings::inWords(*origin)}));
        }
        std::string outcome = row.text(3);
        std::replace(outcome.begin(), outcome.end(), '_', ' ');
        count(summary.outcomes, outcome.empty() ? "Discussed" : capital(std::move(outcome)));
    }
}

CitedFigure& outcomeOf(YearSummary& summary, ActionStatus status)
{
    switch (status) {
    case ActionStatus::ClosedVerified:
        return summary.done;
    case ActionStatus::ClosedNoLongerRequired:
        return summary.noLongerRequired;
    case ActionStatus::ClosedNotUndertaken:
        return summary.notUndertaken;
    case ActionStatus::Superseded:
        return summary.superseded;
    case ActionStatus::Declined:
        return summary.declined;
    default:
        return summary.open;
    }
}

void countActions(const Reader& reader, const std::set<base::Id>& held, YearSummary& summary)
{
    MinuteIndex minutes {reader};
    for (const actions::LedgerLine& line : actions::ledgerLines(reader)) {
        if (!held.contains(line.meeting)) {
            continue;
        }
        const MinuteBehind& minute = minutes.ofItem(line.item);
        summary.given.add(minute);
        outcomeOf(summary, line.status).add(minute);
        if (line.onTime) {
            summary.onTime.add(minute);
        }
        if (line.overdue) {
            summary.overdue.add(minute);
        }
    }
}

void addExceptions(const Reader& reader, YearSummary& summary)
{
    for (const actions::PerformanceException& one : actions::listExceptions(reader)) {
        const bool raisedLater = one.raisedOn && *one.raisedOn > summary.to;
        const bool overBefore = one.endedOn && *one.endedOn < summary.from;
        if (raisedLater || overBefore) {
            continue;
        }
        if (one.state == actions::ExceptionState::Dismissed) {
            ++summary.dismissed;
            continue;
        }
        const std::string name = one.restricted ? "Restricted" : one.name.empty() ? "Raised by judgement" : one.name;
        summary.exceptions.push_back({one.reference, name, std::string {actions::inWords(one.state)}});
    }
    Statement row = reader.query(kAnswersSql, summary.from, summary.to);
    while (row.next()) {
        const auto answer = actions::effectAnswerFromStored(row.text(2));
        summary.outcomesOfActions.push_back({row.text(0), row.text(1),
                                             std::string {answer ? actions::inWords(*answer) : std::string_view {}},
                                             row.text(3)});
    }
}

std::optional<partnership::Body> taskingBody(const Reader& reader, base::Date on)
{
    for (partnership::Body& body : partnership::bodiesOn(reader, on)) {
        if (body.authority == partnership::Authority::OperationalTasking) {
            return std::move(body);
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<YearSummary> yearSummary(const Reader& reader, const base::Id& body, base::Date from, base::Date to)
{
    auto found = body.isNil() ? taskingBody(reader, to) : partnership::body(reader, body);
    if (!found) {
        return std::nullopt;
    }
    YearSummary summary;
    summary.body = *std::move(found);
    summary.from = from;
    summary.to = to;
    std::set<base::Id> held;
    {
        Statement row = reader.query(kMeetingsSql, summary.body.id, from, to);
        while (row.next()) {
            held.insert(row.id(0));
        }
    }
    MinuteIndex minutes {reader};
    CitedFigure meetings;
    for (const base::Id& meeting : held) {
        meetings.add(minutes.ofMeeting(meeting));
        countItems(reader, meeting, summary);
    }
    summary.meetings = std::move(meetings.minutes);
    sort(summary.origins);
    sort(summary.outcomes);
    countActions(reader, held, summary);
    addExceptions(reader, summary);
    return summary;
}

}  // namespace muster::governance

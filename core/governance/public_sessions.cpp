// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the public could ask, and when it can (requirements M02, M06).
#include "core/governance/engagement.h"

#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using partnership::CadencePattern;
using performance::Frequency;
using replica::Reader;
using replica::Statement;

namespace {

// A meeting is about a priority when one of its items is.
constexpr std::string_view kForumDaysSql = R"(
        SELECT m.held_on FROM main.meeting m
         WHERE m.body = ?1 AND m.held_on >= ?3 AND m.held_on <= ?4
           AND m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived', 'held_informally')
           AND EXISTS (SELECT 1 FROM main.agenda_item i JOIN main.item_priority p ON p.item = i.id
                        WHERE i.meeting = m.id AND p.priority = ?2)
         UNION
        SELECT e.made_on FROM main.engagement_record e
         WHERE e.body = ?1 AND e.priority = ?2 AND e.made_on >= ?3 AND e.made_on <= ?4
         ORDER BY 1)";

bool hasRule(const Reader& reader, const partnership::Body& body, base::Date day, CadencePattern pattern)
{
    const auto rule = partnership::cadenceOn(reader, body.id, day);
    return rule && rule->pattern == pattern;
}

bool wasHeld(const meetings::Meeting& meeting)
{
    return !meetings::isBeforeHeld(meeting.state) && meeting.state != meetings::MeetingState::Cancelled;
}

std::vector<partnership::Body> engagementBodies(const Reader& reader, base::Date day)
{
    std::vector<partnership::Body> bodies = partnership::bodiesOn(reader, day);
    std::erase_if(bodies, [](const partnership::Body& body) { return body.tier != partnership::Tier::Engagement; });
    return bodies;
}

}  // namespace

std::string PublicSessions::inWords() const { return fmt::format("{} of {} held", held.size(), promised); }

std::vector<PublicSessions> publicSessions(const Reader& reader, base::Date day)
{
    std::vector<PublicSessions> all;
    for (const partnership::Body& body : engagementBodies(reader, day)) {
        const auto rule = partnership::cadenceOn(reader, body.id, day);
        if (!rule || rule->pattern != CadencePattern::AtLeastYearly) {
            continue;
        }
        PublicSessions one;
        one.body = body.id;
        one.bodyName = body.name;
        one.yearFrom = performance::periodOf(day, Frequency::Yearly);
        one.yearTo = performance::lastDayOf(one.yearFrom, Frequency::Yearly);
        one.promised = rule->perYear.value_or(1);
        for (const meetings::Meeting& meeting : meetings::meetingsOf(reader, body.id)) {
            if (meeting.date < one.yearFrom || meeting.date > one.yearTo) {
                continue;
            }
            if (wasHeld(meeting)) {
                one.held.push_back(meeting.date);
            } else if (meeting.state != meetings::MeetingState::Cancelled) {
                one.planned.push_back(meeting.date);
            }
        }
        one.unanswered = static_cast<int>(engagementRecords(reader, {.body = body.id, .unansweredOnly = true}).size());
        all.push_back(std::move(one));
    }
    return all;
}

std::string ForumLine::inWords(base::Date quarter) const
{
    if (held.empty()) {
        return "None in "
            + performance::inWords(performance::periodOf(quarter, Frequency::Quarterly), Frequency::Quarterly);
    }
    std::vector<std::string> days;
    std::transform(held.begin(), held.end(), std::back_inserter(days),
                   [](base::Date day) { return base::longDate(day); });
    return base::joinedInWords(days);
}

std::vector<ForumLine> forums(const Reader& reader, base::Date day)
{
    const base::Date from = performance::periodOf(day, Frequency::Quarterly);
    const base::Date to = performance::lastDayOf(from, Frequency::Quarterly);
    std::vector<ForumLine> lines;
    for (const partnership::Body& body : engagementBodies(reader, day)) {
        if (!hasRule(reader, body, day, CadencePattern::Quarterly)) {
            continue;
        }
        const auto records = engagementRecords(reader, {.body = body.id, .from = from, .to = to});
        for (const partnership::Priority& priority : partnership::prioritiesOn(reader, day)) {
            ForumLine line;
            line.body = body.id;
            line.bodyName = body.name;
            line.priority = priority.id;
            line.priorityName = priority.name;
            Statement row = reader.query(kForumDaysSql, body.id, priority.id, from, to);
            while (row.next()) {
                line.held.push_back(row.date(0));
            }
            line.records =
                static_cast<int>(std::count_if(records.begin(), records.end(), [&](const EngagementRecord& one) {
                    return one.priority == priority.id;
                }));
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::vector<NextSession> nextSessions(const Reader& reader, base::Date after)
{
    std::vector<NextSession> next;
    for (const partnership::Body& body : engagementBodies(reader, after)) {
        const auto planned = meetings::meetingsOf(reader, body.id);
        const auto first = std::find_if(planned.begin(), planned.end(), [&](const meetings::Meeting& meeting) {
            return meeting.date > after && meeting.state != meetings::MeetingState::Cancelled && !wasHeld(meeting);
        });
        if (first != planned.end()) {
            next.push_back({body.name, first->date, first->venue});
        }
    }
    std::stable_sort(next.begin(), next.end(),
                     [](const NextSession& a, const NextSession& b) { return a.date < b.date; });
    return next;
}

}  // namespace muster::governance

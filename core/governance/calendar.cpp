// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/calendar.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/governance/calendar_slots.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace muster::governance {

using base::Date;
using base::Id;
using detail::Slot;
using meetings::Meeting;
using meetings::MeetingState;
using partnership::Authority;
using partnership::Body;
using partnership::Cadence;
using replica::Reader;

namespace {

constexpr base::TimeOfDay kUsualStart {10 * 60};

bool counts(const Meeting& meeting) { return meeting.state != MeetingState::Cancelled; }

bool isHeld(const Meeting& meeting) { return counts(meeting) && !meetings::isBeforeHeld(meeting.state); }

bool sameMonth(Date a, Date b) { return a.year() == b.year() && a.month() == b.month(); }

/// A day somebody still has to choose.
struct Open {
    std::size_t body = 0;
    Slot span;
    base::TimeOfDay start;
};

class Planner {
public:
    Planner(const Reader& reader, Date from, Date to) : m_reader(reader), m_today(reader.today())
    {
        m_calendar.from = from;
        m_calendar.to = to;
    }

    YearCalendar plan()
    {
        for (const Body& body : partnership::bodies(m_reader)) {
            const bool meets = (!body.effectiveFrom || *body.effectiveFrom <= m_calendar.to)
                && (!body.effectiveTo || *body.effectiveTo >= m_calendar.from);
            if (meets) {
                m_bodies.push_back(body);
            }
        }
        findOrder();
        for (std::size_t i = 0; i < m_bodies.size(); ++i) {
            addBody(i);
        }
        suggest();
        warn();
        std::map<Id, std::size_t> order;
        for (std::size_t i = 0; i < m_bodies.size(); ++i) {
            order.emplace(m_bodies[i].id, i);
        }
        std::stable_sort(m_calendar.places.begin(), m_calendar.places.end(),
                         [&](const CalendarPlace& a, const CalendarPlace& b) {
                             return a.date != b.date  ? a.date < b.date
                                 : a.start != b.start ? a.start < b.start
                                                      : order.at(a.body) < order.at(b.body);
                         });
        return std::move(m_calendar);
    }

private:
    /// Groups report to the Performance Board, that to the Board: who meets first in a month (requirements C06).
    void findOrder()
    {
        std::map<Id, const Body*> byId;
        for (const Body& body : m_bodies) {
            byId.emplace(body.id, &body);
        }
        for (const partnership::BodyLink& link : partnership::bodyLinks(m_reader)) {
            const auto child = byId.find(link.body);
            const auto parent = byId.find(link.toBody);
            if (link.kind != partnership::LinkKind::ReportsTo || child == byId.end() || parent == byId.end()) {
                continue;
            }
            const Authority above = parent->second->authority;
            const bool group =
                child->second->tier == partnership::Tier::Theme && above == Authority::PerformanceScrutiny;
            const bool board =
                child->second->authority == Authority::PerformanceScrutiny && above == Authority::StatutoryDecision;
            if (group || board) {
                m_before.emplace(link.body, link.toBody);
            }
        }
    }

    void addBody(std::size_t index)
    {
        const Body& body = m_bodies[index];
        BodyYear year;
        year.body = body.id;
        year.shortName = body.shortName;
        year.name = body.name;
        year.tier = body.tier;
        const std::vector<Meeting> meetings = meetings::meetingsOf(m_reader, body.id);
        for (const Meeting& meeting : meetings) {
            if (meeting.date >= m_calendar.from && meeting.date <= m_calendar.to) {
                addMeeting(body, meeting);
                year.held += isHeld(meeting) ? 1 : 0;
                year.planned += counts(meeting) && !isHeld(meeting) ? 1 : 0;
            }
        }
        std::set<Id> used;
        for (const Cadence& cadence : partnership::cadencesOf(m_reader, body.id)) {
            if (partnership::isInForce(cadence, m_calendar.to) || partnership::isInForce(cadence, m_calendar.from)) {
                year.rule = partnership::inWords(cadence);
            }
            for (const Slot& span : detail::slotsOf(cadence, m_calendar.from, m_calendar.to)) {
                addSpan(index, year, span, cadence, meetings, used);
            }
        }
        if (!year.rule.empty() || year.held + year.planned > 0) {
            m_calendar.bodies.push_back(std::move(year));
        }
    }

    void addSpan(std::size_t index, BodyYear& year, const Slot& span, const Cadence& cadence,
                 const std::vector<Meeting>& meetings, std::set<Id>& used)
    {
        const Body& body = m_bodies[index];
        if (!partnership::isActiveOn(body, span.wanted)) {
            return;
        }
        ++year.due;
        for (const Meeting& meeting : meetings) {
            if (counts(meeting) && meeting.date >= span.first && meeting.date <= span.last
                && !used.contains(meeting.id)) {
                used.insert(meeting.id);
                return;
            }
        }
        const base::TimeOfDay start = cadence.start.value_or(kUsualStart);
        if (span.named) {
            if (*span.named < m_today) {
                ++year.notRecorded;
                return;
            }
            ++year.toPlan;
            add(body, *span.named, PlaceKind::Due, start);
        } else if (span.last < m_today) {
            ++year.notRecorded;
        } else {
            ++year.toPlan;
            m_open.push_back({index, span, start});
        }
    }

    void addMeeting(const Body& body, const Meeting& meeting)
    {
        CalendarPlace place = placeOf(body, meeting.date, PlaceKind::Meeting, meeting.start);
        place.meeting = meeting.id;
        place.state = meeting.state;
        place.venue = meeting.venue;
        if (counts(meeting)) {
            ++m_busy[meeting.date];
        }
        m_calendar.places.push_back(std::move(place));
    }

    static CalendarPlace placeOf(const Body& body, Date date, PlaceKind kind, base::TimeOfDay start)
    {
        CalendarPlace place;
        place.body = body.id;
        place.bodyShortName = body.shortName;
        place.bodyName = body.name;
        place.date = date;
        place.kind = kind;
        place.start = start;
        place.bankHoliday = std::string {base::bankHoliday(date).value_or("")};
        return place;
    }

    void add(const Body& body, Date date, PlaceKind kind, base::TimeOfDay start)
    {
        ++m_busy[date];
        m_calendar.places.push_back(placeOf(body, date, kind, start));
    }

    /// Days for the rules that name none; groups first, then what they report to, then all others.
    void suggest()
    {
        std::stable_sort(m_open.begin(), m_open.end(), [this](const Open& a, const Open& b) {
            return rank(m_bodies[a.body]) < rank(m_bodies[b.body]);
        });
        for (const Open& open : m_open) {
            const Body& body = m_bodies[open.body];
            add(body, dayFor(body, open.span), PlaceKind::Suggested, open.start);
        }
    }

    [[nodiscard]] int rank(const Body& body) const
    {
        const bool comesBefore = m_before.contains(body.id);
        const bool comesAfter =
            std::any_of(m_before.begin(), m_before.end(), [&](const auto& pair) { return pair.second == body.id; });
        return comesBefore ? (comesAfter ? 1 : 0) : (comesAfter ? 2 : 3);
    }

    [[nodiscard]] Date dayFor(const Body& body, const Slot& span) const
    {
        Date from = std::max(span.wanted, m_today);
        const Date monthEnd = base::addDays(base::addMonths(from.year() / from.month() / 1, 1), -1);
        Date until = std::min(span.last, std::max(monthEnd, from));
        for (const CalendarPlace& place : m_calendar.places) {
            if (!sameMonth(place.date, from) || place.state == MeetingState::Cancelled) {
                continue;
            }
            if (isBefore(body.id, place.body)) {
                until = std::min(until, base::addDays(place.date, -1));
            } else if (isBefore(place.body, body.id)) {
                from = std::max(from, base::addDays(place.date, 1));
            }
        }
        if (const auto day = freest(from, until)) {
            return *day;
        }
        // No day keeps the order: one that the rule allows, and the order is warned about.
        const Date begin = std::max(span.wanted, m_today);
        const auto any = freest(begin, std::max(begin, span.last));
        return any ? *any : begin;
    }

    /// The first working day with the fewest meetings of others.
    [[nodiscard]] std::optional<Date> freest(Date from, Date until) const
    {
        std::optional<Date> best;
        int fewest = 0;
        for (Date day = from; day <= until; day = base::addDays(day, 1)) {
            if (!base::isWorkingDay(day)) {
                continue;
            }
            const auto busy = m_busy.find(day);
            const int others = busy == m_busy.end() ? 0 : busy->second;
            if (!best || others < fewest) {
                best = day;
                fewest = others;
            }
            if (fewest == 0) {
                break;
            }
        }
        return best;
    }

    [[nodiscard]] bool isBefore(const Id& first, const Id& second) const
    {
        const auto [begin, end] = m_before.equal_range(first);
        return std::any_of(begin, end, [&](const auto& pair) { return pair.second == second; });
    }

    void warn()
    {
        for (CalendarPlace& place : m_calendar.places) {
            if (place.date < m_today || (place.kind == PlaceKind::Meeting && !meetings::isBeforeHeld(place.state))) {
                continue;
            }
            for (const auto& warning : meetings::planningWarnings(m_reader, place.body, place.date)) {
                place.warnings.push_back(warning.text);
                place.needsReason = place.needsReason || (warning.needsReason && place.kind != PlaceKind::Meeting);
            }
            for (const CalendarPlace& other : m_calendar.places) {
                // Against meetings that are planned the sentence above has it.
                if (other.kind == PlaceKind::Meeting || !sameMonth(other.date, place.date)) {
                    continue;
                }
                const std::string when = fmt::format("{} on {}", other.bodyName, base::longDate(other.date));
                if (isBefore(place.body, other.body) && place.date >= other.date) {
                    place.warnings.push_back(
                        fmt::format("The {} would meet after or with the {}, to which it reports that month.",
                                    place.bodyName, when));
                } else if (isBefore(other.body, place.body) && place.date <= other.date) {
                    place.warnings.push_back(
                        fmt::format("The {} would meet before or with the {}, which reports to it that month.",
                                    place.bodyName, when));
                }
            }
        }
    }

    const Reader& m_reader;
    Date m_today;
    YearCalendar m_calendar;
    std::vector<Body> m_bodies;
    std::vector<Open> m_open;
    std::multimap<Id, Id> m_before;  ///< the first meets before the second
    std::map<Date, int> m_busy;
};

}  // namespace

std::string_view inWords(PlaceKind kind)
{
    return kind == PlaceKind::Meeting ? "Planned" : kind == PlaceKind::Due ? "Due by the rule" : "Suggested day";
}

std::string CalendarPlace::status() const
{
    if (kind != PlaceKind::Meeting) {
        return std::string {inWords(kind)};
    }
    if (state == MeetingState::Cancelled) {
        return "Cancelled";
    }
    return meetings::isBeforeHeld(state) ? "Planned" : "Held";
}

std::string BodyYear::inWords() const
{
    std::string words = fmt::format("{} held, {} planned", held, planned);
    if (due > 0) {
        words += fmt::format(" of {}", due);
    }
    if (toPlan > 0) {
        words += fmt::format("; {} to plan", toPlan);
    }
    if (notRecorded > 0) {
        words += fmt::format("; {} not recorded", notRecorded);
    }
    return words;
}

std::vector<std::string> YearCalendar::warnings() const
{
    std::vector<std::string> all;
    for (const CalendarPlace& place : places) {
        for (const std::string& warning : place.warnings) {
            if (std::find(all.begin(), all.end(), warning) == all.end()) {
                all.push_back(warning);
            }
        }
    }
    return all;
}

YearCalendar yearCalendar(const Reader& reader, Date from, Date to) { return Planner {reader, from, to}.plan(); }

YearCalendar yearFrom(const Reader& reader, Date month)
{
    const Date first = month.year() / month.month() / 1;
    return yearCalendar(reader, first, base::addDays(base::addMonths(first, 12), -1));
}

}  // namespace muster::governance

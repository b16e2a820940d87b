// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/meetings/clock_line.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace muster::meetings {

namespace {

const ClockAgency* agencyOf(const ClockInput& input, const base::Id& id)
{
    const auto found = std::find_if(input.agencies.begin(), input.agencies.end(),
                                    [&](const ClockAgency& agency) { return agency.id == id; });
    return found == input.agencies.end() ? nullptr : &*found;
}

// When somebody of the agency is there, as spans in order.
std::vector<Span> presence(const ClockInput& input, const base::Id& agency, std::optional<base::TimeOfDay> now)
{
    constexpr int kEver = 24 * 60;
    std::vector<Span> spans;
    for (const ClockAttendee& attendee : input.attendees) {
        if (attendee.agency != agency || !attendee.coming) {
            continue;
        }
        int from = attendee.from ? sinceStart(input, *attendee.from) : -kEver;
        const int to = attendee.to ? sinceStart(input, *attendee.to) : kEver;
        if (now && !attendee.inRoom) {
            from = std::max(from, sinceStart(input, *now));
        }
        if (from < to) {
            spans.push_back({from, to});
        }
    }
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.from < b.from; });
    return spans;
}

int covered(const std::vector<Span>& presence, Span item)
{
    int minutes = 0;
    int upTo = item.from;
    for (const Span span : presence) {
        const int from = std::max(span.from, upTo);
        const int to = std::min(span.to, item.to);
        if (from < to) {
            minutes += to - from;
            upTo = to;
        }
    }
    return minutes;
}

bool anyComing(const ClockInput& input, const base::Id& agency, bool (*which)(const ClockAttendee&))
{
    return std::any_of(input.attendees.begin(), input.attendees.end(),
                       [&](const ClockAttendee& a) { return a.agency == agency && which(a); });
}

std::string because(const ClockInput& input, const EmptyChair& chair, const ClockAgency& agency,
                    const std::vector<Span>& there, Span item)
{
    switch (chair.reason) {
    case GapReason::Apologies:
        return fmt::format("Item {} needs {}; nobody who can commit is coming (apologies, no substitute).",
                           chair.number, agency.name);
    case GapReason::NobodyNamed:
        return fmt::format("Item {} needs {}; nobody who can commit is coming (nobody is named).", chair.number,
                           agency.name);
    case GapReason::ArrivesLate: {
        const std::string arrives = base::clockTime(atMinute(input, there.front().from));
        return chair.wholeItem
            ? fmt::format("Item {} needs {}, which arrives at {}, after the item has ended.", chair.number, agency.name,
                          arrives)
            : fmt::format("Item {} needs {}, which arrives at {}: {} after the item starts.", chair.number, agency.name,
                          arrives, base::counted(there.front().from - item.from, "minute", "minutes"));
    }
    case GapReason::LeavesEarly:
        return chair.wholeItem
            ? fmt::format("Item {} needs {}, which is not there at that time.", chair.number, agency.name)
            : fmt::format("Item {} needs {}, which is not there for {} of it.", chair.number, agency.name,
                          base::counted(chair.minutesMissing, "minute", "minutes"));
    case GapReason::CannotCommit:
        break;
    }
    return {};
}

bool isConsidered(const ClockItem& item, std::optional<base::TimeOfDay> now)
{
    return now ? item.state == ClockState::Waiting : item.state != ClockState::Dropped;
}

}  // namespace

std::vector<EmptyChair> emptyChairs(const ClockInput& input, std::optional<base::TimeOfDay> now)
{
    std::vector<EmptyChair> chairs;
    const auto spans = now ? forecastSpans(input, *now) : plannedSpans(input);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const ClockItem& item = input.items[i];
        if (!isConsidered(item, now)) {
            continue;
        }
        for (const base::Id& required : item.required) {
            const ClockAgency* agency = agencyOf(input, required);
            const auto there = presence(input, required, now);
            // An item without minutes of its own still needs somebody at its moment.
            const Span span {spans[i].from, std::max(spans[i].to, spans[i].from + 1)};
            const int missing = span.to - span.from - covered(there, span);
            if (agency == nullptr || missing == 0) {
                continue;
            }
            EmptyChair chair {
                item.id, item.number, required, GapReason::NobodyNamed, missing, missing == span.to - span.from, {}};
            if (!there.empty()) {
                chair.reason = there.front().from > span.from ? GapReason::ArrivesLate : GapReason::LeavesEarly;
            } else if (anyComing(input, required, [](const ClockAttendee& a) { return a.absentKnown; })) {
                chair.reason = GapReason::Apologies;
            }
            chair.text = because(input, chair, *agency, there, span);
            chairs.push_back(std::move(chair));
        }
    }
    return chairs;
}

std::vector<EmptyChair> chairsThatCannotCommit(const ClockInput& input)
{
    std::vector<EmptyChair> chairs;
    for (const ClockItem& item : input.items) {
        for (const base::Id& required : item.required) {
            const ClockAgency* agency = agencyOf(input, required);
            const auto comes = [](const ClockAttendee& a) { return a.coming; };
            const auto commits = [](const ClockAttendee& a) { return a.coming && a.canCommit; };
            if (agency == nullptr || item.state == ClockState::Dropped || !anyComing(input, required, comes)
                || anyComing(input, required, commits)) {
                continue;
            }
            chairs.push_back(
                {item.id, item.number, required, GapReason::CannotCommit, 0, false,
                 fmt::format("Item {} needs {}; somebody is coming, but nobody who can commit, so its actions will "
                             "await confirmation.",
                             item.number, agency->name)});
        }
    }
    return chairs;
}

std::vector<SwapSuggestion> swapSuggestions(const ClockInput& input, std::optional<base::TimeOfDay> now)
{
    std::vector<SwapSuggestion> suggestions;
    for (const EmptyChair& chair : emptyChairs(input, now)) {
        const auto late = std::find_if(input.items.begin(), input.items.end(),
                                       [&](const ClockItem& item) { return item.id == chair.item; });
        if (chair.reason != GapReason::ArrivesLate || !late->business) {
            continue;
        }
        for (auto other = late + 1; other != input.items.end(); ++other) {
            // Only within one part of the agenda: restricted items stay together at its end.
            if (!other->business || other->restricted != late->restricted || other->state != ClockState::Waiting
                || requiresAgency(*other, chair.agency)) {
                continue;
            }
            ClockInput swapped = input;
            std::swap(swapped.items[static_cast<std::size_t>(late - input.items.begin())],
                      swapped.items[static_cast<std::size_t>(other - input.items.begin())]);
            const auto left = emptyChairs(swapped, now);
            const bool stillLate = std::any_of(left.begin(), left.end(), [&](const EmptyChair& gap) {
                return gap.item == chair.item && gap.agency == chair.agency;
            });
            if (stillLate) {
                continue;
            }
            suggestions.push_back(
                {late->id, late->number, other->id, other->number, chair.agency,
                 fmt::format("{} Take item {} before item {}.", chair.text, other->number, late->number)});
            break;
        }
    }
    return suggestions;
}

}  // namespace muster::meetings

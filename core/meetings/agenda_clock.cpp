// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_clock.h"

#include "core/base/text.h"
#include "core/meetings/clock_line.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <numeric>

namespace muster::meetings {

namespace {

constexpr int kDay = 24 * 60;
constexpr int kQuietPercent = 80;

// What the openings of an item amount to at a moment.
struct Taken {
    int first = 0;
    int last = 0;  ///< end of the last opening, or now
    int minutes = 0;
    bool any = false;
};

Taken taken(const ClockInput& input, const ClockItem& item, int now)
{
    Taken result;
    for (const ClockOpening& opening : item.openings) {
        const int from = sinceStart(input, opening.openedAt);
        const int to = opening.closedAt ? sinceStart(input, *opening.closedAt) : std::max(now, from);
        result.first = result.any ? std::min(result.first, from) : from;
        result.last = result.any ? std::max(result.last, to) : to;
        result.minutes += std::max(0, to - from);
        result.any = true;
    }
    return result;
}

OpenItemClock openItemClock(const ClockItem& item, int elapsed)
{
    OpenItemClock clock {item.id, elapsed, item.minutes + item.extraMinutes, ItemPace::Quiet, {}};
    const int left = clock.plannedMinutes - elapsed;
    if (left < 0) {
        clock.pace = ItemPace::Over;
        clock.words = fmt::format("over by {} min", -left);
    } else if (left == 0) {
        clock.pace = ItemPace::Over;
        clock.words = "time is up";
    } else if (elapsed * 100 >= clock.plannedMinutes * kQuietPercent) {
        clock.pace = ItemPace::NearlyUp;
        clock.words = fmt::format("{} min left", left);
    } else {
        clock.words = fmt::format("{} of {} min", elapsed, clock.plannedMinutes);
    }
    return clock;
}

// The plan as everybody was told it: in the order of the numbers, which stay when items change places in the room.
std::vector<Span> toldSpans(const ClockInput& input)
{
    std::vector<std::size_t> byNumber(input.items.size());
    std::iota(byNumber.begin(), byNumber.end(), std::size_t {0});
    std::stable_sort(byNumber.begin(), byNumber.end(),
                     [&](std::size_t a, std::size_t b) { return input.items[a].number < input.items[b].number; });
    std::vector<Span> spans(input.items.size());
    int minute = 0;
    for (const std::size_t i : byNumber) {
        spans[i] = {minute, minute + input.items[i].minutes};
        minute += input.items[i].minutes;
    }
    return spans;
}

bool isHere(const ClockInput& input, const base::Id& agency)
{
    return std::any_of(input.attendees.begin(), input.attendees.end(),
                       [&](const ClockAttendee& a) { return a.agency == agency && a.inRoom; });
}

}  // namespace

int sinceStart(const ClockInput& input, base::TimeOfDay time)
{
    // Up to six hours before the start count as before it, so that a meeting may run past midnight.
    const int minutes = (time.minutes - input.start.minutes + kDay) % kDay;
    return minutes > kDay - 6 * 60 ? minutes - kDay : minutes;
}

base::TimeOfDay atMinute(const ClockInput& input, int minute) { return base::addMinutes(input.start, minute); }

bool requiresAgency(const ClockItem& item, const base::Id& agency)
{
    return std::find(item.required.begin(), item.required.end(), agency) != item.required.end();
}

std::vector<Span> plannedSpans(const ClockInput& input)
{
    std::vector<Span> spans;
    int minute = 0;
    for (const ClockItem& item : input.items) {
        spans.push_back({minute, minute + item.minutes});
        minute += item.minutes;
    }
    return spans;
}

std::vector<Span> forecastSpans(const ClockInput& input, base::TimeOfDay nowTime)
{
    const int now = sinceStart(input, nowTime);
    std::vector<Span> spans(input.items.size());
    int minute = input.actualStart ? now : std::max(now, 0);
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        const ClockItem& item = input.items[i];
        const Taken past = taken(input, item, now);
        if (item.state == ClockState::Open) {
            const int remaining = std::max(0, item.minutes + item.extraMinutes - past.minutes);
            spans[i] = {past.any ? past.first : now, now + remaining};
            minute = now + remaining;
        } else if (past.any) {
            spans[i] = {past.first, past.last};
        }
    }
    if (input.actualEnd) {
        minute = sinceStart(input, *input.actualEnd);
    }
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        const ClockItem& item = input.items[i];
        if (item.state == ClockState::Waiting) {
            // An item taken before and laid aside needs only what is left of its time.
            const int before = taken(input, item, now).minutes;
            const int length = std::max(0, item.minutes + item.extraMinutes - before);
            spans[i] = {minute, minute + length};
            minute += length;
        } else if (item.state != ClockState::Open && item.openings.empty()) {
            spans[i] = {minute, minute};
        }
    }
    return spans;
}

std::vector<ItemTime> plannedTimes(const ClockInput& input)
{
    std::vector<ItemTime> times;
    const auto spans = plannedSpans(input);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        times.push_back({input.items[i].id, atMinute(input, spans[i].from), atMinute(input, spans[i].to)});
    }
    return times;
}

std::vector<ArrivalWindow> arrivalWindows(const ClockInput& input)
{
    std::vector<ArrivalWindow> windows;
    const auto spans = plannedSpans(input);
    for (const ClockAgency& agency : input.agencies) {
        std::optional<Span> whole;
        std::vector<int> numbers;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            if (input.items[i].state == ClockState::Dropped || !requiresAgency(input.items[i], agency.id)) {
                continue;
            }
            whole = whole ? Span {std::min(whole->from, spans[i].from), std::max(whole->to, spans[i].to)} : spans[i];
            numbers.push_back(input.items[i].number);
        }
        if (whole) {
            windows.push_back({agency.id, atMinute(input, whole->from), atMinute(input, whole->to),
                               whole->to - whole->from, std::move(numbers)});
        }
    }
    return windows;
}

std::vector<base::Id> agenciesNotNeeded(const ClockInput& input)
{
    std::vector<base::Id> agencies;
    for (const ClockAgency& agency : input.agencies) {
        const bool needed = std::any_of(input.items.begin(), input.items.end(), [&](const ClockItem& item) {
            return item.state != ClockState::Dropped && requiresAgency(item, agency.id);
        });
        if (agency.member && !needed) {
            agencies.push_back(agency.id);
        }
    }
    return agencies;
}

AgencyMinutes agencyMinutes(const ClockInput& input)
{
    AgencyMinutes result;
    const auto spans = plannedSpans(input);
    const int total = spans.empty() ? 0 : spans.back().to;
    for (const ClockAgency& agency : input.agencies) {
        const bool counted = agency.member
            || std::any_of(input.items.begin(), input.items.end(),
                           [&](const ClockItem& item) { return requiresAgency(item, agency.id); });
        result.everyone += counted ? total : 0;
    }
    for (const ArrivalWindow& window : arrivalWindows(input)) {
        result.timed += window.minutes;
    }
    result.saved = result.everyone - result.timed;
    return result;
}

Forecast forecast(const ClockInput& input, base::TimeOfDay now)
{
    Forecast result;
    const auto planned = toldSpans(input);
    const auto spans = forecastSpans(input, now);
    int end = input.items.empty() ? std::max(0, sinceStart(input, now)) : spans.front().to;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const ClockItem& item = input.items[i];
        if (item.state == ClockState::Dropped && item.openings.empty()) {
            continue;
        }
        end = std::max(end, spans[i].to);
        result.items.push_back({item.id, atMinute(input, spans[i].from), atMinute(input, spans[i].to)});
        if (item.state == ClockState::Open) {
            result.open = openItemClock(item, taken(input, item, sinceStart(input, now)).minutes);
        }
    }
    if (input.actualEnd) {
        end = sinceStart(input, *input.actualEnd);
    }
    result.end = atMinute(input, end);
    result.minutesLate = end;
    for (const ClockItem& item : input.items) {
        result.minutesLate -= item.minutes;
    }

    for (const ClockAgency& agency : input.agencies) {
        if (isHere(input, agency.id) || input.actualEnd) {
            continue;
        }
        std::optional<int> told;
        std::optional<int> expected;
        bool begun = false;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const ClockItem& item = input.items[i];
            if (!requiresAgency(item, agency.id) || item.state == ClockState::Dropped) {
                continue;
            }
            begun = begun || item.state != ClockState::Waiting;
            told = std::min(told.value_or(planned[i].from), planned[i].from);
            expected = std::min(expected.value_or(spans[i].from), spans[i].from);
        }
        if (told && !begun && std::abs(*expected - *told) >= kWorthTelling) {
            result.affected.push_back(
                {agency.id, atMinute(input, *told), atMinute(input, *expected),
                 fmt::format("{} expected {}, now about {}.", agency.name, base::clockTime(atMinute(input, *told)),
                             base::clockTime(atMinute(input, *expected)))});
        }
    }
    result.words = result.minutesLate == 0
        ? std::string {"On time."}
        : fmt::format("Running {} {}.", base::counted(std::abs(result.minutesLate), "minute", "minutes"),
                      result.minutesLate > 0 ? "late" : "early");
    for (const AffectedAgency& agency : result.affected) {
        result.words += ' ' + agency.text;
    }
    return result;
}

}  // namespace muster::meetings

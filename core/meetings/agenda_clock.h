// SPDX-License-Identifier: GPL-3.0-or-later
//
// The clock of a meeting: planned and forecast times, who is affected, who is missing. Pure: no replica, no
// system clock (requirements §2.4, D03, D07, §2.5 rows 2, 3 and 16).
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

struct ClockOpening {
    base::TimeOfDay openedAt;
    std::optional<base::TimeOfDay> closedAt;
};

enum class ClockState { Waiting, Open, Done, Dropped };

struct ClockItem {
    base::Id id;
    int number = 0;
    std::string title;  ///< open title
    int minutes = 0;  ///< planned; 0 for an item that was added in the room
    int extraMinutes = 0;  ///< granted in the room
    bool business = true;  ///< no standing item: may be swapped
    bool restricted = false;
    ClockState state = ClockState::Waiting;
    std::vector<base::Id> required;  ///< agencies
    std::vector<ClockOpening> openings;
};

struct ClockAgency {
    base::Id id;
    std::string shortName;
    std::string name;
    bool member = true;  ///< a member of the body: counted when everybody sits through
};

struct ClockAttendee {
    base::Id agency;
    std::string roleTitle;
    bool coming = true;  ///< false for apologies and absence
    bool absentKnown = false;  ///< sent apologies
    bool canCommit = false;
    bool inRoom = false;  ///< arrived and not left
    std::optional<base::TimeOfDay> from;  ///< arrived, else expected; nothing: from the start
    std::optional<base::TimeOfDay> to;  ///< left, else expected; nothing: to the end
};

struct ClockInput {
    base::TimeOfDay start;
    int lengthMinutes = 0;
    std::optional<base::TimeOfDay> actualStart;
    std::optional<base::TimeOfDay> actualEnd;
    std::vector<ClockItem> items;  ///< in agenda order
    std::vector<ClockAgency> agencies;  ///< members, and whoever is required
    std::vector<ClockAttendee> attendees;
};

// ---- the plan -------------------------------------------------------------------------------------------

struct ItemTime {
    base::Id item;
    base::TimeOfDay starts;
    base::TimeOfDay ends;
};
/// As everybody was told: a dropped item keeps its place in the plan.
[[nodiscard]] std::vector<ItemTime> plannedTimes(const ClockInput& input);

/// From the start of the first item that requires the agency to the end of the last.
struct ArrivalWindow {
    base::Id agency;
    base::TimeOfDay arrive;
    base::TimeOfDay leave;
    int minutes = 0;
    std::vector<int> items;  ///< numbers
};
/// Agencies in the order of the input; one that no item requires has no window.
[[nodiscard]] std::vector<ArrivalWindow> arrivalWindows(const ClockInput& input);
[[nodiscard]] std::vector<base::Id> agenciesNotNeeded(const ClockInput& input);

struct AgencyMinutes {
    int everyone = 0;  ///< every member sits through
    int timed = 0;  ///< each comes for its window
    int saved = 0;
};
[[nodiscard]] AgencyMinutes agencyMinutes(const ClockInput& input);

// ---- empty chairs ---------------------------------------------------------------------------------------

enum class GapReason {
    Apologies,  ///< apologies and no substitute
    NobodyNamed,  ///< nobody of the agency is expected
    ArrivesLate,  ///< expected after the item has begun
    LeavesEarly,  ///< expected to leave before the item has ended
    CannotCommit  ///< somebody comes, but nobody who can commit
};

/// A required agency that is not there for an item, or only for part of it.
struct EmptyChair {
    base::Id item;
    int number = 0;
    base::Id agency;
    GapReason reason = GapReason::NobodyNamed;
    int minutesMissing = 0;  ///< of the item's planned minutes; 0 for CannotCommit
    bool wholeItem = true;
    std::string text;  ///< "Item 6 needs NHS Peterborough; nobody who can commit is coming (apologies, no substitute)."
};
/// By item in agenda order, then agency. Against the plan, or against the forecast when `now` is given, then only
/// of items still to come. `CannotCommit` stands in a list of its own: the agency is there.
[[nodiscard]] std::vector<EmptyChair> emptyChairs(const ClockInput& input, std::optional<base::TimeOfDay> now = {});
[[nodiscard]] std::vector<EmptyChair> chairsThatCannotCommit(const ClockInput& input);

/// Two items of the same part that could change places so that a late agency misses nothing.
struct SwapSuggestion {
    base::Id item;
    int number = 0;
    base::Id with;
    int withNumber = 0;
    base::Id agency;
    std::string text;  ///< "Probation arrives 11:35, item 12 starts 11:31: take item 13 before item 12."
};
[[nodiscard]] std::vector<SwapSuggestion> swapSuggestions(const ClockInput& input,
                                                          std::optional<base::TimeOfDay> now = {});

// ---- live -----------------------------------------------------------------------------------------------

/// How the open item stands against its time (requirements §2.4).
enum class ItemPace { Quiet, NearlyUp, Over };

struct OpenItemClock {
    base::Id item;
    int elapsedMinutes = 0;
    int plannedMinutes = 0;  ///< granted minutes included
    ItemPace pace = ItemPace::Quiet;  ///< NearlyUp from 80%, Over from 100%
    std::string words;  ///< "4 of 10 min", "2 min left", "time is up", "over by 1 min"
};

/// An agency that is not here yet and whose time has moved by `kWorthTelling` minutes or more.
struct AffectedAgency {
    base::Id agency;
    base::TimeOfDay expected;
    base::TimeOfDay now;
    std::string text;  ///< "HMP Peterborough expected 11:31, now about 11:40."
};
inline constexpr int kWorthTelling = 3;

struct Forecast {
    std::vector<ItemTime> items;  ///< actual times of what is done, forecast of the rest; dropped items left out
    base::TimeOfDay end;
    int minutesLate = 0;  ///< of the end against the plan; negative when early
    std::optional<OpenItemClock> open;
    std::vector<AffectedAgency> affected;
    std::string words;  ///< "Running 9 minutes late. HMP Peterborough expected 11:31, now about 11:40."
};
/// Forecast end is now plus what remains (invariant 20); items not yet taken follow in agenda order.
[[nodiscard]] Forecast forecast(const ClockInput& input, base::TimeOfDay now);

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The year planner: every body's rule placed over a year, what is planned against what is due, and what speaks against
// a day (requirements C01, C02, C06).
#pragma once

#include "core/base/failure.h"
#include "core/meetings/meeting.h"
#include "core/partnership/body.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

enum class PlaceKind {
    Meeting,  ///< planned or held: somebody chose the day
    Due,  ///< the rule names the day: "third Tuesday"
    Suggested  ///< the rule leaves the day open; this is the first working day that fits
};

/// "Planned", "Held", "Due by the rule", "Suggested day".
[[nodiscard]] std::string_view inWords(PlaceKind kind);

/// A meeting of the year, or the day on which one would be.
struct CalendarPlace {
    base::Id body;
    std::string bodyShortName;
    std::string bodyName;
    base::Date date;
    PlaceKind kind = PlaceKind::Meeting;
    base::Id meeting;  ///< nil unless it is planned
    meetings::MeetingState state = meetings::MeetingState::Planned;
    base::TimeOfDay start;
    std::string venue;
    std::string bankHoliday;  ///< its name; empty on an ordinary day
    std::vector<std::string> warnings;  ///< sentences; none for a meeting that has been held
    bool needsReason = false;  ///< it can be planned, with a reason

    /// "Planned", "Held", "Cancelled", "Due by the rule", "Suggested day".
    [[nodiscard]] std::string status() const;
};

/// How a body's year stands.
struct BodyYear {
    base::Id body;
    std::string shortName;
    std::string name;
    partnership::Tier tier = partnership::Tier::District;
    std::string rule;  ///< "monthly, third Tuesday, 10am"; empty where there is none
    int due = 0;  ///< meetings its rule foresees
    int held = 0;
    int planned = 0;
    int toPlan = 0;  ///< of today or later and not planned yet
    int notRecorded = 0;  ///< past, and no meeting of it stands here

    /// "2 held, 3 planned of 12; 5 to plan; 2 not recorded".
    [[nodiscard]] std::string inWords() const;
};

struct YearCalendar {
    base::Date from;
    base::Date to;
    std::vector<CalendarPlace> places;  ///< by day, then by the bodies' order
    std::vector<BodyYear> bodies;  ///< in the order of the governance list; closed ones while they met
    [[nodiscard]] std::vector<std::string> warnings() const;  ///< of all places, each once, in order
};

/// `from` and `to` are included. What is past is not suggested any more.
[[nodiscard]] YearCalendar yearCalendar(const replica::Reader& reader, base::Date from, base::Date to);

/// The twelve months from the first of `month` on.
[[nodiscard]] YearCalendar yearFrom(const replica::Reader& reader, base::Date month);

}  // namespace muster::governance

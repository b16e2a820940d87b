// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is due around a meeting, counted in working days from it, and what the year asks for: the lines of the Today
// page (requirements 2.2).
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class CountdownState { Done, Due, Late, ToCome };

/// "Done", "Due today", "Late", "To come".
[[nodiscard]] std::string_view inWords(CountdownState state);

/// What the month asks for, and how many working days before (negative) or after the meeting.
struct CountdownRule {
    std::string_view step;  ///< stored nowhere: names it in lists
    int workingDays = 0;
    std::string_view words;  ///< "Agenda closes"
    std::string_view who;
};

/// In the order of the days (requirements 2.2).
inline constexpr std::array<CountdownRule, 10> kCountdown {{
    {"open", -12, "Agenda opens", "Minute taker"},
    {"returns", -8, "Monthly returns are due", "Theme leads"},
    {"close", -7, "Agenda closes", "Minute taker and chair"},
    {"figures", -6, "Last month's figures are in", "Performance lead"},
    {"papers", -5, "Papers go out", "Minute taker"},
    {"readiness", -2, "Who is missing is rung", "Minute taker"},
    {"meeting", 0, "The meeting", "Chair"},
    {"action-sheet", 1, "Action sheet goes out", "Minute taker"},
    {"draft", 3, "Draft minutes go out", "Chair"},
    {"public", 10, "Public version is released", "Communications owner"},
}};

struct CountdownStep {
    std::string step;
    std::string words;
    std::string who;
    base::Date date;
    int workingDays = 0;  ///< from today; negative when it was to be done before
    CountdownState state = CountdownState::ToCome;

    /// "Papers go out: Tuesday 8 November, in 3 working days".
    [[nodiscard]] std::string sentence() const;
};

struct Countdown {
    base::Id meeting;
    std::string meetingTitle;
    base::Date date;
    std::vector<CountdownStep> steps;  ///< in order of their days
};

/// Nothing for an unknown or cancelled meeting.
[[nodiscard]] std::optional<Countdown> countdownOf(const replica::Reader& reader, const base::Id& meeting);

/// Of the next meeting of a body that tasks, else of any body; nothing where none is planned.
[[nodiscard]] std::optional<Countdown> nextCountdown(const replica::Reader& reader);

/// Something the year asks for.
struct YearReminder {
    std::string what;  ///< "scrutiny", "plan", "equality", "board", "county"
    std::string text;  ///< "Scrutiny: September, report due in 41 days (9 September 2011)."
    base::Date due;
    int days = 0;  ///< from today; negative when late
    base::Id subject;  ///< the body, meeting, plan or priority; may be nil
};

/// Soonest first. Scrutiny from 1 July until its meeting is held (`scrutinyNotice`); a plan's review and an equality
/// review from 60 days before; the Board's and the county's meeting from 60 days before.
[[nodiscard]] std::vector<YearReminder> yearReminders(const replica::Reader& reader);

}  // namespace muster::governance

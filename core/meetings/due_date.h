// SPDX-License-Identifier: GPL-3.0-or-later
//
// Due dates as they are typed in a meeting: "2w", "fri", "30nov", "next".
#pragma once

#include "core/base/date.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

/// What typed dates are counted from.
struct DueDateContext {
    base::Date meetingDate;  ///< relative words count from this day
    std::optional<base::Date> nextMeeting;  ///< what "next" means; without it "next" is no date
};

/// Reads one date word, without its leading "!"; any case; nothing when it is no date (never an error).
///
/// - `today`, `tomorrow`, `next` (the next meeting), `eom` (last day of the meeting's month),
///   `w/e` or `eow` (the Friday on or after the meeting)
/// - `10d`, `5wd` (working days), `2w`, `3m`, `1y` after the meeting
/// - `fri`, `friday`: the first such day after the meeting
/// - `30nov`, `30november`, `30nov2011`, `30/11`, `30/11/2011`, `30/11/11`, `30.11.2011`, `30-11-2011`,
///   `2011-11-30`: day before
///   month, as in the United Kingdom; without a year the first such day on or after the meeting
[[nodiscard]] std::optional<base::Date> readDueDate(std::string_view word, const DueDateContext& context);

/// A date at the start of `text`, which may use spaces between its parts ("30 November 2011, please").
struct DueDateFound {
    base::Date date;
    std::size_t length = 0;  ///< bytes of `text` that belong to the date
};
[[nodiscard]] std::optional<DueDateFound> readDueDateAtStart(std::string_view text, const DueDateContext& context);

/// Reads a span as in an extension, without its leading "+" ("2w"), and counts it from `from`.
[[nodiscard]] std::optional<base::Date> addSpan(std::string_view span, base::Date from);

/// "Friday 25 November", with the year when it is not the meeting's: "Monday 9 January 2012".
[[nodiscard]] std::string dueDateInWords(base::Date due, base::Date meetingDate);

/// What the typist should know of a date: before the meeting or already past, a weekend or bank holiday
/// (requirements §2.3, issue's bad input), over a year away. Advice only; each is one plain sentence.
[[nodiscard]] std::vector<std::string> dueDateCautions(base::Date due, base::Date meetingDate, base::Date today);

}  // namespace muster::meetings

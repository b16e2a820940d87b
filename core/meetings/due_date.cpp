// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/due_date.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/meetings/capture_scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace muster::meetings {

namespace {

using base::Date;

constexpr std::size_t kLongestWord = 24;  // "30thSeptember2011" and to spare
constexpr int kFarAwayDays = 300;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Takes 1 to `most` digits off the front of `text`.
std::optional<int> takeNumber(std::string_view& text, std::size_t most)
{
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length])) {
        ++length;
    }
    int value = 0;
    if (length == 0 || length > most || std::from_chars(text.data(), text.data() + length, value).ec != std::errc {}) {
        return std::nullopt;
    }
    text.remove_prefix(length);
    return value;
}

std::optional<std::chrono::month> monthNamed(std::string_view word)
{
    for (unsigned number = 1; number <= 12 && word.size() >= 3; ++number) {
        const std::chrono::month month {number};
        if (base::startsWithIgnoringCase(base::monthName(month), word)) {
            return month;
        }
    }
    return std::nullopt;
}

std::optional<std::chrono::weekday> weekdayNamed(std::string_view word)
{
    if (scan::equalsIgnoringCase(word, "weds")) {
        return std::chrono::Wednesday;
    }
    for (unsigned number = 0; number < 7 && word.size() >= 3; ++number) {
        const std::chrono::weekday day {number};
        if (base::startsWithIgnoringCase(base::weekdayName(day), word)) {
            return day;
        }
    }
    return std::nullopt;
}

std::optional<Date> dateOf(int year, int month, int day)
{
    if (year < 100) {
        year += 2000;
    }
    if (year < 1990 || year > 2199 || month < 1 || day < 1) {
        return std::nullopt;
    }
    const Date date {std::chrono::year {year}, std::chrono::month {static_cast<unsigned>(month)},
                     std::chrono::day {static_cast<unsigned>(day)}};
    return date.ok() ? std::optional {date} : std::nullopt;
}

// The first such day on or after the meeting; 29 February may be up to eight years away.
std::optional<Date> comingDate(int month, int day, Date meetingDate)
{
    const int year = static_cast<int>(meetingDate.year());
    for (int ahead = 0; ahead <= 8; ++ahead) {
        const auto date = dateOf(year + ahead, month, day);
        if (date && *date >= meetingDate) {
            return date;
        }
    }
    return std::nullopt;
}

// "30nov", "30thNovember2011".
std::optional<Date> dayAndMonthName(std::string_view word, Date meetingDate)
{
    const auto day = takeNumber(word, 2);
    if (!day) {
        return std::nullopt;
    }
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (base::startsWithIgnoringCase(word, suffix)) {
            word.remove_prefix(2);
            break;
        }
    }
    const auto digits = std::find_if(word.begin(), word.end(), isDigit);
    const auto nameLength = static_cast<std::size_t>(digits - word.begin());
    const auto month = monthNamed(word.substr(0, nameLength));
    if (!month) {
        return std::nullopt;
    }
    const int monthNumber = static_cast<int>(static_cast<unsigned>(*month));
    word.remove_prefix(nameLength);
    if (word.empty()) {
        return comingDate(monthNumber, *day, meetingDate);
    }
    const bool wholeYear = word.size() == 2 || word.size() == 4;
    const auto year = takeNumber(word, 4);
    return wholeYear && year && word.empty() ? dateOf(*year, monthNumber, *day) : std::nullopt;
}

// "30/11", "30.11.2011", "2011-11-30".
std::optional<Date> numericDate(std::string_view word, Date meetingDate)
{
    const bool yearFirst = word.size() >= 8 && std::all_of(word.begin(), word.begin() + 4, isDigit);
    const auto first = takeNumber(word, yearFirst ? 4 : 2);
    if (!first || word.empty() || (word.front() != '/' && word.front() != '.' && word.front() != '-')) {
        return std::nullopt;
    }
    const char separator = word.front();
    word.remove_prefix(1);
    const auto second = takeNumber(word, 2);
    if (!second) {
        return std::nullopt;
    }
    if (word.empty()) {
        return yearFirst ? std::nullopt : comingDate(*second, *first, meetingDate);
    }
    if (word.front() != separator) {
        return std::nullopt;
    }
    word.remove_prefix(1);
    const std::size_t digits = word.size();
    const auto third = takeNumber(word, yearFirst ? 2 : 4);
    if (!third || !word.empty()) {
        return std::nullopt;
    }
    if (yearFirst) {
        return dateOf(*first, *second, *third);
    }
    return digits == 2 || digits == 4 ? dateOf(*third, *second, *first) : std::nullopt;
}

Date lastOfMonth(Date date) { return Date {date.year() / date.month() / std::chrono::last}; }

Date comingWeekday(std::chrono::weekday day, Date from)
{
    return base::addDays(from, static_cast<int>((day - base::weekdayOf(from)).count()));
}

std::optional<Date> namedDay(std::string_view word, const DueDateContext& context)
{
    const auto is = [word](std::string_view name) { return scan::equalsIgnoringCase(word, name); };
    if (is("today")) {
        return context.meetingDate;
    }
    if (is("tomorrow") || is("tom")) {
        return base::addDays(context.meetingDate, 1);
    }
    if (is("next")) {
        return context.nextMeeting;
    }
    if (is("eom")) {
        return lastOfMonth(context.meetingDate);
    }
    if (is("w/e") || is("eow")) {
        return comingWeekday(std::chrono::Friday, context.meetingDate);
    }
    if (const auto day = weekdayNamed(word)) {
        return comingWeekday(*day, base::addDays(context.meetingDate, 1));
    }
    return std::nullopt;
}

struct Words {
    std::array<std::string_view, 4> word;
    std::array<std::size_t, 4> end {};  // offset behind each word, closing marks left out
    std::size_t count = 0;
};

// Up to four words on one line; punctuation behind a word ends the phrase.
Words firstWords(std::string_view text)
{
    Words words;
    std::size_t at = 0;
    while (words.count < words.word.size()) {
        std::size_t end = at;
        while (end < text.size() && end - at <= kLongestWord && scan::blankAt(text, end) == 0) {
            ++end;
        }
        std::size_t last = end;
        while (last > at && scan::isClosingMark(text[last - 1])) {
            --last;
        }
        if (last == at || end - at > kLongestWord) {
            break;
        }
        words.word.at(words.count) = text.substr(at, last - at);
        words.end.at(words.count) = last;
        ++words.count;
        if (last != end || end == text.size() || text[end] != ' ') {
            break;
        }
        at = end + 1;
    }
    return words;
}

bool allDigits(std::string_view word, std::size_t most)
{
    return !word.empty() && word.size() <= most && std::all_of(word.begin(), word.end(), isDigit);
}

// "30 November 2011", "3 weeks": what only makes sense as one date though it holds blanks.
std::optional<std::pair<Date, std::size_t>> spacedDate(const Words& words, std::size_t first,
                                                       const DueDateContext& context)
{
    if (words.count < first + 2 || words.word.at(first).empty() || !isDigit(words.word.at(first).front())) {
        return std::nullopt;
    }
    const std::string_view number = words.word.at(first);
    const std::string_view unit = words.word.at(first + 1);
    const bool span = allDigits(number, 4) && unit.size() > 2 && !monthNamed(unit);
    const std::string joined = std::string {number} + std::string {unit};
    if (span) {
        const auto date = addSpan(joined, context.meetingDate);
        return date ? std::optional {std::pair {*date, first + 2}} : std::nullopt;
    }
    if (!monthNamed(unit)) {
        return std::nullopt;
    }
    if (words.count > first + 2 && allDigits(words.word.at(first + 2), 4)) {
        // "by 30 November 2011", but not "on 30 November 2000 leaflets".
        std::string_view yearWord = words.word.at(first + 2);
        const auto year = yearWord.size() == 4 ? takeNumber(yearWord, 4) : std::nullopt;
        const int here = static_cast<int>(context.meetingDate.year());
        if (year && *year >= here - 1 && *year <= here + 10) {
            const auto date = dayAndMonthName(joined + std::to_string(*year), context.meetingDate);
            return date ? std::optional {std::pair {*date, first + 3}} : std::nullopt;
        }
    }
    const auto date = dayAndMonthName(joined, context.meetingDate);
    return date ? std::optional {std::pair {*date, first + 2}} : std::nullopt;
}

}  // namespace

std::optional<Date> addSpan(std::string_view span, Date from)
{
    const auto count = takeNumber(span, 4);
    if (!count || *count < 1) {
        return std::nullopt;
    }
    const auto isOneOf = [span](std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(),
                           [span](std::string_view name) { return scan::equalsIgnoringCase(span, name); });
    };
    if (isOneOf({"d", "day", "days"}) && *count <= 3660) {
        return base::addDays(from, *count);
    }
    if (isOneOf({"wd"}) && *count <= 260) {
        return base::addWorkingDays(from, *count);
    }
    if (isOneOf({"w", "wk", "wks", "week", "weeks"}) && *count <= 520) {
        return base::addDays(from, *count * 7);
    }
    if (isOneOf({"m", "mth", "mths", "month", "months"}) && *count <= 120) {
        return base::addMonths(from, *count);
    }
    if (isOneOf({"y", "yr", "yrs", "year", "years"}) && *count <= 10) {
        return base::addMonths(from, *count * 12);
    }
    return std::nullopt;
}

std::optional<Date> readDueDate(std::string_view word, const DueDateContext& context)
{
    if (word.empty() || word.size() > kLongestWord) {
        return std::nullopt;
    }
    if (!isDigit(word.front())) {
        return namedDay(word, context);
    }
    if (const auto date = addSpan(word, context.meetingDate)) {
        return date;
    }
    if (const auto date = dayAndMonthName(word, context.meetingDate)) {
        return date;
    }
    return numericDate(word, context.meetingDate);
}

std::optional<DueDateFound> readDueDateAtStart(std::string_view text, const DueDateContext& context)
{
    const Words words = firstWords(text);
    if (words.count == 0) {
        return std::nullopt;
    }
    if (const auto spaced = spacedDate(words, 0, context)) {
        return DueDateFound {spaced->first, words.end.at(spaced->second - 1)};
    }
    // "Friday 25 November": the weekday must agree, or the typist meant something else.
    const auto day = weekdayNamed(words.word.front());
    if (day && words.count > 1 && monthNamed(words.count > 2 ? words.word.at(2) : std::string_view {})) {
        const auto spaced = spacedDate(words, 1, context);
        if (!spaced || base::weekdayOf(spaced->first) != *day) {
            return std::nullopt;
        }
        return DueDateFound {spaced->first, words.end.at(spaced->second - 1)};
    }
    if (words.count > 1 && scan::equalsIgnoringCase(words.word.front(), "next")
        && scan::equalsIgnoringCase(words.word.at(1), "meeting") && context.nextMeeting) {
        return DueDateFound {*context.nextMeeting, words.end.at(1)};
    }
    const auto date = readDueDate(words.word.front(), context);
    return date ? std::optional {DueDateFound {*date, words.end.front()}} : std::nullopt;
}

std::string dueDateInWords(Date due, Date meetingDate)
{
    return due.year() == meetingDate.year() ? base::weekdayDayAndMonth(due) : base::weekdayAndDate(due);
}

std::vector<std::string> dueDateCautions(Date due, Date meetingDate, Date today)
{
    std::vector<std::string> cautions;
    const std::string words = dueDateInWords(due, meetingDate);
    if (due < today) {
        cautions.push_back(fmt::format("{} is in the past.", words));
    } else if (due < meetingDate) {
        cautions.push_back(fmt::format("{} is before this meeting.", words));
    }
    const auto day = base::weekdayOf(due);
    if (const auto holiday = base::bankHoliday(due)) {
        cautions.push_back(fmt::format("{} is a bank holiday ({}).", words, *holiday));
    } else if (day == std::chrono::Saturday || day == std::chrono::Sunday) {
        cautions.push_back(fmt::format("{} is at a weekend.", words));
    }
    if (base::daysBetween(meetingDate, due) > kFarAwayDays) {
        cautions.push_back(fmt::format("{} is more than nine months away.", words));
    }
    return cautions;
}

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/date_reading.h"

#include "core/base/text.h"
#include "core/tables/number_format.h"
#include "core/tables/table.h"

#include <array>
#include <charconv>
#include <optional>

namespace muster::tables {

using base::Date;
using base::fail;
using base::FailureCode;
using base::Result;

namespace {

/// Two-digit years from here on are of the last century.
constexpr int kCenturyPivot = 70;
/// No log is longer in one cell; longer text is prose.
constexpr std::size_t kMaxDateBytes = 64;

/// A run of figures or of letters.
struct Token {
    std::string text;
    bool isNumber = false;

    [[nodiscard]] int number() const
    {
        int value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void replaceAll(std::string& text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Dashes and spaces that word processors put in become plain ones.
std::string plain(std::string_view text)
{
    std::string line(base::trimmed(text));
    for (const auto* const dash : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94"})
        replaceAll(line, dash, "-");
    replaceAll(line, "\xC2\xA0", " ");
    replaceAll(line, "\xE2\x80\xAF", " ");
    replaceAll(line, "\xE2\x80\x99", "'");
    return base::lowered(base::trimmed(line));
}

/// Takes a time of day off the end: "T10:30:00Z", " 10:30", " 10:30:05 am".
std::string_view withoutTime(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return line;
    auto start = colon;
    while (start > 0 && isDigit(line[start - 1]))
        --start;
    if (start == colon || colon - start > 2 || start == 0 || colon + 2 >= line.size() || !isDigit(line[colon + 1]))
        return line;
    if (line.substr(colon).find_first_not_of("0123456789:.+-zapm ") != std::string_view::npos)
        return line;
    const char before = line[start - 1];
    if (before != ' ' && before != 't' && before != ',')
        return line;
    auto date = base::trimmed(line.substr(0, start - 1));
    if (date.size() > 3 && date.substr(date.size() - 3) == " at")
        date = base::trimmed(date.substr(0, date.size() - 3));
    return date;
}

/// Nothing when there is a character that belongs in no date.
std::optional<std::vector<Token>> tokens(std::string_view line)
{
    std::vector<Token> found;
    for (std::size_t i = 0; i < line.size();) {
        const char c = line[i];
        if (!isDigit(c) && !isLetter(c)) {
            if (std::string_view(" /.-,'\t").find(c) == std::string_view::npos)
                return std::nullopt;
            ++i;
            continue;
        }
        const bool number = isDigit(c);
        const auto start = i;
        while (i < line.size() && (number ? isDigit(line[i]) : isLetter(line[i])))
            ++i;
        Token token {std::string(line.substr(start, i - start)), number};
        const bool ordinal = !number && !found.empty() && found.back().isNumber && isDigit(line[start - 1])
            && (token.text == "st" || token.text == "nd" || token.text == "rd" || token.text == "th");
        if (!ordinal && token.text != "of" && token.text != "the")
            found.push_back(std::move(token));
    }
    return found;
}

/// "nov", "november", "sept": at least three letters of the name.
template <class NameOf>
std::optional<unsigned> nameAmong(const std::string& word, unsigned first, unsigned last, NameOf nameOf)
{
    if (word.size() < 3)
        return std::nullopt;
    for (unsigned i = first; i <= last; ++i) {
        if (base::startsWithIgnoringCase(nameOf(i), word))
            return i;
    }
    return std::nullopt;
}

std::optional<unsigned> monthNamed(const std::string& word)
{
    return nameAmong(word, 1, 12, [](unsigned i) { return base::monthName(std::chrono::month(i)); });
}

std::optional<unsigned> weekdayNamed(const std::string& word)
{
    return nameAmong(word, 0, 6, [](unsigned i) { return base::weekdayName(std::chrono::weekday(i)); });
}

std::optional<int> yearOf(const Token& token)
{
    if (token.text.size() == 4)
        return token.number();
    if (token.text.size() != 2)
        return std::nullopt;
    return token.number() + (token.number() < kCenturyPivot ? 2000 : 1900);
}

std::optional<Date> dateOf(const Token& year, unsigned month, const Token& day)
{
    const auto number = yearOf(year);
    if (!number || *number < 1900 || day.text.size() > 2)
        return std::nullopt;
    const Date date {std::chrono::year(*number), std::chrono::month(month),
                     std::chrono::day(static_cast<unsigned>(day.number()))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

unsigned monthNumber(const Token& token) { return token.text.size() <= 2 ? static_cast<unsigned>(token.number()) : 0; }

/// "40862" and "40862.4375": days as Excel counts them.
std::optional<Date> excelDay(std::string_view line)
{
    const auto point = line.find('.');
    const auto days = line.substr(0, point);
    if (days.size() != 5 || days.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    if (point != std::string_view::npos && line.find_first_not_of("0123456789", point + 1) != std::string_view::npos)
        return std::nullopt;
    int value = 0;
    std::from_chars(days.data(), days.data() + days.size(), value);
    return dateOfSerial(value, SerialEpoch::From1900);
}

enum class Shape { None, NumericDayMonth, Other };

struct Words {
    std::vector<Token> parts;
    std::optional<unsigned> weekday;
    Shape shape = Shape::None;
};

/// The parts of a date without its time and weekday.
Words takeApart(std::string_view text)
{
    Words words;
    if (text.size() > kMaxDateBytes)
        return words;
    const std::string line = plain(text);
    auto parts = tokens(withoutTime(line));
    if (!parts)
        return words;
    if (!parts->empty() && !parts->front().isNumber) {
        words.weekday = weekdayNamed(parts->front().text);
        if (words.weekday)
            parts->erase(parts->begin());
    }
    words.parts = std::move(*parts);
    words.shape = Shape::Other;
    const auto& p = words.parts;
    if (p.size() == 3 && p[0].isNumber && p[1].isNumber && p[2].isNumber && p[0].text.size() <= 2
        && p[1].text.size() <= 2 && yearOf(p[2]))
        words.shape = Shape::NumericDayMonth;
    return words;
}

std::optional<Date> dateFrom(const std::vector<Token>& p, DateOrder order)
{
    if (p.size() == 1 && p[0].isNumber && p[0].text.size() == 8) {
        const auto& figures = p[0].text;
        return base::parseIsoDate(figures.substr(0, 4) + "-" + figures.substr(4, 2) + "-" + figures.substr(6, 2));
    }
    if (p.size() != 3 || !p[2].isNumber)
        return std::nullopt;
    if (p[0].isNumber && p[1].isNumber) {
        if (p[0].text.size() == 4)
            return dateOf(p[0], monthNumber(p[1]), p[2]);
        return order == DateOrder::DayFirst ? dateOf(p[2], monthNumber(p[1]), p[0])
                                            : dateOf(p[2], monthNumber(p[0]), p[1]);
    }
    const auto& word = p[0].isNumber ? p[1] : p[0];
    const auto month = monthNamed(word.text);
    if (word.isNumber || !month)
        return std::nullopt;
    if (p[0].isNumber)
        return p[0].text.size() == 4 ? dateOf(p[0], *month, p[2]) : dateOf(p[2], *month, p[0]);
    return p[1].isNumber ? dateOf(p[2], *month, p[1]) : std::nullopt;
}

std::string quoted(std::string_view text)
{
    const auto shown = base::asValidUtf8(text.substr(0, kMaxDateBytes));
    return "\"" + shown + (text.size() > kMaxDateBytes ? "..." : "") + "\"";
}

}  // namespace

Result<Date> readDateCell(std::string_view text, DateOrder order)
{
    if (const auto day = excelDay(base::trimmed(text)))
        return *day;
    const Words words = takeApart(text);
    const auto date = dateFrom(words.parts, order);
    if (!date) {
        const bool dayAndMonthOnly = words.parts.size() == 2
            && ((words.parts[0].isNumber && monthNamed(words.parts[1].text))
                || (words.parts[1].isNumber && monthNamed(words.parts[0].text)));
        if (dayAndMonthOnly)
            return fail(FailureCode::Invalid,
                        quoted(text) + " needs a day, a month and a year. Write it like 15/11/2011.", "date");
        const auto other = order == DateOrder::DayFirst ? DateOrder::MonthFirst : DateOrder::DayFirst;
        if (words.shape == Shape::NumericDayMonth && dateFrom(words.parts, other))
            return fail(FailureCode::Invalid,
                        quoted(text) + " has no month "
                            + (order == DateOrder::DayFirst ? words.parts[1] : words.parts[0]).text
                            + ": dates are read " + (order == DateOrder::DayFirst ? "day" : "month") + " first here.",
                        "date");
        return fail(FailureCode::Invalid, quoted(text) + " is not a date. Write it like 15/11/2011.", "date");
    }
    if (words.weekday && base::weekdayOf(*date) != std::chrono::weekday(*words.weekday))
        return fail(FailureCode::Invalid,
                    quoted(text) + " does not fit: " + base::longDate(*date) + " is a "
                        + std::string(base::weekdayName(base::weekdayOf(*date))) + ".",
                    "date");
    return *date;
}

Result<DateColumn> detectDateOrder(const std::vector<DateCell>& cells)
{
    std::vector<std::size_t> onlyDayFirst;
    std::vector<std::size_t> onlyMonthFirst;
    std::vector<std::size_t> neither;
    for (const auto& cell : cells) {
        const Words words = takeApart(cell.text);
        if (words.shape != Shape::NumericDayMonth)
            continue;
        const bool dayFirst = dateFrom(words.parts, DateOrder::DayFirst).has_value();
        const bool monthFirst = dateFrom(words.parts, DateOrder::MonthFirst).has_value();
        if (!dayFirst && !monthFirst)
            neither.push_back(cell.line);
        else if (!monthFirst)
            onlyDayFirst.push_back(cell.line);
        else if (!dayFirst)
            onlyMonthFirst.push_back(cell.line);
    }
    if (!neither.empty())
        return fail(FailureCode::Invalid,
                    "There is no such date in " + linesInWords(neither, "line") + ", day first or month first.",
                    "date");
    if (!onlyDayFirst.empty() && !onlyMonthFirst.empty())
        return fail(FailureCode::Invalid,
                    "The dates are written in two ways: day first in " + linesInWords(onlyDayFirst, "line")
                        + ", month first in " + linesInWords(onlyMonthFirst, "line")
                        + ". Write them one way and try again.",
                    "date");
    DateColumn column;
    if (!onlyMonthFirst.empty()) {
        column.order = DateOrder::MonthFirst;
        column.warnings.push_back("The dates are read month first, because no other reading fits "
                                  + linesInWords(onlyMonthFirst, "line") + ".");
    }
    return column;
}

}  // namespace muster::tables

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/periods.h"

#include "core/base/text.h"
#include "core/partnership/stored_words.h"
#include "core/tables/date_reading.h"

#include <charconv>
#include <fmt/format.h>

namespace muster::performance {

using base::Date;

namespace {

constexpr std::array<partnership::StoredWord<Frequency>, 3> kFrequencies {{
    {Frequency::Monthly, "monthly", "Every month"},
    {Frequency::Quarterly, "quarterly", "Every quarter"},
    {Frequency::Yearly, "yearly", "Every year"},
}};

constexpr unsigned kFirstMonthOfYear = 4;
constexpr int kCentury = 100;
// Two-digit years from here on are of the last century, as in core/tables.
constexpr int kLastCentury = 70;

std::optional<int> wholeNumber(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    return digits && error == std::errc {} && end == text.data() + text.size() ? std::optional {value} : std::nullopt;
}

std::optional<int> yearFrom(std::string_view text)
{
    const auto value = wholeNumber(text);
    if (!value || (text.size() != 2 && text.size() != 4)) {
        return std::nullopt;
    }
    return text.size() == 4 ? *value : *value + (*value >= kLastCentury ? 1900 : 2000);
}

std::optional<unsigned> monthFrom(std::string_view text)
{
    if (const auto number = wholeNumber(text)) {
        return *number >= 1 && *number <= 12 && text.size() <= 2 ? std::optional {static_cast<unsigned>(*number)}
                                                                 : std::nullopt;
    }
    const std::string wanted = base::lowered(text);
    if (wanted.size() < 3) {
        return std::nullopt;
    }
    for (unsigned month = 1; month <= 12; ++month) {
        const std::string name = base::lowered(base::monthName(std::chrono::month {month}));
        if (name == wanted || name.substr(0, 3) == wanted || (wanted == "sept" && month == 9)) {
            return month;
        }
    }
    return std::nullopt;
}

std::optional<Date> firstOf(std::optional<int> year, std::optional<unsigned> month)
{
    if (!year || !month || *year < 1900 || *year > 2200) {
        return std::nullopt;
    }
    return Date {std::chrono::year {*year}, std::chrono::month {*month}, std::chrono::day {1}};
}

// The words and numbers of a heading: "Oct-11" is "Oct" and "11".
std::vector<std::string> partsOf(std::string_view text)
{
    std::vector<std::string> parts;
    std::string part;
    for (const char letter : text) {
        if (letter == ' ' || letter == '-' || letter == '/' || letter == '.' || letter == '\'' || letter == ',') {
            if (!part.empty()) {
                parts.push_back(std::move(part));
                part.clear();
            }
        } else {
            part += letter;
        }
    }
    if (!part.empty()) {
        parts.push_back(std::move(part));
    }
    return parts;
}

// "2011/12" begins in April 2011; the second year must be the next one.
std::optional<Date> financialYear(const std::string& first, const std::string& second)
{
    const auto from = yearFrom(first);
    const auto to = yearFrom(second);
    if (first.size() != 4 || !from || !to || *to % kCentury != (*from + 1) % kCentury) {
        return std::nullopt;
    }
    return firstOf(from, kFirstMonthOfYear);
}

std::optional<Date> quarter(const std::vector<std::string>& parts)
{
    const auto number = [](const std::string& part) -> std::optional<unsigned> {
        return part.size() == 2 && (part[0] == 'q' || part[0] == 'Q') && part[1] >= '1' && part[1] <= '4'
            ? std::optional {static_cast<unsigned>(part[1] - '0')}
            : std::nullopt;
    };
    if (parts.size() == 2) {  // 2011-Q3, Q3 2011: of the calendar
        const auto which = number(parts[0]) ? number(parts[0]) : number(parts[1]);
        const auto year = yearFrom(number(parts[0]) ? parts[1] : parts[0]);
        return which ? firstOf(year, 3 * (*which - 1) + 1) : std::nullopt;
    }
    if (parts.size() == 3) {
        if (const auto which = number(parts[0])) {  // Q2 2011/12: of the financial year
            const auto year = financialYear(parts[1], parts[2]);
            return year ? std::optional {base::addMonths(*year, static_cast<int>(3 * (*which - 1)))} : std::nullopt;
        }
        if (const auto which = number(parts[2])) {
            const auto year = financialYear(parts[0], parts[1]);
            return year ? std::optional {base::addMonths(*year, static_cast<int>(3 * (*which - 1)))} : std::nullopt;
        }
        const auto from = monthFrom(parts[0]);  // Jul-Sep 2011
        const auto to = monthFrom(parts[1]);
        if (from && to && *to == *from + 2) {
            return firstOf(yearFrom(parts[2]), from);
        }
    }
    return std::nullopt;
}

std::optional<Date> month(std::string_view text, const std::vector<std::string>& parts)
{
    if (parts.size() == 1 && text.size() == 6) {
        return firstOf(yearFrom(text.substr(0, 4)), monthFrom(text.substr(4)));
    }
    if (parts.size() != 2) {
        return std::nullopt;
    }
    // The year is the one of four digits; of "Oct-11" it is the number after the name, and "11-12" is no month.
    if (parts[0].size() == 4 && yearFrom(parts[0])) {
        return firstOf(yearFrom(parts[0]), monthFrom(parts[1]));
    }
    const bool named = !wholeNumber(parts[0]);
    return named || parts[1].size() == 4 ? firstOf(yearFrom(parts[1]), monthFrom(parts[0])) : std::nullopt;
}

}  // namespace

std::string_view toStored(Frequency frequency) { return partnership::wordOf(kFrequencies, frequency).stored; }

std::optional<Frequency> frequencyFromWords(std::string_view words)
{
    const std::string said = base::lowered(base::trimmed(words));
    if (said == "month" || said == "every month") {
        return Frequency::Monthly;
    }
    if (said == "quarter" || said == "every quarter") {
        return Frequency::Quarterly;
    }
    if (said == "year" || said == "annual" || said == "annually" || said == "every year") {
        return Frequency::Yearly;
    }
    return partnership::valueOf(kFrequencies, said);
}

Date periodOf(Date date, Frequency frequency)
{
    const Date first {date.year(), date.month(), std::chrono::day {1}};
    const auto month = static_cast<unsigned>(date.month());
    switch (frequency) {
    case Frequency::Monthly:
        return first;
    case Frequency::Quarterly:
        return base::addMonths(first, -static_cast<int>((month - 1) % 3));
    case Frequency::Yearly:
        return base::addMonths(first, -static_cast<int>((month + 12 - kFirstMonthOfYear) % 12));
    }
    return first;
}

Date periodsLater(Date period, Frequency frequency, int count)
{
    const int months = frequency == Frequency::Monthly ? 1 : frequency == Frequency::Quarterly ? 3 : 12;
    return base::addMonths(period, months * count);
}

Date lastDayOf(Date period, Frequency frequency) { return base::addDays(periodsLater(period, frequency, 1), -1); }

std::string inWords(Date period, Frequency frequency)
{
    const int year = static_cast<int>(period.year());
    switch (frequency) {
    case Frequency::Monthly:
        return fmt::format("{} {}", base::monthName(period.month()), year);
    case Frequency::Quarterly:
        return fmt::format("{} to {} {}", base::monthName(period.month()),
                           base::monthName(base::addMonths(period, 2).month()), year);
    case Frequency::Yearly:
        return shortPeriod(period, frequency);
    }
    return {};
}

std::string shortPeriod(Date period, Frequency frequency)
{
    const int year = static_cast<int>(period.year());
    const auto month = static_cast<unsigned>(period.month());
    switch (frequency) {
    case Frequency::Monthly:
        return fmt::format("{:04}-{:02}", year, month);
    case Frequency::Quarterly:
        return fmt::format("{:04}-Q{}", year, (month - 1) / 3 + 1);
    case Frequency::Yearly:
        return fmt::format("{:04}/{:02}", year, (year + 1) % kCentury);
    }
    return {};
}

std::optional<Date> readPeriod(std::string_view text, Frequency frequency)
{
    const std::string_view said = base::trimmed(text);
    const std::vector<std::string> parts = partsOf(said);
    if (frequency == Frequency::Yearly && parts.size() == 2) {
        if (const auto year = financialYear(parts[0], parts[1])) {
            return year;
        }
    }
    if (frequency == Frequency::Yearly && parts.size() == 1 && said.size() == 4) {
        return firstOf(yearFrom(said), kFirstMonthOfYear);
    }
    std::optional<Date> found = month(said, parts);
    if (!found) {
        found = quarter(parts);
    }
    if (!found && parts.size() == 3) {
        if (const auto day = tables::readDateCell(said)) {
            found = *day;
        }
    }
    return found ? std::optional {periodOf(*found, frequency)} : std::nullopt;
}

}  // namespace muster::performance

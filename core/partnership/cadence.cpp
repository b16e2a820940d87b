// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/cadence.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/partnership/stored_words.h"

namespace muster::partnership {

namespace {

constexpr std::array<StoredWord<CadencePattern>, 6> kPatterns {{
    {CadencePattern::MonthlyNthWeekday, "monthly_nth_weekday", "monthly"},
    {CadencePattern::Monthly, "monthly", "monthly"},
    {CadencePattern::Quarterly, "quarterly", "quarterly"},
    {CadencePattern::YearlyMonths, "yearly_months", "in"},
    {CadencePattern::YearlySeason, "yearly_season", "annual"},
    {CadencePattern::AtLeastYearly, "at_least_yearly", "at least once a year"},
}};

constexpr std::array<std::string_view, 5> kOrdinals {"first", "second", "third", "fourth", "fifth"};

// Looked at one after another; a rule that never comes round stops here.
constexpr int kMonthsLookedAhead = 12 * 20;

std::chrono::weekday dayOf(const Cadence& cadence)
{
    return std::chrono::weekday {static_cast<unsigned>(cadence.weekday) % 7};
}

bool namesTheDay(const Cadence& cadence)
{
    return cadence.pattern == CadencePattern::MonthlyNthWeekday && cadence.nth >= 1 && cadence.nth <= 5
        && cadence.weekday >= 1 && cadence.weekday <= 7;
}

std::optional<base::Date> dateIn(const Cadence& cadence, base::Date month)
{
    const auto date = base::nthWeekday(month.year(), month.month(), static_cast<unsigned>(cadence.nth), dayOf(cadence));
    return date && isInForce(cadence, *date) ? date : std::nullopt;
}

CadenceDate saying(base::Date date) { return {date, std::string {base::bankHoliday(date).value_or("")}}; }

base::Date firstOfMonth(base::Date date) { return date.year() / date.month() / 1; }

std::string monthsInWords(const std::vector<int>& months)
{
    std::vector<std::string> names;
    for (const int month : months) {
        if (month >= 1 && month <= 12) {
            names.emplace_back(base::monthName(std::chrono::month {static_cast<unsigned>(month)}));
        }
    }
    return base::joinedInWords(names);
}

}  // namespace

std::string_view toStored(CadencePattern pattern) { return wordOf(kPatterns, pattern).stored; }

std::optional<CadencePattern> cadencePatternFrom(std::string_view stored) { return valueOf(kPatterns, stored); }

bool isInForce(const Cadence& cadence, base::Date date)
{
    return (!cadence.effectiveFrom || *cadence.effectiveFrom <= date)
        && (!cadence.effectiveTo || *cadence.effectiveTo >= date);
}

std::string inWords(const Cadence& cadence)
{
    if (!cadence.words.empty()) {
        return cadence.words;
    }
    std::string words {wordOf(kPatterns, cadence.pattern).words};
    if (namesTheDay(cadence)) {
        words += ", " + std::string {kOrdinals.at(static_cast<std::size_t>(cadence.nth - 1))} + ' '
            + std::string {base::weekdayName(dayOf(cadence))};
    } else if (cadence.pattern == CadencePattern::YearlyMonths) {
        words += ' ' + monthsInWords(cadence.months);
    } else if (cadence.pattern == CadencePattern::YearlySeason && !cadence.season.empty()) {
        words += ", " + cadence.season;
    } else if (cadence.pattern == CadencePattern::AtLeastYearly && cadence.perYear.value_or(1) > 1) {
        words = "at least " + std::to_string(*cadence.perYear) + " times a year";
    }
    return cadence.start ? words + ", " + base::spokenTime(*cadence.start) : words;
}

std::vector<CadenceDate> datesBetween(const Cadence& cadence, base::Date first, base::Date last)
{
    std::vector<CadenceDate> dates;
    if (!namesTheDay(cadence)) {
        return dates;
    }
    for (base::Date month = firstOfMonth(first); month <= last; month = base::addMonths(month, 1)) {
        if (const auto date = dateIn(cadence, month); date && *date >= first && *date <= last) {
            dates.push_back(saying(*date));
        }
    }
    return dates;
}

std::vector<CadenceDate> nextDates(const Cadence& cadence, base::Date from, int count)
{
    std::vector<CadenceDate> dates;
    if (!namesTheDay(cadence)) {
        return dates;
    }
    base::Date month = firstOfMonth(from);
    for (int tried = 0; tried < kMonthsLookedAhead && static_cast<int>(dates.size()) < count; ++tried) {
        if (const auto date = dateIn(cadence, month); date && *date >= from) {
            dates.push_back(saying(*date));
        }
        month = base::addMonths(month, 1);
    }
    return dates;
}

std::optional<int> meetingsAYear(const Cadence& cadence)
{
    switch (cadence.pattern) {
    case CadencePattern::MonthlyNthWeekday:
    case CadencePattern::Monthly:
        return 12;
    case CadencePattern::Quarterly:
        return 4;
    case CadencePattern::YearlyMonths:
        return static_cast<int>(cadence.months.size());
    case CadencePattern::YearlySeason:
        return 1;
    case CadencePattern::AtLeastYearly:
        return cadence.perYear;
    }
    return std::nullopt;
}

}  // namespace muster::partnership

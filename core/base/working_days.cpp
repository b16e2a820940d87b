// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/working_days.h"

#include <array>

namespace muster::base {

namespace {

    using namespace std::chrono;

    struct Special {
        Date date;
        std::string_view name;  // empty: the usual holiday of that day was moved away
    };

    constexpr std::array kSpecials {
        Special {1995y / May / 1, ""},
        Special {1995y / May / 8, "VE Day"},
        Special {1999y / December / 31, "Millennium"},
        Special {2002y / May / 27, ""},
        Special {2002y / June / 3, "Golden Jubilee"},
        Special {2002y / June / 4, "Spring bank holiday"},
        Special {2011y / April / 29, "Royal wedding"},
        Special {2012y / May / 28, ""},
        Special {2012y / June / 4, "Spring bank holiday"},
        Special {2012y / June / 5, "Diamond Jubilee"},
        Special {2020y / May / 4, ""},
        Special {2020y / May / 8, "Early May bank holiday (VE day)"},
        Special {2022y / May / 30, ""},
        Special {2022y / June / 2, "Spring bank holiday"},
        Special {2022y / June / 3, "Platinum Jubilee"},
        Special {2022y / September / 19, "State funeral"},
        Special {2023y / May / 8, "Coronation"},
    };

    bool isWeekend(Date date)
    {
        const weekday day = weekdayOf(date);
        return day == Saturday || day == Sunday;
    }

    // A fixed holiday on a weekend moves to the next weekday that is not one already.
    std::optional<std::string_view> fixedHoliday(Date date)
    {
        const year y = date.year();
        const auto substitute = [](Date day) {
            while (isWeekend(day)) {
                day = addDays(day, 1);
            }
            return day;
        };
        if (date == substitute(y / January / 1)) {
            return "New Year's Day";
        }
        const Date christmas = y / December / 25;
        const Date boxing = y / December / 26;
        if (date == christmas && !isWeekend(christmas)) {
            return "Christmas Day";
        }
        if (date == boxing && !isWeekend(boxing)) {
            return "Boxing Day";
        }
        const weekday eve = weekdayOf(christmas);
        if (eve == Saturday && (date == Date {y / December / 27} || date == Date {y / December / 28})) {
            return date.day() == day {27} ? "Christmas Day" : "Boxing Day";
        }
        if (eve == Sunday && date == Date {y / December / 27}) {
            return "Christmas Day";
        }
        if (eve == Friday && date == Date {y / December / 28}) {
            return "Boxing Day";
        }
        return std::nullopt;
    }

}  // namespace

Date easterSunday(year when)
{
    const int y = static_cast<int>(when);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return Date {when, month {static_cast<unsigned>(n / 31)}, day {static_cast<unsigned>(n % 31 + 1)}};
}

std::optional<std::string_view> bankHoliday(Date date)
{
    for (const Special& special : kSpecials) {
        if (special.date == date) {
            return special.name.empty() ? std::nullopt : std::optional {special.name};
        }
    }
    if (const auto fixed = fixedHoliday(date)) {
        return fixed;
    }
    const Date easter = easterSunday(date.year());
    if (date == addDays(easter, -2)) {
        return "Good Friday";
    }
    if (date == addDays(easter, 1)) {
        return "Easter Monday";
    }
    const year y = date.year();
    if (date == Date {sys_days {y / May / Monday[1]}}) {
        return "Early May bank holiday";
    }
    if (date == Date {sys_days {y / May / Monday[last]}}) {
        return "Spring bank holiday";
    }
    if (date == Date {sys_days {y / August / Monday[last]}}) {
        return "Summer bank holiday";
    }
    return std::nullopt;
}

bool isWorkingDay(Date date) { return !isWeekend(date) && !bankHoliday(date); }

Date addWorkingDays(Date date, int count)
{
    const int step = count < 0 ? -1 : 1;
    for (int left = count < 0 ? -count : count; left > 0;) {
        date = addDays(date, step);
        if (isWorkingDay(date)) {
            --left;
        }
    }
    return date;
}

int workingDaysBetween(Date from, Date to)
{
    if (to < from) {
        return -workingDaysBetween(to, from);
    }
    int count = 0;
    for (Date date = from; date < to;) {
        date = addDays(date, 1);
        count += isWorkingDay(date) ? 1 : 0;
    }
    return count;
}

}  // namespace muster::base

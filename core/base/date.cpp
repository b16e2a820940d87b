// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace muster::base {

namespace {

    constexpr std::array<std::string_view, 7> kWeekdays {"Sunday", "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};
    constexpr std::array<std::string_view, 12> kMonths {"January", "February", "March", "April", "May", "June",
                                                        "July", "August", "September", "October", "November",
                                                        "December"};
    constexpr int kMinutesInDay = 24 * 60;

    std::optional<int> digits(std::string_view text)
    {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc {} || end != text.data() + text.size() || text.empty() || text.front() == '-') {
            return std::nullopt;
        }
        return value;
    }

    unsigned dayNumber(Date date) { return static_cast<unsigned>(date.day()); }

    Date fromDays(std::chrono::sys_days days) { return Date {days}; }

}  // namespace

std::optional<Date> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date {std::chrono::year {*year}, std::chrono::month {static_cast<unsigned>(*month)},
                     std::chrono::day {static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional {date} : std::nullopt;
}

std::string isoDate(Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       dayNumber(date));
}

std::string longDate(Date date)
{
    return fmt::format("{} {} {}", dayNumber(date), monthName(date.month()), static_cast<int>(date.year()));
}

std::string dayAndMonth(Date date) { return fmt::format("{} {}", dayNumber(date), monthName(date.month())); }

std::string weekdayAndDate(Date date) { return fmt::format("{} {}", weekdayName(weekdayOf(date)), longDate(date)); }

std::string weekdayDayAndMonth(Date date)
{
    return fmt::format("{} {}", weekdayName(weekdayOf(date)), dayAndMonth(date));
}

std::string_view weekdayName(std::chrono::weekday day) { return kWeekdays.at(day.c_encoding()); }

std::string_view monthName(std::chrono::month month) { return kMonths.at(static_cast<unsigned>(month) - 1); }

Date addDays(Date date, int days) { return fromDays(std::chrono::sys_days {date} + std::chrono::days {days}); }

Date addMonths(Date date, int months)
{
    const Date moved = date + std::chrono::months {months};
    return moved.ok() ? moved : Date {moved.year() / moved.month() / std::chrono::last};
}

int daysBetween(Date from, Date to)
{
    return static_cast<int>((std::chrono::sys_days {to} - std::chrono::sys_days {from}).count());
}

std::chrono::weekday weekdayOf(Date date) { return std::chrono::weekday {std::chrono::sys_days {date}}; }

std::optional<Date> nthWeekday(std::chrono::year year, std::chrono::month month, unsigned n, std::chrono::weekday day)
{
    const auto found = year / month / day[n];
    if (!found.ok()) {
        return std::nullopt;
    }
    return Date {std::chrono::sys_days {found}};
}

std::optional<TimeOfDay> parseTimeOfDay(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() - colon != 3) {
        return std::nullopt;
    }
    const auto hours = digits(text.substr(0, colon));
    const auto minutes = digits(text.substr(colon + 1));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    return TimeOfDay {*hours * 60 + *minutes};
}

std::string clockTime(TimeOfDay time) { return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60); }

std::string spokenTime(TimeOfDay time)
{
    if (time.minutes == 0) {
        return "midnight";
    }
    if (time.minutes == 12 * 60) {
        return "midday";
    }
    const int hour = time.minutes / 60;
    const int shown = hour % 12 == 0 ? 12 : hour % 12;
    const std::string_view half = hour < 12 ? "am" : "pm";
    const int minute = time.minutes % 60;
    return minute == 0 ? fmt::format("{}{}", shown, half) : fmt::format("{}:{:02}{}", shown, minute, half);
}

TimeOfDay addMinutes(TimeOfDay time, int minutes)
{
    const int sum = (time.minutes + minutes) % kMinutesInDay;
    return TimeOfDay {sum < 0 ? sum + kMinutesInDay : sum};
}

}  // namespace muster::base

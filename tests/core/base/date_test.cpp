// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"

#include "tests/support/catch.h"

using namespace muster::base;
using namespace std::chrono;

TEST_CASE("An ISO date is read exactly, or not at all", "[date]")
{
    CHECK(parseIsoDate("2011-11-15") == Date {2011y / 11 / 15});
    CHECK(parseIsoDate("2012-02-29") == Date {2012y / 2 / 29});
    for (const char* wrong : {"", "2011-11-31", "2011-02-29", "2011-13-01", "2011-00-10", "2011-1-15", "15-11-2011",
                              "2011/11/15", "2011-11-15 ", " 2011-11-15", "2011-11-1x", "-011-11-15", "2011--1-15"}) {
        INFO(wrong);
        CHECK_FALSE(parseIsoDate(wrong));
    }
}

TEST_CASE("Dates are written as the papers write them", "[date]")
{
    const Date meeting = 2011y / 11 / 15;
    CHECK(isoDate(meeting) == "2011-11-15");
    CHECK(isoDate(2012y / 1 / 9) == "2012-01-09");
    CHECK(longDate(2011y / 11 / 5) == "5 November 2011");
    CHECK(dayAndMonth(meeting) == "15 November");
    CHECK(weekdayAndDate(meeting) == "Tuesday 15 November 2011");
    CHECK(weekdayDayAndMonth(2011y / 11 / 25) == "Friday 25 November");
    CHECK(weekdayAndDate(2000y / 2 / 29) == "Tuesday 29 February 2000");
    CHECK(weekdayAndDate(1969y / 7 / 20) == "Sunday 20 July 1969");
}

TEST_CASE("A month added to a long month's last day stops at the shorter month's last day", "[date]")
{
    CHECK(addMonths(2011y / 1 / 31, 1) == Date {2011y / 2 / 28});
    CHECK(addMonths(2012y / 1 / 31, 1) == Date {2012y / 2 / 29});
    CHECK(addMonths(2011y / 10 / 31, 1) == Date {2011y / 11 / 30});
    CHECK(addMonths(2011y / 11 / 15, 3) == Date {2012y / 2 / 15});
    CHECK(addMonths(2012y / 2 / 29, -12) == Date {2011y / 2 / 28});
}

TEST_CASE("Days are counted across months, years and leap days", "[date]")
{
    CHECK(addDays(2011y / 11 / 15, 14) == Date {2011y / 11 / 29});
    CHECK(addDays(2011y / 12 / 31, 1) == Date {2012y / 1 / 1});
    CHECK(addDays(2012y / 3 / 1, -1) == Date {2012y / 2 / 29});
    CHECK(daysBetween(2011y / 1 / 1, 2012y / 1 / 1) == 365);
    CHECK(daysBetween(2012y / 1 / 1, 2013y / 1 / 1) == 366);
    CHECK(daysBetween(2011y / 11 / 15, 2011y / 11 / 8) == -7);
}

TEST_CASE("The tasking group meets on the third Tuesday", "[date]")
{
    CHECK(nthWeekday(2011y, September, 3, Tuesday) == Date {2011y / 9 / 20});
    CHECK(nthWeekday(2011y, October, 3, Tuesday) == Date {2011y / 10 / 18});
    CHECK(nthWeekday(2011y, November, 3, Tuesday) == Date {2011y / 11 / 15});
    CHECK(nthWeekday(2011y, December, 3, Tuesday) == Date {2011y / 12 / 20});
    CHECK(nthWeekday(2011y, November, 5, Tuesday) == Date {2011y / 11 / 29});
    CHECK_FALSE(nthWeekday(2011y, December, 5, Tuesday));
}

TEST_CASE("A time of day is read in the 24-hour clock", "[date]")
{
    CHECK(parseTimeOfDay("10:38") == TimeOfDay {638});
    CHECK(parseTimeOfDay("9:05") == TimeOfDay {545});
    CHECK(parseTimeOfDay("00:00") == TimeOfDay {0});
    CHECK(parseTimeOfDay("23:59") == TimeOfDay {1439});
    for (const char* wrong :
         {"", "24:00", "10:60", "10.38", "1038", "10:3", "10:380", ":30", "10:", "-1:30", "10:-5", "aa:bb", "10:38 "}) {
        INFO(wrong);
        CHECK_FALSE(parseTimeOfDay(wrong));
    }
}

TEST_CASE("Times are spoken as the papers speak them", "[date]")
{
    CHECK(clockTime(TimeOfDay {545}) == "09:05");
    CHECK(spokenTime(TimeOfDay {600}) == "10am");
    CHECK(spokenTime(TimeOfDay {706}) == "11:46am");
    CHECK(spokenTime(TimeOfDay {720}) == "midday");
    CHECK(spokenTime(TimeOfDay {0}) == "midnight");
    CHECK(spokenTime(TimeOfDay {5}) == "12:05am");
    CHECK(spokenTime(TimeOfDay {725}) == "12:05pm");
    CHECK(spokenTime(TimeOfDay {1110}) == "6:30pm");
}

TEST_CASE("Minutes wrap round midnight", "[date]")
{
    CHECK(addMinutes(TimeOfDay {638}, 10) == TimeOfDay {648});
    CHECK(addMinutes(TimeOfDay {1430}, 20) == TimeOfDay {10});
    CHECK(addMinutes(TimeOfDay {10}, -20) == TimeOfDay {1430});
    CHECK(addMinutes(TimeOfDay {0}, -1440) == TimeOfDay {0});
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lists are those published for England and Wales, year by year, not this program's rules.
#include "core/base/working_days.h"

#include "tests/support/catch.h"

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace muster::base;
using namespace std::chrono;

namespace {

// Published bank holidays in England and Wales as day and month.
const std::map<int, std::vector<std::string>> kPublished {
    {2010, {"01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"}},
    {2011, {"01-03", "04-22", "04-25", "04-29", "05-02", "05-30", "08-29", "12-26", "12-27"}},
    {2012, {"01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"}},
    {2013, {"01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"}},
    {2014, {"01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"}},
    {2015, {"01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"}},
    {2016, {"01-01", "03-25", "03-28", "05-02", "05-30", "08-29", "12-26", "12-27"}},
    {2017, {"01-02", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"}},
    {2018, {"01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"}},
    {2019, {"01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"}},
    {2020, {"01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"}},
    {2021, {"01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"}},
    {2022, {"01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"}},
    {2023, {"01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"}},
    {2024, {"01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"}},
    {2025, {"01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"}},
    {2026, {"01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"}},
};

}  // namespace

TEST_CASE("Every published bank holiday from 2010 to 2026 is known, and no other day is one", "[working-days]")
{
    for (const auto& [number, days] : kPublished) {
        std::set<std::string> found;
        const year y {number};
        for (Date date = y / 1 / 1; date.year() == y; date = addDays(date, 1)) {
            if (bankHoliday(date)) {
                found.insert(isoDate(date).substr(5));
            }
        }
        INFO(number);
        CHECK(found == std::set<std::string>(days.begin(), days.end()));
    }
}

TEST_CASE("Easter Sunday falls where the published tables have it", "[working-days]")
{
    const std::vector<Date> published {1818y / 3 / 22, 1943y / 4 / 25, 1961y / 4 / 2,  1981y / 4 / 19, 2000y / 4 / 23,
                                       2008y / 3 / 23, 2010y / 4 / 4,  2011y / 4 / 24, 2012y / 4 / 8,  2016y / 3 / 27,
                                       2019y / 4 / 21, 2024y / 3 / 31, 2025y / 4 / 20, 2026y / 4 / 5,  2038y / 4 / 25,
                                       2049y / 4 / 18, 2076y / 4 / 19, 2285y / 3 / 22};
    for (const Date& date : published) {
        INFO(isoDate(date));
        CHECK(easterSunday(date.year()) == date);
    }
}

TEST_CASE("Proclaimed holidays carry their names", "[working-days]")
{
    CHECK(bankHoliday(1999y / 12 / 31) == "Millennium");
    CHECK(bankHoliday(2002y / 6 / 3) == "Golden Jubilee");
    CHECK(bankHoliday(2011y / 4 / 29) == "Royal wedding");
    CHECK(bankHoliday(2011y / 12 / 26) == "Boxing Day");
    CHECK(bankHoliday(2011y / 12 / 27) == "Christmas Day");
    CHECK(bankHoliday(2022y / 9 / 19) == "State funeral");
    CHECK_FALSE(bankHoliday(1995y / 5 / 1));
    CHECK(bankHoliday(1995y / 5 / 8) == "VE Day");
}

TEST_CASE("Working days skip weekends and bank holidays", "[working-days]")
{
    CHECK(isWorkingDay(2011y / 11 / 15));
    CHECK_FALSE(isWorkingDay(2011y / 11 / 19));
    CHECK_FALSE(isWorkingDay(2011y / 12 / 27));
    CHECK(addWorkingDays(2011y / 11 / 15, 0) == Date {2011y / 11 / 15});
    CHECK(addWorkingDays(2011y / 11 / 15, 1) == Date {2011y / 11 / 16});
    CHECK(addWorkingDays(2011y / 11 / 15, 4) == Date {2011y / 11 / 21});
    CHECK(addWorkingDays(2011y / 11 / 15, -5) == Date {2011y / 11 / 8});
    CHECK(addWorkingDays(2011y / 12 / 23, 1) == Date {2011y / 12 / 28});
    CHECK(addWorkingDays(2012y / 1 / 3, -1) == Date {2011y / 12 / 30});
    CHECK(addWorkingDays(2011y / 4 / 21, 1) == Date {2011y / 4 / 26});
    CHECK(addWorkingDays(2011y / 11 / 20, 1) == Date {2011y / 11 / 21});
}

TEST_CASE("Whole years have the published number of working days", "[working-days]")
{
    // 2011: 260 weekdays less nine bank holidays; 2012: 261 less nine; 2013: 261 less eight.
    CHECK(workingDaysBetween(2010y / 12 / 31, 2011y / 12 / 31) == 251);
    CHECK(workingDaysBetween(2011y / 12 / 31, 2012y / 12 / 31) == 252);
    CHECK(workingDaysBetween(2012y / 12 / 31, 2013y / 12 / 31) == 253);
    CHECK(workingDaysBetween(2013y / 12 / 31, 2012y / 12 / 31) == -253);
    CHECK(workingDaysBetween(2011y / 11 / 15, 2011y / 11 / 15) == 0);
}

TEST_CASE("Adding working days and counting them agree", "[working-days]")
{
    const Date from = 2011y / 4 / 14;
    for (int count = 1; count <= 300; ++count) {
        const Date to = addWorkingDays(from, count);
        CHECK(isWorkingDay(to));
        CHECK(workingDaysBetween(from, to) == count);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/date_reading.h"
#include "tests/support/catch.h"

using namespace muster::tables;
using namespace std::chrono;
using muster::base::FailureCode;

TEST_CASE("Dates are read the ways people write them", "[tables]")
{
    for (const auto* const text : {"2011-11-15",
                                   "15/11/2011",
                                   "15.11.11",
                                   "15-11-2011",
                                   "15 11 2011",
                                   "15-Nov-11",
                                   "15 Nov 2011",
                                   "15-NOV-2011",
                                   "15 November 2011",
                                   "Tue 15 Nov 2011",
                                   "Tuesday, 15 November 2011",
                                   "Tues 15/11/11",
                                   "15th November 2011",
                                   "15th of November, 2011",
                                   "Tuesday the 15th Nov '11",
                                   "November 15, 2011",
                                   "Nov 15th 2011",
                                   "2011/11/15",
                                   "20111115",
                                   "2011-11-15T10:30:00Z",
                                   "2011-11-15 00:00:00",
                                   "15/11/2011 10:30",
                                   "15/11/2011 9:05 am",
                                   "15 November 2011 at 10:30",
                                   "40862",
                                   "40862.4375",
                                   "  15/11/2011  ",
                                   "15\xE2\x80\x93"
                                   "11\xE2\x80\x93"
                                   "2011",
                                   "15\xC2\xA0November\xC2\xA0"
                                   "2011",
                                   "15 / 11 / 2011",
                                   "2011 Nov 15",
                                   "15Nov2011"}) {
        INFO(text);
        const auto date = readDateCell(text);
        INFO((date ? std::string() : date.error().detail));
        REQUIRE(date);
        CHECK(*date == 2011y / 11 / 15);
    }
    CHECK(*readDateCell("1/2/2011") == 2011y / 2 / 1);
    CHECK(*readDateCell("1/2/2011", DateOrder::MonthFirst) == 2011y / 1 / 2);
    CHECK(*readDateCell("29.02.12") == 2012y / 2 / 29);
    CHECK(*readDateCell("1/1/69") == 2069y / 1 / 1);
    CHECK(*readDateCell("1/1/70") == 1970y / 1 / 1);
    CHECK(*readDateCell("3 Sept 2011") == 2011y / 9 / 3);
}

TEST_CASE("What is no date is refused, quoting it", "[tables]")
{
    for (const auto* const text :
         {"", "TBC", "ongoing", "31/11/2011", "29/02/2011", "15/11", "0/11/2011", "15/0/2011", "15/11/011",
          "2011-13-01", "12345678901234567890", "15 Novembre 2011", "15/11/2011 and 16/11/2011", "Ma 15 2011",
          "40862.x", "15 Nov Nov", "\xFF\xFE", "15:11:2011", "10:30"}) {
        INFO(text);
        const auto date = readDateCell(text);
        REQUIRE_FALSE(date);
        CHECK(date.error().code == FailureCode::Invalid);
        CHECK(date.error().field == "date");
    }
    CHECK(readDateCell("next week").error().detail == "\"next week\" is not a date. Write it like 15/11/2011.");
    CHECK(readDateCell("15 Nov").error().detail
          == "\"15 Nov\" needs a day, a month and a year. Write it like 15/11/2011.");
    CHECK(readDateCell("11/25/2011").error().detail
          == "\"11/25/2011\" has no month 25: dates are read day first here.");
    CHECK(readDateCell("Tue 16 Nov 2011").error().detail
          == "\"Tue 16 Nov 2011\" does not fit: 16 November 2011 is a Wednesday.");
    CHECK(readDateCell(std::string(100'000, '1')).error().detail.size() < 200);
}

TEST_CASE("A column of dates is read one way", "[tables]")
{
    SECTION("day first when nothing speaks against it")
    {
        const auto column =
            detectDateOrder({{2, "1/2/2011"}, {3, ""}, {4, "TBC"}, {5, "25/11/2011"}, {6, "15 Nov 2011"}});
        REQUIRE(column);
        CHECK(column->order == DateOrder::DayFirst);
        CHECK(column->warnings.empty());
    }
    SECTION("month first for all when one value can be nothing else, with a warning")
    {
        const auto column = detectDateOrder({{2, "1/2/2011"}, {3, "11/25/2011"}, {4, "3/4/2011"}, {7, "12/31/11"}});
        REQUIRE(column);
        CHECK(column->order == DateOrder::MonthFirst);
        CHECK(column->warnings
              == std::vector<std::string> {
                  "The dates are read month first, because no other reading fits lines 3 and 7."});
    }
    SECTION("two ways in one column are refused, naming lines of both")
    {
        const auto column = detectDateOrder({{2, "25/11/2011"}, {3, "11/25/2011"}, {4, "1/2/2011"}});
        REQUIRE_FALSE(column);
        CHECK(column.error().detail
              == "The dates are written in two ways: day first in line 2, month first in line 3. Write them one way "
                 "and try again.");
    }
    SECTION("a value that can be neither is refused with its line")
    {
        const auto column = detectDateOrder({{2, "1/2/2011"}, {9, "31/31/2011"}});
        REQUIRE_FALSE(column);
        CHECK(column.error().detail == "There is no such date in line 9, day first or month first.");
    }
    SECTION("ISO dates decide nothing") { CHECK(detectDateOrder({{2, "2011-11-25"}})->order == DateOrder::DayFirst); }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/due_date.h"

#include "tests/support/catch.h"

using namespace muster::meetings;
using muster::base::Date;
using namespace std::chrono;

namespace {

// Tuesday 15 November 2011; the next meeting is on 20 December.
const DueDateContext kMeeting {2011y / 11 / 15, Date {2011y / 12 / 20}};

void checkDate(const char* word, Date expected)
{
    INFO(word);
    CHECK(readDueDate(word, kMeeting) == expected);
    CHECK(readDueDateAtStart(word, kMeeting)->date == expected);
    CHECK(readDueDateAtStart(word, kMeeting)->length == std::string_view {word}.size());
}

}  // namespace

TEST_CASE("Spans count from the meeting", "[due-date]")
{
    checkDate("2w", 2011y / 11 / 29);
    checkDate("10d", 2011y / 11 / 25);
    checkDate("3m", 2012y / 2 / 15);
    checkDate("1y", 2012y / 11 / 15);
    checkDate("2weeks", 2011y / 11 / 29);
    checkDate("5wd", 2011y / 11 / 22);
    checkDate("30wd", 2011y / 12 / 29);
}

TEST_CASE("Named days count from the meeting", "[due-date]")
{
    checkDate("fri", 2011y / 11 / 18);
    checkDate("FRIDAY", 2011y / 11 / 18);
    checkDate("tue", 2011y / 11 / 22);
    checkDate("mon", 2011y / 11 / 21);
    checkDate("weds", 2011y / 11 / 16);
    checkDate("today", 2011y / 11 / 15);
    checkDate("tomorrow", 2011y / 11 / 16);
    checkDate("next", 2011y / 12 / 20);
    checkDate("eom", 2011y / 11 / 30);
    checkDate("w/e", 2011y / 11 / 18);
    CHECK(readDueDate("w/e", {2011y / 11 / 18, {}}) == Date {2011y / 11 / 18});
    CHECK(readDueDate("fri", {2011y / 11 / 18, {}}) == Date {2011y / 11 / 25});
    CHECK_FALSE(readDueDate("next", {2011y / 11 / 18, {}}));
}

TEST_CASE("The day stands before the month, and a date without a year is still to come", "[due-date]")
{
    checkDate("30nov", 2011y / 11 / 30);
    checkDate("30November", 2011y / 11 / 30);
    checkDate("1stDec", 2011y / 12 / 1);
    checkDate("9jan", 2012y / 1 / 9);
    checkDate("15nov", 2011y / 11 / 15);
    checkDate("14nov", 2012y / 11 / 14);
    checkDate("29feb", 2012y / 2 / 29);
    checkDate("30/11", 2011y / 11 / 30);
    checkDate("7/3", 2012y / 3 / 7);
    checkDate("30/11/2011", 2011y / 11 / 30);
    checkDate("30/11/11", 2011y / 11 / 30);
    checkDate("30.11.2011", 2011y / 11 / 30);
    checkDate("30-11-2011", 2011y / 11 / 30);
    checkDate("2011-11-30", 2011y / 11 / 30);
    checkDate("8nov2011", 2011y / 11 / 8);
    CHECK(readDueDate("29feb", {2096y / 3 / 1, {}}) == Date {2104y / 2 / 29});
}

TEST_CASE("What is no date is nothing", "[due-date]")
{
    for (const char* word :
         {"",           "soon",       "31nov",     "31/11",      "0w",        "2",      "2x",
          "w",          "11/30",      "30/11/201", "2011-13-01", "29feb2011", "99999w", "999w",
          "30nov20111", "30/11-2011", "-2w",       "+2w",        "1.",        "//",     "m",
          "30ju",       "fr",         "2011-11",   "20111130",   "30novx",    "521w",   "\xF0\x9F\x98\x80"}) {
        INFO(word);
        CHECK_FALSE(readDueDate(word, kMeeting));
    }
    CHECK_FALSE(readDueDate(std::string(1000000, '1'), kMeeting));
}

TEST_CASE("A date may hold blanks when it can mean nothing else", "[due-date]")
{
    const auto found = [](std::string_view text) {
        const auto date = readDueDateAtStart(text, kMeeting);
        return date ? muster::base::isoDate(date->date) + "|" + std::string {text.substr(0, date->length)}
                    : std::string {};
    };
    CHECK(found("30 November 2011, please") == "2011-11-30|30 November 2011");
    CHECK(found("30 nov and more") == "2011-11-30|30 nov");
    CHECK(found("9 January 2012") == "2012-01-09|9 January 2012");
    CHECK(found("Friday 25 November") == "2011-11-25|Friday 25 November");
    CHECK(found("Friday 26 November").empty());
    CHECK(found("3 weeks from now") == "2011-12-06|3 weeks");
    CHECK(found("next meeting") == "2011-12-20|next meeting");
    CHECK(found("30nov 2000 leaflets") == "2011-11-30|30nov");
    CHECK(found("30 nov 2000 leaflets") == "2011-11-30|30 nov");
    CHECK(found("fri may be too late") == "2011-11-18|fri");
    CHECK(found("2w. Then") == "2011-11-29|2w");
    CHECK(found("30 leaflets").empty());
}

TEST_CASE("An extension counts from the day it is given", "[due-date]")
{
    CHECK(addSpan("2w", 2011y / 11 / 18) == Date {2011y / 12 / 2});
    CHECK(addSpan("1m", 2012y / 1 / 31) == Date {2012y / 2 / 29});
    CHECK_FALSE(addSpan("fri", 2011y / 11 / 18));
}

TEST_CASE("A due date is echoed in words", "[due-date]")
{
    CHECK(dueDateInWords(2011y / 11 / 25, 2011y / 11 / 15) == "Friday 25 November");
    CHECK(dueDateInWords(2012y / 1 / 9, 2011y / 11 / 15) == "Monday 9 January 2012");
}

TEST_CASE("A doubtful date says why", "[due-date]")
{
    const auto cautions = [](Date due) { return dueDateCautions(due, 2011y / 11 / 15, 2011y / 11 / 15); };
    using Lines = std::vector<std::string>;
    CHECK(cautions(2011y / 11 / 29).empty());
    CHECK(cautions(2011y / 11 / 15).empty());
    CHECK(cautions(2011y / 11 / 8) == Lines {"Tuesday 8 November is in the past."});
    CHECK(cautions(2011y / 11 / 19) == Lines {"Saturday 19 November is at a weekend."});
    CHECK(cautions(2011y / 12 / 27) == Lines {"Tuesday 27 December is a bank holiday (Christmas Day)."});
    CHECK(cautions(2012y / 11 / 14) == Lines {"Wednesday 14 November 2012 is more than nine months away."});
    CHECK(dueDateCautions(2011y / 11 / 14, 2011y / 11 / 15, 2011y / 11 / 10)
          == Lines {"Monday 14 November is before this meeting."});
}

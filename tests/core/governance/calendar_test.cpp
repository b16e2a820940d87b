// SPDX-License-Identifier: GPL-3.0-or-later
//
// The year planner (requirements C01, C02, C03, C06).
#include "core/governance/calendar_commands.h"

#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

base::Id idOf(const replica::Reader& reader, const std::string& name)
{
    return partnership::bodyByName(reader, name)->id;
}

std::vector<CalendarPlace> placesOf(const YearCalendar& calendar, const std::string& body)
{
    std::vector<CalendarPlace> some;
    std::copy_if(calendar.places.begin(), calendar.places.end(), std::back_inserter(some),
                 [&](const CalendarPlace& place) { return place.bodyShortName == body; });
    return some;
}

BodyYear yearOf(const YearCalendar& calendar, const std::string& body)
{
    for (const BodyYear& year : calendar.bodies) {
        if (year.shortName == body) {
            return year;
        }
    }
    FAIL("no " << body);
    return {};
}

bool mentions(const std::vector<std::string>& sentences, const std::string& words)
{
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("The year of the sample holds every body's rule, planned and due", "[governance][calendar]")
{
    SampleReplica sample;
    const YearCalendar calendar = yearCalendar(sample.reader(), 2011y / 4 / 1, 2012y / 3 / 31);
    const BodyYear dtcg = yearOf(calendar, "DTCG");
    // From September to March: seven third Tuesdays, two held, two planned.
    CHECK(dtcg.due == 7);
    CHECK(dtcg.held == 2);
    CHECK(dtcg.planned == 2);
    CHECK(dtcg.toPlan == 3);
    CHECK(dtcg.inWords() == "2 held, 2 planned of 7; 3 to plan");
    const auto places = placesOf(calendar, "DTCG");
    REQUIRE(places.size() == 7);
    CHECK(places[0].date == 2011y / 9 / 20);
    CHECK(places[4].date == 2012y / 1 / 17);
    CHECK(places[4].kind == PlaceKind::Due);
    CHECK(places[4].status() == "Due by the rule");
    CHECK(yearOf(calendar, "CCSB").inWords() == "1 held, 1 planned of 2");
    CHECK(yearOf(calendar, "SCRUT").inWords() == "1 held, 0 planned of 1");
    // Closed on 26 July 2011: one quarter's middle month lay before.
    CHECK(yearOf(calendar, "EXEC").due == 1);
    CHECK(std::is_sorted(calendar.places.begin(), calendar.places.end(),
                         [](const CalendarPlace& a, const CalendarPlace& b) { return a.date < b.date; }));
}

TEST_CASE("Rules without a day get suggestions on working days that keep the order of the month",
          "[governance][calendar]")
{
    SampleReplica sample;
    const YearCalendar calendar = yearCalendar(sample.reader(), 2012y / 1 / 1, 2012y / 12 / 31);
    int suggested = 0;
    for (const CalendarPlace& place : calendar.places) {
        if (place.kind != PlaceKind::Suggested) {
            continue;
        }
        ++suggested;
        CAPTURE(place.bodyName, base::isoDate(place.date));
        CHECK(place.bankHoliday.empty());
        CHECK(base::weekdayOf(place.date) != std::chrono::Saturday);
        CHECK(base::weekdayOf(place.date) != std::chrono::Sunday);
        CHECK(place.status() == "Suggested day");
    }
    // Five groups and the PES board twelve times, eight bodies each quarter, the Board, Scrutiny, the county in
    // September, a second Face the People.
    CHECK(suggested == 6 * 12 + 8 * 4 + 1 + 1 + 1 + 1);
    for (const CalendarPlace& perf : placesOf(calendar, "PERF")) {
        for (const char* group : {"TF-IOM", "TF-ASB", "TF-NBH", "TF-DA", "TF-RS"}) {
            for (const CalendarPlace& place : placesOf(calendar, group)) {
                const bool sameMonth = place.date.year() == perf.date.year() && place.date.month() == perf.date.month();
                if (sameMonth) {
                    CHECK(place.date < perf.date);
                }
            }
        }
    }
    CHECK_FALSE(mentions(calendar.warnings(), "which reports to it that month"));
    const auto board = placesOf(calendar, "BOARD");
    REQUIRE(board.size() == 1);
    CHECK(board[0].date == 2012y / 10 / 12);  // the first working day after the Performance Board of 11 October
}

TEST_CASE("The planner warns of bank holidays and of the order of the month, naming both", "[governance][calendar]")
{
    SampleReplica sample;
    // The third Tuesday of December 2012 is the 18th; a body that meets on fourth Tuesdays meets on Christmas Day.
    const auto body = must(partnership::execute(*sample,
                                                partnership::AddBody {.shortName = "LATE",
                                                                      .name = "Late group",
                                                                      .chairRole = {},
                                                                      .secretaryRole = {},
                                                                      .effectiveFrom = 2011y / 11 / 1,
                                                                      .purpose = {},
                                                                      .termsOfReference = {},
                                                                      .notes = {}}));
    partnership::Cadence fourth;
    fourth.effectiveFrom = 2011y / 11 / 1;
    fourth.pattern = partnership::CadencePattern::MonthlyNthWeekday;
    fourth.nth = 4;
    fourth.weekday = 2;
    must(partnership::execute(*sample, partnership::SetCadence {body, fourth}));
    const YearCalendar year = yearCalendar(sample.reader(), 2012y / 12 / 1, 2012y / 12 / 31);
    const auto late = placesOf(year, "LATE");
    REQUIRE(late.size() == 1);
    CHECK(late[0].date == 2012y / 12 / 25);
    CHECK(late[0].bankHoliday == "Christmas Day");
    CHECK(mentions(late[0].warnings, "is a bank holiday (Christmas Day)"));

    // A group that is planned after the Performance Board of the month.
    must(meetings::execute(*sample,
                           meetings::CreateMeeting {.body = idOf(sample.reader(), "TF-ASB"), .date = 2012y / 1 / 20}));
    const YearCalendar january = yearCalendar(sample.reader(), 2012y / 1 / 1, 2012y / 1 / 31);
    CHECK(mentions(january.warnings(),
                   "The ASB and Hate Crime Task and Finish Group would meet after or with the Performance Board"));
    CHECK(mentions(january.warnings(), "would meet before or with the ASB and Hate Crime Task and Finish Group"));
}

TEST_CASE("A year's meetings are planned in one step, the second Board of a year only with a reason",
          "[governance][calendar]")
{
    SampleReplica sample;
    const auto before = meetings::allMeetings(sample.reader()).size();
    const PlanYear wanted {.from = 2011y / 12 / 1, .to = 2012y / 11 / 30, .bodies = {idOf(sample.reader(), "DTCG")}};
    const PlannedYear planned = must(execute(*sample, wanted));
    CHECK(planned.planned.size() == 11);  // December's was planned before
    CHECK(planned.leftOut.empty());
    CHECK(meetings::allMeetings(sample.reader()).size() == before + 11);
    const auto again = execute(*sample, wanted);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().detail == "There is nothing to plan. Everything that is due is planned already.");

    // One step, one undo.
    must(sample->undo());
    CHECK(meetings::allMeetings(sample.reader()).size() == before);

    // The Board's rule names no day.
    const base::Id board = idOf(sample.reader(), "BOARD");
    PlanYear autumn {.from = 2012y / 1 / 1, .to = 2012y / 12 / 31, .bodies = {board}};
    CHECK_THAT(execute(*sample, autumn).error().detail,
               ContainsSubstring("One meeting is due by a rule that names no day"));
    // One outside its autumn makes the one in it the second of the year.
    must(meetings::execute(*sample, meetings::CreateMeeting {.body = board, .date = 2012y / 6 / 12}));
    autumn.suggestionsToo = true;
    const auto refused = execute(*sample, autumn);
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().detail, ContainsSubstring("meets once a year and has 12 June 2012 in 2012 already"));
    autumn.reason = "The new assessment";
    const PlannedYear second = must(execute(*sample, autumn));
    REQUIRE(second.planned.size() == 1);
    CHECK(meetings::meetingById(sample.reader(), second.planned[0].meeting)->plannedReason == "The new assessment");
}

TEST_CASE("A closed body is due no more", "[governance][calendar]")
{
    SampleReplica sample;
    must(partnership::execute(
        *sample,
        partnership::CloseBody {
            idOf(sample.reader(), "TF-RS"), 2012y / 1 / 31, "Performance Board, 10 November 2011", {}}));
    const YearCalendar calendar = yearCalendar(sample.reader(), 2011y / 12 / 1, 2012y / 11 / 30);
    CHECK(placesOf(calendar, "TF-RS").size() == 2);
    CHECK(yearOf(calendar, "TF-RS").due == 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_clock.h"
#include "tests/support/catch.h"

#include <map>
#include <string>

using namespace muster;
using namespace muster::meetings;

namespace {

base::TimeOfDay at(const std::string& text) { return *base::parseTimeOfDay(text); }

// The meeting of 15 November 2011 as it is figured: 15 items, 11 agencies, 10:00 to 12:00.
struct FiguredMeeting {
    std::map<std::string, base::Id> ids;
    ClockInput input;

    FiguredMeeting()
    {
        input.start = at("10:00");
        input.lengthMinutes = 120;
        for (const auto& [code, name] :
             std::vector<std::pair<std::string, std::string>> {{"CITY", "Peterborough City Council"},
                                                               {"CONS", "Cambridgeshire Constabulary"},
                                                               {"FIRE", "Cambridgeshire Fire Authority"},
                                                               {"NHS", "NHS Peterborough"},
                                                               {"PA", "Cambridgeshire Police Authority"},
                                                               {"PROB", "Probation Trust"},
                                                               {"CKH", "Cross Keys Homes"},
                                                               {"HMP", "HMP Peterborough"},
                                                               {"PREC", "Racial Equality Council"},
                                                               {"MIND", "Mind"},
                                                               {"SIB", "The Social Impact Bond"}}) {
            ids[code] = base::newId();
            input.agencies.push_back({ids[code], code, name, true});
        }
        const std::vector<std::string> core {"CITY", "CONS", "FIRE", "PROB", "CKH"};
        add(4, core, false);
        add(2, core, false);
        add(6, core, false);
        add(14, core, false);
        add(12, {"CONS", "CITY"}, false);
        add(10, {"CONS", "CITY", "NHS"});
        add(12, {"FIRE", "CITY", "CONS"});
        add(10, {"CONS", "CITY", "NHS"});
        add(8, {"CITY", "CONS", "FIRE", "PROB", "CKH", "NHS"});
        add(8, core, false);
        add(5, core, false);
        add(10, {"PROB", "CONS", "HMP", "SIB", "NHS"}, true, true);
        add(10, {"CKH", "CITY", "CONS", "NHS", "MIND"}, true, true);
        add(5, core, false);
        add(4, core, false);
        comes("CITY", "10:00", "12:00");
        comes("CONS", "10:00", "12:00");
        comes("FIRE", "10:00", "12:00");
        comes("CKH", "10:00", "12:00");
        comes("PROB", "11:35", "12:00");
        comes("HMP", "11:31", "11:41");
        comes("SIB", "11:31", "11:41");
        comes("MIND", "11:41", "11:51", false);
        ClockAttendee apologies;
        apologies.agency = ids["NHS"];
        apologies.coming = false;
        apologies.absentKnown = true;
        input.attendees.push_back(apologies);
    }

    void add(int minutes, const std::vector<std::string>& required, bool business = true, bool restricted = false)
    {
        ClockItem item;
        item.id = base::newId();
        item.number = static_cast<int>(input.items.size()) + 1;
        item.minutes = minutes;
        item.business = business;
        item.restricted = restricted;
        for (const std::string& code : required) {
            item.required.push_back(ids[code]);
        }
        input.items.push_back(std::move(item));
    }
    void comes(const std::string& code, const std::string& from, const std::string& to, bool canCommit = true)
    {
        ClockAttendee attendee;
        attendee.agency = ids[code];
        attendee.canCommit = canCommit;
        attendee.from = at(from);
        attendee.to = at(to);
        input.attendees.push_back(attendee);
    }
    /// Items 1 to `last` were taken one after another from 10:00, each for its planned minutes plus `late` in the last.
    void takeUpTo(int last, int late)
    {
        base::TimeOfDay time = input.start;
        input.actualStart = time;
        for (int i = 0; i < last; ++i) {
            ClockItem& item = input.items[static_cast<std::size_t>(i)];
            const base::TimeOfDay end = base::addMinutes(time, item.minutes + (i + 1 == last ? late : 0));
            item.state = ClockState::Done;
            item.openings = {{time, end}};
            time = end;
        }
        for (ClockAttendee& attendee : input.attendees) {
            attendee.inRoom = attendee.coming && attendee.from == input.start;
        }
    }
    [[nodiscard]] std::string code(const base::Id& id) const
    {
        for (const auto& [name, known] : ids) {
            if (known == id) {
                return name;
            }
        }
        return {};
    }
};

}  // namespace

TEST_CASE("The windows of the figured meeting are those its papers give", "[agenda][clock]")
{
    const FiguredMeeting meeting;
    std::map<std::string, std::string> windows;
    for (const ArrivalWindow& window : arrivalWindows(meeting.input)) {
        windows[meeting.code(window.agency)] = base::clockTime(window.arrive) + " to " + base::clockTime(window.leave)
            + " " + std::to_string(window.minutes);
    }
    CHECK(windows.size() == 9);
    CHECK(windows["CITY"] == "10:00 to 12:00 120");
    CHECK(windows["NHS"] == "10:38 to 11:51 73");
    CHECK(windows["HMP"] == "11:31 to 11:41 10");
    CHECK(windows["SIB"] == "11:31 to 11:41 10");
    CHECK(windows["MIND"] == "11:41 to 11:51 10");

    const auto notNeeded = agenciesNotNeeded(meeting.input);
    REQUIRE(notNeeded.size() == 2);
    CHECK(meeting.code(notNeeded[0]) == "PA");
    CHECK(meeting.code(notNeeded[1]) == "PREC");
}

TEST_CASE("Timed windows save 617 of 1,320 agency-minutes", "[agenda][clock]")
{
    const AgencyMinutes minutes = agencyMinutes(FiguredMeeting {}.input);
    CHECK(minutes.everyone == 1320);
    CHECK(minutes.timed == 703);
    CHECK(minutes.saved == 617);
}

TEST_CASE("An empty chair names the item, the agency and why", "[agenda][clock]")
{
    const FiguredMeeting meeting;
    std::map<std::string, std::vector<int>> gaps;
    for (const EmptyChair& chair : emptyChairs(meeting.input)) {
        gaps[meeting.code(chair.agency)].push_back(chair.number);
        if (meeting.code(chair.agency) == "NHS" && chair.number == 6) {
            CHECK(chair.text
                  == "Item 6 needs NHS Peterborough; nobody who can commit is coming (apologies, no substitute).");
        }
        if (chair.number == 12 && meeting.code(chair.agency) == "PROB") {
            CHECK(chair.minutesMissing == 4);
            CHECK_FALSE(chair.wholeItem);
            CHECK(chair.text
                  == "Item 12 needs Probation Trust, which arrives at 11:35: 4 minutes after the item starts.");
        }
    }
    CHECK(gaps.size() == 2);
    CHECK(gaps["NHS"] == std::vector<int> {6, 8, 9, 12, 13});
    CHECK(gaps["PROB"] == std::vector<int> {1, 2, 3, 4, 9, 10, 11, 12});

    // Mind is there, but cannot commit: no empty chair, another list.
    const auto cannot = chairsThatCannotCommit(meeting.input);
    REQUIRE(cannot.size() == 1);
    CHECK(cannot[0].number == 13);
    CHECK(meeting.code(cannot[0].agency) == "MIND");
}

TEST_CASE("A late agency's item is offered a swap within its part of the agenda", "[agenda][clock]")
{
    FiguredMeeting meeting;
    auto swaps = swapSuggestions(meeting.input);
    REQUIRE(swaps.size() == 1);
    CHECK(swaps[0].number == 12);
    CHECK(swaps[0].withNumber == 13);
    CHECK(meeting.code(swaps[0].agency) == "PROB");

    SECTION("not when it would still be late afterwards")
    {
        for (ClockAttendee& attendee : meeting.input.attendees) {
            if (attendee.agency == meeting.ids["PROB"]) {
                attendee.from = at("11:45");
            }
        }
        CHECK(swapSuggestions(meeting.input).empty());
    }
}

TEST_CASE("The forecast says how late the meeting is and whom it moves", "[agenda][clock]")
{
    FiguredMeeting meeting;
    SECTION("nine minutes lost by 11:00 move HMP from 11:31 to 11:40")
    {
        meeting.takeUpTo(7, 9);  // item 7 ended 11:09 instead of 11:00
        const Forecast now = forecast(meeting.input, at("11:09"));
        CHECK(now.minutesLate == 9);
        CHECK(base::clockTime(now.end) == "12:09");
        CHECK_THAT(now.words, StartsWith("Running 9 minutes late."));
        CHECK_THAT(now.words, ContainsSubstring("HMP Peterborough expected 11:31, now about 11:40."));
        CHECK_THAT(now.words, !ContainsSubstring("NHS Peterborough expected"));  // its window began with item 6
        CHECK_FALSE(now.open);
    }
    SECTION("on time nobody is told anything")
    {
        meeting.takeUpTo(7, 0);
        const Forecast now = forecast(meeting.input, at("11:00"));
        CHECK(now.words == "On time.");
        CHECK(now.affected.empty());
    }
    SECTION("an item in hand that overruns pushes the end with every minute")
    {
        meeting.takeUpTo(5, 0);
        meeting.input.items[5].state = ClockState::Open;
        meeting.input.items[5].openings = {{at("10:38"), std::nullopt}};
        CHECK(forecast(meeting.input, at("10:45")).open->pace == ItemPace::Quiet);
        CHECK(forecast(meeting.input, at("10:46")).open->words == "2 min left");
        CHECK(forecast(meeting.input, at("10:48")).open->words == "time is up");
        const Forecast over = forecast(meeting.input, at("10:49"));
        CHECK(over.open->pace == ItemPace::Over);
        CHECK(over.open->words == "over by 1 min");
        CHECK(over.minutesLate == 1);
        meeting.input.items[5].extraMinutes = 5;
        CHECK(forecast(meeting.input, at("10:49")).open->words == "11 of 15 min");
        CHECK(forecast(meeting.input, at("10:49")).minutesLate == 5);
    }
    SECTION("a dropped item gives its time back")
    {
        meeting.takeUpTo(6, 0);
        meeting.input.items[6].state = ClockState::Dropped;
        const Forecast now = forecast(meeting.input, at("10:48"));
        CHECK(now.minutesLate == -12);
        CHECK_THAT(now.words, ContainsSubstring("HMP Peterborough expected 11:31, now about 11:19."));
    }
    SECTION("an item taken out of order is not forecast a second time")
    {
        meeting.takeUpTo(5, 0);
        meeting.input.items[7].state = ClockState::Done;
        meeting.input.items[7].openings = {{at("10:38"), at("10:48")}};
        const Forecast now = forecast(meeting.input, at("10:48"));
        CHECK(now.minutesLate == 0);
        CHECK(base::clockTime(now.items[5].starts) == "10:48");
    }
    SECTION("a meeting not started by its hour runs late from the start")
    {
        const Forecast now = forecast(meeting.input, at("10:07"));
        CHECK(now.minutesLate == 7);
        CHECK(forecast(meeting.input, at("09:30")).minutesLate == 0);
    }
}

TEST_CASE("Against the forecast, an agency that arrives in time after all is missed no more", "[agenda][clock]")
{
    FiguredMeeting meeting;
    meeting.takeUpTo(7, 9);
    bool probationMissed = false;
    for (const EmptyChair& chair : emptyChairs(meeting.input, at("11:09"))) {
        CHECK(chair.number >= 8);
        probationMissed = probationMissed || (chair.number == 12 && meeting.code(chair.agency) == "PROB");
    }
    CHECK_FALSE(probationMissed);  // item 12 is now forecast for 11:40, Probation comes 11:35
}

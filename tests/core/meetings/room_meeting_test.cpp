// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

TEST_CASE_METHOD(RoomFixture, "A meeting starts once, stamps the clock and its offset, and nothing is recorded before",
                 "[room]")
{
    CHECK(refusedLine("A note").detail == "The meeting of DTCG, 15 November 2011 has not started. Start it first.");
    start(10, 2);
    const Meeting meeting = *meetingById(replica->reader(), november);
    CHECK(base::clockTime(*meeting.actualStart) == "10:02");
    CHECK(meeting.utcOffsetMinutes.has_value());
    CHECK(execute(*replica, StartMeeting {november}).error().code == base::FailureCode::Refused);
    CHECK(refusedLine("A note").detail == "No item is open. Open the item it belongs to first.");
    const auto december20 = must(execute(*replica, StartMeeting {december}));
    REQUIRE(december20.cautions.size() == 2);
    CHECK(december20.cautions[0] == "The meeting is dated 20 December 2011, and today is 15 November 2011.");
    CHECK(december20.cautions[1] == "The meeting of DTCG, 15 November 2011 runs as well. End it if it is over.");
}

TEST_CASE_METHOD(RoomFixture, "One item is open at a time, and every opening keeps its times (invariant 9)", "[room]")
{
    start();
    CHECK(must(execute(*replica, NextItem {november})).number == 1);
    at(10, 5);
    open(4);
    at(10, 20);
    CHECK(must(execute(*replica, NextItem {november})).number == 2);
    at(10, 25);
    open(4);
    at(10, 31);
    must(execute(*replica, CloseItem {november, item[3], {}}));
    int opened = 0;
    for (const RoomItem& one : state().items) {
        opened += one.state == RoomItemState::Open ? 1 : 0;
    }
    CHECK(opened == 0);
    const RoomItem fourth = state().items[3];
    CHECK(fourth.timesOpened == 2);
    CHECK(fourth.elapsedMinutes == 15 + 6);
    CHECK(base::clockTime(*fourth.openedAt) == "10:05");
    CHECK(base::clockTime(*fourth.closedAt) == "10:31");
    CHECK(must(execute(*replica, NextItem {november})).number == 3);
}

TEST_CASE_METHOD(RoomFixture, "The outcome follows from what was recorded", "[room]")
{
    start();
    arrive("CONS lead");
    open(1);
    open(2);
    line("A question was asked.");
    open(3);
    line(">Write to the owners @CONS !2w");
    open(4);
    line("=to fence the site");
    open(6);
    CHECK(state().items[0].outcome == "noted");
    CHECK(state().items[1].outcome == "discussed");
    CHECK(state().items[2].outcome == "action only");
    CHECK(state().items[3].outcome == "agreed");
}

TEST_CASE_METHOD(RoomFixture, "Items are deferred, carried, withdrawn and parked with a reason", "[room]")
{
    start();
    open(3);
    CHECK(execute(*replica, DeferItemInRoom {november, item[3], " "}).error().field == "reason");
    must(execute(*replica, DeferItemInRoom {november, item[3], "No time"}));
    must(execute(*replica, CarryItemInto {november, item[1], item[2], {}}));
    must(execute(*replica, WithdrawItemInRoom {november, item[5], "Nothing to raise"}));
    CHECK(execute(*replica, CarryItemInto {november, item[4], item[2], {}}).error().code == base::FailureCode::Refused);
    must(execute(*replica, ParkToTaskGroup {november, item[2], "Road Safety Group to plan the crossing"}));
    const auto items = state().items;
    CHECK(items[1].state == RoomItemState::Carried);
    CHECK(items[2].state == RoomItemState::Parked);
    CHECK(items[2].closedAt);
    CHECK(items[3].state == RoomItemState::Deferred);
    CHECK(items[5].state == RoomItemState::Withdrawn);
    CHECK(execute(*replica, GoToItem {november, 4}).error().detail == "Item 4 was deferred. Undo that to take it.");
    must(replica->undo());
    CHECK(state().items[2].state == RoomItemState::Open);
}

TEST_CASE_METHOD(RoomFixture, "An urgent item is added with its reason, which the minutes carry (row 17)", "[room]")
{
    start();
    open(1);
    AddUrgentItem urgent;
    urgent.meeting = november;
    urgent.title = "Fire at the market";
    CHECK_FALSE(execute(*replica, urgent).has_value());
    urgent.reason = "it happened last night";
    const base::Id id = must(execute(*replica, urgent));
    CHECK(state().items.back().urgentReason == "it happened last night");
    must(execute(*replica, OpenItem {november, id}));
    const auto minutes = content();
    CHECK(minutes.items.back().heading == "Fire at the market");
    CHECK(minutes.items.back().urgentReason == "it happened last night");
}

TEST_CASE_METHOD(RoomFixture, "Planned minutes add up, and the forecast end is now plus what remains (invariant 20)",
                 "[room]")
{
    start();
    open(1);
    at(10, 18);
    RoomClock clock = roomClock(replica->reader(), november);
    CHECK(clock.plannedMinutes == 60);
    CHECK(clock.itemElapsed == 18);
    CHECK(clock.itemOver == 8);
    CHECK(base::clockTime(clock.forecastEnd) == "11:08");
    CHECK(clock.lateMinutes == 8);
    must(execute(*replica, GrantMinutes {november, item[0], 10}));
    clock = roomClock(replica->reader(), november);
    CHECK(clock.itemPlanned == 20);
    CHECK(base::clockTime(clock.forecastEnd) == "11:10");
    CHECK(execute(*replica, GrantMinutes {november, item[0], 0}).error().field == "minutes");
}

TEST_CASE_METHOD(RoomFixture, "A pause stops recording and is minuted", "[room]")
{
    start();
    open(1);
    at(10, 4);
    must(execute(*replica, PauseMeeting {november}));
    CHECK(state().paused);
    CHECK(refusedLine("A note").detail == "The meeting is paused. Resume it first.");
    at(10, 14);
    must(execute(*replica, ResumeMeeting {november}));
    CHECK(textOf(content().items[0]) == "The meeting adjourned at 10:04am.\nThe meeting resumed at 10:14am.\n");
}

TEST_CASE_METHOD(RoomFixture, "A meeting does not end with anything left open, and never silently (row 5)", "[room]")
{
    start();
    arrive("CONS lead");
    open(1);
    line(">lighting courts");
    const Recorded unclear = line("Somebody said something??");
    CHECK(execute(*replica, EndMeeting {.meeting = november}).error().detail
          == "1 entry is still marked unclear. Clear each mark before the meeting ends.");
    must(execute(*replica, MarkUnclear {unclear.entry, false}));
    CHECK_THAT(execute(*replica, EndMeeting {.meeting = november}).error().detail,
               StartsWith("Items 2, 3, 4, 5 and 6 have not been taken."));
    EndMeeting end;
    end.meeting = november;
    end.deferRemaining = true;
    CHECK(execute(*replica, end).error().detail
          == "A-001 has no owner or no date yet. Complete each, or end the meeting with \"to be agreed\".");
    CHECK(state().items[1].state == RoomItemState::ToCome);
    end.acknowledgeIncomplete = true;
    at(10, 30);
    const MeetingEnded ended = must(execute(*replica, end));
    CHECK(ended.words == "The meeting ended at 10:30am. Minute 23 is drafted.");
    CHECK(action("A-001").incompleteReason == "Owner and date to be agreed by 20 December 2011.");
    CHECK(state().ended);
    const auto minutes = content();
    REQUIRE(minutes.items.size() == 1);
    REQUIRE(minutes.notTaken.size() == 5);
    CHECK(minutes.notTaken[0].words == "deferred to the next meeting: the meeting ended before it was reached.");
    CHECK(minutes.items[0].entries[0].action->incompleteReason == "Owner and date to be agreed by 20 December 2011.");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/role_queries.h"
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

namespace {

base::TimeOfDay clock(const char* time) { return *base::parseTimeOfDay(time); }

const Attendance* find(const std::vector<Attendance>& people, const std::string& title)
{
    for (const Attendance& one : people) {
        if (one.person.roleTitle == title) {
            return &one;
        }
    }
    return nullptr;
}

struct Corrections : RoomFixture {
    [[nodiscard]] std::vector<Attendance> attendance() { return attendanceOf(replica->reader(), november); }
    [[nodiscard]] RecordSubstitute forLead(const std::string& code)
    {
        RecordSubstitute command;
        command.meeting = november;
        command.insteadOf = role.at(code + " lead");
        command.agency = agency.at(code);
        return command;
    }
    [[nodiscard]] CorrectTimes timesOf(const std::string& who, std::vector<StayTimes> stays)
    {
        CorrectTimes command;
        command.meeting = november;
        command.role = role.at(who);
        command.stays = std::move(stays);
        return command;
    }
};

}  // namespace

TEST_CASE_METHOD(Corrections, "A substitute comes in, and whose place it is has sent apologies (V07)", "[room]")
{
    start();
    open(1);
    at(10, 10);
    RecordSubstitute command = forLead("CITY");
    CHECK(execute(*replica, command).error().field == "role");
    command.role = role["CITY lead"];
    CHECK(execute(*replica, command).error().field == "role");
    command.role = role["CITY officer"];
    must(execute(*replica, command));
    const auto people = attendance();
    REQUIRE(find(people, "CITY lead"));
    CHECK(find(people, "CITY lead")->status == AttendanceStatus::Apologies);
    REQUIRE(find(people, "CITY officer"));
    CHECK(find(people, "CITY officer")->status == AttendanceStatus::Substitute);
    CHECK(find(people, "CITY officer")->substituteFor == "CITY lead");
    CHECK(find(people, "CITY officer")->arrivedAt == clock("10:10"));
    must(replica->undo());
    CHECK(attendance().empty());
}

TEST_CASE_METHOD(Corrections, "A substitute who can commit agrees to actions, one who cannot leaves them waiting (B06)",
                 "[room]")
{
    start();
    open(3);
    RecordSubstitute nhs = forLead("NHS");
    nhs.roleTitle = "Duty manager";
    must(execute(*replica, nhs));
    CHECK_FALSE(find(state().present, "Duty manager")->person.canCommit);
    line(">Send the figures @NHS !2w");
    CHECK(action("A-001").status == actions::ActionStatus::AwaitingConfirmation);

    RecordSubstitute cons = forLead("CONS");
    cons.roleTitle = "Duty inspector";
    cons.canCommit = true;
    must(execute(*replica, cons));
    REQUIRE(find(state().present, "Duty inspector"));
    CHECK(find(state().present, "Duty inspector")->person.canCommit);
    const auto added = partnership::roleByTitle(replica->reader(), agency["CONS"], "Duty inspector");
    REQUIRE(added);
    CHECK(added->deputyFor == role["CONS lead"]);
    line(">Move the patrol @CONS !2w");
    CHECK(action("A-002").status == actions::ActionStatus::NotStarted);
}

TEST_CASE_METHOD(Corrections, "Nobody stands in for somebody who is in the room; after they left somebody may",
                 "[room]")
{
    start();
    open(1);
    arrive("CITY lead");
    RecordSubstitute command = forLead("CITY");
    command.role = role["CITY officer"];
    CHECK(execute(*replica, command).error().detail
          == "CITY lead (CITY Authority) has been here since 10am. Nobody stands in for somebody who is in the room.");
    at(10, 30);
    must(execute(*replica, RecordDeparture {november, role["CITY lead"], {}, {}}));
    must(execute(*replica, command));
    const auto people = attendance();
    CHECK(find(people, "CITY lead")->status == AttendanceStatus::Present);
    CHECK(find(people, "CITY lead")->leftAt == clock("10:30"));
    CHECK(find(people, "CITY officer")->status == AttendanceStatus::Substitute);
}

TEST_CASE_METHOD(Corrections, "Before the meeting a substitute is expected, and arrives as one", "[room]")
{
    RecordSubstitute command = forLead("CITY");
    command.role = role["CITY officer"];
    must(execute(*replica, command));
    CHECK(find(attendance(), "CITY officer")->status == AttendanceStatus::Expected);
    start();
    arrive("CITY officer");
    CHECK(find(state().present, "CITY officer")->status == AttendanceStatus::Substitute);
}

TEST_CASE_METHOD(Corrections, "A substitute who is not on the list of a restricted item needs a reason to come in",
                 "[room]")
{
    start();
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(5);
    RecordSubstitute command = forLead("CITY");
    command.role = role["CITY officer"];
    CHECK(execute(*replica, command).error().code == base::FailureCode::Refused);
    CHECK(attendance().empty());
    command.reasonToStay = "To take the record";
    must(execute(*replica, command));
    CHECK(state().presenceToResolve == 0);
}

TEST_CASE_METHOD(Corrections, "Times are put right by hand, one stay or several, and undone in one step", "[room]")
{
    start();
    open(1);
    at(10, 15);
    arrive("CONS lead");
    at(10, 40);
    must(execute(*replica, RecordDeparture {november, role["CONS lead"], {}, {}}));
    at(10, 50);
    arrive("CONS lead");
    const auto stays = attendance();
    REQUIRE(stays.size() == 2);
    must(execute(
        *replica,
        timesOf("CONS lead", {{stays[0].id, clock("10:05"), clock("10:30")}, {stays[1].id, clock("10:45"), {}}})));
    CHECK(attendance()[0].arrivedAt == clock("10:05"));
    CHECK(attendance()[0].leftAt == clock("10:30"));
    CHECK(attendance()[1].arrivedAt == clock("10:45"));
    CHECK_FALSE(attendance()[1].leftAt);
    must(replica->undo());
    CHECK(attendance()[0].arrivedAt == clock("10:15"));
    CHECK(attendance()[1].arrivedAt == clock("10:50"));

    // A return that was none goes, the first stay goes on.
    must(execute(*replica, timesOf("CONS lead", {{stays[0].id, clock("10:15"), {}}, {stays[1].id, {}, {}}})));
    REQUIRE(attendance().size() == 1);
    CHECK_FALSE(attendance()[0].leftAt);
}

TEST_CASE_METHOD(Corrections, "Times that cannot be are refused in words (invariant 10)", "[room]")
{
    const auto refusal = [&](const CorrectTimes& command) { return execute(*replica, command).error().detail; };
    CHECK(refusal(timesOf("CONS lead", {{{}, clock("10:00"), {}}}))
          == "Nobody came or left before the meeting started. Start it first.");
    start();
    open(1);
    at(10, 30);
    CHECK(refusal(timesOf("CONS lead", {{{}, clock("10:20"), clock("10:10")}}))
          == "Departure (10:10) is before arrival (10:20).");
    CHECK(refusal(timesOf("CONS lead", {{{}, clock("10:45"), {}}})) == "It is not 10:45 yet. Give a time up to now.");
    CHECK(refusal(timesOf("CONS lead", {{{}, {}, clock("10:10")}})) == "Give the time of arrival.");
    must(execute(*replica, timesOf("CONS lead", {{{}, clock("10:05"), {}}})));
    CHECK(find(state().present, "CONS lead")->status == AttendanceStatus::Present);
    CHECK(refusal(timesOf("CONS lead", {{{}, clock("10:20"), {}}}))
          == "CONS lead (CONS Authority) came at 10:05 and did not leave. Give that departure first.");
    const base::Id stay = attendance()[0].id;
    CHECK(refusal(timesOf("CONS lead", {{stay, {}, {}}}))
          == "Give the time of arrival. If CONS lead (CONS Authority) was not there, record apologies or absence "
             "instead.");
    at(10, 50);
    finish();
    CHECK(refusal(timesOf("CONS lead", {{stay, clock("10:05"), clock("11:20")}}))
          == "The meeting ended at 10:50. Give a time up to then.");
    must(execute(*replica, timesOf("CONS lead", {{stay, clock("10:05"), clock("10:40")}})));
    CHECK(content().present[0].leftEarly == clock("10:40"));
}

TEST_CASE_METHOD(Corrections, "Items to come change places in the room with their numbers, and the plan stays as told",
                 "[room]")
{
    start();
    open(1);
    open(2);
    must(execute(*replica, SwapItemsInRoom {november, item[2], item[3]}));
    CHECK(state().items[2].number == 4);
    CHECK(state().items[3].number == 3);
    CHECK(must(execute(*replica, NextItem {november})).number == 4);
    CHECK(must(execute(*replica, NextItem {november})).number == 3);
    CHECK(execute(*replica, SwapItemsInRoom {november, item[2], item[5]}).error().code == base::FailureCode::Refused);
}

TEST_CASE_METHOD(Corrections, "Next goes back to what was passed over", "[room]")
{
    start();
    open(1);
    open(3);
    CHECK(must(execute(*replica, NextItem {november})).number == 2);
    CHECK(must(execute(*replica, NextItem {november})).number == 4);
}

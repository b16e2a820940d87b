// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

namespace {

std::vector<std::string> namesOf(const std::vector<Attendance>& people)
{
    std::vector<std::string> names;
    for (const Attendance& one : people) {
        names.push_back(one.person.roleTitle);
    }
    return names;
}

}  // namespace

TEST_CASE_METHOD(RoomFixture, "Arrivals and departures are stamped, and somebody who comes back has two stays",
                 "[room]")
{
    start();
    open(1);
    arrive("CONS lead");
    CHECK(namesOf(state().present) == std::vector<std::string> {"CONS lead"});
    RecordArrival again;
    again.meeting = november;
    again.role = role["CONS lead"];
    CHECK(execute(*replica, again).error().detail == "CONS lead (CONS Authority) has been here since 10am.");
    at(10, 20);
    must(execute(*replica, RecordDeparture {november, role["CONS lead"], {}, {}}));
    CHECK(state().present.empty());
    CHECK(execute(*replica, RecordDeparture {november, role["CONS lead"], {}, {}}).error().code
          == base::FailureCode::Refused);
    at(10, 30);
    arrive("CONS lead");
    at(10, 40);
    finish();
    CHECK(textOf(content().items[0])
          == "The CONS lead (CONS Authority) left.\nThe CONS lead (CONS Authority) returned.\n");
    CHECK(content().present.size() == 1);
}

TEST_CASE_METHOD(RoomFixture, "A substitute prints as one (V07)", "[room]")
{
    start();
    open(1);
    at(10, 10);
    RecordArrival arrival;
    arrival.meeting = november;
    arrival.roleTitle = "Sergeant";
    arrival.agency = agency["CONS"];
    arrival.substituteFor = "CONS lead";
    must(execute(*replica, arrival));
    at(10, 30);
    finish();
    const auto minutes = content();
    REQUIRE(minutes.present.size() == 1);
    CHECK(minutes.present[0].substituteFor == "CONS lead");
    CHECK(minutes.present[0].person.agencyName == "CONS Authority");
    CHECK(textOf(minutes.items[0]) == "The Sergeant (CONS Authority) arrived, substituting for the CONS lead.\n");
}

TEST_CASE_METHOD(RoomFixture, "Nobody both attends and apologises, and nobody leaves before arriving (invariant 10)",
                 "[room]")
{
    SetAttendance set;
    set.meeting = november;
    set.role = role["NHS lead"];
    set.status = AttendanceStatus::Present;
    CHECK(execute(*replica, set).error().field == "status");
    set.status = AttendanceStatus::Apologies;
    must(execute(*replica, set));
    set.arrivedAt = base::TimeOfDay {600};
    CHECK(execute(*replica, set).error().field == "arrived");
    start();
    open(1);
    set.status = AttendanceStatus::Present;
    set.arrivedAt = base::TimeOfDay {620};
    set.leftAt = base::TimeOfDay {610};
    CHECK(execute(*replica, set).error().detail == "Departure (10:10) is before arrival (10:20).");
    at(10, 30);
    set.leftAt = std::nullopt;
    must(execute(*replica, set));
    REQUIRE(attendanceOf(replica->reader(), november).size() == 1);
    CHECK(namesOf(state().present) == std::vector<std::string> {"NHS lead"});
    set.status = AttendanceStatus::Apologies;
    set.arrivedAt = std::nullopt;
    must(execute(*replica, set));
    REQUIRE(attendanceOf(replica->reader(), november).size() == 1);
    CHECK(state().present.empty());
    CHECK_FALSE(attendanceOf(replica->reader(), november)[0].arrivedAt);
}

TEST_CASE_METHOD(RoomFixture, "Those expected from the start are marked with one key, later ones are not", "[room]")
{
    SetAttendance expected;
    expected.meeting = november;
    expected.status = AttendanceStatus::Expected;
    for (const char* who : {"CONS lead", "CKH lead", "PROB lead"}) {
        expected.role = role[who];
        must(execute(*replica, expected));
    }
    must(replica->transact("Expect", [&](replica::Writer& w) -> base::Result<void> {
        w.run("UPDATE attendance SET expected_from = '11:35' WHERE role = ?1", role["PROB lead"]);
        return {};
    }));
    start();
    CHECK(must(execute(*replica, MarkExpectedPresent {november})) == 2);
    CHECK(namesOf(state().present) == std::vector<std::string> {"CONS lead", "CKH lead"});
    CHECK(namesOf(state().expected) == std::vector<std::string> {"PROB lead"});
    open(1);
    finish();
    REQUIRE(content().absent.size() == 1);
    CHECK(content().absent[0].person.roleTitle == "PROB lead");
}

TEST_CASE_METHOD(RoomFixture,
                 "The chair is handed over for minutes 17 to 18 and the periods leave no gap (invariant 9, row 10)",
                 "[room]")
{
    start();
    open(1);
    at(10, 10);
    open(2);
    HandOverChair over;
    over.meeting = november;
    over.role = role["CITY lead"];
    over.untilItem = item[2];
    over.reason = "Having brought this item";
    must(execute(*replica, over));
    CHECK(state().chairNow == "CITY lead");
    CHECK(execute(*replica, over).error().detail == "CITY lead (CITY Authority) is in the chair already.");
    at(10, 20);
    open(3);
    CHECK(state().chairNow == "CITY lead");
    at(10, 30);
    open(4);
    CHECK(state().chairNow == "FIRE lead");
    at(10, 50);
    finish();

    const auto periods = chairPeriods(replica->reader(), november);
    REQUIRE(periods.size() == 3);
    CHECK(base::clockTime(periods.front().from) == "10:00");
    for (std::size_t i = 1; i < periods.size(); ++i) {
        CHECK(periods[i - 1].to == std::optional {periods[i].from});
    }
    CHECK(base::clockTime(*periods.back().to) == "10:50");
    const auto minutes = content();
    CHECK(textOf(minutes.items[1])
          == "The CITY lead (CITY Authority) took the chair for minutes 24 to 25. Having brought this item.\n");
    REQUIRE(minutes.chairs.size() == 2);
    CHECK(minutes.chairs[0].roleTitle == "FIRE lead");
    CHECK(minutes.chairs[0].minutesInWords == "23, 26 and 27");
    CHECK(minutes.chairs[1].minutesInWords == "24 and 25");
    CHECK(minutes.items[2].chair == "CITY lead");
}

TEST_CASE_METHOD(RoomFixture, "A chair may be handed on, and back to the meeting's own chair", "[room]")
{
    start();
    open(1);
    at(10, 5);
    must(execute(*replica, HandOverChair {november, role["CITY lead"], {}, {}, {}, {}}));
    at(10, 10);
    open(2);
    must(execute(*replica, HandOverChair {november, role["CONS lead"], {}, {}, {}, {}}));
    at(10, 20);
    open(3);
    must(execute(*replica, HandOverChair {november, role["FIRE lead"], {}, {}, {}, {}}));
    const auto periods = chairPeriods(replica->reader(), november);
    REQUIRE(periods.size() == 4);
    CHECK(periods[1].roleTitle == "CITY lead");
    CHECK(periods[2].roleTitle == "CONS lead");
    CHECK(periods[3].roleTitle == "FIRE lead");
    for (std::size_t i = 1; i < periods.size(); ++i) {
        CHECK(periods[i - 1].to == std::optional {periods[i].from});
    }
    CHECK_FALSE(periods[3].to);
}

TEST_CASE_METHOD(RoomFixture, "A declaration of interest prints in the usual form (V06)", "[room]")
{
    start();
    open(3);
    DeclareInterest declare;
    declare.meeting = november;
    declare.item = item[2];
    declare.role = role["CKH lead"];
    CHECK(execute(*replica, declare).error().field == "nature");
    declare.nature = "landlord of one household";
    declare.effect = DeclarationEffect::TookNoPart;
    declare.effectText = "stayed, took no part in the decision on enforcement";
    must(execute(*replica, declare));
    CHECK(textOf(content().items[0])
          == "The CKH lead (CKH Authority) declared an interest as landlord of one household and took no part in the "
             "decision on enforcement.\n");
}

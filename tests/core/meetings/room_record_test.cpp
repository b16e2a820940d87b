// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

TEST_CASE_METHOD(RoomFixture, "Each kind of line becomes what it says", "[room][entries]")
{
    start();
    arrive("CONS lead");
    open(3);
    CHECK(line("A lorry was parked.").words == "Note recorded.");
    CHECK(line("=to hold a street surgery.").words == "Decision recorded: AGREED.");
    const Recorded action = line(">Cut back planting @CONS +@CITY !30nov");
    CHECK(action.words == "A-001 recorded: lead CONS Authority (CONS lead), with CITY Authority, by 30 November 2011.");
    CHECK(line("/b No staff for the crossing @NHS").reference == "BL-01");
    CHECK(line("/x Burglary up in Fletton").reference == "EX-01");
    CHECK(line("#1 done Report of 14 November").words == "A-001: complete, awaiting verification.");
    CHECK(refusedLine("   ").code == base::FailureCode::Invalid);

    const auto entries = entriesOf(replica->reader(), item[2]);
    REQUIRE(entries.size() == 5);
    CHECK(entries[0].kind == EntryKind::Note);
    CHECK(entries[1].verb == "AGREED");
    CHECK(entries[2].text == "Cut back planting");
    CHECK(entries[2].reference == "A-001");
    CHECK(entries[3].reference == "BL-01");
    CHECK(entries[4].reference == "EX-01");
    const auto minutes = content();
    REQUIRE(minutes.items[0].updates.size() == 1);
    CHECK(minutes.items[0].updates[0]
          == "A-001 (CONS Authority): complete, awaiting verification: Report of 14 November.");
    const auto recent = state().recent;
    REQUIRE(recent.size() == 3);
    CHECK(recent.back().isUpdate);
    CHECK(recent.back().reference == "A-001");
}

TEST_CASE_METHOD(RoomFixture, "Only somebody present who can commit agrees an action (row 4)", "[room][entries]")
{
    start();
    arrive("NHS lead");
    open(3);
    const Recorded away = line(">Provide a figure @CKH !2w");
    CHECK(
        away.words
        == "A-001 recorded: lead CKH Authority (CKH lead), by 29 November 2011. Awaiting confirmation: nobody who can "
           "commit CKH Authority is in the room.");
    CHECK(action("A-001").status == actions::ActionStatus::AwaitingConfirmation);
    CHECK(action("A-001").agreedBy.empty());
    line(">Send the list @NHS !2w");
    CHECK(action("A-002").status == actions::ActionStatus::AwaitingConfirmation);
    arrive("CKH lead");
    line(">Provide another figure @CKH !2w");
    CHECK(action("A-003").status == actions::ActionStatus::NotStarted);
    CHECK(action("A-003").agreedBy == "CKH lead");
    must(execute(*replica, RecordDeparture {november, role["CKH lead"], {}, {}}));
    line(">And a third @CKH !2w");
    CHECK(action("A-004").status == actions::ActionStatus::AwaitingConfirmation);
}

TEST_CASE_METHOD(RoomFixture, "A second lead becomes a supporter (row 6)", "[room][entries]")
{
    start();
    arrive("CONS lead");
    open(3);
    const Recorded joint = line(">Joint patrols @CONS @FIRE !2w");
    const auto recorded = action(joint.reference);
    CHECK(recorded.lead.shortName == "CONS");
    REQUIRE(recorded.supporting.size() == 1);
    CHECK(recorded.supporting[0].shortName == "FIRE");
    CHECK_FALSE(joint.cautions.empty());
}

TEST_CASE_METHOD(RoomFixture, "An action without owner or date is saved at once and listed (row 5)", "[room][entries]")
{
    start();
    arrive("CONS lead");
    open(3);
    const Recorded fragment = line(">lighting courts");
    CHECK(fragment.words == "A-001 recorded: no owner yet, held by CITY Authority until one is named, no date yet.");
    line(">Walk the route @CONS");
    auto incomplete = incompleteActions(replica->reader(), november);
    REQUIRE(incomplete.size() == 2);
    must(actions::execute(*replica, actions::SetDueDate {incomplete[1].id, 2011y / 12 / 1}));
    CHECK(incompleteActions(replica->reader(), november).size() == 1);
}

TEST_CASE_METHOD(RoomFixture, "A body decides with its own verbs and within its dates only (invariant 11)",
                 "[room][entries]")
{
    start();
    open(3);
    RecordEntry decision;
    decision.meeting = november;
    decision.item = item[2];
    decision.kind = EntryKind::Decision;
    decision.text = "to adopt the plan.";
    decision.verb = "RESOLVED";
    CHECK_THAT(execute(*replica, decision).error().detail,
               StartsWith("Tasking Group may not decide with RESOLVED. It may use AGREED"));
    decision.verb = "noted";
    const base::Id id = must(execute(*replica, decision));
    CHECK(findEntry(replica->reader(), id)->verb == "NOTED");
    must(replica->transact("Close the body", [&](replica::Writer& w) -> base::Result<void> {
        w.run("UPDATE body SET effective_to = '2011-10-31' WHERE id = ?1", dtcg);
        return {};
    }));
    CHECK(execute(*replica, decision).error().detail
          == "Tasking Group closed on 31 October 2011 and decides nothing after that.");
    CHECK(refusedLine("=to do it anyway").field == "decision");
    CHECK(execute(*replica, StartMeeting {december}).error().code == base::FailureCode::Refused);
}

TEST_CASE_METHOD(RoomFixture, "Notes, decisions and actions turn into each other", "[room][entries]")
{
    start();
    arrive("CONS lead");
    open(3);
    const Recorded note = line("to look at the lighting");
    must(execute(*replica, ConvertEntry {note.entry, EntryKind::Decision, {}, {}}));
    CHECK(findEntry(replica->reader(), note.entry)->verb == "AGREED");
    const Recorded made = must(execute(*replica, ConvertEntry {note.entry, EntryKind::Action, {}, agency["CONS"]}));
    CHECK(made.reference == "A-001");
    CHECK(action("A-001").text == "to look at the lighting");
    CHECK(action("A-001").lead.shortName == "CONS");
    must(execute(*replica, ConvertEntry {note.entry, EntryKind::Note, {}, {}}));
    CHECK_FALSE(actions::findAction(replica->reader(), std::string {"A-001"}));
    const auto entry = findEntry(replica->reader(), note.entry);
    CHECK(entry->kind == EntryKind::Note);
    CHECK(entry->text == "to look at the lighting");
    CHECK(entry->verb.empty());
    must(replica->undo());
    CHECK(action("A-001").text == "to look at the lighting");
}

TEST_CASE_METHOD(RoomFixture, "Entries are corrected, moved and taken out until minutes are drafted, and undone",
                 "[room][entries]")
{
    start();
    open(2);
    open(3);
    const Recorded note = line("The sight was full.");
    must(execute(*replica, EditEntry {note.entry, "The site was full.", {}}));
    CHECK(execute(*replica, EditEntry {note.entry, " ", {}}).error().field == "text");
    must(execute(*replica, MoveEntryToItem {note.entry, item[1]}));
    CHECK(entriesOf(replica->reader(), item[1])[0].text == "The site was full.");
    CHECK(execute(*replica, MoveEntryToItem {note.entry, item[3]}).error().detail
          == "Item 4 has not been taken. Open it first.");
    must(execute(*replica, RemoveEntry {note.entry}));
    CHECK(entriesOf(replica->reader(), item[1]).empty());
    must(replica->undo());
    CHECK(entriesOf(replica->reader(), item[1]).size() == 1);

    const Recorded made = line(">Do it @CONS !2w");
    must(execute(*replica, RemoveEntry {made.entry}));
    CHECK_FALSE(actions::findAction(replica->reader(), made.reference));
    finish();
    CHECK_THAT(execute(*replica, RemoveEntry {note.entry}).error().detail,
               StartsWith("The minutes of DTCG, 15 November 2011 are drafted, and nothing minuted is taken out."));
    must(execute(*replica, EditEntry {note.entry, "The site was half full.", {}}));
}

TEST_CASE_METHOD(RoomFixture, "Any text survives from the line to the minutes", "[room][entries]")
{
    start();
    open(1);
    const std::string rightToLeft = "\u0634\u0643\u0631\u0627 e\u0301 \U0001F46E";
    line(rightToLeft);
    line(std::string {"bad \xff byte"});
    const std::string huge(200000, 'x');
    line(huge);
    const auto entries = entriesOf(replica->reader(), item[0]);
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].text == rightToLeft);
    CHECK(entries[1].text == "bad \ufffd byte");
    CHECK(entries[2].text.size() == huge.size());
}

TEST_CASE_METHOD(RoomFixture, "The clock of the room names who is affected", "[room]")
{
    SetAttendance expected;
    expected.meeting = november;
    expected.status = AttendanceStatus::Expected;
    expected.role = role["PROB lead"];
    must(execute(*replica, expected));
    must(replica->transact("Expect", [&](replica::Writer& w) -> base::Result<void> {
        w.run("UPDATE attendance SET expected_from = '10:40' WHERE role = ?1", role["PROB lead"]);
        return {};
    }));
    start();
    open(1);
    at(10, 19);
    const RoomClock clock = state().clock;
    REQUIRE(clock.affected.size() == 2);
    CHECK(clock.affected[0].agencyName == "CONS Authority");
    CHECK(clock.affected[1].agencyName == "PROB Authority");
    CHECK(clock.affected[1].roleTitle == "PROB lead");
    CHECK(base::clockTime(clock.affected[1].expected) == "10:40");
    CHECK(base::clockTime(clock.affected[1].forecast) == "10:49");
}

TEST_CASE_METHOD(RoomFixture, "Read-back says decisions and actions in whole sentences", "[room]")
{
    start();
    arrive("CONS lead");
    open(3);
    line("=to hold a street surgery.");
    line(">Cut back planting @CONS +@CITY !30nov");
    const ReadBack read = readBack(replica->reader(), item[2]);
    CHECK(read.decisions == std::vector<std::string> {"AGREED to hold a street surgery."});
    CHECK(
        read.actions
        == std::vector<std::string> {
            "A-001: Cut back planting. Lead: CONS Authority (CONS lead). With: CITY Authority. By 30 November 2011."});
}

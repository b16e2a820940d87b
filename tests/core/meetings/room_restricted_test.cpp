// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

namespace {

constexpr const char* kSecret = "The person lives with a cousin";

}  // namespace

TEST_CASE_METHOD(RoomFixture,
                 "A restricted item opens after the statement, and is recorded after presence is settled (row 8)",
                 "[room][restricted]")
{
    start();
    for (const char* who : {"FIRE lead", "CITY officer", "CONS lead", "PROB lead", "CKH lead"}) {
        arrive(who);
    }
    CHECK(execute(*replica, GoToItem {november, 5}).error().field == "statement");
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    for (const Attendance& one : attendanceOf(replica->reader(), november)) {
        CHECK(one.reminded);
    }
    const ItemOpened opened = must(execute(*replica, GoToItem {november, 5}));
    CHECK(opened.presenceToResolve);
    CHECK(state().restrictedMode);
    CHECK_FALSE(state().mayRecord);
    CHECK(refusedLine(kSecret).field == "presence");
    RecordEntry direct;
    direct.meeting = november;
    direct.item = item[4];
    direct.text = kSecret;
    CHECK(execute(*replica, direct).error().field == "presence");

    auto questions = presenceToResolve(replica->reader(), item[4]);
    REQUIRE(questions.size() == 3);
    CHECK(questions[0].attendance.person.roleTitle == "CITY officer");
    CHECK(questions[0].offeredReason == "Note-taker, to take the restricted record");
    CHECK(questions[1].offeredReason == "Chair");
    CHECK(questions[2].offeredReason.empty());
    const base::Id landlord = questions[2].attendance.id;
    CHECK(execute(*replica, ResolvePresence {november, item[4], landlord, true, " "}).error().field == "reason");
    must(execute(*replica, ResolvePresence {november, item[4], landlord, false, {}}));
    CHECK(refusedLine(kSecret).field == "presence");
    must(execute(*replica, ResolveAllPresence {november, item[4]}));
    CHECK(presenceToResolve(replica->reader(), item[4]).empty());
    CHECK(state().present.size() == 4);
    line(kSecret);

    SECTION("attendance of the item is frozen")
    {
        RecordArrival late;
        late.meeting = november;
        late.role = role["NHS lead"];
        CHECK_THAT(execute(*replica, late).error().detail, StartsWith("Item 5 is restricted, and NHS lead"));
        late.reasonToStay = "Doctor of the person";
        must(execute(*replica, late));
        line("Another note");
        CHECK(presenceAnswers(replica->reader(), item[4]).size() == 4);
    }
    SECTION("those asked to leave are back for the next item, and the restricted minutes print who stayed and why")
    {
        open(6);
        CHECK(state().present.size() == 5);
        finish();
        const auto minutes = content();
        CHECK_THAT(
            textOf(minutes.items[0]),
            ContainsSubstring("The chair asked the CKH lead (CKH Authority) to leave, as their agencies were not "
                              "needed for this item. The CITY officer (CITY Authority) stayed: Note-taker, to "
                              "take the restricted record. The FIRE lead (FIRE Authority) stayed: Chair."));
        CHECK(minutes.items[0].presence.size() == 3);
        CHECK(minutes.items[0].heading == "Case IOM-0147");
    }
}

TEST_CASE_METHOD(RoomFixture,
                 "Restricted text stands in part two only, and no open answer holds it (invariants 4 and 5)",
                 "[room][restricted]")
{
    start();
    arrive("CONS lead");
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(5);
    line(kSecret);
    line("=to find a bed for the person with a cousin");
    const Recorded action = line(">Ring the cousin @CONS !2w");
    line("/i the address of a cousin @CONS to @PROB");
    line("/b no bed near the cousin");
    CHECK(this->action(action.reference).restricted);
    CHECK(action.words == "A-001 recorded: lead CONS Authority (CONS lead), by 29 November 2011. Restricted.");
    DeclareInterest declare;
    declare.meeting = november;
    declare.item = item[4];
    declare.role = role["CONS lead"];
    declare.nature = "cousin of the person";
    must(execute(*replica, declare));
    open(6);
    finish();

    CHECK_THAT(allText(content()), ContainsSubstring("cousin"));
    CHECK_THAT(allText(content(MinutesAudience::Open)), !ContainsSubstring("cousin"));
    CHECK_THAT(allText(content(MinutesAudience::Open)), !ContainsSubstring("IOM-0147"));
    CHECK(content(MinutesAudience::Open).items[0].sealed);
    CHECK(content(MinutesAudience::Open).items[0].heading == "Restricted item");
    for (const auto& change : replica->newestChanges(1000)) {
        CHECK_THAT(change.header.label, !ContainsSubstring("cousin"));
    }
    replica->lockPartTwo();
    CHECK_THAT(allText(content()), !ContainsSubstring("cousin"));
    CHECK(content().items[0].sealed);
    CHECK(entriesOf(replica->reader(), item[4]).empty());
    CHECK(this->action("A-001").text == "Restricted action");
    must(replica->unlockPartTwo("a passphrase"));
    CHECK(content().items[0].entries.size() == 6);
}

TEST_CASE_METHOD(RoomFixture, "Why somebody stayed for a restricted item is sealed", "[room][restricted]")
{
    start();
    for (const char* who : {"CONS lead", "CKH lead", "NHS lead"}) {
        arrive(who);
    }
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(5);
    const auto questions = presenceToResolve(replica->reader(), item[4]);
    REQUIRE(questions.size() == 2);
    must(execute(*replica, ResolvePresence {november, item[4], questions[0].attendance.id, true, "Knows the cousin"}));
    CHECK(presenceAnswers(replica->reader(), item[4]).at(0).reason == "Knows the cousin");
    replica->lockPartTwo();
    CHECK(presenceAnswers(replica->reader(), item[4]).at(0).stays);
    CHECK(presenceAnswers(replica->reader(), item[4]).at(0).reason.empty());
    const ResolvePresence locked {november, item[4], questions[1].attendance.id, true, "Doctor of the cousin"};
    CHECK(execute(*replica, locked).error().code == base::FailureCode::Locked);
    RecordArrival late;
    late.meeting = november;
    late.role = role["FIRE lead"];
    late.reasonToStay = "Found the cousin";
    CHECK(execute(*replica, late).error().code == base::FailureCode::Locked);
    must(replica->unlockPartTwo("a passphrase"));
    CHECK(presenceAnswers(replica->reader(), item[4]).at(0).reason == "Knows the cousin");
}

TEST_CASE_METHOD(RoomFixture, "The projection never reads part two", "[room][restricted]")
{
    start();
    arrive("CONS lead");
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(5);
    line(kSecret);
    line(">Ring the cousin @CONS !2w");
    const RoomState shown = *roomState(replica->reader(), november, RoomView::Projection);
    CHECK(shown.items[4].title == "Restricted item");
    CHECK(shown.recent.empty());
    for (const actions::Action& one : shown.itemActions) {
        CHECK(one.text == "Restricted action");
        CHECK(one.ownerTitle.empty());
    }
    CHECK(state().items[4].title == "Restricted: case IOM-0147");
}

TEST_CASE_METHOD(RoomFixture, "While part two is locked a restricted item is only a stub", "[room][restricted]")
{
    start();
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    replica->lockPartTwo();
    open(5);
    CHECK(refusedLine(kSecret).code == base::FailureCode::Locked);
    CHECK(state().mayNotRecordBecause == "Part two is locked. Unlock it first.");
    CHECK(state().items[4].title == "Restricted item");
    open(6);
    CHECK(refusedLine("/i an address @CONS to @PROB").code == base::FailureCode::Locked);
}

TEST_CASE_METHOD(RoomFixture, "What is said of an open action is not said in a restricted item", "[room][restricted]")
{
    start();
    arrive("CONS lead");
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(3);
    line(">Cut back planting @CONS !2w");
    open(5);
    CHECK(refusedLine("#1 the cousin cut it").code == base::FailureCode::Refused);
    CHECK(refusedLine("/b #1 the cousin is in the way").code == base::FailureCode::Refused);
}

TEST_CASE_METHOD(RoomFixture, "An entry is opened only with its originating agency's consent (V03, invariant 4)",
                 "[room][restricted]")
{
    start();
    arrive("CONS lead");
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(5);
    const Recorded note = line("Patrols were doubled.");
    const Recorded made = line(">Double the patrols @CONS !2w");
    OpenEntry command {note.entry, "PROB lead", 2011y / 11 / 15};
    CHECK(execute(*replica, command).error().field == "originating agency");
    must(execute(*replica, SetOriginatingAgency {note.entry, agency["PROB"]}));
    command.consentFrom = " ";
    CHECK(execute(*replica, command).error().field == "consent");
    command.consentFrom = "PROB lead";
    command.consentOn = 2011y / 11 / 16;
    CHECK(execute(*replica, command).error().field == "consent");
    command.consentOn = 2011y / 11 / 15;
    must(execute(*replica, command));
    must(execute(*replica, SetOriginatingAgency {made.entry, agency["CONS"]}));
    must(execute(*replica, OpenEntry {made.entry, "CONS lead", 2011y / 11 / 15}));
    CHECK_FALSE(action(made.reference).restricted);
    replica->lockPartTwo();
    const auto entries = entriesOf(replica->reader(), item[4]);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].text == "Patrols were doubled.");
    CHECK(entries[0].releaseConsent == "PROB lead, PROB Authority, 15 November 2011");
    CHECK_THAT(allText(content(MinutesAudience::Open)), ContainsSubstring("Patrols were doubled."));
}

TEST_CASE_METHOD(RoomFixture, "A record made with the passphrase alone says so", "[room][restricted]")
{
    start();
    arrive("CKH lead");
    must(execute(*replica, SettleRestrictedByPassphrase {november, item[4]}));
    open(5);
    line(kSecret);
    CHECK(textOf(content().items[0])
          == "Recorded with the passphrase of part two: the statement of confidentiality counts as read, and those "
             "present as entitled or settled.\nThe person lives with a cousin\n");
}

TEST_CASE_METHOD(RoomFixture, "A meeting does not end in restricted mode", "[room][restricted]")
{
    start();
    must(execute(*replica, ReadConfidentialityStatement {november, {}}));
    open(5);
    EndMeeting end;
    end.meeting = november;
    end.deferRemaining = true;
    CHECK_THAT(execute(*replica, end).error().detail, StartsWith("Item 5 is restricted and still open."));
}

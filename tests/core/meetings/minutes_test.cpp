// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

namespace {

class MinutesFixture : public RoomFixture {
public:
    /// Items 1, 3, 2 are taken in this order, the rest withdrawn.
    MinutesFixture()
    {
        start();
        arrive("CONS lead");
        open(1);
        at(10, 10);
        open(3);
        note = line("The tenancy team will review the warnings.").entry;
        line(">Hold a street surgery @CONS +@CITY !18nov");
        at(10, 20);
        open(2);
        for (const int left : {3, 4, 5}) {
            must(execute(*replica, WithdrawItemInRoom {november, item[static_cast<std::size_t>(left)], "Not needed"}));
        }
        at(10, 30);
        finish();
    }

    void circulate()
    {
        must(execute(*replica, ReviewMinutes {november, "FIRE lead"}));
        must(execute(*replica, CirculateMinutes {november}));
    }
    void startDecember()
    {
        replica->session().setToday(2011y / 12 / 20);
        must(execute(*replica, StartMeeting {december}));
        must(execute(*replica, OpenItem {december, next[0]}));
        must(execute(*replica, OpenItem {december, next[1]}));
    }
    base::Result<void> approve() { return execute(*replica, ApproveMinutes {november, {}, {}}); }

    base::Id note;
};

}  // namespace

TEST_CASE_METHOD(MinutesFixture, "Minutes are numbered in the order taken (invariant 7)", "[minutes]")
{
    const auto minutes = content();
    REQUIRE(minutes.items.size() == 3);
    CHECK(minutes.items[0].label == "23");
    CHECK(minutes.items[1].label == "24");
    CHECK(minutes.items[1].agendaNumber == 3);
    CHECK(minutes.items[2].label == "25");
    CHECK(minutes.items[2].heading == "Previous minutes");
    CHECK(minutes.record.state == MinutesState::Draft);
    CHECK(nextMinuteNumber(replica->reader(), dtcg) == std::optional {26});
    CHECK(minutes.notTaken.size() == 3);
    const auto& made = *minutes.items[1].entries[1].action;
    CHECK(made.reference == "A-001");
    CHECK(made.indexInMinute == 1);
    CHECK(made.supporting == std::vector<std::string> {"CITY Authority"});
    CHECK(base::longDate(*made.due) == "18 November 2011");
    CHECK(base::clockTime(minutes.items[1].times[0].opened) == "10:10");
}

TEST_CASE_METHOD(MinutesFixture, "A citation leads to its minute, by any name of the body", "[minutes]")
{
    const auto minute = findMinute(replica->reader(), "dtcg", 24);
    REQUIRE(minute);
    CHECK(minute->item == item[2]);
    CHECK(citation(*minute) == "minute 24, Tasking Group, 15 November 2011");
    CHECK_FALSE(findMinute(replica->reader(), "DTCG", 26));
    CHECK_FALSE(findMinute(replica->reader(), "NOBODY", 24));
}

TEST_CASE_METHOD(MinutesFixture, "A number that is not used stays empty with its reason (row 24)", "[minutes]")
{
    CHECK(execute(*replica, MarkMinuteNotUsed {november, 24, "Taken with 23"}).error().code
          == base::FailureCode::Refused);
    must(execute(*replica, MarkMinuteNotUsed {november, 25, "Nothing was minuted"}));
    const auto minutes = content();
    CHECK(minutes.items.size() == 2);
    REQUIRE(minutes.gaps.size() == 1);
    CHECK(minutes.gaps[0].label == "25");
    CHECK(minutes.gaps[0].reason == "Nothing was minuted");
    startDecember();
    must(execute(*replica, EndMeeting {.meeting = december}));
    CHECK(minutesOf(replica->reader(), december)[0].number == 26);
}

TEST_CASE_METHOD(MinutesFixture, "Ending is undone whole; numbers that went out are never given again", "[minutes]")
{
    SECTION("a draft nobody saw gives its numbers back")
    {
        must(replica->undo());
        CHECK(isLive(meetingById(replica->reader(), november)->state));
        finish();
        CHECK(minutesOf(replica->reader(), november).front().number == 23);
    }
    SECTION("a circulated one does not, and the gap is explained")
    {
        must(execute(*replica, CirculateMinutes {november}));
        must(replica->undo());
        must(replica->undo());
        finish();
        const auto minutes = content();
        CHECK(minutes.items[0].label == "26");
        REQUIRE(minutes.gaps.size() == 1);
        CHECK(minutes.gaps[0].label == "23 to 25");
    }
}

TEST_CASE_METHOD(MinutesFixture, "Numbers restart only by a recorded restart", "[minutes]")
{
    StartMinuteSeries restart;
    restart.body = dtcg;
    restart.startedOn = 2011y / 12 / 1;
    CHECK(execute(*replica, restart).error().field == "decision");
    restart.startedBy = "DTCG, 15 November 2011";
    must(execute(*replica, restart));
    startDecember();
    must(execute(*replica, EndMeeting {.meeting = december}));
    CHECK(minutesOf(replica->reader(), december)[0].number == 1);
    CHECK(findMinute(replica->reader(), "DTCG", 1)->meeting == december);
}

TEST_CASE_METHOD(MinutesFixture, "Circulated minutes change by amendment only, and the old text is kept (row 22)",
                 "[minutes]")
{
    CHECK(
        execute(*replica, ProposeAmendment {november, 24, "CKH lead", agency["CKH"], "tenancy team", "ASB officer", {}})
            .error()
            .detail
        == "These minutes are still a draft: correct the text itself.");
    circulate();
    CHECK(execute(*replica, EditEntry {note, "Something else", {}}).error().detail
          == "The minutes of DTCG, 15 November 2011 have been circulated. Propose an amendment instead.");
    CHECK(execute(*replica, ProposeAmendment {november, 24, "CKH lead", agency["CKH"], "no such words", "others", {}})
              .error()
              .field
          == "old text");
    const base::Id amendment = must(execute(
        *replica, ProposeAmendment {november, 24, "CKH lead", agency["CKH"], "tenancy team", "ASB officer", {}}));
    CHECK(minutesRecord(replica->reader(), november).state == MinutesState::Amendments);
    startDecember();
    CHECK(approve().error().detail == "An amendment of minute 24 is proposed. Accept or reject it first.");

    SECTION("accepted")
    {
        must(execute(*replica, DecideAmendment {amendment, true}));
        CHECK(findEntry(replica->reader(), note)->text == "The ASB officer will review the warnings.");
        CHECK(execute(*replica, DecideAmendment {amendment, false}).error().code == base::FailureCode::Refused);
        must(approve());
        CHECK(entriesOf(replica->reader(), next[1])[0].text
              == "The minutes of the meeting held on 15 November 2011 were agreed as a correct record, subject to the "
                 "amendment of minute 24.");
        const auto kept = amendmentsOf(replica->reader(), november);
        REQUIRE(kept.size() == 1);
        CHECK(kept[0].oldText == "tenancy team");
        CHECK(kept[0].state == AmendmentState::Accepted);
        bool original = false;
        for (const auto& change : replica->history("entry", note)) {
            for (const auto& field : change.cells) {
                original = original
                    || field.before == replica::Value {std::string {"The tenancy team will review the warnings."}};
            }
        }
        CHECK(original);
    }
    SECTION("rejected")
    {
        must(execute(*replica, DecideAmendment {amendment, false}));
        CHECK(findEntry(replica->reader(), note)->text == "The tenancy team will review the warnings.");
        must(approve());
        CHECK(minutesRecord(replica->reader(), november).subjectTo.empty());
    }
}

TEST_CASE_METHOD(MinutesFixture,
                 "Approved minutes are locked and learn the number they were approved under (invariant 6)", "[minutes]")
{
    startDecember();
    CHECK(approve().error().detail == "Circulate the draft before it is approved.");
    circulate();
    CHECK(execute(*replica, ApproveMinutes {november, november, item[0]}).error().code == base::FailureCode::Refused);
    must(approve());
    CHECK(minutesUnchanged(replica->reader(), november));
    const std::string before = allText(content());

    CHECK_THAT(execute(*replica, EditEntry {note, "Something else", {}}).error().detail,
               StartsWith("The minutes of DTCG, 15 November 2011 are approved and locked."));
    CHECK_FALSE(execute(*replica, RemoveEntry {note}).has_value());
    CHECK_FALSE(execute(*replica, ConvertEntry {note, EntryKind::Decision, {}, {}}).has_value());
    CHECK_FALSE(execute(*replica, MoveEntryToItem {note, item[0]}).has_value());
    CHECK_FALSE(execute(*replica, MarkUnclear {note, true}).has_value());
    CHECK_FALSE(execute(*replica, RecordEntry {november, item[0], EntryKind::Note, {}, "More", {}}).has_value());
    CHECK_FALSE(execute(*replica,
                        SetAttendance {.meeting = november,
                                       .role = role["CKH lead"],
                                       .roleTitle = {},
                                       .agency = {},
                                       .status = AttendanceStatus::Present,
                                       .substituteFor = {},
                                       .arrivedAt = {},
                                       .leftAt = {},
                                       .items = {},
                                       .note = {}})
                    .has_value());
    CHECK_FALSE(execute(*replica, ReviewMinutes {november, {}}).has_value());
    CHECK_FALSE(execute(*replica, CirculateMinutes {november}).has_value());
    CHECK_FALSE(execute(*replica, MarkMinuteNotUsed {november, 25, "No"}).has_value());
    CHECK_FALSE(approve().has_value());

    // The action lives on; the minutes say what was agreed.
    const base::Id made = action("A-001").id;
    must(actions::execute(*replica, actions::ExtendAction {made, 2012y / 1 / 10, "Snow", false, {}, december}));
    must(actions::execute(
        *replica, actions::ReassignAction {made, agency["CITY"], role["CITY lead"], {}, "Moved", {}, december}));
    CHECK(allText(content()) == before);
    CHECK(content().items[1].entries[1].action->leadAgency == "CONS Authority");
    CHECK(content().items[1].entries[1].action->ownerTitle == "CONS lead");
    CHECK(base::longDate(*content().items[1].entries[1].action->due) == "18 November 2011");
    CHECK(minutesUnchanged(replica->reader(), november));

    CHECK(minutesRecord(replica->reader(), november).approvedMinute.empty());
    must(execute(*replica, EndMeeting {.meeting = december}));
    CHECK(minutesRecord(replica->reader(), november).approvedMinute == "27");
    CHECK(minutesUnchanged(replica->reader(), november));
    must(replica->transact("Tamper", [&](replica::Writer& w) -> base::Result<void> {
        w.run("UPDATE entry SET text = 'Something else' WHERE id = ?1", note);
        return {};
    }));
    CHECK_FALSE(minutesUnchanged(replica->reader(), november));
}

TEST_CASE_METHOD(MinutesFixture, "A correction after approval is a minute of a later meeting", "[minutes]")
{
    circulate();
    startDecember();
    CorrectApprovedMinute correct {november, 24, "tenancy team", "ASB officer", {}, {}};
    CHECK(execute(*replica, correct).error().detail
          == "These minutes are not approved yet: propose an amendment instead.");
    must(approve());
    must(execute(*replica, correct));
    const auto entries = entriesOf(replica->reader(), next[1]);
    CHECK(entries.back().text
          == "Minute 24 of 15 November 2011: for \u2018tenancy team\u2019 read \u2018ASB officer\u2019.");
    CHECK(findEntry(replica->reader(), note)->text == "The tenancy team will review the warnings.");
}

TEST_CASE_METHOD(MinutesFixture, "Attendance is corrected until approval", "[minutes]")
{
    circulate();
    SetAttendance set;
    set.meeting = november;
    set.role = role["CKH lead"];
    set.status = AttendanceStatus::Present;
    must(execute(*replica, set));
    const auto minutes = content();
    REQUIRE(minutes.present.size() == 2);
    CHECK_FALSE(minutes.present[1].arrivedLate);
    CHECK_FALSE(minutes.present[1].leftEarly);
}

TEST_CASE("Number ranges are said as people say them", "[minutes]")
{
    CHECK(rangesInWords({}) == "");
    CHECK(rangesInWords({17}) == "17");
    CHECK(rangesInWords({17, 18}) == "17 and 18");
    CHECK(rangesInWords({11, 12, 13, 14, 15, 16, 19, 20, 21, 22}) == "11 to 16 and 19 to 22");
    CHECK(rangesInWords({41, 42, 43, 45}, "P") == "P41 to P43 and P45");
}

TEST_CASE("Stored words of minutes, entries and attendance read back", "[minutes]")
{
    for (int i = 0; i <= static_cast<int>(MinutesState::Approved); ++i) {
        CHECK(minutesStateFromStored(toStored(static_cast<MinutesState>(i))) == static_cast<MinutesState>(i));
    }
    for (int i = 0; i <= static_cast<int>(EntryKind::Exception); ++i) {
        CHECK(entryKindFromStored(toStored(static_cast<EntryKind>(i))) == static_cast<EntryKind>(i));
    }
    for (int i = 0; i <= static_cast<int>(AttendanceStatus::Absent); ++i) {
        CHECK(attendanceStatusFromStored(toStored(static_cast<AttendanceStatus>(i)))
              == static_cast<AttendanceStatus>(i));
    }
    for (int i = 0; i <= static_cast<int>(DeclarationEffect::Left); ++i) {
        CHECK(declarationEffectFromStored(toStored(static_cast<DeclarationEffect>(i)))
              == static_cast<DeclarationEffect>(i));
    }
    for (int i = 0; i <= static_cast<int>(AmendmentState::Rejected); ++i) {
        CHECK(amendmentStateFromStored(toStored(static_cast<AmendmentState>(i))) == static_cast<AmendmentState>(i));
    }
    CHECK_FALSE(entryKindFromStored("song"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who writes, where several computers share the partnership (requirements §2.5 row 11).
#include "core/base/computer_name.h"
#include "core/meetings/writing_role_commands.h"
#include "tests/core/meetings/shared_room.h"

using namespace muster;
using namespace muster::test;
using Standing = WritingRole::Standing;

namespace {

class Writing : public SharedRoom {
public:
    [[nodiscard]] WritingRole here() { return writingRole(one.reader(), november); }
    [[nodiscard]] WritingRole there() { return writingRole(two().reader(), november); }
    base::Result<WritingRoleTaken> take(replica::Replica& on, const std::string& computer, bool evenIfHeld = false)
    {
        return execute(on, TakeWritingRole {november, {}, computer, evenIfHeld});
    }
};

}  // namespace

TEST_CASE_METHOD(RoomFixture, "A folder that nobody shares knows no writing role", "[writing-role]")
{
    CHECK(writingRole(replica->reader(), november).standing == Standing::None);
    CHECK(inWords(writingRole(replica->reader(), november)).empty());
    CHECK_FALSE(execute(*replica, TakeWritingRole {november}).has_value());
    at(10, 0);
    CHECK(must(execute(*replica, StartMeeting {november})).cautions.empty());
    open(1);
    line("A note");
    replica::Statement rows = replica->reader().query("SELECT count(*) FROM writing_role");
    REQUIRE(rows.next());
    CHECK(rows.number(0) == 0);
}

TEST_CASE_METHOD(Writing, "Whoever takes the writing role has it, and the other reads who", "[writing-role]")
{
    CHECK(here().standing == Standing::Free);
    must(take(one, "DESK-1"));
    CHECK(inWords(here()) == "This computer has the writing role.");
    meet();
    CHECK(there().standing == Standing::Elsewhere);
    CHECK(inWords(there())
          == "Secretary on DESK-1 has the writing role. What you record is added all the same.");
}

TEST_CASE_METHOD(Writing, "Whoever starts the meeting writes, and another computer that starts it is told who does",
                 "[writing-role]")
{
    clock(10, 0);
    SECTION("nobody had it")
    {
        CHECK(must(execute(one, StartMeeting {november})).cautions.empty());
        CHECK(here().standing == Standing::Here);
        CHECK(here().holder->computer == base::computerName());
        must(one.undo());
        CHECK(here().standing == Standing::Free);
    }
    SECTION("the other one has it")
    {
        must(take(two(), "DESK-2"));
        meet();
        const auto started = must(execute(one, StartMeeting {november}));
        REQUIRE(started.cautions.size() == 1);
        CHECK(started.cautions.front()
              == "Chair on DESK-2 has the writing role. What you record is added all the same.");
    }
}

TEST_CASE_METHOD(Writing, "Recording without the writing role records, and does not take it", "[writing-role]")
{
    must(take(two(), "DESK-2"));
    meet();
    start();
    open(1);
    CHECK(line("A note all the same").entry);
    CHECK(entriesOf(one.reader(), item[0]).size() == 1);
    meet();
    CHECK(there().standing == Standing::Here);
    CHECK(entriesOf(two().reader(), item[0]).size() == 1);
}

TEST_CASE_METHOD(Writing, "It is renewed with an entry, every ten minutes at most", "[writing-role]")
{
    clock(10, 0);
    start();
    open(1);
    const auto changes = [&] { return one.newestChanges(1000).size(); };
    std::size_t before = changes();
    for (const int minute : {1, 2, 5, 9}) {
        clock(10, minute);
        line("A note");
    }
    CHECK(changes() == before + 4);
    clock(10, 11);
    before = changes();
    line("A note");
    CHECK(changes() == before + 2);
    CHECK(lastSign(*here().holder) == "wrote just now");
    // What is undone is the note.
    must(one.undo());
    CHECK(entriesOf(one.reader(), item[0]).size() == 4);
    CHECK(here().standing == Standing::Here);
    CHECK(here().holder->minutesAgo == 0);
}

TEST_CASE_METHOD(Writing, "It is passed on to the other computer, which is told", "[writing-role]")
{
    must(take(one, "DESK-1"));
    must(execute(two(), SetAttendance {.meeting = november,
                                       .role = role["CKH lead"],
                                       .roleTitle = {},
                                       .agency = {},
                                       .status = AttendanceStatus::Apologies,
                                       .substituteFor = {},
                                       .arrivedAt = {},
                                       .leftAt = {},
                                       .items = {},
                                       .note = {}}));
    CHECK(writingComputers(one.reader()).empty());
    meet();
    const auto computers = writingComputers(one.reader());
    REQUIRE(computers.size() == 1);
    CHECK(computers.front().words() == "Chair");
    CHECK_FALSE(execute(two(), PassWritingRole {november, computers.front().device}).has_value());
    must(execute(one, PassWritingRole {november, computers.front().device}));
    CHECK(inWords(here()) == "Chair has the writing role. What you record is added all the same.");
    meet();
    CHECK(inWords(there()) == "This computer has the writing role: Secretary on DESK-1 passed it on.");
    must(take(two(), "DESK-2"));
    CHECK(inWords(there()) == "This computer has the writing role.");
    meet();
    CHECK(inWords(here()) == "Chair on DESK-2 has the writing role. What you record is added all the same.");
    CHECK(here().lost == WritingRole::Lost::No);
    CHECK(one.conflicts().empty());
}

TEST_CASE_METHOD(Writing, "It is taken over with a warning while it is in use, and simply once it is not",
                 "[writing-role]")
{
    must(take(one, "DESK-1"));
    meet();
    clock(9, 42);
    const auto refused = take(two(), "DESK-2");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().detail
          == "Secretary on DESK-1 has the writing role and took it 12 minutes ago. Ask them to pass it on; or take it over "
             "all the same, and they are told.");
    SECTION("all the same")
    {
        CHECK(must(take(two(), "DESK-2", true)).words
              == "The writing role is taken over from Secretary on DESK-1, who took it 12 minutes ago.");
        meet();
        CHECK(inWords(here()) == "Chair on DESK-2 took the writing role over at 9:42am. What you record is added all the same.");
    }
    SECTION("after half an hour")
    {
        clock(10, 1);
        CHECK(inWords(there()) == "Secretary on DESK-1 has the writing role and took it 31 minutes ago. You may take it over.");
        CHECK(must(take(two(), "DESK-2")).words
              == "The writing role is taken over from Secretary on DESK-1, who took it 31 minutes ago.");
        meet();
        CHECK(here().lost == WritingRole::Lost::TakenOver);
    }
    SECTION("it was given up")
    {
        must(execute(one, ReleaseWritingRole {november}));
        meet();
        CHECK(there().standing == Standing::Free);
        must(take(two(), "DESK-2"));
        meet();
        CHECK(inWords(here()) == "Chair on DESK-2 has the writing role. What you record is added all the same.");
    }
}

TEST_CASE_METHOD(Writing, "Of two computers that take it out of each other's sight one has it, and the other is told",
                 "[writing-role]")
{
    clock(9, 40);
    must(take(two(), "DESK-2"));
    clock(9, 41);
    must(take(one, "DESK-1"));
    CHECK(here().standing == Standing::Here);
    CHECK(there().standing == Standing::Here);
    const bool oneFirst = GENERATE(true, false);
    sync(oneFirst ? one : two());
    sync(oneFirst ? two() : one);
    meet();
    CHECK(there().standing == Standing::Here);
    CHECK(here().standing == Standing::Elsewhere);
    CHECK(inWords(here())
          == "Chair on DESK-2 took the writing role first, at 9:40am, while the two computers could not see each other. "
             "Everything recorded on both is kept.");
    CHECK(one.conflicts().empty());
    CHECK(two().conflicts().empty());
}

TEST_CASE_METHOD(Writing, "With the meeting the writing role ends", "[writing-role]")
{
    start();
    finish();
    CHECK(here().standing == Standing::None);
    CHECK_FALSE(take(one, "DESK-1").has_value());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/agenda_fixture.h"

#include <array>

using namespace muster;
using namespace muster::test;

TEST_CASE_METHOD(AgendaFixture, "A meeting is found by body and date, by alias, in any case", "[meeting]")
{
    CHECK(must(findMeeting(replica->reader(), "DTCG/2011-11-15")).id == november);
    CHECK(must(findMeeting(replica->reader(), "tasking group/2011-11-15")).id == november);
    CHECK(meetingReference(must(findMeeting(replica->reader(), november.hex()))) == "DTCG/2011-11-15");
    CHECK(findMeeting(replica->reader(), "DTCG").error().code == base::FailureCode::Invalid);
    CHECK(findMeeting(replica->reader(), "DTCG/2011-13-15").error().code == base::FailureCode::Invalid);
    CHECK(findMeeting(replica->reader(), "NOBODY/2011-11-15").error().code == base::FailureCode::NotFound);
    const auto missing = findMeeting(replica->reader(), "DTCG/2011-11-16");
    CHECK(missing.error().detail
          == "District Tasking and Co-ordination Group has no meeting on 16 November 2011. Its meetings are on "
             "2011-10-18 and 2011-11-15.");
}

TEST_CASE_METHOD(AgendaFixture, "The next meeting comes from the cadence and never outside a body's dates", "[meeting]")
{
    const CreatedMeeting created = must(execute(*replica, CreateMeeting {.body = dtcg}));
    const Meeting meeting = *meetingById(replica->reader(), created.id);
    CHECK(meeting.date == base::Date {2011y / 12 / 20});
    CHECK(base::clockTime(meeting.start) == "10:00");
    CHECK(meeting.plannedMinutes == 60);
    CHECK(meeting.state == MeetingState::Planned);
    CHECK(created.warnings.empty());

    CHECK(execute(*replica, CreateMeeting {.body = exec, .date = 2011y / 7 / 27}).error().code
          == base::FailureCode::Refused);
    CHECK(execute(*replica, CreateMeeting {.body = exec, .date = 2011y / 7 / 26}).has_value());
    CHECK(execute(*replica, CreateMeeting {.body = dtcg, .date = 2011y / 8 / 31}).error().field == "date");
    CHECK(execute(*replica, CreateMeeting {.body = dtcg, .date = 2011y / 12 / 20}).error().code
          == base::FailureCode::Refused);
    CHECK(execute(*replica, CreateMeeting {.body = board}).error().field == "date");
}

TEST_CASE_METHOD(AgendaFixture, "A second annual Board in the year needs a reason", "[meeting]")
{
    addMeeting(2011y / 7 / 20, "approved", board);  // under the quarterly rule: does not count
    must(execute(*replica, CreateMeeting {.body = board, .date = 2011y / 11 / 29}));
    const auto second = execute(*replica, CreateMeeting {.body = board, .date = 2011y / 12 / 6});
    CHECK(second.error().field == "reason");
    CHECK_THAT(second.error().detail, ContainsSubstring("once a year and has 29 November 2011"));
    const auto created =
        must(execute(*replica, CreateMeeting {.body = board, .date = 2011y / 12 / 6, .reason = "Budget"}));
    CHECK(created.warnings.size() == 1);
    CHECK(meetingById(replica->reader(), created.id)->plannedReason == "Budget");
    CHECK(execute(*replica, CreateMeeting {.body = board, .date = 2012y / 11 / 27}).has_value());
}

TEST_CASE_METHOD(AgendaFixture, "The order of the month is watched: groups, Performance Board, Board", "[meeting]")
{
    addMeeting(2011y / 11 / 17, "planned", taskGroup);
    addMeeting(2011y / 11 / 29, "planned", board);
    CHECK(planningWarnings(replica->reader(), perf, 2011y / 11 / 22).empty());
    const auto early = planningWarnings(replica->reader(), perf, 2011y / 11 / 10);
    REQUIRE(early.size() == 1);
    CHECK(early[0].text
          == "The Performance Board would meet before or with the Road Safety Group on 17 November 2011, which reports "
             "to it that month.");
    CHECK(planningWarnings(replica->reader(), perf, 2011y / 11 / 30)[0].text
          == "The Performance Board would meet after or with the Partnership Board on 29 November 2011, to which it "
             "reports that month.");
    const auto holiday = planningWarnings(replica->reader(), dtcg, 2011y / 12 / 27);
    REQUIRE(holiday.size() == 1);
    CHECK_THAT(holiday[0].text, StartsWith("Tuesday 27 December 2011 is a bank holiday"));
}

TEST_CASE_METHOD(AgendaFixture, "An agenda closes only when every item is decided, and publishes only when it fits",
                 "[meeting]")
{
    const base::Id item = propose("Waiting");
    CHECK_THAT(execute(*replica, CloseAgenda {november}).error().detail,
               StartsWith("1 proposed item is still to be decided"));
    must(execute(*replica, AcceptItem {november, item}));
    must(execute(*replica, SetMinutes {november, item, 50}));
    must(execute(*replica, CloseAgenda {november}));
    CHECK(execute(*replica, proposal("Another")).error().code == base::FailureCode::Refused);

    const auto over = execute(*replica, PublishAgenda {november, false});
    CHECK(over.error().field == "overrun");
    CHECK_THAT(over.error().detail, StartsWith("The items take 10 minutes longer"));
    must(execute(*replica, PublishAgenda {november, true}));
    CHECK(agenda().meeting.overrunAccepted);
    CHECK(agenda().meeting.state == MeetingState::Published);
    CHECK(agenda().find(item)->state == ItemState::Scheduled);

    SECTION("numbers stay when an item is moved, and are taken back when the agenda is reopened")
    {
        const base::Id last = agenda().items.back().id;
        must(execute(*replica, MoveItem {november, last, item}));
        CHECK(agenda().find(last)->number == 5);
        CHECK(agenda().find(item)->number == 3);
        must(execute(*replica, ReopenAgenda {november}));
        CHECK(agenda().find(last)->number == 3);
        CHECK(agenda().find(item)->state == ItemState::Accepted);
        CHECK_FALSE(agenda().meeting.overrunAccepted);
    }
    SECTION("publishing undone in one step leaves the agenda as it was")
    {
        must(replica->undo());
        CHECK(agenda().meeting.state == MeetingState::AgendaClosed);
        CHECK(storedItems() == 1);
    }
}

TEST_CASE_METHOD(AgendaFixture, "A meeting goes along its lifecycle only", "[meeting]")
{
    CHECK(mayFollow(MeetingState::Published, MeetingState::InProgress));
    CHECK_FALSE(mayFollow(MeetingState::Planned, MeetingState::InProgress));
    CHECK_FALSE(mayFollow(MeetingState::Held, MeetingState::Cancelled));
    CHECK(mayFollow(MeetingState::Paused, MeetingState::HeldInformally));
    CHECK_FALSE(mayFollow(MeetingState::Approved, MeetingState::Circulated));
    CHECK(execute(*replica, CancelMeeting {october, "too late"}).error().code == base::FailureCode::Refused);
    CHECK(execute(*replica, EditMeeting {.meeting = october, .date = 2011y / 10 / 19}).error().field == "date");
    CHECK(execute(*replica, EditMeeting {.meeting = november, .date = 2011y / 10 / 18}).error().field == "date");
    must(execute(*replica, EditMeeting {.meeting = november, .date = 2011y / 11 / 22, .venue = "Fire station"}));
    CHECK(must(findMeeting(replica->reader(), "DTCG/2011-11-22")).venue == "Fire station");
    for (int state = 0; state <= static_cast<int>(MeetingState::HeldInformally); ++state) {
        CHECK(meetingStateFrom(toStored(static_cast<MeetingState>(state))) == static_cast<MeetingState>(state));
    }
}

TEST_CASE_METHOD(AgendaFixture, "Readiness names who to ring", "[meeting][agenda]")
{
    const base::Id item = accepted("Drugs outreach");
    must(execute(*replica, SetNeed {november, item, agency["NHS"], Need::Required}));
    must(execute(*replica, SetNeed {november, item, agency["HMP"], Need::Required}));
    must(execute(*replica, RecordReply {november, item, agency["HMP"], Reply::Attend, {}}));
    must(replica->transact("Apologies", [&](replica::Writer& w) -> base::Result<void> {
        w.run("INSERT INTO attendance (id, meeting, agency, role_title, status) VALUES (?1, ?2, ?3, 'NHS lead', "
              "'apologies')",
              base::newId(), november, agency["NHS"]);
        return {};
    }));
    must(execute(*replica, AddPaper {november, item, "Figures", 2011y / 11 / 14, {}}));
    bool nhs = false;
    bool paper = false;
    for (const ReadinessLine& line : readiness(replica->reader(), november)) {
        CHECK_FALSE(line.ring.empty());
        nhs = nhs
            || (line.kind == ReadinessKind::MissingRepresentative && line.agency == agency["NHS"]
                && line.text == "NHS full name is needed for item 3; nobody is coming (apologies, no substitute)."
                && line.ring == "NHS full name: NHS lead");
        paper = paper || (line.kind == ReadinessKind::LatePaper && line.ring == "CONS full name: CONS lead");
        CHECK(line.agency != agency["HMP"]);
    }
    CHECK(nhs);
    CHECK(paper);
}

TEST_CASE_METHOD(AgendaFixture, "Readiness tells who comes too late for an item from who has left before it",
                 "[meeting][agenda]")
{
    // Items 3, 4 and 5, after two standing items.
    const std::array items {accepted("First"), accepted("Second"), accepted("Third")};
    for (const base::Id& item : items) {
        must(execute(*replica, SetNeed {november, item, agency["NHS"], Need::Required}));
    }
    const AgendaItem second = *agenda().find(items[1]);
    const auto expect = [&](base::TimeOfDay from, base::TimeOfDay to) {
        must(replica->transact("Expect", [&](replica::Writer& w) -> base::Result<void> {
            w.run("DELETE FROM attendance WHERE meeting = ?1", november);
            w.run("INSERT INTO attendance (id, meeting, agency, role_title, status, expected_from, expected_to) "
                  "VALUES (?1, ?2, ?3, 'NHS lead', 'expected', ?4, ?5)",
                  base::newId(), november, agency["NHS"], base::clockTime(from), base::clockTime(to));
            return {};
        }));
    };
    const auto said = [&] {
        for (const ReadinessLine& line : readiness(replica->reader(), november)) {
            if (line.kind == ReadinessKind::ArrivesLate) {
                return line.text;
            }
        }
        return std::string {};
    };
    expect(second.starts, second.ends);
    CHECK(said() == "NHS full name is not there in time for item 3 and will have left before item 5.");
    expect(base::addMinutes(second.starts, -60), second.starts);
    CHECK(said() == "NHS full name will have left before items 4 and 5.");
    expect(base::addMinutes(second.starts, -60), base::addMinutes(second.ends, 5));
    CHECK(said() == "NHS full name will have left before the end of item 5.");
}

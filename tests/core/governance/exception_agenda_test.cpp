// SPDX-License-Identifier: GPL-3.0-or-later
//
// An exception reaches an agenda in one step, and the Board between its meetings (requirements H01, K06).
#include "core/governance/circulation.h"
#include "core/governance/exception_agenda.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

base::Id bodyId(const replica::Reader& reader, const std::string& name)
{
    return partnership::bodyByName(reader, name)->id;
}

base::Id exceptionId(const replica::Reader& reader, const std::string& reference)
{
    return actions::findException(reader, reference)->id;
}

/// The body's next meeting that takes proposals, planned if there is none.
base::Id looseMeeting(SampleReplica& sample, const std::string& body)
{
    const base::Id id = bodyId(sample.reader(), body);
    for (const meetings::Meeting& meeting : meetings::meetingsOf(sample.reader(), id)) {
        if (meeting.state == meetings::MeetingState::Planned || meeting.state == meetings::MeetingState::AgendaOpen) {
            return meeting.id;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("An exception is put on an agenda with everything filled in, once", "[governance][exceptions]")
{
    SampleReplica sample;
    const base::Id meeting = looseMeeting(sample, "DTCG");
    REQUIRE_FALSE(meeting.isNil());
    const base::Id exception = exceptionId(sample.reader(), "EX-04");
    const base::Id item = must(execute(*sample, PutExceptionOnAgenda {exception, meeting}));
    const auto proposed = meetings::itemOf(sample.reader(), meeting, item);
    REQUIRE(proposed.has_value());
    CHECK(proposed->title == "Deliberate fires: October above the upper limit: 22, expected 7 to 21 (EX-04)");
    CHECK(proposed->origin == meetings::ItemOrigin::Performance);
    CHECK(proposed->ask == meetings::ItemAsk::Input);
    CHECK(proposed->state == meetings::ItemState::Proposed);
    CHECK_FALSE(proposed->lead.empty());
    CHECK(proposed->priorities.size() == 1);
    CHECK_THAT(proposed->evidence, ContainsSubstring("8 more than the mean"));
    const auto subject = actions::subjectOfItem(sample.reader(), item);
    REQUIRE(subject.has_value());
    CHECK(subject->exception == exception);
    CHECK(actions::eventsOf(sample.reader(), exception).back().kind == "agenda");

    const auto twice = execute(*sample, PutExceptionOnAgenda {exception, meeting});
    REQUIRE_FALSE(twice.has_value());
    CHECK_THAT(twice.error().detail, StartsWith("EX-04 is on the agenda of"));
    CHECK(actions::agendaPlacesOf(sample.reader(), exception).size() == 1);
    // One undo takes item and link away again.
    must(sample->undo());
    CHECK_FALSE(actions::subjectOfItem(sample.reader(), item).has_value());
    CHECK(execute(*sample, PutExceptionOnAgenda {exception, meeting}).has_value());

    // Withdrawn, it makes room for a new one.
    const base::Id again = actions::agendaPlacesOf(sample.reader(), exception).front().item;
    must(execute(*sample, meetings::WithdrawItem {meeting, again, "Taken by the Performance Board"}));
    must(execute(*sample, PutExceptionOnAgenda {exception, meeting}));
    CHECK(actions::agendaPlacesOf(sample.reader(), exception).size() == 1);
    CHECK_FALSE(actions::subjectOfItem(sample.reader(), again).has_value());

    const auto ended = execute(*sample, PutExceptionOnAgenda {exceptionId(sample.reader(), "EX-01"), meeting});
    CHECK_FALSE(ended.has_value());
}

TEST_CASE("A published agenda takes an exception only with the reason why it cannot wait", "[governance][exceptions]")
{
    SampleReplica sample;
    const auto meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15"));
    const base::Id exception = exceptionId(sample.reader(), "EX-04");
    CHECK_FALSE(execute(*sample, PutExceptionOnAgenda {exception, meeting.id}).has_value());
    CHECK(actions::agendaPlacesOf(sample.reader(), exception).empty());
    const base::Id item = must(execute(*sample, PutExceptionOnAgenda {exception, meeting.id, "A fire last night", 5}));
    CHECK(meetings::itemOf(sample.reader(), meeting.id, item)->urgentReason == "A fire last night");
}

TEST_CASE("A blockage asks the meeting for a decision", "[governance][blockages]")
{
    SampleReplica sample;
    const base::Id meeting = looseMeeting(sample, "DTCG");
    const auto blockage = actions::findBlockage(sample.reader(), std::string {"BL-02"});
    const base::Id item = must(execute(*sample, PutBlockageOnAgenda {blockage->id, meeting}));
    const auto proposed = meetings::itemOf(sample.reader(), meeting, item);
    CHECK(proposed->ask == meetings::ItemAsk::Decision);
    CHECK(proposed->purpose == blockage->needed);
    CHECK(actions::subjectOfItem(sample.reader(), item)->blockage == blockage->id);
    CHECK_FALSE(execute(*sample, PutBlockageOnAgenda {blockage->id, meeting}).has_value());
}

TEST_CASE("The Board is far away, so the report goes by circulation and is noted at its next meeting",
          "[governance][exceptions]")
{
    SampleReplica sample;
    const base::Id board = bodyId(sample.reader(), "BOARD");
    const auto next = nextMeetingOf(sample.reader(), board);
    REQUIRE(next.has_value());
    CHECK(next->date == 2011y / 11 / 29);
    CHECK(next->days == 14);
    CHECK(circulationQuestion(sample.reader(), board)
          == "Next " + partnership::body(sample.reader(), board)->name
              + ": 14 days away (29 November 2011). Send now by circulation?");

    // EX-03 is in the report that is tabled on the 29th; now it goes out at once (requirements K06).
    actions::ReportToBody report;
    report.body = board;
    report.exceptions = {exceptionId(sample.reader(), "EX-03")};
    report.blockages = {actions::findBlockage(sample.reader(), std::string {"BL-01"})->id};
    CHECK_FALSE(actions::execute(*sample, report).has_value());
    report.recipients = {{{}, "Chief Executive"}, {{}, "Superintendent"}};
    const auto made = must(actions::execute(*sample, report));
    CHECK(made.number == 2);
    auto waiting = actions::reportsToNote(sample.reader(), board);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().madeOn == sample.reader().today());
    CHECK(waiting.front().recipients.size() == 2);
    CHECK(waiting.front().exceptionReferences == std::vector<std::string> {"EX-03"});
    CHECK(waiting.front().blockageReferences == std::vector<std::string> {"BL-01"});
    CHECK(actions::findException(sample.reader(), std::string {"EX-03"})->reportNumber == 2);

    // Detected ones cannot be reported: they await confirmation (requirements H01).
    actions::ReportToBody early = report;
    early.exceptions = {exceptionId(sample.reader(), "EX-04")};
    CHECK_FALSE(actions::execute(*sample, early).has_value());

    const auto other = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15"));
    CHECK_FALSE(execute(*sample, NoteReportAtMeeting {made.id, other.id}).has_value());
    REQUIRE_FALSE(next->meeting.isNil());
    must(execute(*sample, NoteReportAtMeeting {made.id, next->meeting}));
    CHECK(actions::reportsToNote(sample.reader(), board).empty());
    CHECK_FALSE(execute(*sample, NoteReportAtMeeting {made.id, next->meeting}).has_value());
}

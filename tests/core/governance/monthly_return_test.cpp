// SPDX-License-Identifier: GPL-3.0-or-later
//
// Monthly returns: due, received and late; successes passed on, help asked for upwards (requirements G02, G04, G06,
// H13).
#include "core/governance/monthly_return_commands.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::governance;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

base::Id bodyOf(SampleReplica& sample, const std::string& name)
{
    return partnership::bodyByName(sample.reader(), name)->id;
}

template <class Command> std::string why(SampleReplica& sample, const Command& command)
{
    const auto done = execute(*sample, command);
    return done ? std::string {} : done.error().detail;
}

std::vector<std::string> codesOf(const ReturnsBoard& board, bool received)
{
    std::vector<std::string> codes;
    for (const auto& standing : board.standings) {
        if (standing.now.receivedOn.has_value() == received) {
            codes.push_back(standing.group.shortName);
        }
    }
    return codes;
}

}  // namespace

TEST_CASE("The board of returns says who has handed in and who is late, with last month beside it",
          "[governance][returns]")
{
    SampleReplica sample;
    const ReturnsBoard board = returnsBoard(sample.reader());
    const auto expected = test::expectedOfSample().at("tf_returns");
    CHECK(board.month == "2011-11");
    CHECK(expected.at("received") == codesOf(board, true));
    CHECK(expected.at("overdue") == codesOf(board, false));
    CHECK(board.inWords() == "4 received and 1 late");
    // Eight working days before Tuesday 15 November.
    CHECK(returnDueOn(sample.reader(), "2011-11") == 2011y / 11 / 3);
    const ReturnStanding& late = board.standings.front();
    CHECK(late.group.shortName == "TF-NBH");
    CHECK(late.now.state == ReturnState::Late);
    CHECK(late.inWords() == "12 days late: Theme Lead, neighbourhoods (Peterborough City Council)");
    CHECK(late.before.receivedOn == 2011y / 10 / 4);
    CHECK(late.before.headline == "Panels met in all three sectors.");
    CHECK(late.now.headline.empty());

    const auto remind = leadsToRemind(sample.reader());
    REQUIRE(remind.size() == 1);
    CHECK(remind.front().lead == "Theme Lead, neighbourhoods");
    CHECK_THAT(remind.front().sentence, ContainsSubstring("for November 2011 was due on 3 November 2011"));
    // Before September nobody owed one, and in December all are still due.
    CHECK(returnsBoard(sample.reader(), "2011-08").standings.empty());
    CHECK(returnsBoard(sample.reader(), "2011-12").due == 5);
}

TEST_CASE("A return is written, handed in late and noted, and then stays", "[governance][returns]")
{
    SampleReplica sample;
    const base::Id body = bodyOf(sample, "TF-NBH");
    CHECK_THAT(why(sample, ReceiveReturn {body, "2011-11"}), ContainsSubstring("needs a headline"));
    must(execute(*sample, WriteReturn {body, "2011-11", "Two panels met."}));
    const base::Id success = must(
        execute(*sample, AddReturnLine {body, "2011-11", ReturnLineKind::Success, "Litter pick with 40 people", true}));
    must(execute(*sample, AddReturnLine {body, "2011-11", ReturnLineKind::Problem, "No room for the western panel"}));
    CHECK_THAT(why(sample, AddReturnLine {body, "2011-11", ReturnLineKind::Problem, "x", true}),
               ContainsSubstring("Only a success"));
    CHECK_THAT(why(sample, AddReturnLine {body, "2011-11", ReturnLineKind::Measure, "Down"}),
               ContainsSubstring("Choose the measure"));
    CHECK_THAT(why(sample, WriteReturn {body, "2011-06", "Early"}), ContainsSubstring("owes no return"));
    CHECK_THAT(why(sample, WriteReturn {bodyOf(sample, "BOARD"), "2011-11", "x"}),
               ContainsSubstring("no task and finish group"));
    must(execute(*sample, ReceiveReturn {body, "2011-11"}));
    const auto one = monthlyReturn(sample.reader(), body, "2011-11");
    CHECK(one.state == ReturnState::ReceivedLate);
    CHECK(one.inWords() == "Received 12 days late, on 15 November 2011");
    CHECK(one.receivedFrom == "Theme Lead, neighbourhoods");
    CHECK(one.lines.size() == 2);
    CHECK(leadsToRemind(sample.reader()).empty());

    meetings::CreateMeeting create;
    create.body = bodyOf(sample, "PERF");
    create.date = 2011y / 12 / 8;
    create.reason = "Test";
    const base::Id perf = must(meetings::execute(*sample, create)).id;
    CHECK(must(execute(*sample, NoteReturns {perf, "2011-11"})) == 1);
    CHECK_THAT(why(sample, NoteReturns {perf, "2011-11"}), ContainsSubstring("No return"));
    CHECK_THAT(why(sample, EditReturnLine {success, "Other"}), ContainsSubstring("it stays as it is"));
    CHECK(returnsOf(sample.reader(), body).size() == 2);
}

TEST_CASE("Successes to share reach the other groups, not their own", "[governance][returns]")
{
    SampleReplica sample;
    const auto all = successesToShare(sample.reader(), "2011-11");
    CHECK(all.size() == 3);
    const base::Id body = bodyOf(sample, "TF-ASB");
    for (const auto& success : successesToShare(sample.reader(), "2011-11", body)) {
        CHECK(success.body != body);
    }
    CHECK(successesToShare(sample.reader(), "2011-11", body).size() == 2);
    const base::Id late = bodyOf(sample, "TF-NBH");
    const base::Id line =
        must(execute(*sample, AddReturnLine {late, "2011-11", ReturnLineKind::Success, "Litter pick", false}));
    CHECK(successesToShare(sample.reader(), "2011-11", body).size() == 2);
    must(execute(*sample, EditReturnLine {line, {}, true}));
    const auto shared = successesToShare(sample.reader(), "2011-11", body);
    CHECK(std::any_of(shared.begin(), shared.end(), [](const auto& one) { return one.text == "Litter pick"; }));
}

TEST_CASE("Help needed goes up as a blockage and stands on the Performance Board's next agenda",
          "[governance][returns][blockages]")
{
    SampleReplica sample;
    const base::Id body = bodyOf(sample, "TF-NBH");
    meetings::CreateMeeting create;
    create.body = bodyOf(sample, "PERF");
    create.date = 2011y / 12 / 8;
    create.reason = "Test";
    const base::Id perf = must(meetings::execute(*sample, create)).id;
    const base::Id line =
        must(execute(*sample, AddReturnLine {body, "2011-11", ReturnLineKind::HelpNeeded, "The hall is closed"}));
    const auto raised = must(execute(*sample, AskForHelp {line, "Another room for six months", "City Council"}));
    CHECK(raised.reference == "BL-03");
    const auto blockage = actions::findBlockage(sample.reader(), raised.id);
    CHECK(blockage->state == actions::BlockageState::AtPerformanceBoard);
    CHECK(blockage->raisedBy == "Stronger Communities Task and Finish Group");
    const auto list = actions::blockagesForPerformanceBoard(sample.reader());
    CHECK(std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.id == raised.id; }));
    const auto places = actions::agendaPlacesOf(sample.reader(), raised.id);
    REQUIRE(places.size() == 1);
    CHECK(places.front().meeting == perf);
    const auto written = monthlyReturn(sample.reader(), body, "2011-11").linesOf(ReturnLineKind::HelpNeeded);
    CHECK(written.front().blockageReference == "BL-03");
    CHECK(written.front().blockageState == "At the Performance Board");
    CHECK_THAT(why(sample, AskForHelp {line}), ContainsSubstring("already"));
    CHECK_THAT(why(sample, RemoveReturnLine {line}), ContainsSubstring("so it stays"));
}

TEST_CASE("Help asked for before the Performance Board has a meeting stands on the first agenda it gets",
          "[governance][returns][blockages]")
{
    SampleReplica sample;
    const base::Id body = bodyOf(sample, "TF-NBH");
    const base::Id board = bodyOf(sample, "PERF");
    REQUIRE_FALSE(meetings::nextOpenAgenda(sample.reader(), board).has_value());
    const base::Id line =
        must(execute(*sample, AddReturnLine {body, "2011-11", ReturnLineKind::HelpNeeded, "The hall is closed"}));
    const auto raised = must(execute(*sample, AskForHelp {line, "Another room for six months", "City Council"}));
    CHECK(actions::agendaPlacesOf(sample.reader(), raised.id).empty());

    meetings::CreateMeeting create;
    create.body = board;
    create.reason = "Test";
    for (const base::Date day : {2011y / 12 / 8, 2012y / 1 / 12}) {
        create.date = day;
        must(meetings::execute(*sample, create));
    }
    const auto places = actions::agendaPlacesOf(sample.reader(), raised.id);
    REQUIRE(places.size() == 1);
    const auto agenda = meetings::agendaOf(sample.reader(), places.front().meeting);
    CHECK(agenda.meeting.date == base::Date {2011y / 12 / 8});
    CHECK(std::any_of(agenda.apart.begin(), agenda.apart.end(), [&](const auto& item) {
        return item.id == places.front().item && item.ask == meetings::ItemAsk::Decision;
    }));
    // Planning the meeting and what went onto it are one step.
    must(sample->undo());
    must(sample->undo());
    CHECK(actions::agendaPlacesOf(sample.reader(), raised.id).empty());
}

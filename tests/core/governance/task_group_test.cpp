// SPDX-License-Identifier: GPL-3.0-or-later
//
// Task and finish groups: set up in one call, led, extended and brought to an end (requirements C05, C18, C22, G01,
// G03, G05, G07, G08, H11).
#include "core/governance/action_plan.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"

#include "core/actions/action_queries.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <numeric>

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

base::Id meetingOf(SampleReplica& sample, const std::string& reference)
{
    return must(meetings::findMeeting(sample.reader(), reference)).id;
}

TaskGroup read(SampleReplica& sample, const base::Id& body) { return taskGroup(sample.reader(), body).value(); }

template <class Command> std::string why(SampleReplica& sample, const Command& command)
{
    const auto done = execute(*sample, command);
    return done ? std::string {} : done.error().detail;
}

base::Id itemOf(SampleReplica& sample, const std::string& meeting, int number)
{
    return meetings::agendaOf(sample.reader(), meetingOf(sample, meeting)).byNumber(number)->id;
}

}  // namespace

TEST_CASE("One call sets up a group from an item, and it prints its originating minute", "[governance][groups]")
{
    SampleReplica sample;
    const base::Id meeting = meetingOf(sample, "DTCG/2011-10-18");
    const base::Id item = itemOf(sample, "DTCG/2011-10-18", 7);
    const base::Id body = must(execute(*sample, CommissionGroup {meeting, item}));
    const TaskGroup group = read(sample, body);
    CHECK(group.shortName == "TF-1");
    CHECK(group.name == "East: neighbour nuisance and hate incidents Task and Finish Group");
    CHECK(group.state == GroupState::Commissioned);
    CHECK(group.commissionedBy == "District Tasking and Co-ordination Group, 18 October 2011, minute 17");
    CHECK(group.reportsTo == bodyOf(sample, "PERF"));
    CHECK(group.endOn == 2012y / 5 / 15);
    CHECK(group.originalEndOn == group.endOn);
    // Eight working days before the tasking meeting of 20 December.
    CHECK(group.firstReportOn == 2011y / 12 / 8);
    CHECK_FALSE(group.members.empty());
    CHECK(commissionerOf(sample.reader(), body) == "District Tasking and Co-ordination Group");
    CHECK(partnership::body(sample.reader(), body)->authority == partnership::Authority::Advisory);
    // One undo takes all of it back.
    must(sample->undo());
    CHECK_FALSE(partnership::bodyByName(sample.reader(), "TF-1").has_value());
    CHECK_FALSE(taskGroup(sample.reader(), body).has_value());

    CommissionGroup full {meeting, item};
    full.shortName = "TF-EAST";
    full.name = "Eastern Nuisance Group";
    full.purpose = "Quiet nights for two streets";
    full.endOn = 2011y / 11 / 1;
    CHECK_THAT(why(sample, full), ContainsSubstring("has passed"));
    full.endOn = 2012y / 3 / 30;
    full.firstReportOn = 2011y / 12 / 8;
    full.parent = bodyOf(sample, "TF-ASB");
    const base::Id sub = must(execute(*sample, full));
    CHECK(read(sample, sub).parentName == "ASB and Hate Crime Task and Finish Group");
    CHECK(subGroupsOf(sample.reader(), full.parent).size() == 1);
}

TEST_CASE("A proposed group owes nothing until it is commissioned", "[governance][groups]")
{
    SampleReplica sample;
    CommissionGroup command {meetingOf(sample, "DTCG/2011-10-18"), itemOf(sample, "DTCG/2011-10-18", 7)};
    command.proposeOnly = true;
    command.firstReportOn = 2011y / 11 / 1;
    const base::Id body = must(execute(*sample, command));
    CHECK(read(sample, body).state == GroupState::Proposed);
    CHECK_FALSE(read(sample, body).commissionedOn.has_value());
    CHECK(returnsBoard(sample.reader()).standings.size() == 5);
    CHECK_THAT(why(sample, StartGroup {body}), ContainsSubstring("only proposed"));
    must(execute(*sample, ConfirmGroup {body}));
    CHECK(read(sample, body).commissionedOn == 2011y / 11 / 15);
    CHECK(returnsBoard(sample.reader()).standings.size() == 6);
    must(execute(*sample, StartGroup {body}));
    CHECK(read(sample, body).state == GroupState::Active);
    CHECK_THAT(why(sample, ConfirmGroup {body}), ContainsSubstring("already"));
    // One that nobody wants ends without a report.
    command.name = "Another Group";
    const base::Id other = must(execute(*sample, command));
    must(execute(*sample, CloseGroup {other, "DTCG, 15 November 2011"}));
    CHECK(read(sample, other).state == GroupState::Closed);
}

TEST_CASE("A group from a restricted item takes nothing from it", "[governance][groups][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const base::Id meeting = meetingOf(sample, "DTCG/2011-10-18");
    CommissionGroup command {meeting, itemOf(sample, "DTCG/2011-10-18", 10)};
    CHECK_THAT(why(sample, command), ContainsSubstring("restricted"));
    command.name = "Release Planning Group";
    command.purpose = "Plans for release";
    const base::Id body = must(execute(*sample, command));
    const TaskGroup group = read(sample, body);
    CHECK(group.commissionedBy == "District Tasking and Co-ordination Group, 18 October 2011, minute 20");
    CHECK(group.members.empty());
    CHECK(group.themeLead.empty());
}

TEST_CASE("An item parked with a group stands on the group's first agenda", "[governance][groups][sent]")
{
    SampleReplica sample;
    meetings::ProposeItem propose;
    propose.meeting = meetingOf(sample, "DTCG/2011-12-20");
    propose.title = "Empty shops in the precinct";
    propose.origin = meetings::ItemOrigin::CrimeData;
    propose.ask = meetings::ItemAsk::Input;
    const base::Id item = must(meetings::execute(*sample, propose));
    CommissionGroup command {propose.meeting, item};
    command.shortName = "TF-SHOPS";
    command.parkItem = true;
    const base::Id body = must(execute(*sample, command));
    meetings::CreateMeeting first;
    first.body = body;
    first.date = 2011y / 12 / 5;
    first.reason = "First meeting";
    const base::Id meeting = must(meetings::execute(*sample, first)).id;
    const auto agenda = meetings::agendaOf(sample.reader(), meeting);
    REQUIRE(agenda.apart.size() == 1);
    CHECK(agenda.apart.front().continues == item);
}

TEST_CASE("A group past its end date is to be extended with a reason or closed", "[governance][groups]")
{
    SampleReplica sample;
    const auto ending = groupsToExtendOrClose(sample.reader());
    REQUIRE(ending.size() == 1);
    CHECK(ending.front().shortName == "TF-RS");
    const base::Id body = ending.front().body;
    CHECK_THAT(why(sample, ExtendGroup {body, 2012y / 3 / 31, " "}), ContainsSubstring("Say why"));
    CHECK_THAT(why(sample, ExtendGroup {body, 2011y / 10 / 1, "late"}), ContainsSubstring("later day"));
    must(execute(*sample, ExtendGroup {body, 2012y / 3 / 31, "The school year runs on."}));
    CHECK(groupsToExtendOrClose(sample.reader()).empty());
    CHECK(read(sample, body).endInWords() == "31 March 2012 (was 31 October 2011)");
    CHECK(read(sample, body).events.back().text == "The school year runs on.");
}

TEST_CASE("A group closes with a closing report, and its sub-groups with it unless they were moved",
          "[governance][groups]")
{
    SampleReplica sample;
    const base::Id parent = bodyOf(sample, "TF-ASB");
    const auto sub = [&](const std::string& shortName) {
        CommissionGroup command {meetingOf(sample, "DTCG/2011-10-18"), itemOf(sample, "DTCG/2011-10-18", 7)};
        command.shortName = shortName;
        command.name = "Group " + shortName;
        command.parent = parent;
        return must(execute(*sample, command));
    };
    const base::Id stays = sub("TF-A");
    const base::Id moves = sub("TF-B");
    must(execute(*sample, MoveSubGroup {moves, bodyOf(sample, "TF-NBH")}));
    CHECK_THAT(why(sample, MoveSubGroup {parent, stays}), ContainsSubstring("its own sub-group"));
    const std::string decision = "Performance Board, 10 November 2011, minute P47";
    CHECK_THAT(why(sample, CloseGroup {parent, decision}), ContainsSubstring("without its closing report"));
    must(execute(*sample,
                 GiveClosingReport {parent, "One system is in use. Data quality is left to the Performance Board."}));
    CHECK(read(sample, parent).state == GroupState::ClosingReport);
    CHECK_THAT(why(sample, CloseGroup {parent, " "}), ContainsSubstring("which decision closes"));
    must(execute(*sample, CloseGroup {parent, decision}));
    CHECK(read(sample, parent).state == GroupState::Closed);
    CHECK(read(sample, stays).state == GroupState::Closed);
    CHECK(read(sample, moves).state == GroupState::Commissioned);
    CHECK(partnership::body(sample.reader(), stays)->closedBy == decision);
    CHECK_THAT(why(sample, StartGroup {parent}), ContainsSubstring("was closed on 15 November 2011"));
    CHECK(taskGroups(sample.reader(), false).size() == 5);
}

TEST_CASE("A body that takes another's place has its open actions, and nothing counts twice", "[governance][groups]")
{
    SampleReplica sample;
    const base::Id old = bodyOf(sample, "DTCG");
    // The note in the story of a restricted action is sealed like the rest of it.
    sample.unlock();
    const auto before = actions::ledgerByAgency(sample.reader());
    partnership::AddBody add;
    add.shortName = "ETG";
    add.name = "Eastern Tasking Group";
    add.authority = partnership::Authority::OperationalTasking;
    const base::Id fresh = must(partnership::execute(*sample, add));
    // The December meeting stands in the way of an end in November.
    CHECK_FALSE(execute(*sample, ReplaceBody {old, fresh, 2011y / 11 / 30, "Board, 29 November 2011"}).has_value());
    must(execute(*sample, ReplaceBody {old, fresh, 2011y / 12 / 31, "Board, 29 November 2011"}));
    const auto after = actions::ledgerByAgency(sample.reader());
    REQUIRE(after.size() == before.size());
    const auto total = [](const std::vector<actions::AgencyLedger>& ledger) {
        return std::accumulate(ledger.begin(), ledger.end(), 0,
                               [](int sum, const actions::AgencyLedger& one) { return sum + one.given; });
    };
    CHECK(total(after) == total(before));
    const auto action = actions::findAction(sample.reader(), std::string {"A-008"});
    CHECK(actions::updatesOf(sample.reader(), action->id).back().text
          == "Moved to the Eastern Tasking Group, which takes the place of the District Tasking and Co-ordination "
             "Group.");
    const auto done = actions::findAction(sample.reader(), std::string {"A-001"});
    CHECK_THAT(actions::updatesOf(sample.reader(), done->id).back().text, !ContainsSubstring("Moved to"));
    meetings::CreateMeeting create;
    create.body = fresh;
    create.date = 2012y / 1 / 17;
    create.reason = "First meeting";
    const base::Id meeting = must(meetings::execute(*sample, create)).id;
    const auto carried = meetings::carriedActions(sample.reader(), meeting);
    const auto open =
        std::count_if(carried.begin(), carried.end(), [](const auto& one) { return one.reference == "A-008"; });
    CHECK(open == 1);
    CHECK(partnership::body(sample.reader(), old)->succeededBy == fresh);
}

TEST_CASE("The plan of a group stands in four bands whose shares sum to 100", "[governance][groups][plan]")
{
    using enum PlanBand;
    const base::Date today = 2011y / 11 / 15;
    CHECK(bandOf(2011y / 11 / 15, today, false, false) == OnTarget);
    CHECK(bandOf(2011y / 11 / 14, today, false, false) == OneMonthBehind);
    CHECK(bandOf(2011y / 10 / 15, today, false, false) == OneMonthBehind);
    CHECK(bandOf(2011y / 10 / 14, today, false, false) == MoreThanOneMonthBehind);
    CHECK(bandOf(2011y / 12 / 1, today, false, true) == Reprogrammed);
    CHECK(bandOf(2011y / 11 / 1, today, false, true) == OneMonthBehind);
    CHECK(bandOf(2011y / 1 / 1, today, true, false) == OnTarget);
    CHECK(percentages({1, 1, 1, 0}) == std::vector {34, 33, 33, 0});
    CHECK(percentages({2, 3, 1, 1}) == std::vector {29, 43, 14, 14});
    CHECK(percentages({0, 0, 0, 0}) == std::vector {0, 0, 0, 0});
    for (int a = 0; a < 8; ++a) {
        for (int b = 0; b < 8; ++b) {
            for (int c = 1; c < 8; ++c) {
                const auto percent = percentages({a, b, c, 3});
                CHECK(std::accumulate(percent.begin(), percent.end(), 0) == 100);
            }
        }
    }
    SampleReplica sample;
    const base::Id body = bodyOf(sample, "TF-ASB");
    auto plan = actionPlanOf(sample.reader(), body);
    REQUIRE(plan.lines.size() == 6);
    int sum = 0;
    for (const auto& share : plan.summary.shares) {
        sum += share.percent;
    }
    CHECK(sum == 100);
    const base::Id milestone = must(execute(*sample, AddMilestone {body, "Second report", 2012y / 4 / 2}));
    CHECK_THAT(why(sample, ReprogrammeMilestone {milestone, 2012y / 5 / 2, ""}), ContainsSubstring("who approved"));
    must(execute(*sample, ReprogrammeMilestone {milestone, 2012y / 5 / 2, "Performance Board: figures come later"}));
    plan = actionPlanOf(sample.reader(), body);
    const auto line =
        std::find_if(plan.lines.begin(), plan.lines.end(), [&](const auto& one) { return one.id == milestone; });
    CHECK(line->band == Reprogrammed);
    CHECK(line->originalDueOn == 2012y / 4 / 2);
    must(execute(*sample, ReachMilestone {milestone}));
    CHECK_THAT(why(sample, RemovePlanLine {milestone}), ContainsSubstring("stays in the plan"));
    const auto action = actions::findAction(sample.reader(), std::string {"A-008"});
    CHECK_THAT(why(sample, AddActionToPlan {body, action->id}), ContainsSubstring("already"));
    // What is restricted stands in a plan by its reference.
    sample.unlock();
    for (const auto& one : actionPlanOf(sample.reader(), bodyOf(sample, "TF-IOM"), true).lines) {
        CHECK((!one.restricted || one.text == "Restricted action"));
    }
}

TEST_CASE("Funding is totalled by priority", "[governance][groups]")
{
    SampleReplica sample;
    const base::Id body = bodyOf(sample, "TF-ASB");
    auto totals = fundingTotals(sample.reader());
    REQUIRE(totals.size() == 3);
    CHECK(totals[0].secured == 1450000);
    CHECK(totals[1].sought == 320000);
    CHECK(totals[1].secured == 90000);
    CHECK(totals[2].spent == 500000);
    const base::Id line = must(execute(*sample, AddFunding {body, "Cameras", "Lottery", 1000050, totals[1].priority}));
    CHECK_THAT(why(sample, AddFunding {body, "Nothing", {}, 0}), ContainsSubstring("amount"));
    must(execute(*sample, DecideFunding {line, FundingState::Refused}));
    totals = fundingTotals(sample.reader(), body);
    REQUIRE(totals.size() == 1);
    CHECK(totals[0].refused == 1000050);
    CHECK(poundsInWords(1000050) == "£10,000.50");
    CHECK(poundsInWords(123456700) == "£1,234,567");
    CHECK(poundsInWords(5) == "£0.05");
}

TEST_CASE("A challenge without an answer after 28 days is flagged", "[governance][groups]")
{
    SampleReplica sample;
    auto open = challengesOf(sample.reader(), {}, true);
    REQUIRE(open.size() == 1);
    CHECK(open.front().overdue);
    CHECK(open.front().inWords(sample.reader().today()) == "No answer after 42 days");
    const base::Id body = bodyOf(sample, "TF-ASB");
    const base::Id fresh =
        must(execute(*sample, ChallengeGroup {body, "Why no figures?", bodyOf(sample, "SF"), {}, 2011y / 10 / 18}));
    open = challengesOf(sample.reader(), body, true);
    REQUIRE(open.size() == 2);
    CHECK_FALSE(open.back().overdue);  // the 28th day is today
    must(execute(*sample, AnswerChallenge {fresh, "They are on the website now."}));
    CHECK(challengesOf(sample.reader(), body, true).size() == 1);
    CHECK(challengesOf(sample.reader(), body).back().answeredBy == read(sample, body).themeLead);
    CHECK_THAT(why(sample, AnswerChallenge {fresh, "Earlier", {}, 2011y / 10 / 1}),
               ContainsSubstring("follows its question"));
}

TEST_CASE("A commissioned body shows who commissioned it and what it owes by when", "[governance][groups]")
{
    SampleReplica sample;
    const base::Id group = bodyOf(sample, "CWG");
    CHECK(commissionerOf(sample.reader(), group) == "County-wide Community Safety Board");
    auto products = productsOf(sample.reader(), group);
    REQUIRE(products.size() == 2);
    CHECK(products[0].text == "Business case for the county-wide theme groups");
    CHECK(products[0].dueOn == 2012y / 2 / 24);
    must(execute(*sample, DeliverProduct {products[0].id}));
    CHECK(productsOf(sample.reader(), group)[0].deliveredOn == 2011y / 11 / 15);
    const base::Id late = must(execute(*sample, AddProduct {group, "Interim note", 2011y / 11 / 1}));
    products = productsOf(sample.reader(), group);
    CHECK((products[0].id == late && products[0].overdue));
    const auto all = commissionedBodies(sample.reader());
    const auto one = std::find_if(all.begin(), all.end(), [&](const auto& body) { return body.body == group; });
    REQUIRE(one != all.end());
    CHECK(one->commissionerName == "County-wide Community Safety Board");
    CHECK(one->products.size() == 3);
    CHECK_FALSE(execute(*sample, SetCommissioner {group, group}).has_value());
}

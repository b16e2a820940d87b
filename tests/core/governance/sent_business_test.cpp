// SPDX-License-Identifier: GPL-3.0-or-later
//
// One issue goes from a local panel to the tasking group, the Performance Board, the Board and the county, and its
// answer comes back; what is restricted stays sealed at every step (requirements D13, C09, I12).
#include "core/governance/referral_route.h"
#include "core/governance/sent_business.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <filesystem>
#include <fstream>
#include <iterator>

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

base::Id planned(SampleReplica& sample, const std::string& body, base::Date date)
{
    meetings::CreateMeeting create;
    create.body = bodyOf(sample, body);
    create.date = date;
    create.reason = "For the test";
    return must(meetings::execute(*sample, create)).id;
}

/// The proposed item of a meeting that continues another.
meetings::AgendaItem arrivedIn(SampleReplica& sample, const base::Id& meeting, const base::Id& from)
{
    for (const auto& item : meetings::agendaOf(sample.reader(), meeting).apart) {
        if (item.continues == from) {
            return item;
        }
    }
    FAIL("did not arrive");
    return {};
}

base::Id panelItem(SampleReplica& sample, const base::Id& meeting, bool restricted = false)
{
    meetings::ProposeItem propose;
    propose.meeting = meeting;
    propose.title = restricted ? "Quibblesworth family, Dogsthorpe" : "Street lights in Gladstone Park";
    propose.origin = meetings::ItemOrigin::PanelPriority;
    propose.ask = meetings::ItemAsk::Input;
    propose.raisedByBody = bodyOf(sample, "LOCAL");
    propose.background = restricted ? "Zephyrine Quibblesworth was followed home twice" : "";
    propose.sensitivity = restricted ? meetings::Sensitivity::Restricted : meetings::Sensitivity::Open;
    return must(meetings::execute(*sample, propose));
}

void conclude(SampleReplica& sample, const base::Id& item)
{
    must(sample->transact("Conclude", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("UPDATE main.agenda_item SET state = 'concluded' WHERE id = ?1", item);
        return {};
    }));
}

std::string bytesOf(const std::filesystem::path& folder)
{
    std::string bytes;
    for (const auto& file : std::filesystem::recursive_directory_iterator {folder}) {
        if (file.is_regular_file()) {
            std::ifstream in {file.path(), std::ios::binary};
            bytes.append(std::istreambuf_iterator<char> {in}, {});
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("One issue keeps its thread from the panel to the county, and the answer comes back", "[governance][sent]")
{
    SampleReplica sample;
    const base::Id dtcg = meetingOf(sample, "DTCG/2011-12-20");
    const base::Id perf = planned(sample, "PERF", 2011y / 12 / 8);
    const base::Id board = meetingOf(sample, "BOARD/2011-11-29");
    const base::Id county = meetingOf(sample, "CCSB/2012-03-27");
    const base::Id first = panelItem(sample, dtcg);

    must(execute(*sample, SendItem {dtcg, first, bodyOf(sample, "PERF"), "Needs money"}));
    CHECK_FALSE(execute(*sample, SendItem {dtcg, first, bodyOf(sample, "PERF")}).has_value());
    const auto second = arrivedIn(sample, perf, first);
    CHECK(second.state == meetings::ItemState::Proposed);
    CHECK(second.title == "Street lights in Gladstone Park");
    CHECK_THAT(second.continuesText,
               StartsWith("referred by the District Tasking and Co-ordination Group, 20 December 2011"));
    CHECK(second.tellBackTo == bodyOf(sample, "DTCG"));

    auto sent = sentBusiness(sample.reader(), bodyOf(sample, "DTCG"));
    const auto mine = [&] {
        for (const auto& one : sentBusiness(sample.reader(), bodyOf(sample, "DTCG"))) {
            if (one.from.item == first) {
                return one;
            }
        }
        return SentBusiness {};
    };
    CHECK(mine().state == SentState::Waiting);  // arrived, and nobody has taken it up
    must(meetings::execute(*sample, meetings::AcceptItem {perf, second.id}));
    CHECK(mine().state == SentState::OnAgenda);

    must(execute(*sample, SendItem {perf, second.id, bodyOf(sample, "BOARD")}));
    const auto third = arrivedIn(sample, board, second.id);
    must(meetings::execute(*sample, meetings::AcceptItem {board, third.id}));
    conclude(sample, third.id);
    // What was concluded goes on too, and stays concluded.
    must(execute(*sample, SendItem {board, third.id, bodyOf(sample, "CCSB")}));
    CHECK(meetings::itemById(sample.reader(), third.id)->state == meetings::ItemState::Concluded);
    const auto fourth = arrivedIn(sample, county, third.id);
    CHECK_THAT(fourth.continuesText, ContainsSubstring("29 November 2011"));
    must(meetings::execute(*sample, meetings::AcceptItem {county, fourth.id}));

    must(execute(*sample, AnswerItem {third.id, "The Board asked the county for money."}));
    CHECK(mine().state == SentState::Answered);
    CHECK(mine().answer == "The Board asked the county for money.");
    must(execute(*sample, AnswerItem {fourth.id, "The county pays for forty lights."}));
    CHECK(mine().answer == "The county pays for forty lights.");
    CHECK_THAT(mine().answeredBy, StartsWith("County-wide Community Safety Board, 27 March 2012"));

    const auto thread = threadOf(sample.reader(), third.id);
    REQUIRE(thread.size() == 4);
    CHECK(thread[0].item == first);
    CHECK(thread[0].raisedBy == partnership::body(sample.reader(), bodyOf(sample, "LOCAL"))->name);
    CHECK(thread[3].body == bodyOf(sample, "CCSB"));
    // "You said, we did": the panel that raised it is told what came of it (C09).
    const auto told = toldBackTo(sample.reader(), bodyOf(sample, "LOCAL"));
    const auto ours =
        std::find_if(told.begin(), told.end(), [&](const ToldBack& one) { return one.item.item == first; });
    REQUIRE(ours != told.end());
    CHECK(ours->said == "Street lights in Gladstone Park");
    CHECK(ours->did == "The county pays for forty lights.");

    CHECK(answersFor(sample.reader(), bodyOf(sample, "DTCG")).size() == 1);
    CHECK_FALSE(execute(*sample, TellAnswer {first, bodyOf(sample, "CCSB")}).has_value());
    must(execute(*sample, TellAnswer {first, bodyOf(sample, "PERF")}));
    CHECK(answersFor(sample.reader(), bodyOf(sample, "DTCG")).empty());
    CHECK(mine().state == SentState::Told);
}

TEST_CASE("A restricted issue is sealed at every step", "[governance][sent][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const base::Id dtcg = meetingOf(sample, "DTCG/2011-12-20");
    const base::Id perf = planned(sample, "PERF", 2011y / 12 / 8);
    const base::Id board = meetingOf(sample, "BOARD/2011-11-29");
    const base::Id first = panelItem(sample, dtcg, true);
    must(execute(*sample, SendItem {dtcg, first, bodyOf(sample, "PERF"), "Quibblesworth needs a decision"}));
    const auto second = arrivedIn(sample, perf, first);
    CHECK(second.title == "Quibblesworth family, Dogsthorpe");
    CHECK(second.background == "Zephyrine Quibblesworth was followed home twice");
    must(meetings::execute(*sample, meetings::AcceptItem {perf, second.id}));
    must(execute(*sample, SendItem {perf, second.id, bodyOf(sample, "BOARD")}));
    const auto third = arrivedIn(sample, board, second.id);
    must(meetings::execute(*sample, meetings::AcceptItem {board, third.id}));
    must(execute(*sample, AnswerItem {third.id, "Quibblesworth was moved to a safe address."}));
    CHECK(threadOf(sample.reader(), first).back().answer == "Quibblesworth was moved to a safe address.");
    for (const auto& step : threadOf(sample.reader(), first, meetings::Audience::Open)) {
        CHECK(step.title == "Restricted item");
        CHECK(step.answer.empty());
    }
    sample->lockPartTwo();
    for (const auto& step : threadOf(sample.reader(), first)) {
        CHECK(step.restricted);
        CHECK(step.title == "Restricted item");
        CHECK(step.answer.empty());
    }
    for (const auto& one : sentBusiness(sample.reader())) {
        CHECK(one.answer.find("Quibblesworth") == std::string::npos);
    }
    CHECK_FALSE(execute(*sample, SendItem {board, third.id, bodyOf(sample, "CCSB")}).has_value());
    const std::string bytes = bytesOf(sample.folder());
    CHECK(bytes.size() > 100000);
    CHECK(bytes.find("Quibblesworth") == std::string::npos);
    CHECK(bytes.find("Zephyrine") == std::string::npos);
}

TEST_CASE("An item that is not for this meeting is refused with the right body named", "[governance][sent]")
{
    SampleReplica sample;
    const base::Id dtcg = meetingOf(sample, "DTCG/2011-12-20");
    const auto route = routeFor(sample.reader(), "Preventing violent extremism in schools");
    REQUIRE(route.has_value());
    CHECK(route->outside);
    CHECK(route->inWords()
          == "Not for this meeting: refer to the Cohesion Board, which deals with preventing violent extremism.");
    CHECK_FALSE(routeFor(sample.reader(), "Street drinking").has_value());
    meetings::ProposeItem propose;
    propose.meeting = dtcg;
    propose.title = "Preventing violent extremism: a talk";
    propose.origin = meetings::ItemOrigin::PartnerReferral;
    propose.ask = meetings::ItemAsk::Awareness;
    const base::Id item = must(meetings::execute(*sample, propose));
    const auto toRefer = itemsToRefer(sample.reader());
    REQUIRE(toRefer.size() == 1);
    CHECK(toRefer.front().item == item);
    CHECK(toRefer.front().meetingWords == "DTCG, 20 December 2011");
    CHECK(toRefer.front().route.bodyName == "Cohesion Board");
    must(execute(*sample, RefuseByRoute {dtcg, item}));
    CHECK(itemsToRefer(sample.reader()).empty());
    const auto refused = meetings::itemOf(sample.reader(), dtcg, item);
    CHECK(refused->state == meetings::ItemState::Declined);
    CHECK_THAT(refused->reason, ContainsSubstring("Cohesion Board"));
    // A route to a body here sends the item there.
    must(execute(*sample, AddReferralRoute {"speed cameras", bodyOf(sample, "TF-RS")}));
    propose.title = "More speed cameras";
    const base::Id other = must(meetings::execute(*sample, propose));
    must(execute(*sample, RefuseByRoute {dtcg, other}));
    CHECK(meetings::itemOf(sample.reader(), dtcg, other)->referredTo == bodyOf(sample, "TF-RS"));
    CHECK_FALSE(execute(*sample, AddReferralRoute {"both", bodyOf(sample, "TF-RS"), "Cohesion Board"}).has_value());
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matter of the sample that went from a neighbourhood panel to the tasking group, the Performance Board and the
// Board.
#include "core/governance/sent_business.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::governance;
using namespace muster::test;

TEST_CASE("The sample's street drinking went from the panel to the Performance Board and back, and on to the Board",
          "[governance][sent][sample]")
{
    SampleReplica sample;
    const auto& reader = sample.reader();
    const base::Id tasking = partnership::bodyByName(reader, "DTCG")->id;
    const auto sent = sentBusiness(reader, tasking);
    REQUIRE(sent.size() == 1);
    CHECK(sent.front().from.minute == "5");
    CHECK(sent.front().state == SentState::Told);
    CHECK_THAT(sent.front().answeredBy, ContainsSubstring("minute P47"));
    const auto thread = threadOf(reader, sent.front().from.item);
    REQUIRE(thread.size() == 3);
    CHECK(thread.at(0).raisedBy == partnership::bodyByName(reader, "LOCAL")->name);
    CHECK(thread.at(1).bodyShortName == "PERF");
    CHECK(thread.at(2).bodyShortName == "BOARD");
    CHECK(thread.at(2).title == "Anti-social behaviour extract: blockage BL-01");
    // Both of the Performance Board's recommendations wait on the Board's agenda.
    CHECK(sentBusiness(reader, {}, partnership::bodyByName(reader, "BOARD")->id).size() == 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Successes go to a body that shares good practice, as a paper (requirements C14).
#include "core/governance/good_practice.h"
#include "core/governance/monthly_return_queries.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/papers.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/execute.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::governance;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

TEST_CASE("What went well in the groups is sent to a body of good practice as a paper, once",
          "[governance][returns][practice]")
{
    SampleReplica sample;
    partnership::AddBody officers;
    officers.shortName = "OSG";
    officers.name = "Officer Support Group";
    officers.tier = partnership::Tier::Practice;
    officers.authority = partnership::Authority::Consultative;
    const base::Id body = must(partnership::execute(*sample, officers));
    meetings::CreateMeeting create;
    create.body = body;
    create.date = 2011y / 12 / 1;
    const base::Id meeting = must(meetings::execute(*sample, create)).id;
    CHECK_FALSE(execute(*sample, PassOnSuccesses {meeting, "2009-01"}).has_value());
    const auto shared = successesToShare(sample.reader(), "2011-11");
    REQUIRE_FALSE(shared.empty());
    const base::Id item = must(execute(*sample, PassOnSuccesses {meeting, "2011-11"}));
    CHECK(meetings::itemOf(sample.reader(), meeting, item)->title == "What went well in November 2011");
    const auto papers = meetings::papersOf(sample.reader(), item);
    REQUIRE(papers.size() == 1);
    for (const SharedSuccess& one : shared) {
        CHECK_THAT(papers.front().background, ContainsSubstring(one.text));
    }
    CHECK(papers.front().recommendations.front().verb == meetings::PaperVerb::Note);
    CHECK_THAT(execute(*sample, PassOnSuccesses {meeting, "2011-11"}).error().detail, ContainsSubstring("already"));
    must(sample->undo());
    CHECK(meetings::papersOf(sample.reader(), item).empty());
}

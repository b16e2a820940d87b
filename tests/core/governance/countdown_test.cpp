// SPDX-License-Identifier: GPL-3.0-or-later
//
// The month counted back from the meeting.
#include "core/governance/countdown.h"

#include "core/governance/execute.h"
#include "core/governance/monthly_return_commands.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "core/meetings/meeting_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;

namespace {

CountdownState returnsOf(const SampleReplica& sample)
{
    const auto meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15"));
    const auto countdown = countdownOf(sample.reader(), meeting.id);
    REQUIRE(countdown.has_value());
    const auto step = std::find_if(countdown->steps.begin(), countdown->steps.end(),
                                   [](const CountdownStep& one) { return one.step == "returns"; });
    REQUIRE(step != countdown->steps.end());
    return step->state;
}

void handIn(SampleReplica& sample, const char* group)
{
    const base::Id body = must(findTaskGroup(sample.reader(), group)).body;
    must(governance::execute(*sample, WriteReturn {.body = body, .month = "2011-11", .headline = "All is well."}));
    must(governance::execute(*sample, ReceiveReturn {.body = body, .month = "2011-11"}));
}

}  // namespace

TEST_CASE("The returns of a month are in once every group that owes one has handed it in", "[governance][countdown]")
{
    SampleReplica sample;
    // Four of five: the fifth has not begun its own, so nothing of it is stored.
    const auto board = returnsBoard(sample.reader(), "2011-11");
    REQUIRE(board.standings.size() == 5);
    REQUIRE(board.received == 4);
    CHECK(returnsOf(sample) == CountdownState::Late);

    SECTION("when the fifth hands it in")
    {
        handIn(sample, "TF-NBH");
        CHECK(returnsOf(sample) == CountdownState::Done);
    }
    SECTION("returns of another month count for nothing")
    {
        const base::Id body = must(findTaskGroup(sample.reader(), "TF-NBH")).body;
        must(governance::execute(*sample, WriteReturn {.body = body, .month = "2011-12", .headline = "Early."}));
        must(governance::execute(*sample, ReceiveReturn {.body = body, .month = "2011-12"}));
        CHECK(returnsOf(sample) == CountdownState::Late);
    }
    SECTION("what a closed group begun and never handed in holds nothing back")
    {
        const base::Id body = must(findTaskGroup(sample.reader(), "TF-NBH")).body;
        must(governance::execute(*sample, WriteReturn {.body = body, .month = "2011-11", .headline = "Begun."}));
        CHECK(returnsOf(sample) == CountdownState::Late);
        must(governance::execute(*sample, GiveClosingReport {.body = body, .text = "Done."}));
        must(governance::execute(
            *sample,
            CloseGroup {.body = body, .decision = "Minute 12", .lastDay = std::chrono::year {2011} / 10 / 31}));
        CHECK(returnsOf(sample) == CountdownState::Done);
    }
}

TEST_CASE("Returns are due on one day, before the tasking meeting, and the Performance Board names no other",
          "[governance][countdown]")
{
    SampleReplica sample;
    const auto dayOf = [&](const char* reference) -> std::optional<base::Date> {
        const auto countdown = countdownOf(sample.reader(), must(meetings::findMeeting(sample.reader(), reference)).id);
        for (const CountdownStep& step : countdown->steps) {
            if (step.step == "returns") {
                return step.date;
            }
        }
        return std::nullopt;
    };
    CHECK(dayOf("DTCG/2011-11-15") == returnDueOn(sample.reader(), "2011-11"));
    CHECK_FALSE(dayOf("PERF/2011-11-10").has_value());
}

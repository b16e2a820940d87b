// SPDX-License-Identifier: GPL-3.0-or-later
//
// A partnership's year (issue "The year"): twelve monthly tasking meetings and one that was called in between, monthly
// returns, Performance Boards, two annual Boards, scrutiny, the county, four reports to the public, a recommendation
// through its agencies and business sent up and back, on three computers.
#include "tests/app/year/reckoning.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster::test::year;

TEST_CASE("A partnership's whole year on three computers adds up", "[app][year]")
{
    PartnershipYear year;
    year.run();
    const auto heldBy = [&](const char* body) {
        return std::count_if(year.held.begin(), year.held.end(), [&](const Held& one) { return one.body == body; });
    };
    CHECK(heldBy("DTCG") == 13);
    CHECK(heldBy("PERF") == 4);
    CHECK(heldBy("BOARD") == 2);
    CHECK(heldBy("SCRUT") == 1);
    CHECK(heldBy("CCSB") == 2);
    checkComputersAgree(year);
    checkNumbers(year);
    checkActions(year);
    checkMeetings(year);
    checkAround(year);
    CHECK(exportEveryPaper(year) > 50);
}

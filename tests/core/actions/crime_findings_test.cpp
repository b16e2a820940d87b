// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is unusual in recorded crime is ranked, and an exception once somebody says so.
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/actions/ranking.h"
#include "core/performance/crime_commands.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::actions;
using namespace muster::test;
using namespace std::chrono_literals;
using performance::CrimeBy;
using performance::CrimeSeriesName;

namespace {

/// Fifteen months of one district: burglary, bicycle theft and anti-social behaviour.
struct OneDistrict {
    TestReplica replica {2012y / 4 / 20};

    OneDistrict()
    {
        performance::ImportCrime import;
        for (int month = 0; month < 15; ++month) {
            performance::CrimeMonth counted;
            counted.force = "Cambridgeshire Constabulary";
            counted.month = base::addMonths(2011y / 1 / 1, month);
            counted.areas = {{"E01015589", "Peterborough 001A"}};
            counted.types = {"Anti-social behaviour", "Bicycle theft", "Burglary"};
            const bool last = month == 14;
            const auto ordinary = static_cast<std::uint32_t>(20 + month % 3);
            counted.counts = {{0, 0, last ? 60U : ordinary},
                              {0, 1, last ? 9U : static_cast<std::uint32_t>(month % 2)},
                              {0, 2, last ? 60U : ordinary}};
            performance::settle(counted);
            import.months.push_back(std::move(counted));
        }
        must(performance::execute(*replica, import));
    }
};

}  // namespace

TEST_CASE("Recorded crime is ranked with the measures and raises nothing by itself", "[exceptions][crime]")
{
    OneDistrict one;
    CHECK(must(execute(*one.replica, DetectExceptions {})).raised.empty());
    const RankedList list = rankedList(one.replica->reader(), CrimeBy::District);
    // Bicycle theft has too few cases to be ranked.
    REQUIRE(list.lines.size() == 2);
    CHECK(list.lines[0].title == "Burglary, Peterborough");
    CHECK(list.lines[0].group == RankGroup::Concern);
    CHECK(list.lines[0].status == "Not raised");
    CHECK_THAT(list.lines[0].sentence, StartsWith("March above the upper limit: 60, expected"));
    // More reports of anti-social behaviour are a change that is not judged (requirements H04).
    CHECK(list.lines[1].title == "Anti-social behaviour, Peterborough");
    CHECK(list.lines[1].group == RankGroup::Change);
    CHECK(rankedList(one.replica->reader()).lines.empty());
}

TEST_CASE("Somebody raises what recorded crime shows, once", "[exceptions][crime]")
{
    OneDistrict one;
    const CrimeSeriesName burglary {CrimeBy::District, "peterborough", "burglary"};
    RaiseFinding raise;
    raise.crime = burglary;
    raise.byRole = "Performance lead";
    const auto raised = must(execute(*one.replica, raise));
    const auto exception = findException(one.replica->reader(), raised.id);
    REQUIRE(exception.has_value());
    CHECK(exception->state == ExceptionState::Confirmed);
    CHECK(exception->name == "Burglary, Peterborough");
    CHECK(exception->crime == CrimeSeriesName {CrimeBy::District, "Peterborough", "Burglary"});
    CHECK(exception->period == "2012-03");
    CHECK(pointsBack(one.replica->reader(), *exception) == std::size_t {0});
    const auto again = execute(*one.replica, raise);
    REQUIRE_FALSE(again.has_value());
    CHECK_THAT(again.error().detail, ContainsSubstring("EX-01 is about that already"));
    const RankedList list = rankedList(one.replica->reader(), CrimeBy::District);
    CHECK(list.lines[0].status == "Confirmed \xC2\xB7 EX-01");
    CHECK_FALSE(execute(*one.replica, RebaseException {raised.id, 2012y / 3 / 1, "New", {}, {}, {}, {}}).has_value());

    raise.crime = CrimeSeriesName {CrimeBy::District, "Peterborough", "Piracy"};
    CHECK(execute(*one.replica, raise).error().code == base::FailureCode::NotFound);
    // A series of few cases is not ranked, and may be raised all the same.
    raise.crime = CrimeSeriesName {CrimeBy::District, "Peterborough", "Bicycle theft"};
    CHECK(must(execute(*one.replica, raise)).reference == "EX-02");
}

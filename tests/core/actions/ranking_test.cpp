// SPDX-License-Identifier: GPL-3.0-or-later
//
// The few that matter come first, and each line says why (EXCEPTIONS.md).
#include "core/actions/ranking.h"
#include "tests/core/actions/figures_of.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster;
using namespace muster::actions;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> titles(const RankedList& list, RankGroup group)
{
    std::vector<std::string> all;
    for (const RankedLine& line : list.lines) {
        if (line.group == group) {
            all.push_back(line.title);
        }
    }
    return all;
}

const RankedLine& lineOf(const RankedList& list, std::string_view title)
{
    const auto found =
        std::find_if(list.lines.begin(), list.lines.end(), [&](const RankedLine& line) { return line.title == title; });
    REQUIRE(found != list.lines.end());
    return *found;
}

}  // namespace

TEST_CASE("The sample's list begins with what lasts, and ends with what is watched", "[exceptions][ranking]")
{
    SampleFigures f;
    const RankedList list = rankedList(f.reader());
    using Names = std::vector<std::string>;
    CHECK(titles(list, RankGroup::Concern) == Names {"Violent crime", "Deliberate fires"});
    CHECK(titles(list, RankGroup::Improvement).size() == 3);
    CHECK(titles(list, RankGroup::Change)
          == Names {"ASB and hate crime reports to the single system", "Domestic abuse incidents reported"});
    CHECK(titles(list, RankGroup::Watched) == Names {"Serious acquisitive crime"});
    CHECK(list.lines.size() == 8);
    CHECK(list.ordinary.size() == 4);
    for (std::size_t i = 0; i < list.lines.size(); ++i) {
        CHECK(list.lines[i].rank == static_cast<int>(i) + 1);
        CHECK_FALSE(list.lines[i].sentence.empty());
        CHECK_FALSE(list.lines[i].why.empty());
    }
    CHECK(list.lines[0].sentence == "11 months above the mean");
    CHECK(list.lines[0].status == "Reported to BOARD \xC2\xB7 EX-03");
    CHECK(list.lines[1].status == "New \xC2\xB7 EX-04");
    CHECK(list.lines[2].status == "Thank the team");
    CHECK(lineOf(list, "Re-offences by the IOM cohort").sentence
          == "7 months below the lower limit, below the mean since August 2010");
    CHECK(lineOf(list, "Serious acquisitive crime").status == "Monitoring \xC2\xB7 EX-02");
    CHECK(lineOf(list, "Serious acquisitive crime").sentence
          == "August above the upper limit: 118, expected 75 to 109");
    CHECK(rankingInWords().size() == 5);
}

TEST_CASE("A watched one comes up when its review date has come or the signal is back", "[exceptions][ranking]")
{
    SampleFigures f;
    f.sample->session().setToday(2011y / 12 / 20);
    CHECK(lineOf(rankedList(f.reader()), "Serious acquisitive crime").group == RankGroup::Concern);
    CHECK_THAT(lineOf(rankedList(f.reader()), "Serious acquisitive crime").why,
               StartsWith("Its review date has come."));
    f.sample->session().setToday(2011y / 12 / 10);
    CHECK(lineOf(rankedList(f.reader()), "Serious acquisitive crime").group == RankGroup::Watched);
    CHECK(f.give("M02", 2011y / 11 / 1, 121).raised.empty());
    const RankedLine back = lineOf(rankedList(f.reader()), "Serious acquisitive crime");
    CHECK(back.group == RankGroup::Concern);
    CHECK(back.exception->reference == "EX-02");
    CHECK(back.sentence == "2 months above the upper limit, above the mean since August 2011");
}

TEST_CASE("What was dismissed while its signal goes on stays in sight, and a judgement is listed",
          "[exceptions][ranking]")
{
    SampleFigures f;
    f.take(DismissException {f.exception("EX-04").id, DismissalReason::Seasonal, "Bonfire season.", {}, {}});
    must(execute(*f.sample, RaiseException {{}, {}, "Complaints about one street", "Chair"}));
    const RankedList list = rankedList(f.reader());
    CHECK(titles(list, RankGroup::Answered) == std::vector<std::string> {"Deliberate fires"});
    CHECK(lineOf(list, "Raised by judgement").sentence == "Complaints about one street");
    CHECK(lineOf(list, "Raised by judgement").group == RankGroup::Concern);
    CHECK(lineOf(list, "Raised by judgement").why == "Raised by judgement; no figures weigh it.");
}

TEST_CASE("One that nobody settled stays in the list when its figures are back to usual", "[exceptions][ranking]")
{
    SampleFigures f;
    base::Date month = 2011y / 11 / 1;
    for (const double value : {14.0, 13.0, 15.0, 14.0}) {
        CHECK(f.give("M09", month, value).raised.empty());
        month = base::addMonths(month, 1);
    }
    const RankedList list = rankedList(f.reader());
    const RankedLine& fires = lineOf(list, "Deliberate fires");
    CHECK(fires.group == RankGroup::Concern);
    CHECK(fires.sentence == "October above the upper limit: 22, expected 7 to 21");
    CHECK_THAT(fires.why, ContainsSubstring("back to usual"));
    CHECK(pointsBack(f.reader(), f.exception("EX-04")) == std::size_t {4});
}

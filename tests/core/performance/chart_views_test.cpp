// SPDX-License-Identifier: GPL-3.0-or-later
//
// Direction of travel, the table of places by kinds, and the same month in other years.
#include "core/performance/chart_multiples.h"
#include "core/performance/direction.h"
#include "core/performance/season.h"
#include "tests/support/catch.h"
#include "tests/support/charts.h"

using namespace muster;
using namespace muster::performance;
using namespace muster::test;

namespace {

MeasureChart withPriority(ChartWish wish, const std::string& name, const base::Id& priority, const std::string& called)
{
    wish.name = name;
    MeasureChart chart = measureChart(wish);
    chart.measure.details.priority = priority;
    chart.measure.priorityName = called;
    return chart;
}

ChartWish steady()
{
    ChartWish wish;
    wish.values = {10, 12, 9, 11, 10, 13, 9, 10, 12, 11, 10, 9, 11, 12, 10};
    return wish;
}

ChartWish falling()
{
    ChartWish wish = steady();
    wish.values.insert(wish.values.end(), {8, 7, 6, 5, 4, 3, 2, 1});
    return wish;
}

CrimeTable crimes()
{
    CrimeTable table;
    for (int i = 0; i < 24; ++i) {
        table.months.push_back(base::addMonths(monthOf(2023, 1), i));
    }
    const auto series = [&](const char* area, const char* type, int last) {
        CrimeSeries one {area, type, {}};
        for (int i = 0; i < 24; ++i) {
            one.counts.push_back(i == 23 ? last : 10 + (i * 7) % 4);
        }
        table.series.push_back(one);
    };
    series("Dogsthorpe", "Burglary", 40);
    series("Dogsthorpe", "Drugs", 12);
    series("Ravensthorpe", "Burglary", 11);
    table.series.back().counts.back() = std::nullopt;
    return table;
}

}  // namespace

TEST_CASE("A priority is worsening when one of its measures is, and every measure is named", "[performance][direction]")
{
    const base::Id crime = base::newId();
    const base::Id other = base::newId();
    ChartWish bad = violentCrime();
    ChartWish good = falling();
    const auto all = directionsOf({withPriority(steady(), "No home", {}, ""),
                                   withPriority(good, "Fires", crime, "Reducing crime"),
                                   withPriority(bad, "Violent crime", crime, "Reducing crime"),
                                   withPriority(steady(), "Burglary", crime, "Reducing crime"),
                                   withPriority(good, "Re-offences", other, "Offenders")});
    REQUIRE(all.size() == 3);
    CHECK(all[0].name == "Reducing crime");
    CHECK(all[0].direction == Direction::Worsening);
    CHECK(all[0].sentence == "Worsening: Violent crime. Improving: Fires. No change: 1 other measure.");
    CHECK(all[0].measures.size() == 3);
    CHECK(all[0].measures[0].name == "Violent crime");
    CHECK(all[1].direction == Direction::Improving);
    CHECK(all[1].sentence == "Improving: Re-offences.");
    CHECK(all[2].name == "Without a priority");
    CHECK(all[2].direction == Direction::Unchanged);
    CHECK(all[2].sentence == "No change: No home.");
}

TEST_CASE("A neutral measure changes without judgement; few figures say nothing", "[performance][direction]")
{
    ChartWish neutral = falling();
    neutral.polarity = Polarity::Neutral;
    const MeasureDirection changed = directionOf(measureChart(neutral));
    CHECK(changed.direction == Direction::Changed);
    CHECK(inWords(changed.direction) == "Change, not judged");
    CHECK(markFor(changed.direction) == PointMark::Square);
    ChartWish few = steady();
    few.values.resize(11);
    CHECK(directionOf(measureChart(few)).direction == Direction::Unknown);
}

TEST_CASE("The table of places by kinds shows the newest month and what is unusual in it", "[performance][multiples]")
{
    const ChartMultiples all = multiplesOf(crimes(), CrimeBy::Ward, {.polarity = Polarity::LowerIsBetter});
    CHECK(all.month == "December 2024");
    CHECK(all.corner == "Ward");
    CHECK(all.rows == std::vector<std::string> {"Dogsthorpe", "Ravensthorpe"});
    CHECK(all.columns == std::vector<std::string> {"Burglary", "Drugs"});
    const MultipleCell& spike = all.cells[0][0];
    CHECK(spike.shown == "40");
    CHECK(spike.word == "above usual");
    CHECK(spike.mark == PointMark::Diamond);
    CHECK(spike.outside);
    CHECK(spike.alt.find("Burglary, Dogsthorpe. December 2024: 40 recorded. Concern: above the upper limit.") == 0);
    CHECK(all.cells[0][1].word.empty());
    CHECK(all.cells[0][1].usual == "usually 11.5");
    CHECK(all.cells[1][0].shown == "–");
    CHECK(all.cells[1][0].alt == "Burglary, Ravensthorpe: not counted in the newest month.");
    CHECK(all.cells[1][1].shown == "–");
    const ChartMultiples unjudged = multiplesOf(crimes(), CrimeBy::Ward);
    CHECK(unjudged.cells[0][0].mark == PointMark::Square);
    const PictureTable table = tableOf(all);
    CHECK(table.rows[0] == std::vector<std::string> {"Dogsthorpe", "40 (above usual)", "12"});
}

TEST_CASE("A place with a case now and then is not marked as unusual", "[performance][multiples]")
{
    CrimeTable table = crimes();
    table.series = {{"Paston", "Burglary", std::vector<std::optional<int>>(24, 0)}};
    table.series.back().counts[3] = 1;
    table.series.back().counts.back() = 2;
    const ChartMultiples all = multiplesOf(table, CrimeBy::Ward, {.polarity = Polarity::LowerIsBetter});
    const MultipleCell& cell = all.cells.front().front();
    CHECK(cell.shown == "2");
    CHECK(cell.word.empty());
    CHECK(cell.mark == PointMark::Dot);
    CHECK(cell.alt == "Burglary, Paston. December 2024: 2. Too few cases to judge.");
}

TEST_CASE("A small line stays inside its cell", "[performance][multiples]")
{
    const ChartMultiples all = multiplesOf(crimes(), CrimeBy::Ward);
    const ChartDrawing spark = sparkOf(all.cells[0][0], 80, 24);
    const DrawnBox cell {0, 0, 80, 24};
    REQUIRE(spark.lines.size() == 1);
    CHECK(spark.lines[0].points.size() == 24);
    for (const DrawnPoint& point : spark.lines[0].points) {
        CHECK(cell.holds({point.x, point.y, 0, 0}));
    }
    REQUIRE(spark.marks.size() == 1);
    CHECK(spark.marks[0].ink == ChartInk::Ink);
    CHECK(sparkOf(all.cells[1][1], 80, 24).lines.empty());
}

// By hand: 60, 70, 66 in three Decembers.
TEST_CASE("A month stands beside the same month in other years", "[performance][season]")
{
    ChartWish wish;
    wish.first = monthOf(2008, 12);
    for (int i = 0; i < 25; ++i) {
        wish.values.push_back(i == 0 ? 60 : i == 12 ? 70 : i == 24 ? 66 : 40);
    }
    const Season season = seasonOf(measureChart(wish), monthOf(2010, 12));
    CHECK(season.title == "December in other years");
    REQUIRE(season.rows.size() == 3);
    CHECK(season.rows[1].change == "10 more (16.7%)");
    CHECK(season.sentence
          == "December 2010: 66. The same time in 2 earlier years: between 60 and 70. That is 4 fewer (5.7%) than the "
             "year before.");
    CHECK(tableOf(season).rows[2] == std::vector<std::string> {"December 2010", "66", "4 fewer (5.7%)"});
    CHECK(seasonOf(measureChart(wish), monthOf(2009, 3)).sentence
          == "March 2009 is the first March there is a figure for.");
    CHECK(seasonOf(measureChart(wish), monthOf(2011, 3)).sentence == "There is no figure for March 2011.");
}

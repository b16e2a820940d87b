// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_drawing.h"
#include "tests/support/catch.h"
#include "tests/support/charts.h"

#include <algorithm>
#include <fmt/format.h>

using namespace muster;
using namespace muster::performance;
using namespace muster::test;

namespace {

ChartPicture pictureNamed(const std::string& name)
{
    for (auto& [called, picture] : everyPicture()) {
        if (called == name) {
            return picture;
        }
    }
    FAIL("no such picture: " << name);
    return {};
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

// Mean and limits from tests/data/sample/expected.json, which was worked out without this program.
TEST_CASE("A picture says in words and shapes what the chart found", "[performance][chart]")
{
    const ChartPicture picture = pictureNamed("concern");
    REQUIRE(picture.points.size() == 26);
    CHECK(picture.title == "Violent crime");
    CHECK(picture.points.front().label == "September 2009");
    CHECK(picture.points.back().label == "October 2011");
    CHECK(picture.points.back().shown == "164");
    CHECK(picture.points.back().mark == PointMark::Diamond);
    CHECK(says(picture.points.back().word, "Concern: "));
    CHECK(picture.points.front().mark == PointMark::Dot);
    CHECK(picture.points.front().word.empty());
    REQUIRE(picture.steps.size() == 1);
    CHECK(picture.steps[0].meanLabel == "mean 149.8");
    CHECK(picture.steps[0].baselineLabel == "baseline, first 12");
    CHECK(picture.steps[0].baselineLast == 11);
    CHECK(picture.targetText == "no more than 150");
    CHECK(picture.points.back().target == 150);
}

TEST_CASE("A run is told with its length and its beginning", "[performance][chart]")
{
    ChartWish wish = violentCrime();
    // From July 2010 on, 11 figures above a mean of 149.8; the last one inside the limits.
    wish.values = {147, 152, 139, 158, 151, 144, 149, 155, 146, 150, 153, 153, 149,
                   143, 157, 148, 152, 146, 158, 155, 153, 161, 156, 159, 157, 164};
    const ChartPicture picture = pictureOf(measureChart(wish));
    CHECK(picture.sentence
          == "Above the average for 8 months in a row, since March 2011. One month on its own would be ordinary. That "
             "is a concern.");
    CHECK(says(picture.alt, "Control chart of Violent crime, September 2009 to October 2011, offences. "));
    CHECK(says(picture.alt, "8 months in a row"));
    CHECK(says(picture.alt, " Mean 149.8, limits "));
}

TEST_CASE("Each meaning has a shape of its own, and a neutral measure no judgement", "[performance][chart]")
{
    CHECK(markFor(Meaning::Concern) == PointMark::Diamond);
    CHECK(markFor(Meaning::Improvement) == PointMark::Tick);
    CHECK(markFor(Meaning::Neutral) == PointMark::Square);
    CHECK(markFor(Meaning::None) == PointMark::Dot);
    CHECK(pictureNamed("improvement").points.back().mark == PointMark::Tick);
    const ChartPicture neutral = pictureNamed("neutral-rebased");
    CHECK(std::any_of(neutral.points.begin(), neutral.points.end(),
                      [](const PicturePoint& point) { return point.mark == PointMark::Square; }));
    for (const PicturePoint& point : neutral.points) {
        CHECK((point.mark == PointMark::Dot || point.mark == PointMark::Square));
        CHECK_FALSE(says(point.word, "Concern"));
        CHECK_FALSE(says(point.word, "Improvement"));
    }
    CHECK_FALSE(says(neutral.alt, "concern"));
    CHECK_FALSE(says(neutral.alt, "improvement"));
    DrawingStyle style;
    for (const DrawnMark& mark : drawingOf(neutral, style).marks) {
        CHECK(mark.ink == ChartInk::Ink);
    }
}

TEST_CASE("A point beyond a limit says so, and its sentence gives what is usual", "[performance][chart]")
{
    ChartWish wish;
    wish.name = "Deliberate fires";
    wish.unit = "fires";
    wish.values = {17, 13, 15, 12, 14, 16, 11, 15, 13, 14, 12, 16, 13,
                   15, 12, 14, 11, 13, 15, 12, 14, 13, 16, 12, 21, 25};
    const ChartPicture picture = pictureOf(measureChart(wish));
    CHECK(picture.points.back().outside);
    CHECK(says(picture.sentence, "October 2011 is above the upper limit: 25 fires, where "));
    CHECK(says(picture.sentence, " is usual. That is a concern."));
    wish.values.back() = 14;
    const ChartPicture calm = pictureOf(measureChart(wish));
    CHECK(says(calm.sentence, "October 2011 is ordinary variation: 14 fires, where "));
}

TEST_CASE("Months without a figure keep their room, and the line does not cross them", "[performance][chart]")
{
    const ChartPicture picture = pictureNamed("break-and-gap");
    REQUIRE(picture.points.size() == 26);
    CHECK_FALSE(picture.points[17].value.has_value());
    CHECK(picture.points[17].label == "February 2011");
    CHECK(readAloud(picture, 17) == "February 2011: no figure.");
    DrawingStyle style;
    const ChartDrawing drawing = drawingOf(picture, style);
    // Before the break, between break and gap, after the gap.
    CHECK(std::count_if(drawing.lines.begin(), drawing.lines.end(),
                        [](const DrawnLine& line) { return line.part == ChartPart::Values; })
          == 3);
    CHECK(drawing.marks.size() == 24);
}

TEST_CASE("New limits and breaks are marked with their reason", "[performance][chart]")
{
    const ChartPicture neutral = pictureNamed("neutral-rebased");
    REQUIRE(neutral.markers.size() == 1);
    CHECK(neutral.markers[0].kind == MarkerKind::NewLimits);
    CHECK(neutral.markers[0].text == "new limits: single reporting system opened to landlords");
    CHECK(neutral.markers[0].point == 16);
    CHECK(neutral.steps.size() == 2);
    CHECK(neutral.steps[1].baselineLabel == "trial limits, 10 points");
    const ChartPicture broken = pictureNamed("break-and-gap");
    CHECK(broken.markers.front().kind == MarkerKind::Break);
    CHECK(broken.markers.front().text == "counted differently: recording rules changed");
}

TEST_CASE("Actions stand at their month; those outside the picture are left out", "[performance][chart]")
{
    const ChartPicture picture = pictureOf(
        measureChart(violentCrime()),
        {actionMarker(2011, 9, "A-004 patrol plan"),
         actionMarker(2011, 11, "A-030 later"),
         {MarkerKind::Effect, base::Date {monthOf(2011, 6).year(), std::chrono::month {6}, std::chrono::day {17}},
          "A-004 effect asked", 0}});
    REQUIRE(picture.markers.size() == 2);
    CHECK(picture.markers[0].point == 21);
    CHECK(picture.markers[1].point == 24);
    CHECK(says(readAloud(picture, 24), " A-004 patrol plan."));
}

TEST_CASE("Short, constant and empty series are pictures too", "[performance][chart]")
{
    const ChartPicture trial = pictureNamed("trial");
    CHECK(trial.steps[0].baselineLabel == "trial limits, 8 points");
    CHECK(says(trial.sentence, "Only 8 figures make these limits, so they are trial limits."));
    CHECK_FALSE(trial.steps[0].lowerShown);
    CHECK(trial.steps[0].lowerLabel == "lower below 0");
    CHECK(trial.axis.from == 0);
    const ChartPicture one = pictureNamed("one");
    CHECK(one.steps[0].upperLabel.empty());
    CHECK(says(one.sentence, "One figure has no limits yet"));
    const ChartPicture constant = pictureNamed("constant");
    CHECK(constant.points.back().outside);
    const ChartPicture none = pictureOf(measureChart({}));
    CHECK(none.empty());
    CHECK(none.sentence == "There are no figures yet.");
    CHECK(drawingOf(none, {}).texts.empty());
}

TEST_CASE("The table behind a picture says the same as the picture", "[performance][chart]")
{
    for (const auto& [name, picture] : everyPicture()) {
        INFO(name);
        const PictureTable table = tableOf(picture);
        REQUIRE(table.rows.size() == picture.points.size());
        const auto lines = chartLines(picture);
        REQUIRE(lines.size() == picture.points.size());
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto& row = table.rows[i];
            const PicturePoint& point = picture.points[i];
            REQUIRE(row.size() == table.headers.size());
            CHECK(row[0] == point.label);
            CHECK(row[1] == point.shown);
            CHECK(says(row.back(), point.word));
            CHECK(lines[i].value == point.value);
            CHECK(lines[i].signal == point.signal);
            if (const LimitStep* step = picture.stepOf(i)) {
                CHECK(says(step->meanLabel, row[2]));
                CHECK(lines[i].mean == step->limits.mean);
            }
        }
    }
}

TEST_CASE("The figures of a picture are those of the measure's own table", "[performance][chart]")
{
    const MeasureChart chart = measureChart(violentCrime());
    CHECK(chartCsv(chartLines(pictureOf(chart))) == chartCsv(chartLines(chart)));
    const std::string csv = chartCsv(chartLines(chart));
    CHECK(csv.substr(0, csv.find('\r')) == "series,date,value,mean,lower,upper,signal,meaning");
    CHECK(says(csv, "\r\nM05,2011-10,164,"));
}

TEST_CASE("A name that looks like a formula is only a name in CSV", "[performance][chart]")
{
    ChartLine line;
    line.series = "=1+1, \"quoted\"";
    line.date = "2011-10";
    CHECK(says(chartCsv({line}), "\r\n\"'=1+1, \"\"quoted\"\"\",2011-10,"));
}

TEST_CASE("A series of recorded crime begins with its first figure and is not judged unless told",
          "[performance][chart]")
{
    std::vector<base::Date> months;
    CrimeSeries series {"Dogsthorpe", "Burglary", {}};
    for (int i = 0; i < 24; ++i) {
        months.push_back(base::addMonths(monthOf(2023, 1), i));
        series.counts.push_back(i < 6 ? std::nullopt : std::optional {10 + i % 3 + (i == 23 ? 20 : 0)});
    }
    const ChartPicture picture = pictureOf(series, months, {});
    CHECK(picture.title == "Burglary, Dogsthorpe");
    REQUIRE(picture.points.size() == 18);
    CHECK(picture.points.front().label == "July 2023");
    CHECK(picture.points.back().mark == PointMark::Square);
    CHECK(pictureOf(series, months, {}, {.polarity = Polarity::LowerIsBetter}).points.back().mark
          == PointMark::Diamond);
    const ChartPicture broken =
        pictureOf(series, months, {{{}, monthOf(2024, 1), "geography", "", "other census areas"}});
    CHECK(broken.steps.size() == 2);
    CHECK(broken.markers.at(0).text == "counted differently: other census areas");
}

TEST_CASE("A series of a file is drawn by months where it has months, else point by point", "[performance][chart]")
{
    std::vector<ChartLine> lines;
    for (int i = 0; i < 14; ++i) {
        ChartLine line;
        line.series = "a";
        line.date = fmt::format("2024-{:02}", i % 12 + 1);
        line.value = 5.5 + i;
        if (i < 12) {
            lines.push_back(line);
        }
    }
    const ChartPicture monthly = pictureOf(lines, {}, "a");
    CHECK(monthly.dated);
    CHECK(monthly.decimals == 1);
    CHECK(monthly.points.at(2).label == "March 2024");
    lines[3].date = "week 4";
    const ChartPicture ordered = pictureOf(lines, {}, "a");
    CHECK_FALSE(ordered.dated);
    CHECK(ordered.points.at(3).label == "week 4");
}

TEST_CASE("A milestone is yes or no: it has no limits and is read so", "[performance][chart]")
{
    MeasureChart chart = measureChart({.name = "Single system live", .unit = "", .values = {0, 0, 1}});
    chart.measure.details.kind = MeasureKind::Milestone;
    chart.chart = {};
    const ChartPicture picture = pictureOf(chart);
    CHECK(picture.steps.empty());
    CHECK(picture.points[1].shown == "no");
    CHECK(picture.points[2].shown == "yes");
    REQUIRE(picture.axis.ticks.size() == 2);
    CHECK(picture.axis.ticks[1].label == "Yes");
    CHECK(picture.sentence == "November 2009: reached.");
    CHECK(readAloud(picture, 2) == "November 2009: yes.");
    CHECK(tableOf(picture).headers == std::vector<std::string> {"Period", "Value", "What it says"});
    CHECK(drawingOf(picture, {}).marks.size() == 3);
}

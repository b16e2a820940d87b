// SPDX-License-Identifier: GPL-3.0-or-later
//
// Targets, periods and figures as people write them.
#include "core/performance/figures.h"
#include "core/performance/periods.h"
#include "core/performance/target.h"
#include "tests/support/catch.h"

#include <vector>

using namespace muster;
using namespace muster::performance;
using namespace std::chrono_literals;

namespace {

constexpr base::Date kToday = 2011y / 11 / 15;

Target read(const std::string& text, Polarity polarity = Polarity::LowerIsBetter)
{
    const auto target = readTarget(text, polarity, kToday);
    INFO(text << (target ? "" : ": " + target.error().detail));
    REQUIRE(target.has_value());
    return *target;
}

}  // namespace

TEST_CASE("Targets are read as people write them", "[performance][targets]")
{
    struct Case {
        std::string text;
        TargetKind kind;
        double value;
        double percent;
        Sense sense;
        std::optional<base::Date> by;
    };
    const std::vector<Case> cases {
        {"reduce by 6% to 9,704 by March", TargetKind::Value, 9704, -6, Sense::AtMost, 2012y / 3 / 31},
        {"Reduce by 6% to 9,704 by March 2013", TargetKind::Value, 9704, -6, Sense::AtMost, 2013y / 3 / 31},
        {"reduce by 6%", TargetKind::LastYear, 0, -6, Sense::AtMost, {}},
        {"no more than last year", TargetKind::LastYear, 0, 0, Sense::AtMost, {}},
        {"5% fewer than last year", TargetKind::LastYear, 0, -5, Sense::AtMost, {}},
        {"at least 75% by 31 March 2012", TargetKind::Value, 75, 0, Sense::AtLeast, 2012y / 3 / 31},
        {"increase to 78%", TargetKind::Value, 78, 0, Sense::AtLeast, {}},
        {"below 90", TargetKind::Value, 90, 0, Sense::AtMost, {}},
        {"no fewer than 12 by November", TargetKind::Value, 12, 0, Sense::AtLeast, 2011y / 11 / 30},
        {"1290", TargetKind::Value, 1290, 0, Sense::AtMost, {}},
        {"yes by the end of March 2012", TargetKind::Milestone, 1, 0, Sense::AtLeast, 2012y / 3 / 31},
        {"Milestone", TargetKind::Milestone, 1, 0, Sense::AtLeast, {}},
    };
    for (const Case& one : cases) {
        const Target target = read(one.text);
        INFO(one.text);
        CHECK(target.text == one.text);
        CHECK(target.kind == one.kind);
        CHECK(target.value == one.value);
        CHECK(target.percent == one.percent);
        CHECK(target.sense == one.sense);
        CHECK(target.by == one.by);
        CHECK_FALSE(target.yearTotal);
    }
    CHECK(read("78", Polarity::HigherIsBetter).sense == Sense::AtLeast);
    CHECK(read("no more than 9,704 a year").yearTotal);
    for (const char* text : {"", "better", "by March", "reduce by 50"}) {
        INFO(text);
        const auto target = readTarget(text, Polarity::LowerIsBetter, kToday);
        REQUIRE((!target || target->kind == TargetKind::Milestone));
        if (!target) {
            CHECK(target.error().field == "target");
        }
    }
}

TEST_CASE("A target says what each period is held against", "[performance][targets]")
{
    const auto lastYear = [](base::Date period) -> std::optional<double> {
        return period == 2010y / 10 / 1 ? std::optional {200.0} : std::nullopt;
    };
    CHECK(targetAt(read("reduce by 6%"), 2011y / 10 / 1, Frequency::Monthly, lastYear) == Approx(188));
    CHECK_FALSE(targetAt(read("reduce by 6%"), 2011y / 11 / 1, Frequency::Monthly, lastYear).has_value());
    CHECK(targetAt(read("1,200 a year"), 2011y / 10 / 1, Frequency::Monthly, lastYear) == 100);
    CHECK(targetAt(read("1,200 a year"), 2011y / 10 / 1, Frequency::Quarterly, lastYear) == 300);
    CHECK_FALSE(targetAt(read("yes"), 2011y / 10 / 1, Frequency::Monthly, lastYear).has_value());
    CHECK(meets(90, 90, Sense::AtMost));
    CHECK(meets(90, 90, Sense::AtLeast));
    CHECK_FALSE(meets(91, 90, Sense::AtMost));
}

TEST_CASE("Headings of months are read in the ways tables have them", "[performance][periods]")
{
    for (const char* text : {"2011-10", "201110", "10/2011", "Oct-11", "Oct 2011", "October 2011", "OCT 11", "2011/10",
                             "2011-10-01", "01/10/2011", "17 October 2011"}) {
        INFO(text);
        CHECK(readPeriod(text, Frequency::Monthly) == 2011y / 10 / 1);
    }
    for (const char* text : {"", "Measure", "M01", "13/2011", "11-12", "2011", "Target", "Total 2011/12", "Maybe 11"}) {
        INFO(text);
        CHECK_FALSE(readPeriod(text, Frequency::Monthly).has_value());
    }
    CHECK(readPeriod("2011-Q3", Frequency::Quarterly) == 2011y / 7 / 1);
    CHECK(readPeriod("Q2 2011/12", Frequency::Quarterly) == 2011y / 7 / 1);
    CHECK(readPeriod("Jul-Sep 2011", Frequency::Quarterly) == 2011y / 7 / 1);
    CHECK(readPeriod("2011/12", Frequency::Yearly) == 2011y / 4 / 1);
    CHECK(periodOf(2012y / 2 / 9, Frequency::Yearly) == 2011y / 4 / 1);
    CHECK(lastDayOf(2011y / 4 / 1, Frequency::Yearly) == 2012y / 3 / 31);
    CHECK(inWords(2011y / 7 / 1, Frequency::Quarterly) == "July to September 2011");
    CHECK(shortPeriod(2011y / 7 / 1, Frequency::Quarterly) == "2011-Q3");
    CHECK(shortPeriod(2011y / 4 / 1, Frequency::Yearly) == "2011/12");
}

TEST_CASE("Figures are read and printed as people write them", "[performance][figures]")
{
    CHECK(readFigure("1,281")->value == 1281);
    CHECK(readFigure("1,234,567.5")->value == 1234567.5);
    CHECK(readFigure(" 62.5% ")->value == 62.5);
    CHECK(readFigure("-3")->value == -3);
    CHECK(readFigure("62 (p)")->provisional);
    CHECK(readFigure("62p")->value == 62);
    CHECK(readFigure("yes")->value == 1);
    for (const char* text : {"1,5", "12,34", "1234,567", "abc", "", "1.2.3", "--4", "nan", "1e400", "5 7"}) {
        INFO(text);
        CHECK_FALSE(readFigure(text).has_value());
    }
    CHECK(isNoFigure(" N/A "));
    CHECK_FALSE(isNoFigure("0"));
    CHECK(figureText(1281, 0) == "1,281");
    CHECK(figureText(-1234567.891, 2) == "-1,234,567.89");
    CHECK(figureText(-0.001, 1) == "0.0");
    CHECK(figureText(999, 0) == "999");
    // A percentage of a small number says more than is known (requirements H08).
    CHECK(changeText(29, 20, 0) == "9 fewer");
    CHECK(changeText(30, 33, 0) == "3 more (10.0%)");
    CHECK(changeText(1352, 1281, 0) == "71 fewer (5.3%)");
    CHECK(changeText(5, 5, 0) == "no change");
    CHECK(changeText(66, 78, 0, "%") == "12 percentage points higher");
    CHECK(changeText(62.5, 61.5, 0, "%") == "1 percentage point lower");
}

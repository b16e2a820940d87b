// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_lines.h"
#include "core/tables/csv_reader.h"
#include "tests/support/catch.h"

#include <string>
#include <vector>

using namespace muster;
using namespace muster::performance;
using namespace std::chrono_literals;

namespace {

base::Result<std::vector<ChartLine>> linesOf(const std::string& text, const ChartFileRules& rules = {})
{
    const auto table = tables::readCsvBytes(text);
    REQUIRE(table.has_value());
    return chartLines(*table, "file.csv", rules);
}

}  // namespace

TEST_CASE("A chart of a file has one line for each of its rows, as they are written", "[performance][chart]")
{
    // Two series mixed, one of them backwards in time, one month without a value.
    const auto lines = linesOf("value,series,date\n"
                               "13,B,01/03/2024\n"
                               "4,A,2024-01\n"
                               "12,B,01/02/2024\n"
                               ",A,2024-02\n"
                               "11,B,01/01/2024\n"
                               "6,A,2024-03\n");
    REQUIRE(lines.has_value());
    REQUIRE(lines->size() == 6);
    CHECK(lines->at(0).series == "B");
    CHECK(lines->at(0).date == "01/03/2024");
    CHECK(lines->at(0).mean == 12);
    // Moving ranges 1 and 1 forwards in time.
    CHECK(lines->at(0).upper == Approx(12 + 2.66));
    CHECK(lines->at(1).mean == 5);
    CHECK(lines->at(1).lower == Approx(5 - 2.66 * 2));
    CHECK_FALSE(lines->at(3).value.has_value());
    CHECK_FALSE(lines->at(3).mean.has_value());
}

TEST_CASE("Options of a chart are obeyed", "[performance][chart]")
{
    std::string text = "series,date,value\n";
    for (int i = 0; i < 24; ++i) {
        text += "S," + base::isoDate(base::addMonths(2022y / 1 / 1, i)) + ','
            + std::to_string((i < 12 ? 10 : 30) + i % 2) + '\n';
    }
    ChartFileRules rules;
    rules.baselinePoints = 12;
    rules.polarity = Polarity::LowerIsBetter;
    const auto locked = linesOf(text, rules);
    CHECK(locked->at(23).mean == 10.5);
    CHECK(locked->at(23).signal == Signal::Above);
    CHECK(locked->at(23).meaning == Meaning::Concern);
    rules.rebases = {2023y / 1 / 1};
    const auto rebased = linesOf(text, rules);
    CHECK(rebased->at(11).mean == 10.5);
    CHECK(rebased->at(23).mean == 30.5);
    CHECK(rebased->at(23).signal == Signal::None);
}

TEST_CASE("A file that is no chart is refused with line and reason", "[performance][chart]")
{
    CHECK(linesOf("a,b\n1,2\n").error().detail
          == "file.csv, line 1: a chart needs the columns series, date and value.");
    CHECK(linesOf("series,date,value\nA,2024-01,1\nA,2024-02,many\n").error().detail
          == "file.csv, line 3: \"many\" is no number.");
    ChartFileRules rules;
    rules.rebases = {2024y / 1 / 1};
    CHECK(linesOf("series,date,value\nA,week 1,1\nA,week 2,2\n", rules).error().detail
          == "file.csv, line 2: \"week 1\" is no date, so the limits cannot begin anew on one.");
    CHECK(linesOf("series,date,value\nA,week 1,1\nA,week 2,2\n")->at(1).mean == 1.5);
}

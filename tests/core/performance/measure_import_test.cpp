// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/measure_import.h"
#include "core/tables/csv_reader.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using namespace muster::test;
using namespace muster::performance;
using namespace std::chrono_literals;

namespace {

struct TwoMeasures {
    TestReplica replica;
    base::Id crime = add("All recorded crime");
    base::Id fires = add("Deliberate fires");

    base::Id add(const std::string& name)
    {
        AddMeasure command;
        command.details.name = name;
        command.details.polarity = Polarity::LowerIsBetter;
        return must(execute(*replica, command)).id;
    }
    Result<ImportedMeasures> bring(const std::string& text, bool addUnknown = false)
    {
        ImportMeasures command {must(tables::readCsvBytes(text)), {}, "figures.csv"};
        command.plan = guessMeasurePlan(replica->reader(), command.table);
        command.plan.addUnknown = addUnknown;
        return execute(*replica, command);
    }
    std::vector<double> valuesOfCrime()
    {
        std::vector<double> values;
        for (const auto& value : valuesOf(replica->reader(), crime)) {
            values.push_back(value.now.value);
        }
        return values;
    }
};

}  // namespace

TEST_CASE("A block pasted from Excel with months across comes in whole", "[performance][import]")
{
    TwoMeasures two;
    const std::string pasted = "Measure\tAug-11\tSep-11\tOct-11\n"
                               "M01\t1,288\t1,294\t1,281 (p)\n"
                               "Deliberate fires\t\t21\tn/a\n";
    const auto done = must(two.bring(pasted));
    CHECK(done.added == 4);
    CHECK(two.valuesOfCrime() == std::vector<double> {1288, 1294, 1281});
    CHECK(valuesOf(two.replica->reader(), two.crime).back().now.provisional);
    // What is empty stays empty and is not zero.
    REQUIRE(valuesOf(two.replica->reader(), two.fires).size() == 1);
    CHECK(valuesOf(two.replica->reader(), two.fires)[0].period == 2011y / 9 / 1);

    const auto again = must(two.bring(pasted));
    CHECK(again.added == 0);
    CHECK(again.revised == 0);
    CHECK(again.passedOver == 4);
}

TEST_CASE("Measures across and lists come in as well", "[performance][import]")
{
    TwoMeasures two;
    CHECK(must(two.bring("Month,M01,Deliberate fires\n2011-08,1288,14\n2011-09,1294,21\n")).added == 4);
    const auto list = must(two.bring("Measure,Period,Value,Status,Source\n"
                                     "M01,October 2011,1281,provisional,Monthly return\n"
                                     "M01,September 2011,1295,final,Monthly return\n"));
    CHECK(list.added == 1);
    CHECK(list.revised == 1);
    CHECK(two.valuesOfCrime() == std::vector<double> {1288, 1295, 1281});
    const auto values = valuesOf(two.replica->reader(), two.crime);
    CHECK(values[1].before.at(0).value == 1294);
    CHECK(values[2].now.source == "Monthly return");
    CHECK(values[2].now.provisional);
}

TEST_CASE("One wrong figure keeps all of them out, with line and reason", "[performance][import]")
{
    TwoMeasures two;
    const auto why = [&](const std::string& text) {
        const auto done = two.bring(text);
        REQUIRE_FALSE(done.has_value());
        return done.error().detail;
    };
    CHECK(why("Measure,Aug-11,Sep-11\nM01,1288,many\n")
          == "figures.csv, line 2, column \"Sep-11\": \"many\" is no number. Nothing was imported.");
    CHECK(why("Measure,Period,Value\nM01,Aug-11,1288\nBurglary,Aug-11,12\n")
          == "figures.csv, line 3: \"Burglary\" is no measure of this partnership. Nothing was imported.");
    CHECK_THAT(why("Measure,Period,Value\nM01,soon,1288\n"), ContainsSubstring("\"soon\" is no period"));
    CHECK_THAT(why("Measure,Period,Value\nM01,Aug-11,1\nm01,2011-08,2\n"),
               ContainsSubstring("two values for August 2011"));
    CHECK_THAT(why("Name,Colour\na,b\n"), ContainsSubstring("Choose which they are"));
    CHECK(two.valuesOfCrime().empty());
    CHECK(must(two.bring("Measure,Period,Value\nBurglary,Aug-11,12\n", true)).newMeasures == 1);
    CHECK(findMeasure(two.replica->reader(), "Burglary")->details.polarity == Polarity::Neutral);
}

TEST_CASE("A preview says what would be new, revised and passed over, and changes nothing", "[performance][import]")
{
    TwoMeasures two;
    must(two.bring("Measure,Aug-11,Sep-11\nM01,1288,1294\n"));
    const auto table = must(tables::readCsvBytes("Measure,Aug-11,Sep-11,Oct-11\nM01,1288,1300,1281\nFraud,1,,\n"));
    const auto preview = previewMeasures(two.replica->reader(), table, guessMeasurePlan(two.replica->reader(), table));
    CHECK(preview.added() == 1);
    CHECK(preview.revised() == 1);
    CHECK(preview.passedOver() == 1);
    CHECK(preview.empty == 2);
    CHECK_FALSE(preview.clean());
    CHECK(preview.unknownMeasures == std::vector<std::string> {"Fraud"});
    CHECK(two.valuesOfCrime() == std::vector<double> {1288, 1294});
}

TEST_CASE("Twenty-six months of twelve measures come in as one change", "[performance][import]")
{
    TestReplica replica;
    std::string text = "Measure";
    for (int month = 0; month < 26; ++month) {
        text += ',' + base::isoDate(base::addMonths(2009y / 9 / 1, month)).substr(0, 7);
    }
    for (int measure = 1; measure <= 12; ++measure) {
        text += "\nMeasure " + std::to_string(measure);
        for (int month = 0; month < 26; ++month) {
            text += ',' + std::to_string(measure * 100 + month);
        }
    }
    ImportMeasures command {must(tables::readCsvBytes(text)), {}, "all.csv"};
    command.plan = guessMeasurePlan(replica->reader(), command.table);
    command.plan.addUnknown = true;
    const auto done = must(execute(*replica, command));
    CHECK(done.added == 312);
    CHECK(done.newMeasures == 12);
    CHECK(must(replica->undo()).find("312 values") != std::string::npos);
    CHECK(measures(replica->reader()).empty());
}

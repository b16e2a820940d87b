// SPDX-License-Identifier: GPL-3.0-or-later
//
// Series of crime: zeros, gaps and breaks.
#include "core/performance/crime_commands.h"
#include "core/performance/measure_queries.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using namespace muster::test;
using namespace muster::performance;
using namespace std::chrono_literals;

namespace {

struct Row {
    std::string code;
    std::string name;
    std::string type;
    std::uint32_t count;
};

CrimeMonth month(base::Date when, const std::vector<Row>& rows)
{
    CrimeMonth result;
    result.force = "Cambridgeshire Constabulary";
    result.month = when;
    result.file = "street.csv";
    for (const Row& row : rows) {
        const auto place = [](auto& all, const auto& wanted) {
            const auto at = std::find(all.begin(), all.end(), wanted);
            const auto index = static_cast<std::uint32_t>(at - all.begin());
            if (at == all.end()) {
                all.push_back(wanted);
            }
            return index;
        };
        result.counts.push_back(
            {place(result.areas, CrimeArea {row.code, row.name}), place(result.types, row.type), row.count});
        result.rows += static_cast<int>(row.count);
    }
    settle(result);
    return result;
}

std::vector<std::optional<int>> counts(const CrimeTable& table, const std::string& area, const std::string& type)
{
    for (const CrimeSeries& series : table.series) {
        if (series.area == area && series.type == type) {
            return series.counts;
        }
    }
    return {};
}

using Counts = std::vector<std::optional<int>>;

}  // namespace

TEST_CASE("A month packs into bytes and comes out the same", "[performance][crime]")
{
    const CrimeMonth before = month(2024y / 1 / 1,
                                    {{"E01015601", "Peterborough 001B", "Drugs", 300},
                                     {"", "", "Burglary", 1},
                                     {"E01015600", "Peterborough 001A", "Burglary", 2}});
    CrimeMonth after;
    REQUIRE(unpack(packed(before), after));
    CHECK(after.areas == before.areas);
    CHECK(after.types == before.types);
    CHECK(after.counts == before.counts);
    CHECK(after.areas.front().code.empty());
    replica::Blob bytes = packed(before);
    for (std::size_t keep = 0; keep < bytes.size(); ++keep) {
        CHECK_FALSE(unpack(replica::Blob {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(keep)}, after));
    }
    CHECK(districtOf("Peterborough 001A") == "Peterborough");
    CHECK(districtOf("Bournemouth, Christchurch and Poole 001A") == "Bournemouth, Christchurch and Poole");
    CHECK(districtOf("York") == "York");
    CHECK(idOfName("lsoa", "E01015600") == idOfName("lsoa", "E01015600"));
    CHECK(idOfName("lsoa", "E01015600") != idOfName("district", "E01015600"));
}

TEST_CASE("A series is zero where nothing happened and empty where nothing was counted", "[performance][crime]")
{
    TestReplica replica;
    must(execute(
        *replica,
        ImportCrime {{
            month(2024y / 1 / 1,
                  {{"E01015600", "Peterborough 001A", "Burglary", 2}, {"E01015601", "York 001B", "Drugs", 1}}),
            month(2024y / 2 / 1, {{"E01015601", "York 001B", "Burglary", 1}, {"E01015601", "York 001B", "Drugs", 4}}),
            // Robbery is counted from March on.
            month(2024y / 3 / 1,
                  {{"E01015600", "Peterborough 001A", "Burglary", 5},
                   {"E01015601", "York 001B", "Robbery", 3},
                   {"E01015602", "Leeds 001A", "Drugs", 1}}),
        }}));
    const CrimeTable table = crimeTable(replica->reader(), CrimeBy::District);
    REQUIRE(table.months.size() == 3);
    CHECK(counts(table, "Peterborough", "Burglary") == Counts {2, 0, 5});
    CHECK(counts(table, "York", "Robbery") == Counts {{}, {}, 3});
    // A place begins when something is first counted there.
    CHECK(counts(table, "Leeds", "Drugs") == Counts {{}, {}, 1});
    CHECK(counts(crimeTable(replica->reader(), CrimeBy::District, true), "Peterborough", "") == Counts {2, 0, 5});
    REQUIRE(table.breaks.size() == 1);
    CHECK(table.breaks[0].kind == "category");
    CHECK(table.breaks[0].about == "Robbery");
    CHECK(table.breaks[0].month == 2024y / 3 / 1);
}

TEST_CASE("LSOAs of another census are a break and never a silent join", "[performance][crime]")
{
    TestReplica replica;
    must(execute(*replica,
                 ImportCrime {{
                     month(2021y / 1 / 1,
                           {{"E01015600", "Peterborough 001A", "Burglary", 2},
                            {"E01015601", "Peterborough 001B", "Burglary", 1}}),
                     month(2021y / 2 / 1,
                           {{"E01015600", "Peterborough 001A", "Burglary", 2},
                            {"E01034000", "Peterborough 001E", "Burglary", 1}}),
                 }}));
    const CrimeTable table = crimeTable(replica->reader(), CrimeBy::Lsoa);
    CHECK(counts(table, "E01015601", "Burglary") == Counts {1, {}});
    CHECK(counts(table, "E01034000", "Burglary") == Counts {{}, 1});
    CHECK(counts(table, "E01015600", "Burglary") == Counts {2, 2});
    REQUIRE(table.breaks.size() == 1);
    CHECK(table.breaks[0].kind == "geography");
    CHECK(concerns(table.breaks[0], CrimeBy::Ward, "Park", "Burglary"));
    CHECK_FALSE(concerns(table.breaks[0], CrimeBy::District, "Peterborough", "Burglary"));
}

TEST_CASE("A measure that counts crime comes up to date with each import", "[performance][crime]")
{
    TestReplica replica;
    AddMeasure add;
    add.details.name = "Burglary in Peterborough";
    add.details.polarity = Polarity::LowerIsBetter;
    const base::Id id = must(execute(*replica, add)).id;
    must(execute(*replica, ImportCrime {{month(2024y / 1 / 1, {{"E01015600", "Peterborough 001A", "Burglary", 2}})}}));
    CHECK(must(execute(*replica, CountCrime {id, CrimeBy::District, "Peterborough", "Burglary"})) == 1);
    const auto next = must(execute(*replica,
                                   ImportCrime {{
                                       month(2024y / 1 / 1, {{"E01015600", "Peterborough 001A", "Burglary", 3}}),
                                       month(2024y / 2 / 1, {{"E01015600", "Peterborough 001A", "Burglary", 7}}),
                                   }}));
    CHECK(next.measureValues == 2);
    const auto values = valuesOf(replica->reader(), id);
    REQUIRE(values.size() == 2);
    CHECK(values[0].now.value == 3);
    CHECK(values[0].before.at(0).value == 2);
    CHECK(values[1].now.value == 7);
    CHECK(values[1].now.source == "data.police.uk");

    must(execute(*replica, RecordCrimeBreak {2024y / 2 / 1, "other", "Peterborough", "A new recording system"}));
    const auto rebases = rebasesOf(replica->reader(), id);
    REQUIRE(rebases.size() == 1);
    CHECK(rebases[0].isBreak);
    CHECK(rebases[0].reason == "A new recording system");
    CHECK(execute(*replica, RecordCrimeBreak {2024y / 2 / 1, "other", {}, " "}).error().field == "reason");
}

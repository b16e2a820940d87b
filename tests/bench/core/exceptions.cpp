// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limits and signals of 18,695 series of 24 months beside reading their values, and the exception list at that size.
#include "core/actions/exception_queries.h"
#include "core/actions/ranking.h"
#include "core/performance/crime_commands.h"
#include "tests/bench/core/groups.h"
#include "tests/support/test_replica.h"

#include <fmt/format.h>
#include <random>

using namespace muster;

namespace muster::bench {

namespace {

constexpr int kSeries = 18'695;
constexpr int kMonths = 24;
constexpr int kTypes = 14;
constexpr base::Date kFirst = std::chrono::year {2010} / 1 / 1;

/// Counts as LSOAs have them by type: most of them small, some with a jump at the end.
int countOf(std::mt19937& random, int series, int month)
{
    const double mean = 0.5 + (series % 97) / 8.0;
    const bool jumps = series % 10 == 0 && month >= kMonths - 2;
    return std::poisson_distribution<int> {jumps ? mean * 3 + 4 : mean}(random);
}

constexpr std::string_view kMakeSql = "CREATE TABLE figure (series INTEGER, month INTEGER, value REAL) STRICT";
constexpr std::string_view kAddSql = "INSERT INTO figure (series, month, value) VALUES (?1, ?2, ?3)";
constexpr std::string_view kReadSql = "SELECT series, month, value FROM figure ORDER BY rowid";

struct Series {
    std::vector<double> values;  ///< one series after the other
};

Series read(replica::Database& database)
{
    Series series;
    series.values.reserve(static_cast<std::size_t>(kSeries) * kMonths);
    replica::Statement row = database.query(kReadSql);
    while (row.next()) {
        series.values.push_back(row.real(2));
    }
    return series;
}

std::size_t signalsIn(const Series& series)
{
    std::size_t found = 0;
    performance::ChartRules rules;
    rules.baselinePoints = performance::kFewestPoints;
    for (int i = 0; i < kSeries; ++i) {
        const auto values = std::span {series.values}.subspan(static_cast<std::size_t>(i) * kMonths, kMonths);
        const auto chart = performance::chartOf(values, performance::Polarity::LowerIsBetter, rules);
        found += performance::signalRuns(values, chart, performance::Polarity::LowerIsBetter).size();
    }
    return found;
}

/// The same counts as the street files give them, packed by month.
performance::ImportCrime crimeOf(const Series& series)
{
    performance::ImportCrime import;
    for (int month = 0; month < kMonths; ++month) {
        performance::CrimeMonth counted;
        counted.force = "Cambridgeshire Constabulary";
        counted.month = base::addMonths(kFirst, month);
        for (int type = 0; type < kTypes; ++type) {
            counted.types.push_back(fmt::format("Type {:02}", type));
        }
        for (int i = 0; i < kSeries; ++i) {
            const int area = i / kTypes;
            if (i % kTypes == 0) {
                counted.areas.push_back({fmt::format("E01{:06}", area), fmt::format("District {:03}A", area)});
            }
            const auto value = static_cast<std::uint32_t>(
                series.values[static_cast<std::size_t>(i) * kMonths + static_cast<std::size_t>(month)]);
            if (value > 0) {
                counted.counts.push_back(
                    {static_cast<std::uint32_t>(area), static_cast<std::uint32_t>(i % kTypes), value});
                counted.rows += static_cast<int>(value);
            }
        }
        performance::settle(counted);
        import.months.push_back(std::move(counted));
    }
    return import;
}

}  // namespace

void measureExceptions(Figures& figures)
{
    const test::TemporaryFolder folder;
    replica::Database database {(folder.path() / "figures.sqlite").string(), replica::Access::Create};
    database.execute(std::string {kMakeSql});
    database.execute("BEGIN");
    std::mt19937 random {2011};
    for (int series = 0; series < kSeries; ++series) {
        for (int month = 0; month < kMonths; ++month) {
            database.run(kAddSql, series, month, static_cast<double>(countOf(random, series, month)));
        }
    }
    database.execute("COMMIT");
    const Series series = read(database);
    const auto took = byTurns(
        9, cpuMillisecondsOf, [&] { (void)signalsIn(series); }, [&] { (void)read(database); });
    figures.add({.what = "limits and signals, 18,695 series of 24 months, CPU",
                 .baseline = "reading the values from SQLite",
                 .kind = Kind::Ratio,
                 .ours = took.ours,
                 .theirs = took.theirs,
                 .goal = 2});

    test::TestReplica replica {std::chrono::year {2012} / 1 / 15};
    test::must(performance::execute(*replica, crimeOf(series)));
    std::size_t lines = 0;
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        times.push_back(millisecondsOf(
            [&] { lines = actions::rankedList(replica->reader(), performance::CrimeBy::Lsoa).lines.size(); }));
    }
    figures.add({.what = fmt::format("ranked list of the same as recorded crime, {} lines", lines),
                 .kind = Kind::Value,
                 .ours = median(times),
                 .goal = 2'000});

    // Every tenth raised: the register that long.
    const auto found = performance::crimeFindings(replica->reader(), performance::CrimeBy::Lsoa);
    test::must(replica->transact("Raise", [&](replica::Writer& writer) -> base::Result<void> {
        int number = 0;
        for (const performance::Finding& finding : found) {
            writer.run(R"(INSERT INTO performance_exception (id, number, reference, measure, crime_by, crime_area,
                              crime_type, period, first_period, rule, direction, meaning, state, raised_on, sensitivity)
                          VALUES (?1, ?2, ?3, ?4, 'lsoa', ?5, ?6, ?7, ?8, 'outside', 'high', 'concern', 'detected', ?9,
                                  'open'))",
                       base::newId(), ++number, fmt::format("EX-{:02}", number), finding.name, finding.crime->area,
                       finding.crime->type, actions::storedPeriod(finding.last), actions::storedPeriod(finding.first),
                       writer.today());
        }
        return {};
    }));
    times.clear();
    for (int i = 0; i < 9; ++i) {
        times.push_back(millisecondsOf([&] { (void)actions::listExceptions(replica->reader()); }));
    }
    figures.add({.what = fmt::format("exception list, {} exceptions", found.size()),
                 .kind = Kind::Value,
                 .ours = median(times),
                 .goal = 50});
}

}  // namespace muster::bench

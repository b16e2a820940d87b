// SPDX-License-Identifier: GPL-3.0-or-later
//
// The measures of the sample partnership, as it stores them.
#include "core/actions/exception_queries.h"
#include "core/performance/measure_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <cmath>

using namespace muster;
using namespace muster::test;
using namespace muster::performance;

TEST_CASE("The sample's measures have the values, limits and meanings expected of them", "[performance][sample]")
{
    SampleReplica sample;
    const auto expected = expectedOfSample();
    const auto all = measures(sample.reader());
    CHECK(all.size() == expected.at("counts").at("measures").get<std::size_t>());
    std::size_t values = 0;
    for (const auto& want : expected.at("measures")) {
        const std::string reference = want.at("id");
        INFO(reference);
        const auto measure = findMeasure(sample.reader(), reference);
        REQUIRE(measure.has_value());
        const MeasureChart chart = chartOfMeasure(sample.reader(), measure->id).value();
        values += chart.values.size();
        REQUIRE(chart.chart.groups.size() == 1);
        const Limits& limits = chart.chart.groups.front().limits;
        CHECK(std::abs(limits.mean - want.at("mean").get<double>()) < 0.006);
        CHECK(std::abs(limits.upper - want.at("upper").get<double>()) < 0.006);
        CHECK(std::abs(limits.lower - want.at("lower").get<double>()) < 0.006);
        CHECK(chart.values.back().now.value == want.at("latest").get<double>());
        CHECK(inWords(chart.values.back().period, Frequency::Monthly) == "October 2011");
        const std::string meaning = expected.at("latest_meaning").at(reference);
        const std::map<std::string, Meaning> meanings {{"none", Meaning::None},
                                                       {"improvement", Meaning::Improvement},
                                                       {"concern", Meaning::Concern},
                                                       {"change", Meaning::Neutral}};
        CHECK(chart.chart.points.back().meaning == meanings.at(meaning));
        if (want.at("target").is_number()) {
            CHECK(chart.targets.back() == want.at("target").get<double>());
        } else {
            CHECK_FALSE(measure->target.has_value());
        }
        CHECK_FALSE(measure->priorityName.empty());
        CHECK_FALSE(measure->details.leadRole.empty());
    }
    CHECK(values == expected.at("counts").at("measure_values").get<std::size_t>());
    // Every exception speaks of a measure that is there.
    for (const auto& exception : actions::listExceptions(sample.reader())) {
        CHECK(measure(sample.reader(), exception.measure).has_value());
    }
}

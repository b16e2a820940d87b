// SPDX-License-Identifier: GPL-3.0-or-later
//
// The demonstration series give exactly the flags they were written for (requirements H10).
#include "core/performance/control_chart.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace muster;
using namespace muster::performance;

namespace {

nlohmann::json jsonFrom(const std::string& file)
{
    std::ifstream stream {file};
    return nlohmann::json::parse(stream);
}

std::set<std::string> rulesAt(const ChartPoint& point)
{
    std::set<std::string> rules;
    const auto add = [&](Signal high, Signal low, const char* name) {
        if (point.reading.found.has(high) || point.reading.found.has(low)) {
            rules.insert(name);
        }
    };
    add(Signal::Above, Signal::Below, "outside");
    add(Signal::RunHigh, Signal::RunLow, "shift7");
    add(Signal::Rising, Signal::Falling, "trend7");
    add(Signal::TwoHigh, Signal::TwoLow, "2of3");
    return rules;
}

// "2009-09" and 13 months later: "2010-10".
std::string monthAfter(const std::string& first, std::size_t months)
{
    const std::size_t count = std::stoul(first.substr(0, 4)) * 12 + std::stoul(first.substr(5)) - 1 + months;
    const std::string month = std::to_string(count % 12 + 1);
    return std::to_string(count / 12) + '-' + (month.size() == 1 ? "0" : "") + month;
}

}  // namespace

TEST_CASE("The demonstration series give exactly the flags expected of them", "[performance][sample]")
{
    const auto expected = jsonFrom(std::string {MUSTER_TEST_DATA} + "/sample/expected.json");
    const auto sample = jsonFrom(std::string {MUSTER_SOURCE_DIR} + "/resources/sample/partnership.json");
    const auto& series = sample.at("measures");
    REQUIRE(series.size() == expected.at("measures").size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto& want = expected.at("measures").at(i);
        INFO(want.at("id").get<std::string>());
        REQUIRE(series.at(i).at("id") == want.at("id"));
        std::vector<double> values = series.at(i).at("values");
        REQUIRE(values.size() == want.at("months").get<std::size_t>());
        const auto polarity = polarityFromStored(want.at("polarity").get<std::string>());
        REQUIRE(polarity.has_value());
        const ControlChart chart = chartOf(values, *polarity, {.baselinePoints = 12});
        const Limits& limits = chart.groups.front().limits;
        CHECK(std::abs(limits.mean - want.at("mean").get<double>()) < 0.006);
        CHECK(std::abs(limits.upper - want.at("upper").get<double>()) < 0.006);
        CHECK(std::abs(limits.lower - want.at("lower").get<double>()) < 0.006);
        std::map<std::string, std::set<std::string>> flagged;
        for (const auto& flag : want.at("flagged_months")) {
            flagged[flag.at("month")] = flag.at("rules").get<std::set<std::string>>();
        }
        for (std::size_t at = 0; at < values.size(); ++at) {
            const std::string month = monthAfter(want.at("first_month"), at);
            INFO(month);
            const auto flag = flagged.find(month);
            CHECK(rulesAt(chart.points[at]) == (flag == flagged.end() ? std::set<std::string> {} : flag->second));
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_picture.h"
#include "tests/support/catch.h"

#include <cmath>
#include <string>
#include <vector>

using namespace muster::performance;

namespace {

std::vector<std::string> labels(double low, double high, int decimals = 0)
{
    std::vector<std::string> all;
    for (const AxisTick& tick : valueAxis(low, high, decimals).ticks) {
        all.push_back(tick.label);
    }
    return all;
}

using Labels = std::vector<std::string>;

}  // namespace

// What a person would write at the side of these ranges.
TEST_CASE("An axis has round figures that enclose its values", "[performance][chart]")
{
    CHECK(labels(131.9, 167.6) == Labels {"130", "140", "150", "160", "170"});
    CHECK(labels(0, 21) == Labels {"0", "5", "10", "15", "20", "25"});
    CHECK(labels(1281, 1432) == Labels {"1,250", "1,300", "1,350", "1,400", "1,450"});
    CHECK(labels(58.2, 78.4, 1) == Labels {"55", "60", "65", "70", "75", "80"});
    CHECK(labels(0.12, 0.31, 2) == Labels {"0.10", "0.15", "0.20", "0.25", "0.30", "0.35"});
    CHECK(labels(-3.2, 8) == Labels {"-4", "-2", "0", "2", "4", "6", "8"});
    CHECK(labels(9704, 18695) == Labels {"8,000", "10,000", "12,000", "14,000", "16,000", "18,000", "20,000"});
}

TEST_CASE("The axis of a constant series has room on both sides, but no count below zero", "[performance][chart]")
{
    CHECK(labels(5, 5) == Labels {"4", "5", "6"});
    CHECK(labels(0, 0) == Labels {"0", "1", "2"});
    CHECK(labels(62.5, 62.5, 1) == Labels {"62.4", "62.5", "62.6"});
    CHECK(labels(-2, -2) == Labels {"-3", "-2", "-1"});
}

TEST_CASE("Any range gives three to seven ticks at equal steps of 1, 2 or 5", "[performance][chart]")
{
    for (int i = 1; i < 400; ++i) {
        const double low = std::fmod(i * 37.7, 900) - 100;
        const double high = low + std::pow(1.06, i % 170);
        const ValueAxis axis = valueAxis(low, high, i % 3);
        INFO(low << " to " << high);
        REQUIRE(axis.ticks.size() >= 3);
        REQUIRE(axis.ticks.size() <= 7);
        CHECK(axis.from <= low + 1e-6);
        CHECK(axis.to >= high - 1e-6);
        const double step = axis.ticks[1].value - axis.ticks[0].value;
        const double digit = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
        CHECK((std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6));
        for (std::size_t tick = 1; tick < axis.ticks.size(); ++tick) {
            CHECK(std::abs(axis.ticks[tick].value - axis.ticks[tick - 1].value - step) < 1e-6 * step);
        }
    }
}

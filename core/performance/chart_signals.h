// SPDX-License-Identifier: GPL-3.0-or-later
//
// The four rules that tell an unusual point from ordinary variation (requirements §3.6).
#pragma once

#include "core/performance/control_limits.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace muster::performance {

/// In the order in which they name a point when several apply.
enum class Signal : std::uint8_t {
    None,
    Above,  ///< beyond the upper limit
    Below,
    Rising,  ///< one of seven points of which each is higher than the one before
    Falling,
    TwoHigh,  ///< one of two in three points far above the mean
    TwoLow,
    RunHigh,  ///< one of seven points in a row above the mean
    RunLow
};

/// What "two of three" counts; published tools differ (`SPC.md`). The chart names the one in use.
enum class TwoOfThree {
    Reference,  ///< points between the near limit and the limit
    Mdc2023  ///< points beyond the limit too, as the NHS tool has it since November 2023
};

/// Every rule that applies to one point; the first of them names it.
class SignalSet {
public:
    void add(Signal signal) { m_bits = static_cast<std::uint16_t>(m_bits | bit(signal)); }
    [[nodiscard]] bool has(Signal signal) const { return (m_bits & bit(signal)) != 0; }
    [[nodiscard]] bool empty() const { return m_bits == 0; }
    [[nodiscard]] Signal first() const;

private:
    [[nodiscard]] static unsigned bit(Signal signal) { return 1U << static_cast<unsigned>(signal); }

    std::uint16_t m_bits = 0;
};

/// What the rules find at one point.
struct Reading {
    SignalSet found;
    int side = 0;  ///< 1 above the mean, -1 below, 0 on it
    bool nearLimit = false;  ///< beyond a near limit and within the limit
};

/// Reads the points of one group, in order of time, against its limits. Without known limits nothing is found.
[[nodiscard]] std::vector<Reading> readingsOf(std::span<const double> values, const Limits& limits,
                                              TwoOfThree twoOfThree);

/// 1 for the high ones and Rising, -1 for the low ones and Falling, 0 for None.
[[nodiscard]] int directionOf(Signal signal);

/// "above", "run-low"; empty for None (design §10).
[[nodiscard]] std::string_view toStored(Signal signal);
[[nodiscard]] std::optional<Signal> signalFromStored(std::string_view stored);
/// "Above the upper limit", "Seven points in a row below the average".
[[nodiscard]] std::string_view inWords(Signal signal);

/// "reference", "mdc2023".
[[nodiscard]] std::string_view toStored(TwoOfThree reading);
[[nodiscard]] std::optional<TwoOfThree> twoOfThreeFromStored(std::string_view stored);

}  // namespace muster::performance

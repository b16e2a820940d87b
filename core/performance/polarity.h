// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which way is better.
#pragma once

#include <optional>
#include <string_view>

namespace muster::performance {

/// Neutral: a change is said, and never called better or worse (requirements H04, invariant 14).
enum class Polarity { LowerIsBetter, HigherIsBetter, Neutral };

/// "lower_is_better".
[[nodiscard]] std::string_view toStored(Polarity polarity);
[[nodiscard]] std::optional<Polarity> polarityFromStored(std::string_view stored);
/// "Lower is better", "Neither is better".
[[nodiscard]] std::string_view inWords(Polarity polarity);
/// What people write: the stored word, "lower", "down", "higher is better", "neutral", "none", in any case.
[[nodiscard]] std::optional<Polarity> polarityFromWords(std::string_view words);

}  // namespace muster::performance

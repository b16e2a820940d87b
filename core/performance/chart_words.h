// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a picture says, in plain sentences (requirements §4.9: one sentence under each picture).
#pragma once

#include "core/performance/chart_picture.h"

#include <string>
#include <string_view>

namespace muster::performance {

/// "month", "quarter", "year".
[[nodiscard]] std::string_view periodWord(Frequency frequency);

/// The first letter small: "Above the upper limit" inside a sentence.
[[nodiscard]] std::string inSentence(std::string_view words);

/// What the newest figure says against its limits: "Above the average for 8 months in a row, since March 2011." A
/// neutral measure is never called better or worse.
[[nodiscard]] std::string sentenceOf(const ChartPicture& picture);

/// "Control chart of Violent crime, September 2009 to October 2011. ... Mean 149.8, limits 131.9 to 167.6."
[[nodiscard]] std::string altOf(const ChartPicture& picture);

/// How many figures up to the last one stand on the side of the mean that it stands on, without a break.
[[nodiscard]] std::size_t runAtEnd(const ChartPicture& picture);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/polarity.h"

#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <string>

namespace muster::performance {

namespace {

constexpr std::array<partnership::StoredWord<Polarity>, 3> kPolarities {{
    {Polarity::LowerIsBetter, "lower_is_better", "Lower is better"},
    {Polarity::HigherIsBetter, "higher_is_better", "Higher is better"},
    {Polarity::Neutral, "neutral", "Neither is better"},
}};

struct Written {
    std::string_view words;
    Polarity polarity;
};

constexpr std::array<Written, 14> kWritten {{
    {"lower", Polarity::LowerIsBetter},
    {"low", Polarity::LowerIsBetter},
    {"down", Polarity::LowerIsBetter},
    {"decrease", Polarity::LowerIsBetter},
    {"reduce", Polarity::LowerIsBetter},
    {"lower is better", Polarity::LowerIsBetter},
    {"higher", Polarity::HigherIsBetter},
    {"high", Polarity::HigherIsBetter},
    {"up", Polarity::HigherIsBetter},
    {"increase", Polarity::HigherIsBetter},
    {"higher is better", Polarity::HigherIsBetter},
    {"none", Polarity::Neutral},
    {"neither", Polarity::Neutral},
    {"neither is better", Polarity::Neutral},
}};

}  // namespace

std::string_view toStored(Polarity polarity) { return partnership::wordOf(kPolarities, polarity).stored; }

std::optional<Polarity> polarityFromStored(std::string_view stored)
{
    return partnership::valueOf(kPolarities, stored);
}

std::string_view inWords(Polarity polarity) { return partnership::wordOf(kPolarities, polarity).words; }

std::optional<Polarity> polarityFromWords(std::string_view words)
{
    const std::string said = base::lowered(base::trimmed(words));
    for (const Written& row : kWritten) {
        if (row.words == said) {
            return row.polarity;
        }
    }
    return polarityFromStored(said);
}

}  // namespace muster::performance

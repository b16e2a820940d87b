// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is unusual in the partnership's figures: each signal that goes on, with the words it is told in (`FINDINGS.md`).
#pragma once

#include "core/performance/crime_queries.h"
#include "core/performance/measure_queries.h"
#include "core/performance/signal_runs.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::performance {

/// A series of recorded crime: "Burglary" in the ward "Park". An empty type is all types together.
struct CrimeSeriesName {
    CrimeBy by = CrimeBy::District;
    std::string area;
    std::string type;

    bool operator==(const CrimeSeriesName&) const = default;
};

/// "Burglary, Park"; "All recorded crime, Park".
[[nodiscard]] std::string inWords(const CrimeSeriesName& series);
/// The id that stands for the series, the same on every computer.
[[nodiscard]] base::Id idOf(const CrimeSeriesName& series);
/// More of it on record is a concern, but for what rises when people report or officers look: anti-social behaviour,
/// drugs and weapons are neutral (requirements H04).
[[nodiscard]] Polarity polarityOfCrime(std::string_view type);

/// A crime series whose first twelve months have fewer cases a month than this is not ranked: its limits say little.
inline constexpr double kFewestForRanking = 5;

/// One signal of one series.
struct Finding {
    base::Id series;  ///< of the measure, or `idOf` the crime series
    base::Id measure;  ///< nil for recorded crime
    std::optional<CrimeSeriesName> crime;
    std::string reference;  ///< "M05"; empty for recorded crime
    std::string name;  ///< "Violent crime"
    std::string unit;
    std::string priority;  ///< the one it serves; empty for none
    std::vector<std::string> vulnerableFor;  ///< recorded crime of a ward: what the ward is listed for as most vulnerable
    Frequency frequency = Frequency::Monthly;
    Polarity polarity = Polarity::Neutral;
    int decimals = 0;

    SignalRun run;
    Limits limits;
    base::Date first;  ///< periods
    base::Date last;
    base::Date newest;  ///< the newest period of the series, whether the signal is still there or not
    double value = 0;  ///< at `last`
    std::optional<base::Date> foundOn;  ///< the day the figure at `last` was received
    std::string change;  ///< that figure against the mean: "14 more (9.5%)" (requirements H08)

    /// Belongs to a priority, or to a ward that the partnership has listed (requirements J02).
    [[nodiscard]] bool isPriority() const { return !priority.empty() || !vulnerableFor.empty(); }
    [[nodiscard]] SignalRule rule() const { return run.rules.front(); }
};

/// "11 months above the mean", "October above the upper limit: 22, expected 7 to 21", "6 months below the lower limit".
[[nodiscard]] std::string sentenceOf(const Finding& finding);
/// "7 to 21", "up to 9": the figures between the limits, as the measure shows them. Empty without limits.
[[nodiscard]] std::string expectedText(const Limits& limits, int decimals);

/// Every signal of a measure, ended ones too, by first period. None for a milestone.
[[nodiscard]] std::vector<Finding> signalRuns(const MeasureChart& chart);
[[nodiscard]] std::vector<Finding> signalRuns(const replica::Reader& reader, const base::Id& measure);

/// The signals that go on in the measures that are not retired, by reference and first period.
[[nodiscard]] std::vector<Finding> findings(const replica::Reader& reader);

/// The same for recorded crime, by area and type: without "all types", and without series of few cases.
[[nodiscard]] std::vector<Finding> crimeFindings(const replica::Reader& reader, CrimeBy by);
/// Every signal of one series, however few its cases; nothing where the series is not known.
[[nodiscard]] std::optional<std::vector<Finding>> signalRuns(const replica::Reader& reader,
                                                             const CrimeSeriesName& series);

}  // namespace muster::performance

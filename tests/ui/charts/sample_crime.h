// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded crime of some wards and the direction of some priorities, for tests and pictures.
#pragma once

#include "core/performance/chart_multiples.h"
#include "core/performance/direction.h"
#include "tests/support/charts.h"

#include <cmath>

namespace muster::test {

/// Two years of eight wards and six kinds; burglary in Ravensthorpe stands out in the last month.
inline performance::CrimeTable wardCrime()
{
    performance::CrimeTable table;
    for (int i = 0; i < 24; ++i) {
        table.months.push_back(base::addMonths(monthOf(2023, 1), i));
    }
    unsigned seed = 7;
    const auto next = [&seed](int most) {
        seed = seed * 1103515245U + 12345U;
        return static_cast<int>((seed >> 16U) % static_cast<unsigned>(most));
    };
    const char* const places[] = {"Central", "Dogsthorpe", "East", "North", "Orton Longueville and Woodston",
                                  "Park", "Ravensthorpe", "Werrington"};
    const std::pair<const char*, int> kinds[] = {{"Anti-social behaviour", 60},
                                                 {"Burglary", 14},
                                                 {"Criminal damage and arson", 25},
                                                 {"Drugs", 6},
                                                 {"Shoplifting", 30},
                                                 {"Violence and sexual offences", 80}};
    for (const char* place : places) {
        for (const auto& [kind, usual] : kinds) {
            performance::CrimeSeries series {place, kind, {}};
            for (int i = 0; i < 24; ++i) {
                series.counts.push_back(usual + next(std::max(2, usual / 3)));
            }
            if (std::string {place} == "Ravensthorpe" && usual == 14) {
                series.counts.back() = 41;
            }
            if (std::string {place} == "East" && usual == 80) {
                for (std::size_t i = 14; i < 24; ++i) {
                    *series.counts[i] -= 26;
                }
            }
            if (std::string {place} == "Park" && usual == 6) {
                for (std::size_t i = 0; i < 24; ++i) {
                    series.counts[i] = i < 10 ? std::nullopt : series.counts[i];
                }
            }
            table.series.push_back(std::move(series));
        }
    }
    return table;
}

inline std::vector<performance::PriorityDirection> sampleDirections()
{
    const base::Id crime = base::newId();
    const base::Id reports = base::newId();
    const base::Id offenders = base::newId();
    const auto chart = [](ChartWish wish, const char* reference, const char* name, const base::Id& priority,
                          const char* called) {
        wish.name = name;
        performance::MeasureChart measure = measureChart(wish);
        measure.measure.reference = reference;
        measure.measure.details.priority = priority;
        measure.measure.priorityName = called;
        return measure;
    };
    ChartWish better;
    better.values = {41, 38, 43, 40, 37, 42, 39, 41, 38, 40, 42, 39, 38,
                     36, 35, 33, 34, 32, 31, 33, 30, 29, 31, 28, 29, 27};
    ChartWish neutral;
    neutral.unit = "reports";
    neutral.polarity = performance::Polarity::Neutral;
    neutral.values = {402, 415, 398, 421, 407, 411, 396, 418, 409, 403, 414, 400, 412,
                      405, 419, 408, 431, 446, 452, 460, 471, 468, 483, 479, 490, 502};
    ChartWish steady;
    steady.values = {31, 27, 29, 34, 28, 30, 26, 32, 29, 31, 27, 30, 28,
                     33, 29, 31, 27, 30, 28, 32, 29, 27, 31, 28, 30, 29};
    return performance::directionsOf(
        {chart(violentCrime(), "M05", "Violent crime", crime, "Reducing crime"),
         chart(steady, "M10", "Road casualties", crime, "Reducing crime"),
         chart(neutral, "M03", "ASB and hate crime reports", reports, "Confidence to report"),
         chart(better, "M08", "Re-offences by the IOM cohort", offenders, "Managing offenders"),
         chart(steady, "M04", "Further offending after ASB", offenders, "Managing offenders")});
}

}  // namespace muster::test

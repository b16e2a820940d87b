// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/season.h"

#include "core/base/text.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::performance {

Season seasonOf(const MeasureChart& chart, base::Date period)
{
    const MeasureDetails& details = chart.measure.details;
    Season season;
    const std::string name = details.frequency == Frequency::Monthly
        ? std::string {base::monthName(period.month())}
        : details.frequency == Frequency::Quarterly ? fmt::format("{} to {}", base::monthName(period.month()),
                                                                  base::monthName(base::addMonths(period, 2).month()))
                                                    : std::string {"The year"};
    season.title = name + (details.frequency == Frequency::Yearly ? " beside other years" : " in other years");
    for (const PeriodValue& value : chart.values) {
        if (value.period.month() != period.month() || value.period > period) {
            continue;
        }
        SeasonRow row {value.period, inWords(value.period, details.frequency), value.now.value,
                       figureText(value.now.value, details.decimals), {}};
        if (!season.rows.empty() && base::addMonths(season.rows.back().period, 12) == value.period) {
            row.change = changeText(season.rows.back().value, value.now.value, details.decimals, details.unit);
        }
        season.rows.push_back(std::move(row));
    }
    const bool known = !season.rows.empty() && season.rows.back().period == period;
    if (!known) {
        season.sentence = fmt::format("There is no figure for {}.", inWords(period, details.frequency));
        return season;
    }
    const SeasonRow& own = season.rows.back();
    if (season.rows.size() == 1) {
        season.sentence = fmt::format("{} is the first {} there is a figure for.", own.label, name);
        return season;
    }
    const auto [low, high] =
        std::minmax_element(season.rows.begin(), season.rows.end() - 1,
                            [](const SeasonRow& a, const SeasonRow& b) { return a.value < b.value; });
    const std::string earlier = low->shown == high->shown ? low->shown
                                                          : fmt::format("between {} and {}", low->shown, high->shown);
    season.sentence = fmt::format("{}: {}. The same time in {} earlier {}: {}.", own.label, own.shown,
                                  season.rows.size() - 1, season.rows.size() == 2 ? "year" : "years", earlier);
    if (!own.change.empty()) {
        season.sentence += own.change == "no change" ? " No change from the year before."
                                                     : fmt::format(" That is {} than the year before.", own.change);
    }
    return season;
}

PictureTable tableOf(const Season& season)
{
    PictureTable table {{"Period", "Value", "To the year before"}, {}, {false, true, false}};
    for (const SeasonRow& row : season.rows) {
        table.rows.push_back({row.label, row.shown, row.change});
    }
    return table;
}

}  // namespace muster::performance

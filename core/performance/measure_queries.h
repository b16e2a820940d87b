// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about measures and their values.
#pragma once

#include "core/performance/control_chart.h"
#include "core/performance/measure.h"
#include "core/replica/connection.h"

#include <string_view>

namespace muster::performance {

/// By reference; retired ones last, or left out.
[[nodiscard]] std::vector<Measure> measures(const replica::Reader& reader, bool retiredToo = false);
[[nodiscard]] std::optional<Measure> measure(const replica::Reader& reader, const base::Id& id);
/// By reference or by name, in any case.
[[nodiscard]] std::optional<Measure> findMeasure(const replica::Reader& reader, std::string_view referenceOrName);

/// In order of time; periods without a value are not there.
[[nodiscard]] std::vector<PeriodValue> valuesOf(const replica::Reader& reader, const base::Id& measure);
[[nodiscard]] std::vector<Rebase> rebasesOf(const replica::Reader& reader, const base::Id& measure);

/// A measure with its values, limits and signals.
struct MeasureChart {
    Measure measure;
    std::vector<PeriodValue> values;
    std::vector<Rebase> rebases;
    ControlChart chart;  ///< a point for each value; empty for a milestone
    std::vector<std::optional<double>> targets;  ///< for each value
    Assurance assurance = Assurance::NotJudged;  ///< of the last target against the last limits
};

/// Nothing for an unknown measure. Limits are locked to the measure's baseline, and to as many values after a rebase.
[[nodiscard]] std::optional<MeasureChart> chartOfMeasure(const replica::Reader& reader, const base::Id& measure);

/// Of every measure that is not retired, by reference.
[[nodiscard]] std::vector<MeasureChart> chartsOfMeasures(const replica::Reader& reader);

/// The same month in other years, oldest first: what an unusual December is to be compared with.
[[nodiscard]] std::vector<PeriodValue> sameSeason(const std::vector<PeriodValue>& values, base::Date period);

}  // namespace muster::performance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control chart of a series of recorded crime, by its name.
#pragma once

#include "core/performance/chart_picture.h"
#include "core/performance/findings.h"

namespace muster::performance {

/// Judged as its crime type is (`polarityOfCrime`), with the breaks that concern it. Empty where the table has no such
/// series.
[[nodiscard]] ChartPicture pictureOf(const CrimeTable& table, const CrimeSeriesName& name);
[[nodiscard]] ChartPicture pictureOf(const replica::Reader& reader, const CrimeSeriesName& name);

}  // namespace muster::performance

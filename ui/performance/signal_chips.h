// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a point means, as a word with its shape.
#pragma once

#include "core/performance/control_chart.h"
#include "ui/widgets/chip.h"

namespace muster::ui {

/// "Concern" with a diamond, "Improvement" with a tick, "Change, no judgement" without colour; empty for none.
[[nodiscard]] ChipSpec meaningChip(performance::Meaning meaning);
/// The same with what was found: "Concern: above the upper limit".
[[nodiscard]] ChipSpec signalChip(const performance::ChartPoint& point);

}  // namespace muster::ui

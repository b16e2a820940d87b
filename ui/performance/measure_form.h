// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms of a measure: what it is, that it ends, what it is read beside.
#pragma once

#include "core/performance/measure.h"
#include "ui/performance/form_side.h"

namespace muster::ui {

/// A new measure; `saved` gets its id.
void openNewMeasure(FormSide& side, ReplicaBridge& bridge, std::function<void(const base::Id&)> saved);
void openEditMeasure(FormSide& side, ReplicaBridge& bridge, const performance::Measure& measure);
void openRetireMeasure(FormSide& side, ReplicaBridge& bridge, const performance::Measure& measure);
/// Pairs it, or takes a pair apart (requirements H04).
void openPairMeasure(FormSide& side, ReplicaBridge& bridge, const performance::Measure& measure);

/// What was understood of a target as it stands in a form, or why it was not.
[[nodiscard]] QString targetEcho(const std::string& text, performance::Polarity polarity, const std::string& unit,
                                 performance::Frequency frequency, base::Date today);

}  // namespace muster::ui

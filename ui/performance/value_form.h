// SPDX-License-Identifier: GPL-3.0-or-later
//
// Typing a figure, and where limits begin anew.
#pragma once

#include "core/performance/measure_queries.h"
#include "ui/performance/form_side.h"

namespace muster::ui {

/// A figure for the period after the last one, or another figure for `period`: the old one is kept.
void openValueForm(FormSide& side, const performance::MeasureChart& chart, base::Date today,
                   std::optional<base::Date> period = {});
/// A break in how it is counted, or a new normal that was agreed.
void openRebaseForm(FormSide& side, const performance::MeasureChart& chart, bool isBreak,
                    std::optional<base::Date> from = {});

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reporting exceptions and blockages to a body, at a meeting or between meetings (requirements H01, K06).
#pragma once

#include "ui/performance/form_side.h"

namespace muster::ui {

class PerformanceDesk;

/// Everything that can be reported, with what is still missing where it cannot; `chosen` is ticked (nil: all).
void openReportForm(FormSide& side, const PerformanceDesk& desk, const base::Id& chosen = {});

}  // namespace muster::ui

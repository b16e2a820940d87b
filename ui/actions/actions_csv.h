// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shown rows as CSV.
#pragma once

#include "core/actions/action.h"

#include <string>
#include <vector>

namespace muster::ui {

/// Dates in ISO form, since other programs read them; cells that a spreadsheet would run as a formula are guarded.
[[nodiscard]] std::string actionsAsCsv(const std::vector<const actions::Action*>& actions);

}  // namespace muster::ui

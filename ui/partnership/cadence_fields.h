// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a cadence and the days it gives.
#pragma once

#include "core/partnership/cadence.h"
#include "ui/widgets/record_form.h"

#include <vector>

namespace muster::ui {

/// Adds the fields, filled from `now`, and shows the next days of the rule while it is typed.
void addCadenceFields(RecordForm& form, const partnership::Cadence& now, base::Date today);
[[nodiscard]] partnership::Cadence cadenceIn(const RecordForm& form);

/// "Tuesday 20 December 2011", "Monday 26 December 2011 · Boxing Day, a bank holiday".
[[nodiscard]] QStringList dayWords(const std::vector<partnership::CadenceDate>& days);

}  // namespace muster::ui

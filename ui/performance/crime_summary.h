// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import of recorded crime brought, in sentences.
#pragma once

#include "core/performance/crime_commands.h"

#include <QStringList>

namespace muster::ui {

/// Months and rows first, then what is to be known: rows without a place or an ID, months that were published again,
/// breaks, files that were passed over, figures of measures that came of it.
[[nodiscard]] QStringList crimeSummary(const performance::ImportedCrime& imported,
                                       const std::vector<std::string>& passedOver);
/// The first sentence of it, for a message.
[[nodiscard]] QString crimeHeadline(const performance::ImportedCrime& imported);
/// "From January 2021: LSOA codes of another census (Peterborough)".
[[nodiscard]] QString breakWords(const performance::CrimeBreak& found);

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the papers on performance say in the same way: an exception, a blockage, the direction of travel.
#pragma once

#include "core/actions/blockage.h"
#include "core/actions/exception.h"
#include "core/documents/document.h"
#include "core/performance/findings.h"
#include "core/replica/connection.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

/// Text that a restricted exception or blockage has in every paper of this room: its reference and this.
inline constexpr std::string_view kRestrictedFinding = "Restricted: it is reported in part two.";

/// A paper of the partnership, OFFICIAL, printed today; blocks are to be added.
[[nodiscard]] Document performancePaper(const replica::Reader& reader, const std::string& name, const std::string& version);

/// A heading with the reference, the chart where there is one, then a line each: what happened (count and percentage),
/// since when, why, what is being done by whom and by when, what is asked, and the answer or boxes to tick it in (requirements
/// §4.9). Of a restricted one only the reference.
void addException(Document& document, const replica::Reader& reader, const actions::PerformanceException& exception);

/// A heading with the reference, then what is stuck, since when, what was tried, the decision needed, from whom, and
/// what happens if nothing is done.
void addBlockage(Document& document, const replica::Reader& reader, const actions::Blockage& blockage);

/// One sentence for each priority: which way its measures go.
void addDirections(Document& document, const std::vector<performance::MeasureChart>& charts);

/// The chart of a measure with what was done marked on it, and beside it what it says; nothing for one without figures.
void addChart(Document& document, const replica::Reader& reader, const performance::MeasureChart& chart);

}  // namespace muster::documents

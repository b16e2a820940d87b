// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers that call to account: each agency's page, the tasking group's year, what the meetings cost (requirements K01,
// K02, D18, §4.10).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// One page for each agency under the same headings, then the sum of all, the priorities of the coming year with the
/// assessment behind them, the tasking group's year, the task and finish groups and what the meetings cost. Sorted by
/// category and name: it is no league table. Every figure leads to the minutes it was counted from, at the end.
/// `period` as of `periodFrom`; empty: the twelve months up to the meeting, or to today. `agency`: its page alone.
[[nodiscard]] base::Result<Document> annualReport(const replica::Reader& reader, const std::string& period,
                                                  const base::Id& meeting, const base::Id& agency);

/// The tasking group's year for the Board: items, actions, outcomes, groups, exceptions.
[[nodiscard]] base::Result<Document> annualSummary(const replica::Reader& reader, const std::string& period,
                                                   const base::Id& meeting);

/// One page: meetings, hours and documents by quarter and by body.
[[nodiscard]] base::Result<Document> meetingBurdenPage(const replica::Reader& reader, const std::string& period);

}  // namespace muster::documents

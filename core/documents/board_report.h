// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers on performance (requirements H01, H02, §4.9).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

namespace muster::documents {

/// The exception and blockage report to a body: direction of travel for each priority, the exceptions with their
/// charts, the blockages with the decision needed, a line to answer each on. What awaits confirmation is listed, what
/// was dismissed is counted. `meeting`: the report tabled there, or what will be; nil, or a meeting of a body that
/// nobody reports to: the report to the statutory Board. A report that was made holds what it held; before it is made
/// the paper is a draft of the next one.
[[nodiscard]] base::Result<Document> boardReport(const replica::Reader& reader, const base::Id& meeting);

/// The Performance Board's pack: what is unusual, most important first, direction of travel, exceptions and blockages
/// that need a decision, whether actions worked, and every measure as a line and as a chart.
[[nodiscard]] base::Result<Document> performancePack(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::documents

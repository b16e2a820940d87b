// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of task and finish groups (requirements G01, G02, G07). Restricted actions stand in them by reference only.
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// The action plan of a group as a table, with the bands in percent, and its funding.
[[nodiscard]] base::Result<Document> actionPlanPaper(const replica::Reader& reader, const base::Id& body);

/// The monthly return of a group, last month beside it, with successes of the others to learn from. Without a body the
/// board of returns: who has handed in, who has not, and how late. `month`: "2011-11"; that of today when empty. A return
/// that was not handed in yet is a draft.
[[nodiscard]] base::Result<Document> monthlyReturnPaper(const replica::Reader& reader, const base::Id& body,
                                                        const std::string& month);

/// What came of a group. Refused until its closing report is given.
[[nodiscard]] base::Result<Document> closingReportPaper(const replica::Reader& reader, const base::Id& body);

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading task and finish groups, what they are asked, what they cost.
#pragma once

#include "core/governance/task_group.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// In the order of the bodies, sub-groups behind their parent; closed ones last, or left out.
[[nodiscard]] std::vector<TaskGroup> taskGroups(const replica::Reader& reader, bool closedToo = true);
/// Nothing for a body that is no task and finish group.
[[nodiscard]] std::optional<TaskGroup> taskGroup(const replica::Reader& reader, const base::Id& body);
/// By short name, name or alias of the body.
[[nodiscard]] base::Result<TaskGroup> findTaskGroup(const replica::Reader& reader, const std::string& name);
[[nodiscard]] std::vector<TaskGroup> subGroupsOf(const replica::Reader& reader, const base::Id& body);
/// Past their end date: "extend or close", the longest overdue first (requirements G07).
[[nodiscard]] std::vector<TaskGroup> groupsToExtendOrClose(const replica::Reader& reader);

/// Of one group, or of all.
[[nodiscard]] std::vector<FundingLine> fundingOf(const replica::Reader& reader, const base::Id& body = {});
/// By priority in their order; "no priority" last (requirements G03).
[[nodiscard]] std::vector<FundingTotal> fundingTotals(const replica::Reader& reader, const base::Id& body = {});

/// Oldest first; unanswered ones only where asked.
[[nodiscard]] std::vector<Challenge> challengesOf(const replica::Reader& reader, const base::Id& body = {},
                                                  bool openOnly = false);

/// Who commissioned a body: its name; empty for none.
[[nodiscard]] std::string commissionerOf(const replica::Reader& reader, const base::Id& body);
[[nodiscard]] std::vector<Product> productsOf(const replica::Reader& reader, const base::Id& body);
/// In the order of the bodies (requirements C18).
[[nodiscard]] std::vector<CommissionedBody> commissionedBodies(const replica::Reader& reader);

}  // namespace muster::governance

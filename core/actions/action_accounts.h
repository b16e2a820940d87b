// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came of each action, as the accounts of the agencies count it (requirements F02, invariant 17).
#pragma once

#include "core/actions/action_queries.h"

#include <optional>
#include <vector>

namespace muster::actions {

/// One action in the account of its lead agency. Holds nothing that is restricted.
struct LedgerLine {
    base::Id action;
    std::string reference;
    AgencyName lead;
    base::Id meeting;
    base::Id item;
    ActionStatus status = ActionStatus::InProgress;
    bool onTime = false;  ///< verified, and said to be done by its date
    bool overdue = false;
    int extensions = 0;
};

/// Actions agreed from `from` to `to` (both included), by lead agency in the order of the agencies; `ledgerByAgency` is
/// their sum. Drafts are not in it.
[[nodiscard]] std::vector<LedgerLine> ledgerLines(const replica::Reader& reader, std::optional<base::Date> from = {},
                                                  std::optional<base::Date> to = {});

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An exception or a blockage on the agenda of a meeting, in one step (requirements H01, G04).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/governance/execute.h"
#include "core/meetings/blockage_items.h"
#include "core/replica/replica.h"

#include <string>

namespace muster::governance {

/// Proposes an item with title, ask, lead, priorities and evidence filled in, and keeps the link, so that the item shows
/// the chart (`actions::subjectOfItem`). Refused when it stands on that agenda already, when it has ended, and while the
/// agenda takes no more proposals, unless `urgentReason` says why it cannot wait.
struct PutExceptionOnAgenda {
    base::Id exception;
    base::Id meeting;
    std::string urgentReason {};
    int minutes = 0;  ///< 10 when 0
};

/// The same for a blockage: a decision is asked for.
using meetings::PutBlockageOnAgenda;

/// The new item.
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const PutExceptionOnAgenda&);

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What worked in the groups, passed on to a body that shares good practice (requirements C14).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/governance/execute.h"
#include "core/replica/replica.h"

#include <string>

namespace muster::governance {

/// Puts the successes that groups share in a month on the agenda of a meeting, as one item with a paper that asks it to
/// note them. Refused where there is nothing to pass on, where it stands on that agenda already, and while the agenda
/// takes no more proposals.
struct PassOnSuccesses {
    base::Id meeting;
    std::string month {};  ///< "2011-11"; the meeting's month when empty
};
/// The new item.
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const PassOnSuccesses& command);

}  // namespace muster::governance

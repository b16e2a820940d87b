// SPDX-License-Identifier: GPL-3.0-or-later
//
// Provisional references and numbers become permanent (requirements §2.5 row 13).
#pragma once

#include "core/base/failure.h"
#include "core/replica/replica.h"

namespace muster::meetings {

/// Gives every provisional reference, minute and disclosure its permanent number, in one Change that undo passes
/// over: references first, which minutes cite, then minutes in the order of their meetings, then disclosures as far as
/// part two is open. Called while no other computer is at the shared file and everything of theirs was taken in
/// (`sharing::SyncOptions::beforePush`). Nothing to do is no Change.
[[nodiscard]] base::Result<void> settleNumbers(replica::Replica& replica);

}  // namespace muster::meetings

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decisions to erase, brought to the hub (core/replica/erasure.h).
#pragma once

#include "core/sharing/hub.h"

namespace muster::replica {
class Replica;
}

namespace muster::sharing {

/// Whether a decision is known here that this replica has not brought to its hub yet.
[[nodiscard]] bool erasuresWait(replica::Replica& replica);

/// Replaces what decisions known here have erased by their erased form; true where something was replaced, so that
/// the visit is to be committed. Failures are those of `HubSession`.
[[nodiscard]] base::Result<bool> eraseAt(HubSession& session, replica::Replica& replica);

/// The hub has acknowledged it.
void noteErased(replica::Replica& replica);

}  // namespace muster::sharing

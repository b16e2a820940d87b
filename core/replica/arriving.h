// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes that came in: proven, taken apart and kept, before anything is made of them. Not for other rooms.
#pragma once

#include "core/replica/change_store.h"

#include <map>
#include <vector>

namespace muster::replica {

struct Arriving {
    Version version;
    Hash hash {};
    ChangeId id;  ///< given by `keep`
    Record record;
    ChangePayload payload;
    bool understood = true;  ///< false: a newer Muster wrote something in it that this one does not know
};

/// How far the chain of every device is known.
using KnownHeads = std::map<base::Id, Head>;
[[nodiscard]] KnownHeads knownHeads(ChangeStore& store);

/// Those that are not known yet, each proven to continue its device's chain, which `heads` follows. Every chain is
/// verified before anything of it is applied (invariant I8). Refuses like `Replica::receive`.
[[nodiscard]] base::Result<std::vector<Arriving>> proven(const std::vector<TravellingChange>& changes,
                                                         KnownHeads& heads, ChangeStore& store,
                                                         const Catalogue& catalogue);

/// Stores them as they came, at a moment (milliseconds since 1970), and gives them their ids.
void keep(std::vector<Arriving>& arriving, ChangeStore& store, std::int64_t atMs);

/// The replica's clock never falls behind what came in, and follows nobody more than ten minutes ahead.
void followClock(const std::vector<Arriving>& arriving, ChangeStore& store, std::int64_t wallMs);

/// Does this version know every table and column of them?
[[nodiscard]] bool isKnown(const Catalogue& catalogue, const std::vector<RowWrite>& rows);

}  // namespace muster::replica

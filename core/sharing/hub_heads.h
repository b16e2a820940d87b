// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a replica and its hub know every device. Not for other rooms.
#pragma once

#include "core/replica/exchange.h"

#include <map>
#include <vector>

namespace muster::replica {
class Replica;
}

namespace muster::sharing {

using HeadsByDevice = std::map<base::Id, replica::Head>;

[[nodiscard]] HeadsByDevice byDevice(const std::vector<replica::Head>& heads);
/// 0 for a device that is not among them.
[[nodiscard]] std::int64_t sequenceIn(const HeadsByDevice& heads, const base::Id& device);

/// What the hub had when it was last asked; kept with the replica, so that a start does not begin with a question and
/// a hub that went backwards is noticed.
[[nodiscard]] HeadsByDevice rememberedHubHeads(replica::Replica& replica);
void rememberHubHeads(replica::Replica& replica, const HeadsByDevice& heads);

}  // namespace muster::sharing

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands on recommendations share. Not for other rooms.
#pragma once

#include "core/governance/recommendation.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::governance::detail {

/// One that is there.
[[nodiscard]] base::Result<Recommendation> recommendationHeld(const replica::Reader& reader, const base::Id& id);
/// One whose words may still change: not sent, noted, implemented or withdrawn.
[[nodiscard]] base::Result<Recommendation> recommendationInDraft(const replica::Reader& reader, const base::Id& id);
/// One the agencies have before them.
[[nodiscard]] base::Result<Recommendation> recommendationWithAgencies(const replica::Reader& reader,
                                                                      const base::Id& id);
/// Its ratification by an agency.
[[nodiscard]] base::Result<Ratification> ratificationHeld(const Recommendation& held, const base::Id& agency);

}  // namespace muster::governance::detail

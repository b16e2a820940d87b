// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about standing items and the chair rota.
#pragma once

#include "core/partnership/standing_item.h"
#include "core/replica/connection.h"

#include <optional>
#include <vector>

namespace muster::partnership {

/// By placement, then in order; those in force on `date`.
[[nodiscard]] std::vector<StandingItem> standingItemsOf(const replica::Reader& reader, const base::Id& body,
                                                        base::Date date);
[[nodiscard]] std::optional<StandingItem> standingItem(const replica::Reader& reader, const base::Id& id);

[[nodiscard]] std::vector<RotaTurn> rotaOf(const replica::Reader& reader, const base::Id& body);
/// Whose turn the meeting of `date` is: the turn agreed for it, or the one after the last agreed turn before it
/// (requirements D05).
[[nodiscard]] std::optional<RotaTurn> turnFor(const replica::Reader& reader, const base::Id& body, base::Date date);

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading blockages.
#pragma once

#include "core/actions/blockage.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

/// In the order of their references.
[[nodiscard]] std::vector<Blockage> listBlockages(const replica::Reader& reader);
[[nodiscard]] std::optional<Blockage> findBlockage(const replica::Reader& reader, const base::Id& id);
/// By its reference, "BL-01", in any case.
[[nodiscard]] std::optional<Blockage> findBlockage(const replica::Reader& reader, const std::string& reference);
/// Oldest first.
[[nodiscard]] std::vector<BlockageEvent> blockageEventsOf(const replica::Reader& reader, const base::Id& blockage);

/// The Performance Board's list: what was taken there, and by itself what has been blocked for more than 14 days
/// (requirements F10). The longest first.
[[nodiscard]] std::vector<Blockage> blockagesForPerformanceBoard(const replica::Reader& reader);
/// What waits for a decision of the Board above it.
[[nodiscard]] std::vector<Blockage> blockagesForBoard(const replica::Reader& reader);

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about agencies and their units.
#pragma once

#include "core/partnership/agency.h"
#include "core/replica/connection.h"

#include <optional>
#include <string_view>
#include <vector>

namespace muster::partnership {

/// All agencies there have ever been: by category, then in their own order, then by name.
[[nodiscard]] std::vector<Agency> agencies(const replica::Reader& reader);
/// Those active on `date`, in the same order.
[[nodiscard]] std::vector<Agency> agenciesOn(const replica::Reader& reader, base::Date date);
[[nodiscard]] std::optional<Agency> agency(const replica::Reader& reader, const base::Id& id);
/// By code, in any case ("city"); an active one before one that has left.
[[nodiscard]] std::optional<Agency> agencyByShortName(const replica::Reader& reader, std::string_view shortName);

struct AgencyGroup {
    AgencyCategory category;
    std::vector<Agency> agencies;
};

/// The four categories in their order, empty ones left out (requirements B03).
[[nodiscard]] std::vector<AgencyGroup> agenciesByCategory(const replica::Reader& reader);

[[nodiscard]] std::vector<Unit> units(const replica::Reader& reader);
[[nodiscard]] std::vector<Unit> unitsOf(const replica::Reader& reader, const base::Id& agency);
[[nodiscard]] std::optional<Unit> unit(const replica::Reader& reader, const base::Id& id);

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about places.
#pragma once

#include "core/partnership/place.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::partnership {

[[nodiscard]] std::vector<Sector> sectors(const replica::Reader& reader);
[[nodiscard]] std::optional<Sector> sector(const replica::Reader& reader, const base::Id& id);
[[nodiscard]] std::vector<Ward> wards(const replica::Reader& reader);
[[nodiscard]] std::optional<Ward> ward(const replica::Reader& reader, const base::Id& id);
[[nodiscard]] std::optional<Ward> wardByName(const replica::Reader& reader, std::string_view name);

/// A ward with all that a picker or a badge says about it (requirements J02).
struct WardOverview {
    Ward ward;
    std::string sectorName;
    std::vector<std::string> priorityFor;  ///< crime types it is listed for, in the table's order
};

/// Wards in the vulnerable places table first.
[[nodiscard]] std::vector<WardOverview> wardOverviews(const replica::Reader& reader, base::Date date);

struct VulnerableRow {
    std::string crimeType;
    std::vector<VulnerablePlace> places;  ///< in order
};

/// The table in force on `date`, rows in order.
[[nodiscard]] std::vector<VulnerableRow> vulnerablePlaces(const replica::Reader& reader, base::Date date);

}  // namespace muster::partnership

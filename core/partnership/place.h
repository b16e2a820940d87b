// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places: sectors, wards, and the wards most vulnerable by crime type.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>

namespace muster::partnership {

struct Sector {
    base::Id id;
    std::string name;
    std::string managerRole;  ///< title
    int position = 0;
};

struct Ward {
    base::Id id;
    std::string name;
    base::Id sector;
    int position = 0;
};

/// One cell of the table of most vulnerable wards (requirements J01).
struct VulnerablePlace {
    base::Id id;
    std::string crimeType;
    base::Id ward;
    int typePosition = 0;  ///< the row
    int position = 0;  ///< within the row, 1 first
    std::optional<base::Date> effectiveFrom;
    std::optional<base::Date> effectiveTo;
};

}  // namespace muster::partnership

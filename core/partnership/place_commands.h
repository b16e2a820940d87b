// SPDX-License-Identifier: GPL-3.0-or-later
//
// Editing sectors, wards and the table of most vulnerable wards.
#pragma once

#include "core/base/failure.h"
#include "core/partnership/execute.h"
#include "core/partnership/place.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::partnership {

struct AddSector {
    std::string name;
    std::string managerRole;
};

struct EditSector {
    base::Id sector;
    std::string name;
    std::string managerRole;
};

/// A ward may have no sector yet.
struct AddWard {
    std::string name;
    base::Id sector;
};

struct EditWard {
    base::Id ward;
    std::string name;
    base::Id sector;
};

/// Goes last in its row; a new crime type starts a new row. A ward stands in a row once (requirements J01).
struct AddVulnerablePlace {
    std::string crimeType;
    base::Id ward;
    std::optional<base::Date> effectiveFrom;  ///< today when empty
};

/// `lastDay`: what was printed up to then stays true.
struct EndVulnerablePlace {
    base::Id place;
    base::Date lastDay;
};

/// The wards of one crime type in their new order; all of them, each once.
struct ReorderVulnerablePlaces {
    std::string crimeType;
    std::vector<base::Id> places;
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const AddSector&);
[[nodiscard]] Result<void> apply(Writer&, const EditSector&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddWard&);
[[nodiscard]] Result<void> apply(Writer&, const EditWard&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddVulnerablePlace&);
[[nodiscard]] Result<void> apply(Writer&, const EndVulnerablePlace&);
[[nodiscard]] Result<void> apply(Writer&, const ReorderVulnerablePlaces&);

}  // namespace muster::partnership

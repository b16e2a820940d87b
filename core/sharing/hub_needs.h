// SPDX-License-Identifier: GPL-3.0-or-later
//
// Newer and older Musters at one hub.
#pragma once

#include "core/base/failure.h"

#include <string>

namespace muster::sharing {

/// Which Musters may use a hub, by the newest schema version they know (`replica::newestSchemaVersion`; 0: any).
///
/// Tables and columns are only ever added, and what a newer Muster wrote is kept, hashed and passed on untouched, so
/// most versions ask for nothing (design §4). A version that gives known bytes another meaning asks for itself, and
/// its first push says so in the hub: whoever cannot follow reads on, and keeps edits back until the update.
struct HubNeeds {
    int reader = 0;  ///< older ones may not read
    int writer = 0;  ///< nor write
    std::string muster {};  ///< the version that may do both, as people know it: "0.2"

    bool operator==(const HubNeeds&) const = default;
};

/// What this Muster asks of the others. Raise it with the reason beside it, and never lower it.
[[nodiscard]] HubNeeds ownNeeds();

/// Both: needs are only ever raised.
[[nodiscard]] HubNeeds together(const HubNeeds& one, const HubNeeds& other);

[[nodiscard]] bool mayRead(const HubNeeds& needs);
[[nodiscard]] bool mayWrite(const HubNeeds& needs);

/// "This shared file needs Muster 0.2 or newer. ..."
[[nodiscard]] base::Failure tooOldToRead(const HubNeeds& needs);
/// "... to write. You can still read it; your changes wait on this computer until Muster is updated."
[[nodiscard]] std::string tooOldToWrite(const HubNeeds& needs);

}  // namespace muster::sharing

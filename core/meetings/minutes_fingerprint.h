// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether approved minutes still say what was approved. Not for other rooms.
#pragma once

#include "core/base/id.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::meetings::detail {

/// "open:<hex>" of what everybody may read, and " full:<hex>" of everything while part two is open.
[[nodiscard]] std::string minutesFingerprint(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings::detail

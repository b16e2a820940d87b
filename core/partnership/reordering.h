// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting rows into a new order.
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"

#include <vector>

namespace muster::partnership {

/// Refused unless `wanted` holds each of `there` once: somebody may have added or removed one in between.
[[nodiscard]] base::Result<void> sameRows(std::vector<base::Id> there, std::vector<base::Id> wanted);

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several ids in one text column (needed_agencies, to_agencies, items).
#pragma once

#include "core/base/id.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::partnership {

/// Hexadecimal, comma between; nil ids left out.
[[nodiscard]] std::string storedIds(const std::vector<base::Id>& ids);

/// Reads what `storedIds` wrote; anything else in it is passed over.
[[nodiscard]] std::vector<base::Id> idsFromStored(std::string_view stored);

}  // namespace muster::partnership

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What commands and queries on monthly returns share. Not for other rooms.
#pragma once

#include "core/base/id.h"

#include <string>

namespace muster::governance::detail {

/// The same on every computer: two that write one return write one record.
[[nodiscard]] base::Id returnId(const base::Id& body, const std::string& month);

}  // namespace muster::governance::detail

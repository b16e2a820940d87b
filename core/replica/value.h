// SPDX-License-Identifier: GPL-3.0-or-later
//
// One stored value, as SQLite knows it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace muster::replica {

using Blob = std::vector<std::uint8_t>;
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

}  // namespace muster::replica

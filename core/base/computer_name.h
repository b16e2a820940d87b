// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace muster::base {

/// What the computer calls itself in its network, without the network's name: "DESK-2". Empty where it has no name.
[[nodiscard]] std::string computerName();

}  // namespace muster::base

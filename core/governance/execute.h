// SPDX-License-Identifier: GPL-3.0-or-later
//
// Running a command of this room by itself.
#pragma once

#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <utility>

namespace muster::governance {

/// Any command of this room in a transaction of its own; `apply` gives the Change its label.
template <class Command>
[[nodiscard]] auto execute(replica::Replica& replica, const Command& command)
    -> decltype(apply(std::declval<replica::Writer&>(), command))
{
    return replica.transact("Change governance", [&](replica::Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"

#include <map>

namespace muster::replica {

/// Outlives the replica where a subscription does.
struct Replica::Listeners {
    std::mutex mutex;
    std::map<int, std::function<void(const ChangeNotice&)>> all;
    int next = 0;
};

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/reordering.h"

#include <algorithm>

namespace muster::partnership {

base::Result<void> sameRows(std::vector<base::Id> there, std::vector<base::Id> wanted)
{
    std::sort(there.begin(), there.end());
    std::sort(wanted.begin(), wanted.end());
    if (there != wanted) {
        return base::fail(base::FailureCode::Superseded,
                          "The list has changed in the meantime. Look at it again and repeat.");
    }
    return {};
}

}  // namespace muster::partnership

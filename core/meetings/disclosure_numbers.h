// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of the disclosure log (V03). They are restricted, as the log is. Not for other rooms.
#pragma once

#include "core/replica/replica.h"

namespace muster::meetings::detail {

struct DisclosureNumber {
    int number = 0;
    bool provisional = false;  ///< several computers share the partnership and have not met since
};

/// The next number of the log. Part two is open.
[[nodiscard]] DisclosureNumber takeDisclosureNumber(replica::Writer& writer);

/// Gives provisional ones their permanent numbers, by day and time; nothing while part two is locked.
void settleDisclosures(replica::Writer& writer);

}  // namespace muster::meetings::detail

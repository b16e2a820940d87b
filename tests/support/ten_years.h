// SPDX-License-Identifier: GPL-3.0-or-later
//
// A partnership of ten years: what the figures are measured on.
#pragma once

#include "core/replica/replica.h"

namespace muster::test {

/// Writes agencies, roles, one body, 120 monthly meetings up to `today` with 15 items, 60 entries each and
/// minutes, and 5,000 actions with two updates each, 300 of them open. Deterministic.
/// Gives the newest meeting, which is published and not started.
base::Id writeTenYears(replica::Replica& replica, base::Date today);

}  // namespace muster::test

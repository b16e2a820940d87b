// SPDX-License-Identifier: GPL-3.0-or-later
//
// The groups of figures about sharing.
#pragma once

#include "tests/bench/figures.h"

namespace muster::bench {

/// One Change and none at a hub with 1,000, 10,000 and 250,000, and a new replica from the last.
void measureSync(Figures& figures);

/// Thirty computers, as thirty processes with a helper process each, at one shared file.
void measureOffice(Figures& figures);

}  // namespace muster::bench

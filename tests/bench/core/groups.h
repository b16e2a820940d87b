// SPDX-License-Identifier: GPL-3.0-or-later
//
// The groups of figures about sharing, about what is unusual in figures, and about taking figures in.
#pragma once

#include "tests/bench/figures.h"

namespace muster::bench {

/// One Change and none at a hub with 1,000, 10,000 and 250,000, and a new replica from the last.
void measureSync(Figures& figures);

/// Thirty computers, as thirty processes with a helper process each, at one shared file.
void measureOffice(Figures& figures);

/// Limits and signals of 18,695 series beside reading them, the ranked list and the register of exceptions at that size.
void measureExceptions(Figures& figures);

/// Searching ten years letter by letter beside a plain query of the index and LIKE over the same texts.
void measureSearch(Figures& figures);

/// A year of street crime beside SQLite's own import, and the memory it takes.
void measureImport(Figures& figures);

}  // namespace muster::bench

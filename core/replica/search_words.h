// SPDX-License-Identifier: GPL-3.0-or-later
//
// The index of words (schema/0019_search.sql), in both parts.
#pragma once

#include "core/replica/database.h"

namespace muster::replica {

/// Takes into the index what triggers noted since the last time. Called before a transaction that wrote is committed,
/// so that a commit and its words are one.
void settleSearch(Database& writer);

/// Empties the index of part two, so that no word of it stays in memory once that is locked.
void forgetSealedWords(Database& writer);

/// Makes the open index again from its texts: words that were taken out leave no trace in it.
void rebuildSearch(Database& writer);

}  // namespace muster::replica

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two people wrote different things in the same place without knowing of each other: both are kept.
#pragma once

#include "core/replica/capture.h"
#include "core/replica/change.h"

#include <string>
#include <vector>

namespace muster::replica {

/// One of the values that stand against each other.
struct ConflictingValue {
    ChangeId change;
    ChangeHeader header;  ///< who, when, doing what
    Value value;
    bool deletes = false;  ///< somebody deleted the record instead
};

/// A field that has more than one value, until somebody picks (requirements §2.5 row 12).
struct Conflict {
    bool restricted = false;
    std::string table;
    base::Id row;
    std::string column;  ///< "" where one deleted the record and another went on writing in it
    std::vector<ConflictingValue> values;  ///< the one shown is the last
};

}  // namespace muster::replica

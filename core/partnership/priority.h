// SPDX-License-Identifier: GPL-3.0-or-later
//
// Priorities, what delivers them and what is linked to them.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>

namespace muster::partnership {

/// The priorities of one plan; an action keeps the one it was agreed under (requirements A09).
struct PrioritySet {
    base::Id id;
    std::string name;
    std::optional<base::Date> effectiveFrom;
    std::optional<base::Date> effectiveTo;
};

struct Priority {
    base::Id id;
    base::Id prioritySet;
    std::string shortName;  ///< "P1"
    std::string name;
    std::string deliveredBy;
    base::Id leadAgency;
    std::string leadRole;
    int position = 0;
};

/// A workstream by the name the plan writes, linked to a priority.
struct WorkstreamLink {
    base::Id id;
    base::Id priority;
    std::string name;
    int position = 0;
};

}  // namespace muster::partnership

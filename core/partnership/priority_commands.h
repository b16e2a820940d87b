// SPDX-License-Identifier: GPL-3.0-or-later
//
// Editing priorities and what is linked to them.
#pragma once

#include "core/base/failure.h"
#include "core/partnership/execute.h"
#include "core/partnership/priority.h"

#include <optional>
#include <string>

namespace muster::partnership {

/// Ends the set in force on the day before it begins; actions keep the priority they were agreed under
/// (requirements A09).
struct AddPrioritySet {
    std::string name;
    base::Date effectiveFrom;
    std::optional<base::Date> effectiveTo;
    base::Id assessment {};  ///< what it was made from
    base::Id decidedEntry {};  ///< the minuted decision that made it; `governance::DecidePriorities` checks it
    std::string decidedText {};
};

/// Name and short name are unique within the set.
struct AddPriority {
    base::Id prioritySet;
    std::string shortName;
    std::string name;
    std::string deliveredBy;
    base::Id leadAgency;
    std::string leadRole;
    PriorityKind kind = PriorityKind::Priority;
};

/// Fields that are empty stay as they are.
struct EditPriority {
    base::Id priority;
    std::optional<std::string> shortName;
    std::optional<std::string> name;
    std::optional<std::string> deliveredBy;
    std::optional<base::Id> leadAgency;
    std::optional<std::string> leadRole;
};

/// Each workstream once.
struct LinkWorkstream {
    base::Id priority;
    std::string name;
};

struct UnlinkWorkstream {
    base::Id link;
};

/// Who leads a workstream, a fact with its source, and its page; kept with its name, which need not be linked yet.
/// Refuses a fact without a source (requirements I05). What is empty is cleared.
struct DescribeWorkstream {
    std::string name;
    base::Id leadAgency {};
    std::string leadRole {};
    std::string fact {};
    std::string factSource {};
    std::string principles {};
    std::string pathways {};
    std::string partners {};
    std::string evaluation {};
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const AddPrioritySet&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddPriority&);
[[nodiscard]] Result<void> apply(Writer&, const EditPriority&);
[[nodiscard]] Result<base::Id> apply(Writer&, const LinkWorkstream&);
[[nodiscard]] Result<void> apply(Writer&, const UnlinkWorkstream&);
[[nodiscard]] Result<base::Id> apply(Writer&, const DescribeWorkstream&);

}  // namespace muster::partnership

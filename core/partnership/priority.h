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
    base::Id assessment {};  ///< the strategic assessment it was made from; nil where none is named
    base::Id decidedEntry {};  ///< the decision that made it (requirements K03); nil where no minute here has it
    std::string decidedText {};  ///< that decision in words: "Partnership Board, 29 November 2011, minute 114"
};

/// An area of focus stands beside the priorities and after them in every list (requirements I09).
enum class PriorityKind { Priority, OtherArea };

struct Priority {
    base::Id id;
    base::Id prioritySet;
    std::string shortName;  ///< "P1"
    std::string name;
    std::string deliveredBy;
    base::Id leadAgency;
    std::string leadRole;
    int position = 0;
    PriorityKind kind = PriorityKind::Priority;
};

/// A workstream by the name the plan writes, linked to a priority.
struct WorkstreamLink {
    base::Id id;
    base::Id priority;
    std::string name;
    int position = 0;
};

/// What is known of a workstream beside its links (requirements B09, I04, I05). Lists have an entry a line.
struct Workstream {
    base::Id id;
    std::string name;  ///< as the links write it
    base::Id leadAgency;
    std::string leadRole;
    std::string fact;  ///< "10% of offenders commit up to 50% of crime"
    std::string factSource;
    std::string principles;  ///< "All partners tackling offenders together"
    std::string pathways;  ///< "Accommodation"
    std::string partners;
    std::string evaluation;  ///< how it is found out whether it works
};

}  // namespace muster::partnership

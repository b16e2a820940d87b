// SPDX-License-Identifier: GPL-3.0-or-later
//
// Setting up the plan, revising it, recording assessments, and making next year's priorities out of a decision.
#pragma once

#include "core/governance/plan.h"
#include "core/partnership/priority_commands.h"

namespace muster::governance {

/// One to five years; plans do not overlap.
struct AddPlan {
    std::string name;
    int firstYear = 0;
    int lastYear = 0;
};

/// A draft for one year of the plan; one for each year. The assessment may follow.
struct AddRevision {
    base::Id plan;
    int year = 0;
    base::Id assessment {};
    base::Id prioritySet {};
    std::string summary {};
};

/// Fields that are empty stay as they are; refused once it is final.
struct EditRevision {
    base::Id revision;
    std::optional<base::Id> assessment {};
    std::optional<base::Id> prioritySet {};
    std::optional<std::string> summary {};
};

/// Refused without an assessment that has been received (requirements A02), and without priorities.
struct FinaliseRevision {
    base::Id revision;
    std::optional<base::Date> on {};  ///< today when empty
};

/// `priorities`: what it recommends, in order.
struct RecordAssessment {
    std::string title;
    std::optional<base::Date> periodFrom {};
    std::optional<base::Date> periodTo {};
    std::optional<base::Date> receivedOn {};
    std::string findings {};
    std::string evidence {};
    std::vector<std::string> priorities {};
};

/// Takes the place of everything it said; refused when a final revision would lose the day it was received.
struct EditAssessment {
    base::Id assessment;
    RecordAssessment now;
};

/// The Board's decision "priorities for the coming year" makes the next set, which holds from `effectiveFrom`
/// (requirements K03). `entry` is that decision as minuted: an open decision of a body that may resolve. Workstreams
/// linked to a priority of the set before with the same name are linked to the new one too.
struct DecidePriorities {
    base::Id entry;
    std::string name;
    base::Date effectiveFrom;
    base::Id assessment {};
    std::vector<partnership::AddPriority> priorities {};  ///< their set is not read
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AddPlan&);
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AddRevision&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const EditRevision&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const FinaliseRevision&);
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const RecordAssessment&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const EditAssessment&);
/// The new set.
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const DecidePriorities&);

/// A decision a set of priorities can be made of: of a statutory body, newest first.
struct BoardDecision {
    base::Id entry;
    std::string words;  ///< "CDRP Board, 29 November 2011: RESOLVED that ..."
};
[[nodiscard]] std::vector<BoardDecision> boardDecisions(const replica::Reader& reader);

}  // namespace muster::governance

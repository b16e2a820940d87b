// SPDX-License-Identifier: GPL-3.0-or-later
//
// The partnership plan: its years, the assessments it comes from, and when it is to be looked at again (requirements
// A01, A02, K03).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/governance/execute.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// Runs from April of its first year to March of its last: "2011 to 2014".
struct Plan {
    base::Id id;
    std::string name;
    int firstYear = 0;
    int lastYear = 0;

    [[nodiscard]] base::Date first() const;  ///< 1 April of the first year
    [[nodiscard]] base::Date last() const;  ///< 31 March of the last year
};

enum class RevisionState { Draft, Final };

/// The plan as it was set for one of its years.
struct PlanRevision {
    base::Id id;
    base::Id plan;
    int year = 0;
    base::Id assessment;  ///< it came from; nil while none is named
    std::string assessmentTitle;
    base::Id prioritySet;
    std::string prioritySetName;
    RevisionState state = RevisionState::Draft;
    std::optional<base::Date> finalOn;
    std::string summary;  ///< in plain words, for the plan summary
};

/// A strategic assessment: what it looked at, what it found, and what it recommends (requirements A02).
struct StrategicAssessment {
    base::Id id;
    std::string title;
    std::optional<base::Date> periodFrom;
    std::optional<base::Date> periodTo;
    std::optional<base::Date> receivedOn;
    std::string findings;
    std::string evidence;  ///< where it can be read
    std::vector<std::string> priorities;  ///< recommended, in order
};

/// A plan with its years and when it is to be reviewed.
struct PlanOverview {
    Plan plan;
    std::vector<PlanRevision> revisions;  ///< by year
    std::vector<int> yearsWithout;  ///< years of the plan up to today that have no revision
    std::optional<base::Date> reviewDue;  ///< 12 months after the last final revision; nothing when the plan is over

    [[nodiscard]] const PlanRevision* newestFinal() const;
    /// "Review due on 1 April 2012", "Review due since 1 April 2012", "No revision is final yet".
    [[nodiscard]] std::string reviewInWords(base::Date today) const;
};

/// Newest first.
[[nodiscard]] std::vector<PlanOverview> plans(const replica::Reader& reader);
/// The plan whose years hold `date`.
[[nodiscard]] std::optional<PlanOverview> planOn(const replica::Reader& reader, base::Date date);
/// Newest received first; those not received yet before them.
[[nodiscard]] std::vector<StrategicAssessment> assessments(const replica::Reader& reader);
[[nodiscard]] std::optional<StrategicAssessment> assessment(const replica::Reader& reader, const base::Id& id);
/// "Draft", "Final".
[[nodiscard]] std::string_view inWords(RevisionState state);

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Equality impact assessments of the priorities (requirements O01).
#pragma once

#include "core/governance/execute.h"
#include "core/partnership/priority.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

struct EqualityAssessment {
    base::Id id;
    base::Id priority;
    std::optional<base::Date> madeOn;  ///< empty where none was needed
    std::string summary;
    std::string mitigations;
    std::optional<base::Date> reviewOn;
    std::string notNeeded;  ///< "not needed because ..."
};

/// A priority in force with its newest assessment.
struct PriorityEquality {
    partnership::Priority priority;
    std::optional<EqualityAssessment> newest;
    int assessments = 0;

    /// Asked of each priority area and not there; an area of focus may have one, nobody asks for it.
    [[nodiscard]] bool isOutstanding() const
    {
        return !newest && priority.kind != partnership::PriorityKind::OtherArea;
    }
    /// "Made on 4 March 2011, review on 4 March 2012", "Not needed: ...", "Not yet", "None, area of focus".
    [[nodiscard]] std::string inWords() const;
};

/// Priorities of the day in their order, then the other areas of focus.
[[nodiscard]] std::vector<PriorityEquality> equalityOfPriorities(const replica::Reader& reader, base::Date date);

/// Either a day with a summary, or the reason why none is needed. Earlier ones are kept.
struct AssessEquality {
    base::Id priority;
    std::optional<base::Date> madeOn {};
    std::string summary {};
    std::string mitigations {};
    std::optional<base::Date> reviewOn {};
    std::string notNeeded {};
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AssessEquality&);

}  // namespace muster::governance

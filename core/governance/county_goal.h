// SPDX-License-Identifier: GPL-3.0-or-later
//
// Goals of the county: set in September, reviewed in March (requirements C15, K05, §4.13).
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

/// What stands where nobody has said how a goal comes on.
inline constexpr std::string_view kNoProgress = "No progress recorded.";

struct CountyGoal {
    base::Id id;
    std::string theme;  ///< "Road Safety"
    base::Id body;  ///< the county group that answers for it; may be nil
    std::string bodyName;
    std::string text;
    std::string contribution;  ///< what the district brings to it
    base::Id setMeeting;
    std::optional<base::Date> setOn;
    base::Id reviewMeeting;  ///< nil until it is planned
    std::optional<base::Date> reviewOn;
    std::string progress;
    std::optional<base::Date> progressOn;
    std::string blockage;
    std::string ask;
    int position = 0;

    /// The progress, or `kNoProgress`.
    [[nodiscard]] std::string progressInWords() const;
};

/// Newest cycle first, then in order.
[[nodiscard]] std::vector<CountyGoal> countyGoals(const replica::Reader& reader);
/// Those set at this meeting or reviewed at it, in order; of the newest cycle for a nil meeting.
[[nodiscard]] std::vector<CountyGoal> countyGoalsOf(const replica::Reader& reader, const base::Id& meeting);
[[nodiscard]] std::optional<CountyGoal> countyGoal(const replica::Reader& reader, const base::Id& id);

/// Set at a meeting of a body with strategic goals. The meeting of that body that follows it reviews the goal: it is
/// found when it is planned, so that March leads back to September.
struct SetCountyGoal {
    base::Id meeting;
    std::string theme;
    std::string text;
    std::string contribution {};
    base::Id body {};
};

/// What is given is changed.
struct EditCountyGoal {
    base::Id goal;
    std::optional<std::string> text {};
    std::optional<std::string> contribution {};
};

/// What the March meeting is told. An empty progress is refused: leave it alone, and the paper says that there is none.
struct ReviewCountyGoal {
    base::Id goal;
    std::string progress;
    std::string blockage {};
    std::string ask {};
    std::optional<base::Date> on {};  ///< today when empty
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const SetCountyGoal&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const EditCountyGoal&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const ReviewCountyGoal&);

}  // namespace muster::governance

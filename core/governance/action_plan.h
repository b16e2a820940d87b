// SPDX-License-Identifier: GPL-3.0-or-later
//
// The action plan of a group: actions of the register and milestones of its own, and how far behind they are
// (requirements G01, H11).
#pragma once

#include "core/governance/execute.h"
#include "core/replica/replica.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// The bands of a local exception report (requirements H11). What is done is on target.
enum class PlanBand { OnTarget, OneMonthBehind, MoreThanOneMonthBehind, Reprogrammed };
inline constexpr std::array kPlanBands {PlanBand::OnTarget, PlanBand::OneMonthBehind, PlanBand::MoreThanOneMonthBehind,
                                        PlanBand::Reprogrammed};
[[nodiscard]] std::string_view toStored(PlanBand band);
[[nodiscard]] std::string_view inWords(PlanBand band);  ///< "Up to one month behind", "Reprogrammed with approval"

struct PlanLine {
    base::Id id;
    base::Id body;
    base::Id action;  ///< nil: a milestone
    std::string reference;  ///< "A-008"; empty for a milestone
    std::string text;  ///< "Restricted action" where it may not be seen
    bool restricted = false;
    std::string owner;  ///< role and agency
    std::optional<base::Date> dueOn;
    std::optional<base::Date> originalDueOn;
    std::optional<base::Date> doneOn;
    bool done = false;
    bool ended = false;  ///< an action that is over without having been done: no longer counted
    std::string status;  ///< in words
    std::string approvedReason;  ///< why it was reprogrammed
    std::optional<PlanBand> band;  ///< nothing without a date, or when it ended
};

/// The band of something due: done, or how long past its date; moved with approval it counts as reprogrammed until the new
/// date is past too.
[[nodiscard]] PlanBand bandOf(base::Date due, base::Date today, bool done, bool reprogrammed);

struct BandShare {
    PlanBand band = PlanBand::OnTarget;
    int count = 0;
    int percent = 0;
};

struct PlanSummary {
    int total = 0;  ///< lines with a band
    int done = 0;
    int undated = 0;  ///< without a date, so in no band
    std::vector<BandShare> shares;  ///< one for each band; the percentages sum to 100 unless there is nothing

    /// "On target 50% (2), up to one month behind 25% (1), ...".
    [[nodiscard]] std::string inWords() const;
};

struct ActionPlan {
    std::vector<PlanLine> lines;  ///< by date, undated ones last
    PlanSummary summary;
};

/// Whole percentages that sum to 100, nearest first (largest remainder); all 0 for nothing.
[[nodiscard]] std::vector<int> percentages(const std::vector<int>& counts);

/// Lines without restricted text while `open` is asked for or part two is locked.
[[nodiscard]] ActionPlan actionPlanOf(const replica::Reader& reader, const base::Id& body, bool open = false);
/// The bands over a set of lines.
[[nodiscard]] PlanSummary summaryOf(const std::vector<PlanLine>& lines);

struct AddActionToPlan {
    base::Id body;
    base::Id action;
};

struct AddMilestone {
    base::Id body;
    std::string text;
    std::optional<base::Date> dueOn {};
};

struct ReachMilestone {
    base::Id line;
    std::optional<base::Date> on {};
};

/// A milestone's date moves, with who approved it and why; the first date stays. Actions are extended in the register.
struct ReprogrammeMilestone {
    base::Id line;
    base::Date dueOn;
    std::string approval;
};

/// An action leaves the plan, not the register; a milestone only while it is not reached.
struct RemovePlanLine {
    base::Id line;
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AddActionToPlan&);
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AddMilestone&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const ReachMilestone&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const ReprogrammeMilestone&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const RemovePlanLine&);

}  // namespace muster::governance

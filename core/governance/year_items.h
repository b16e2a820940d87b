// SPDX-License-Identifier: GPL-3.0-or-later
//
// What single items and returns say for a year's report: decisions of the Board by its functions, what the items
// served, why matters needed the partnership, and what groups did well. Open items only.
#pragma once

#include "core/governance/minutes_behind.h"
#include "core/governance/monthly_return.h"

#include <string>
#include <vector>

namespace muster::governance {

struct MinutedDecision {
    MinuteBehind minute;
    std::string words;  ///< "RESOLVED to fund the outreach posts for a year"
    std::string section17;  ///< "Positive effect: fewer people are drawn in"; empty where nobody has said
};
/// Decisions on items tagged with one function of the Board; an item with two functions stands under both.
struct BoardFunction {
    std::string name;  ///< "Resources"; empty for decisions on items without a function
    std::vector<MinutedDecision> decisions;
};
/// All six functions in their order, then what has none, if there is any (requirements A05). Of every body that decides
/// by statute, for meetings held from the first to the last day.
[[nodiscard]] std::vector<BoardFunction> decisionsByFunction(const replica::Reader& reader, base::Date from, base::Date to);

struct ServedPriority {
    std::string name;
    bool otherArea = false;  ///< an area of focus, which stands after the priorities (requirements I09)
    int items = 0;  ///< business taken in the period
};
/// Each priority in force on the last day, those of earlier sets that items still name, then each other area of focus.
[[nodiscard]] std::vector<ServedPriority> servedPriorities(const replica::Reader& reader, base::Date from,
                                                           base::Date to);

struct WhyTogether {
    MinuteBehind minute;
    std::string title;
    std::string why;
};
/// By meeting, then number (requirements I03).
[[nodiscard]] std::vector<WhyTogether> whyTogether(const replica::Reader& reader, base::Date from, base::Date to);

/// Successes in the returns of groups that came in for months of the period, by month, then by group (requirements F07,
/// G06).
[[nodiscard]] std::vector<SharedSuccess> groupSuccesses(const replica::Reader& reader, base::Date from, base::Date to);

}  // namespace muster::governance

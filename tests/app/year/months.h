// SPDX-License-Identifier: GPL-3.0-or-later
//
// The year as a table: who meets when, on which computer, and what becomes of what is agreed.
#pragma once

#include "core/base/date.h"

#include <string>
#include <vector>

namespace muster::test::year {

/// What becomes of an action after the meeting that gave it.
enum class Fate {
    Verified,  ///< claimed before the next meeting and verified there
    Late,  ///< extended at the next meeting, verified at the one after
    NotRequired,
    NotUndertaken,
    Superseded,  ///< by the first action of the next meeting
    Declined,  ///< by an agency that was not there to commit
    Open  ///< still to be done when the year ends
};

struct Task {
    const char* agency;
    Fate fate;
};

/// A month of the tasking group. An agency that is not there has its actions put to it for confirmation.
struct Month {
    base::Date day;
    std::size_t computer;  ///< whose secretary has the meeting
    std::vector<std::string> absent;
    const char* business;
    const char* raisedBy;
    std::vector<Task> tasks;
};
/// November 2011 to October 2012, in order.
[[nodiscard]] const std::vector<Month>& months();

/// A quarter: the Performance Board, and the public report on the three months before.
struct Quarter {
    base::Date performanceBoard;
    std::size_t computer;
    const char* exception;
    const char* blockage;
    bool escalated;  ///< the blockage goes to the Board above; else it is resolved
    const char* period;  ///< of the public report
    base::Date published;
};
[[nodiscard]] const std::vector<Quarter>& quarters();

}  // namespace muster::test::year

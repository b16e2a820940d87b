// SPDX-License-Identifier: GPL-3.0-or-later
//
// The monthly return of a task and finish group (requirements G02, G04, G06, H13). A month is written "2011-11": the month
// of the tasking meeting before which it is due.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/governance/task_group.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// "2011-11".
[[nodiscard]] std::string monthOf(base::Date date);
/// The first day of a month; nothing for what is no month.
[[nodiscard]] std::optional<base::Date> firstDayOf(std::string_view month);
[[nodiscard]] std::string monthInWords(std::string_view month);  ///< "November 2011"
[[nodiscard]] std::string monthBefore(std::string_view month);
[[nodiscard]] std::string monthAfter(std::string_view month);

/// Working days before the tasking meeting on which returns are due (requirements §2.2).
inline constexpr int kReturnDueWorkingDays = 8;

enum class ReturnLineKind { Success, Problem, HelpNeeded, Measure };
[[nodiscard]] std::string_view toStored(ReturnLineKind kind);
[[nodiscard]] std::optional<ReturnLineKind> returnLineKindFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(ReturnLineKind kind);  ///< "Success", "Help needed"

struct ReturnLine {
    base::Id id;
    ReturnLineKind kind = ReturnLineKind::Success;
    std::string text;
    bool share = false;  ///< a success to pass on to the other groups
    base::Id blockage;  ///< raised from help needed
    std::string blockageReference;
    std::string blockageState;  ///< in words
    base::Id measure;
    std::string measureReference;
    std::string measureName;
};

enum class ReturnState { Due, Late, Received, ReceivedLate };
[[nodiscard]] std::string_view toStored(ReturnState state);

struct MonthlyReturn {
    base::Id id;
    base::Id body;
    std::string bodyShortName;
    std::string bodyName;
    std::string month;
    std::optional<base::Date> dueOn;
    std::optional<base::Date> receivedOn;
    std::string receivedFrom;
    std::string headline;
    std::vector<ReturnLine> lines;
    base::Id notedMeeting;
    std::string notedAt;  ///< "Performance Board, 10 November 2011"
    ReturnState state = ReturnState::Due;
    int daysLate = 0;
    bool begun = false;  ///< somebody has written in it

    [[nodiscard]] std::vector<ReturnLine> linesOf(ReturnLineKind kind) const;
    /// "Received on 2 November 2011", "Received 2 days late, on ...", "Due by ...", "12 days late".
    [[nodiscard]] std::string inWords() const;
};

/// One group's place on the board of returns: this month, and last month beside it.
struct ReturnStanding {
    TaskGroup group;
    MonthlyReturn now;
    MonthlyReturn before;
    /// "12 days late: Theme Lead, neighbourhoods (Peterborough City Council)", else as `now.inWords()`.
    [[nodiscard]] std::string inWords() const;
};

struct ReturnsBoard {
    std::string month;
    std::vector<ReturnStanding> standings;  ///< late first, the longest late at the top; then due, then received
    int received = 0;
    int due = 0;
    int late = 0;
    /// "4 received, 1 late".
    [[nodiscard]] std::string inWords() const;
};

/// A lead to be reminded (requirements H13).
struct Reminder {
    base::Id body;
    std::string bodyName;
    std::string lead;
    std::string agencyName;
    std::string month;
    base::Date dueOn {};
    int daysLate = 0;  ///< 0: due, not late
    std::string sentence;
};

/// A success of another group.
struct SharedSuccess {
    base::Id line;
    base::Id body;
    std::string bodyName;
    std::string month;
    std::string text;
};

}  // namespace muster::governance

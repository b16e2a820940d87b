// SPDX-License-Identifier: GPL-3.0-or-later
//
// What matters today.
#pragma once

#include "core/meetings/minutes.h"
#include "ui/meetings/agenda_words.h"

#include <optional>
#include <vector>

namespace muster::ui {

/// Minutes that wait for somebody.
struct WaitingMinutes {
    meetings::Meeting meeting;
    meetings::MinutesRecord record;
    int amendments = 0;  ///< proposed and not decided
    QString title;  ///< "Minutes 11 to 22, District Tasking and Co-ordination Group, 18 October 2011"
    QString step;  ///< "drafted: send to the chair"
};

/// Something that comes up, or is late.
struct ComingUp {
    QString text;  ///< "Papers go out: Tuesday 8 November, in 3 working days"
    bool late = false;
    QString target;  ///< of the Year page
};

struct TodayFacts {
    bool empty = false;  ///< nothing is recorded: no partnership, no body
    std::vector<std::string> unsettled;  ///< what the host has not settled yet, by name; none where nothing is recorded
    bool nobodyMeets = false;  ///< bodies, but no meeting
    std::optional<AgendaFacts> meeting;  ///< of today, else the next
    bool meetingIsToday = false;
    std::vector<meetings::ReadinessLine> readiness;
    std::vector<WaitingMinutes> minutes;
    int overdue = 0;
    int awaitingVerification = 0;
    int awaitingConfirmation = 0;
    int dueThisWeek = 0;  ///< in the next seven days or before
    int open = 0;
    std::vector<ComingUp> coming;  ///< of the meeting's countdown, the groups' returns, the year
    int newExceptions = 0;  ///< found in the figures, and nobody has looked yet
};

[[nodiscard]] TodayFacts readToday(const replica::Reader& reader);

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A body's year in figures, for the body it answers to (requirements K02), and what the meetings cost (D18).
#pragma once

#include "core/actions/exception.h"
#include "core/governance/minutes_behind.h"
#include "core/partnership/body.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

struct NamedCount {
    std::string name;
    int count = 0;
};

struct YearSummary {
    partnership::Body body;
    base::Date from;
    base::Date to;
    std::vector<MinuteBehind> meetings;  ///< held, by date
    int items = 0;  ///< business that was taken: without welcome, minutes and what else every meeting has
    int restrictedItems = 0;  ///< of these; counted, never named
    int deferred = 0;
    std::vector<NamedCount> origins;  ///< "Neighbourhood panel priority", most often first; open items
    std::vector<NamedCount> outcomes;  ///< "Agreed", most often first; open items
    // Given = done + noLongerRequired + notUndertaken + superseded + declined + open.
    CitedFigure given;
    CitedFigure done;
    CitedFigure onTime;  ///< of the done
    CitedFigure noLongerRequired;
    CitedFigure notUndertaken;
    CitedFigure superseded;
    CitedFigure declined;
    CitedFigure open;
    CitedFigure overdue;  ///< of the open
    struct Exception {
        std::string reference;
        std::string name;
        std::string state;  ///< "Monitoring"
    };
    std::vector<Exception> exceptions;  ///< raised in the period or still open in it; without dismissed ones
    int dismissed = 0;
    struct Outcome {
        std::string action;
        std::string name;  ///< of the measure
        std::string answer;  ///< "Yes"
        std::string text;
    };
    std::vector<Outcome> outcomesOfActions;  ///< "did it work?", answered in the period
};

/// Of the tasking body when `body` is nil; nothing while there is none.
[[nodiscard]] std::optional<YearSummary> yearSummary(const replica::Reader& reader, const base::Id& body, base::Date from,
                                                     base::Date to);

/// Meetings held, the hours people spent in them, and the documents issued for them.
struct BurdenLine {
    std::string name;  ///< "July to September 2011", or a body
    int meetings = 0;
    int attendances = 0;  ///< people who came, each at each meeting
    int minutes = 0;  ///< that they spent there together
    int documents = 0;  ///< minutes, reports and restricted papers circulated, publications

    /// "31.5".
    [[nodiscard]] std::string hours() const;
};
struct MeetingBurden {
    base::Date from;
    base::Date to;
    std::vector<BurdenLine> quarters;  ///< oldest first, those of the period; the first and the last may be part of one
    std::vector<BurdenLine> bodies;  ///< that met, in their order; documents that belong to no body are not in it
    BurdenLine total;
};
[[nodiscard]] MeetingBurden meetingBurden(const replica::Reader& reader, base::Date from, base::Date to);

}  // namespace muster::governance

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Giving minutes their numbers. Not for other rooms.
#pragma once

#include "core/actions/given_numbers.h"
#include "core/meetings/meeting.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings::detail {

struct Series {
    base::Id id;
    std::string prefix;
    int next = 1;
};

/// The series a body numbers in now; nothing for one that numbers by item within each meeting.
[[nodiscard]] std::optional<Series> currentSeries(const replica::Reader& reader, const base::Id& body);

struct Allocated {
    std::optional<int> first;
    std::optional<int> last;
    std::string words;  ///< "Minutes 23 to 37 are drafted."
};

[[nodiscard]] actions::NumberSeries numbersOf(const base::Id& series);

struct NewMinute {
    base::Id series;
    base::Id meeting;
    base::Id item;  ///< nil: not used, for the reason
    int number = 0;
    bool provisional = false;
    std::string notUsedReason {};
};

/// The same on every computer.
[[nodiscard]] base::Id minuteId(const NewMinute& minute);
/// Two computers that give one item of one meeting its minute make one row of it; a row that is there stays.
void writeMinute(replica::Writer& writer, const NewMinute& minute);

/// Numbers from `next` on that were given before stay unused, with the reason (§2.5 row 24); says which is free.
[[nodiscard]] int writeGaps(replica::Writer& writer, const base::Id& series, const base::Id& meeting, int next);

/// In the order first opened.
[[nodiscard]] std::vector<base::Id> takenWithoutMinute(const replica::Reader& reader, const base::Id& meeting);

/// Makes the draft and gives every item that was opened its number, in the order they were first opened. A body's
/// first meeting begins its series at 1. Numbers of a draft that had been circulated and was then taken back stay
/// unused, with the reason (§2.5 row 24). In a shared folder they are provisional until `settleMinutes`.
[[nodiscard]] Allocated draftMinutes(replica::Writer& writer, const Meeting& meeting);

/// Minutes that were approved at this meeting learn the number they were approved under.
void tellApproved(replica::Writer& writer, const base::Id& meeting);

/// From now on these numbers are out of the house, and undo does not give them back.
void holdNumbers(replica::Writer& writer, const base::Id& meeting);

/// Gives provisional minutes their permanent numbers, meeting by meeting in the order held; where two computers gave
/// one number for good all the same, the later gets another unless its minutes are approved. What came of it is added
/// to `told`.
void settleMinutes(replica::Writer& writer, std::vector<std::string>& told);

/// Whether a meeting's minutes have numbers that may still change.
[[nodiscard]] bool isProvisional(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings::detail

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Giving minutes their numbers. Not for other rooms.
#pragma once

#include "core/meetings/meeting.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>

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

/// Makes the draft and gives every item that was opened its number, in the order they were first opened. A body's
/// first meeting begins its series at 1. Numbers of a draft that had been circulated and was then taken back stay
/// unused, with the reason (§2.5 row 24).
[[nodiscard]] Allocated draftMinutes(replica::Writer& writer, const Meeting& meeting);

/// From now on these numbers are out of the house, and undo does not give them back.
void holdNumbers(replica::Writer& writer, const base::Id& meeting);

}  // namespace muster::meetings::detail

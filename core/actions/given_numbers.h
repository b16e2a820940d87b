// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers that are given for good: none twice, whichever computer gives it (invariants 7 and 8 of requirements §3.8).
#pragma once

#include "core/base/id.h"
#include "core/replica/replica.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

/// One series of numbers. What was given stands in the shared data, of a restricted series in part two.
struct NumberSeries {
    std::string name;  ///< of this computer's own counter: "action", "minutes ..."
    base::Id id;       ///< of the row that all computers share
    bool restricted = false;
};

/// A series with a name of its own, of at most 16 letters.
[[nodiscard]] NumberSeries numberSeries(std::string_view name, bool restricted = false);

/// The highest number of the series that was ever given for good, as far as this computer knows; 0 for none.
[[nodiscard]] int givenUpTo(const replica::Reader& reader, const NumberSeries& series);

/// The next number, above `highest` (the highest one in use) and above everything that was given before.
[[nodiscard]] int takeNumber(replica::Writer& writer, const NumberSeries& series, int highest);

/// Tells the other computers how far the series has come, `highest` being the highest number in use. Writes nothing
/// where they know. For the moment in which no other computer is at the shared file.
void shareGiven(replica::Writer& writer, const NumberSeries& series, int highest);

/// Rows of a table that bear a number which another row has too, and have to give way: of each number the one that
/// was written first keeps it (design §4).
struct Twins {
    std::string_view table;
    int tableNumber;                     ///< in core/replica/schema.cpp
    std::string_view same = "NULL";      ///< of row `t`: what must be equal too
    std::string_view keepsFirst = "NULL";  ///< of row `t`: the lowest keeps the number before the time counts
};
[[nodiscard]] std::vector<base::Id> givingWay(const replica::Reader& reader, const Twins& twins);

}  // namespace muster::actions

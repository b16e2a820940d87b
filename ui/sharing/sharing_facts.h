// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Sharing page shows of a replica.
#pragma once

#include "core/replica/replica.h"

#include <cstdint>
#include <string>
#include <vector>

namespace muster::ui {

/// Somebody's computer, by the last thing that was done there.
struct SharingMember {
    base::Id device;
    std::string author;
    std::string lastLabel;
    std::int64_t lastAt = 0;  ///< by that computer's clock, milliseconds since 1970
    bool isHere = false;

    bool operator==(const SharingMember&) const = default;
};

/// One thing that somebody did.
struct SharingLine {
    std::string author;
    std::string label;  ///< of what came in, in words; see `arrival_words.h`
    std::int64_t at = 0;  ///< by the author's clock, milliseconds since 1970

    bool operator==(const SharingLine&) const = default;
};

struct SharingFacts {
    std::vector<SharingMember> members;  ///< this computer first, then the newest work first
    std::vector<SharingLine> arrivals;  ///< newest first
    bool moreArrivals = false;
    std::size_t waiting = 0;
    std::vector<SharingLine> waitingLines;  ///< the newest of them
    std::vector<replica::Conflict> conflicts;
};

/// Waits for a write that is under way, so it is never called on the window's thread.
[[nodiscard]] SharingFacts sharingFacts(replica::Replica& replica, int mostArrivals);

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether the person who comes for an agency was briefed on its priorities and planned approach (requirements B06).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/meetings/attendance.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

struct Briefing {
    base::Id agency;
    std::string agencyShortName;
    std::string agencyName;
    std::string roleTitle;
    std::optional<base::Date> briefedOn;  ///< nothing: not yet
    std::string briefedBy;
};
/// One line for each agency that an item of the meeting requires.
[[nodiscard]] std::vector<Briefing> briefings(const replica::Reader& reader, const base::Id& meeting);

/// Only before the meeting is over. `briefed` false takes the tick off.
struct TickBriefed {
    base::Id meeting;
    base::Id agency;
    bool briefed = true;
    std::string byRole {};  ///< who briefed; the author when empty
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const TickBriefed& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const TickBriefed& command);

}  // namespace muster::meetings

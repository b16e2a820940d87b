// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows behind the writing role. Each is written by the computer that it names, save that the one before it makes
// the row when it passes the role on; so two computers never contest one. Not for other rooms.
#pragma once

#include "core/base/id.h"
#include "core/replica/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace muster::meetings::detail {

struct WritingClaim {
    base::Id id;
    int turn = 0;  ///< counts up with every taking
    base::Id device;
    std::string computer;
    std::string roleTitle;
    std::int64_t takenAt = 0;  ///< minutes since 1970, UTC
    std::int64_t wroteAt = 0;
    std::string ended;  ///< "released", "passed", "ended"
    base::Id takenFrom;  ///< the claim before it, where it was passed or taken over
};

/// The one that counts first. Of one turn the earlier counts: whoever came second is told.
[[nodiscard]] std::vector<WritingClaim> writingClaims(const replica::Reader& reader, const base::Id& meeting);
/// The claim that holds the role, or null.
[[nodiscard]] const WritingClaim* heldClaim(const std::vector<WritingClaim>& claims);

/// Minutes since 1970, UTC, by the clock the replica is asked with.
[[nodiscard]] std::int64_t minutesNow(const replica::Reader& reader);
/// The device this folder writes as.
[[nodiscard]] base::Id thisDevice(const replica::Reader& reader);

}  // namespace muster::meetings::detail

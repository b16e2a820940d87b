// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands on minutes share. Not for other rooms.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/meeting.h"
#include "core/meetings/minutes.h"
#include "core/replica/replica.h"

#include <string_view>
#include <vector>

namespace muster::meetings::detail {

/// The meeting, if its minutes are in one of the states; else refuses in words, with `otherwise` for minutes that
/// exist and are not approved.
[[nodiscard]] base::Result<Meeting> minutesIn(const replica::Reader& reader, const base::Id& id,
                                              const std::vector<std::string_view>& states, std::string_view otherwise);

/// A minute that is in use, by its number; by the item's in a body without a series.
[[nodiscard]] base::Result<Minute> minuteIn(const replica::Reader& reader, const Meeting& meeting, int number);

/// Refuses while the numbers may still change: they would stand on paper. Settles them where the folder is no longer
/// shared, and there is nobody to wait for.
[[nodiscard]] base::Result<void> mustBePermanent(replica::Writer& writer, const Meeting& meeting);

}  // namespace muster::meetings::detail

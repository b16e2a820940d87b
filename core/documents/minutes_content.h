// SPDX-License-Identifier: GPL-3.0-or-later
//
// What minutes and extracts from them begin with.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/minutes.h"

#include <string>

namespace muster::documents {

/// The record of a meeting, `open` without what is restricted. `NotFound` for an unknown meeting, `Refused` for one
/// that has not started.
[[nodiscard]] base::Result<meetings::MinutesContent> minutesContentFor(const replica::Reader& reader,
                                                                       const base::Id& meeting, bool open);

/// "DTCG/2011-10-18"; empty for an unknown meeting.
[[nodiscard]] std::string meetingReferenceOf(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What minutes and extracts from them are made of. Not for other rooms.
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/meetings/minutes.h"

#include <string>

namespace muster::documents {

/// The record of a meeting, `open` without what is restricted. `NotFound` for an unknown meeting, `Refused` for one
/// that has not started.
[[nodiscard]] base::Result<meetings::MinutesContent> minutesContentFor(const replica::Reader& reader,
                                                                       const base::Id& meeting, bool open);

/// The minutes as the records have them today, approved or not; `withPartTwo` as far as part two is open.
[[nodiscard]] base::Result<Document> composeMinutes(const replica::Reader& reader, const base::Id& meeting,
                                                    Edition edition, bool withPartTwo);

/// The extract of one restricted item as the records have it today; who gets it is not in it yet. Part two is open.
[[nodiscard]] Document composeExtract(const replica::Reader& reader, const meetings::MinutesContent& content,
                                      const meetings::MinutesItem& item);

/// "DTCG/2011-10-18"; empty for an unknown meeting.
[[nodiscard]] std::string meetingReferenceOf(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Minutes of a meeting in their editions, from stored entries only (requirements §4.5 to §4.7).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/connection.h"

namespace muster::documents {

/// The minutes for `Full` or `Public`. Restricted items stand in part two where they may be read; else their number,
/// and no other number moves. DRAFT and "subject to approval at the next meeting" until approved. Approved minutes are
/// the copy that was kept when they were approved (`minutes_copies.h`): they print their approval and no date of
/// printing, and are the same bytes whenever they are made.
///
/// `version`: 1 as approved, 2 with the first correction a later meeting recorded, and so on; 0 the newest.
///
/// `NotFound` for an unknown meeting or version, `Refused` for one that has not started.
[[nodiscard]] base::Result<Document> minutesDocument(const replica::Reader& reader, const base::Id& meeting,
                                                     Edition edition, int version = 0);

/// One restricted item for one agency that is needed for it, with copy number and recipient on every page (§4.6).
///
/// Of approved minutes the copy that was kept, with the corrections of this minute.
///
/// `Locked` while part two is; `Refused` for an item that is not restricted, was not taken, or is not the agency's.
[[nodiscard]] base::Result<Document> restrictedExtract(const replica::Reader& reader, const base::Id& meeting,
                                                       const base::Id& item, const base::Id& agency);

}  // namespace muster::documents

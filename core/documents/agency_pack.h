// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one agency needs for a meeting (requirements §4.3).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <vector>

namespace muster::documents {

/// Cover, the items that require the agency, its open actions with boxes for a reply, its measures and the statement of
/// confidentiality. Restricted items stand in it as far as part two is open; the marking is the highest of what is
/// inside.
///
/// Every item with something to read begins a section on a page of its own and begins with what all agencies get, so
/// that "item 6, page 1" and paragraph 6.2 are the same in each pack; what only this agency gets comes after that.
/// Routine items without papers stand on the cover only. Refuses an agency that no item requires.
[[nodiscard]] base::Result<Document> agencyPack(const replica::Reader& reader, const base::Id& meeting,
                                                const base::Id& agency);

/// The agencies that get a pack for the meeting, in their order.
[[nodiscard]] std::vector<base::Id> agenciesWithPack(const replica::Reader& reader, const base::Id& meeting);

/// Restricted items whose text the agency's pack may hold.
[[nodiscard]] std::vector<base::Id> restrictedItemsFor(const replica::Reader& reader, const base::Id& meeting,
                                                       const base::Id& agency);

}  // namespace muster::documents

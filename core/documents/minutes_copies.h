// SPDX-License-Identifier: GPL-3.0-or-later
//
// Approved minutes are locked: what they said is kept as the document itself, so that no later name of an agency, a
// role, an item or a short form can change it (requirements invariant 6, §2.5 row 22).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/replica.h"

#include <optional>

namespace muster::documents {

/// `meetings::ApproveMinutes`, and in the same Change a copy of every edition. What is restricted is kept in part two;
/// while that is locked `keepApprovedMinutes` does it later.
struct ApproveMinutes {
    base::Id meeting;
    base::Id atMeeting {};  ///< nil: the meeting of the same body that runs
    base::Id atItem {};  ///< nil: its open item
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const ApproveMinutes& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const ApproveMinutes& command);

/// Makes the copies that are missing: of minutes approved by an older Muster, and the restricted ones of minutes that
/// were approved while part two was locked. Whoever unlocks part two calls it; undo passes over what it writes.
[[nodiscard]] base::Result<void> keepApprovedMinutes(replica::Replica& replica);

/// The copy of approved minutes for `Full` (with part two while it is open) or `Public`; nothing while they are not
/// approved or none is kept. `Damaged` when it cannot be read.
[[nodiscard]] base::Result<std::optional<Document>> keptMinutes(const replica::Reader& reader, const base::Id& meeting,
                                                                Edition edition);

/// The copy of the extract of one restricted item, without its recipient.
[[nodiscard]] base::Result<std::optional<Document>> keptExtract(const replica::Reader& reader, const base::Id& meeting,
                                                                const base::Id& item);

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two papers that are tables of actions (requirements §4.4 and §4.8).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// What a meeting asked of each agency, for the next working day: one table an agency, restricted actions by reference
/// only, and a list of what is still to be agreed. `agency` nil: all agencies.
[[nodiscard]] base::Result<Document> actionSheet(const replica::Reader& reader, const base::Id& meeting,
                                                 const base::Id& agency);

struct ActionLogOptions {
    base::Id body = {};  ///< nil: of all bodies
    base::Id agency = {};  ///< only this lead agency
    std::string period = {};  ///< agreed in it; see `periodFrom`
    bool groupByAgency = false;
    Edition edition = Edition::Full;  ///< `Full` shows restricted text as far as part two is open
};

/// The log of all actions with counts that reconcile, the rules of its colours in words, and a line for each action:
/// overdue first, then blocked, due before the next meeting, awaiting verification, the rest.
[[nodiscard]] base::Result<Document> actionLog(const replica::Reader& reader, const ActionLogOptions& options);

}  // namespace muster::documents

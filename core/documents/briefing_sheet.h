// SPDX-License-Identifier: GPL-3.0-or-later
//
// Briefing and tasking sheets (requirements F03, F05, J03, P01, §4.16).
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/connection.h"

#include <string>
#include <string_view>

namespace muster::documents {

/// One A4 side for each sector: places with what is to be done there, by whom and by when, contact point and safety
/// notes. `sector`: only that one, by its name in any case; empty: all. Restricted actions only in the restricted
/// edition, which needs part two open.
[[nodiscard]] base::Result<Document> briefingSheet(const replica::Reader& reader, std::string_view sector,
                                                   Edition edition);

/// Who holds a restricted copy: the manager of the sector, or of all sectors.
[[nodiscard]] std::string briefingRecipient(const replica::Reader& reader, std::string_view sector);

/// Open tasks under who directs them and under who employs them: staff of one may be tasked by a manager of another
/// (P01).
[[nodiscard]] base::Result<Document> taskLists(const replica::Reader& reader);

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the public is told every quarter, in three lengths (requirements M01, M04, M12, §4.11).
//
// Public texts hold nothing restricted and no count under five of a small area. Once approved, a report is the copy that
// the communications owner read, whatever the figures say later.
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/documents/period.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// "July to September 2011", two sides at most in 12 points: what we said, what happened, what we did where you live,
/// what is next, how to ask. `period` as of `periodFrom`; empty: the newest report under way, else the last full quarter.
[[nodiscard]] base::Result<Document> quarterlyReport(const replica::Reader& reader, const std::string& period);

/// The period that report is of.
[[nodiscard]] base::Result<Period> periodOfPublicReport(const replica::Reader& reader, const std::string& period);

/// The same for the letterbox: 150 words at most.
[[nodiscard]] base::Result<Document> householdText(const replica::Reader& reader, const std::string& period);

/// The same for a newspaper: 400 words at most, their number at the end.
[[nodiscard]] base::Result<Document> newspaperText(const replica::Reader& reader, const std::string& period);

}  // namespace muster::documents

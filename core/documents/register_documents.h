// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registers as dated tables, the retention report, the log of requests for information and the answer to one
// (requirements §4.17, §6.2).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

struct RegisterOptions {
    base::Id body = {};  ///< nil: of all
    base::Id agency = {};
    std::string period = {};  ///< see `periodFrom`
};

[[nodiscard]] base::Result<Document> attendanceRegister(const replica::Reader& reader, const RegisterOptions& options);
/// Restricted lines as far as part two is open; then the paper is marked for it.
[[nodiscard]] base::Result<Document> declarationRegister(const replica::Reader& reader, const RegisterOptions& options);
/// Says so where lines are held back because part two is locked.
[[nodiscard]] base::Result<Document> disclosureRegister(const replica::Reader& reader, const RegisterOptions& options);
[[nodiscard]] base::Result<Document> copyRegister(const replica::Reader& reader, const RegisterOptions& options);

/// What is past its period, how long things are kept, which computers hold a copy, and the sentence on backups.
[[nodiscard]] base::Result<Document> retentionReport(const replica::Reader& reader);

/// With the clock of each request: 20 working days, or one calendar month.
[[nodiscard]] base::Result<Document> requestLog(const replica::Reader& reader);

/// What was chosen for a request, from open records only, and that it is an edited version. `NotFound` for an unknown
/// request, `Refused` while nothing was chosen.
[[nodiscard]] base::Result<Document> requestBundle(const replica::Reader& reader, const std::string& reference);

/// Items by cross-cutting theme, area of focus, pathway and response, open ones only (requirements I06, I09, I11).
[[nodiscard]] base::Result<Document> themeReport(const replica::Reader& reader);

}  // namespace muster::documents

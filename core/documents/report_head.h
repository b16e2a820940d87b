// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head that council papers have: to whom, from whom, of which day, under which title (requirements D12).
#pragma once

#include "core/documents/document.h"
#include "core/replica/connection.h"

namespace muster::documents {

struct ExportRequest;

/// Puts the head under the title of a report to a body; other papers, and one that has its own, stay as they are.
void addReportHead(Document& document, const replica::Reader& reader, const ExportRequest& request);

}  // namespace muster::documents

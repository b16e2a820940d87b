// SPDX-License-Identifier: GPL-3.0-or-later
//
// The paper on a single item (requirements D11).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/meetings/papers.h"
#include "core/replica/connection.h"

namespace muster::documents {

/// A paper written in Muster: purpose, background, proposal and its recommendations with room for each decision.
/// `item` nil: all of the meeting. Refuses where there is none.
[[nodiscard]] base::Result<Document> itemPapers(const replica::Reader& reader, const base::Id& meeting,
                                                const base::Id& item);

/// Purpose, background and proposal, as far as they were written, each under a heading of `level`.
void addPaperParts(Document& document, const meetings::WrittenPaper& paper, int level);

}  // namespace muster::documents

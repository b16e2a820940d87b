// SPDX-License-Identifier: GPL-3.0-or-later
//
// Refuses a document that some of its readers could not use.
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"

namespace muster::documents {

/// Nothing is exported before this says yes (requirements §4.0, accessibility).
///
/// `Refused`, naming the place, for: an empty title; a language that is no language tag; a figure without
/// alternative text; a heading without text or one that skips a level; a table without columns, with an empty
/// column header, or with a row that has not one cell for each column; a status without its word; a link to a
/// heading that is not in the document.
[[nodiscard]] base::Result<void> lint(const Document& document);

}  // namespace muster::documents

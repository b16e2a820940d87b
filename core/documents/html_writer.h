// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"

namespace muster::documents {

/// The document as one HTML 5 file that needs nothing else: styles and pictures are inside, no script runs.
///
/// Landmarks, language, heading levels, table scopes and alternative texts come from the model. It follows the
/// reader's light or dark setting and prints. UTF-8. Refuses what lint() refuses.
[[nodiscard]] base::Result<std::string> writeHtml(const Document& document);

/// `text` through displayText(), with the five characters that mean something in HTML escaped.
[[nodiscard]] std::string escapeHtml(std::string_view text);

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A document as text, to be kept: what was approved must read the same for ever.
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"

#include <string>
#include <string_view>

namespace muster::documents {

/// The whole model as JSON. The same document gives the same text; what has its usual value is left out.
[[nodiscard]] std::string toJson(const Document& document);

/// The document that `toJson` was given. `Damaged` for any other text, and for one with a block this Muster does not
/// know: leaving it out would change what was approved.
[[nodiscard]] base::Result<Document> documentFromJson(std::string_view text);

}  // namespace muster::documents

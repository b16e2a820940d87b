// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agency takes through its own governance (requirements L01, §4.14).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// The pack of one recommendation ("REC-01") for one agency: what is recommended and from when, why, the options, what it
/// means for this agency, section 17, equality, cost, and the form to return. A draft until it was sent; refused for an
/// agency that was not asked.
[[nodiscard]] base::Result<Document> recommendationPack(const replica::Reader& reader, const std::string& reference,
                                                        const base::Id& agency);

}  // namespace muster::documents

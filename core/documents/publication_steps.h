// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of a publication that read the paper itself (requirements 3.7, M01, M11).
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/documents/readability.h"
#include "core/governance/publication.h"
#include "core/replica/replica.h"

#include <string>

namespace muster::documents {

/// The paper as it would go out now, or as it was approved.
[[nodiscard]] base::Result<Document> paperOf(const replica::Reader& reader, const governance::Publication& publication);

/// Average sentence and unexplained short forms, for the page (requirements M01).
[[nodiscard]] base::Result<Readability> readabilityOf(const replica::Reader& reader,
                                                      const governance::Publication& publication);

/// Draft to privacy checked: refused with a list of what stands where when the paper holds personal data, and when it
/// holds something restricted.
[[nodiscard]] base::Result<void> checkPublication(replica::Replica& replica, const base::Id& publication,
                                                  const std::string& byRole = {});

/// Privacy checked to approved, by the communications owner; the paper is kept as it was read.
[[nodiscard]] base::Result<void> approvePublication(replica::Replica& replica, const base::Id& publication,
                                                    const std::string& byRole = {});

}  // namespace muster::documents

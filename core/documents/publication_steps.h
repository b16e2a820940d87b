// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of a publication that read the paper itself (requirements 3.7, M01, M11).
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/documents/period.h"
#include "core/documents/readability.h"
#include "core/governance/publication.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>

namespace muster::documents {

/// The paper as it would go out now, or as it was approved.
[[nodiscard]] base::Result<Document> paperOf(const replica::Reader& reader, const governance::Publication& publication);

/// What was approved for the public on a day, or for exactly the days of a period; nothing while it was not. Whatever
/// changed since, this is what is given. For the members it bears the marking of a working paper.
[[nodiscard]] base::Result<std::optional<Document>> approvedPaper(const replica::Reader& reader,
                                                                  governance::PublicationKind kind, base::Date day,
                                                                  Edition edition,
                                                                  const std::optional<Period>& exactly = {});

/// One agency's page of an annual report, with the minutes at its end; `NotFound` where it is not in it.
[[nodiscard]] base::Result<Document> agencyPage(const Document& report, const std::string& agency);

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

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What later meetings corrected, put behind approved minutes: their own words stay (requirements §3.5, invariant 6).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/connection.h"

namespace muster::documents {

struct CorrectionsWanted {
    base::Id meeting;
    base::Id item {};  ///< only those of this item's minute; nil: of all
    Edition edition = Edition::Full;  ///< `Public` has none of restricted minutes
    int version = 0;  ///< 1 has none, 2 the first, and so on; 0 has all
};

/// A notice at the head and a section at the end, and "corrected on ..." in the version. Nothing at all where there is
/// no correction. `NotFound` for a version that does not exist.
[[nodiscard]] base::Result<void> addCorrections(const replica::Reader& reader, Document& document,
                                                const CorrectionsWanted& wanted);

/// How many versions of the minutes of a meeting this edition has: 1, and one more for each correction.
[[nodiscard]] int minutesVersions(const replica::Reader& reader, const base::Id& meeting, Edition edition);

}  // namespace muster::documents

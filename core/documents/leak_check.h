// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must not be found in a paper that has left the room (design §5, invariant 5).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace muster::documents {

/// Restricted text in the form in which it is looked for. Held in memory only, and empty while part two is locked:
/// then only stubs could be put into a paper, and there is nothing to find.
struct RestrictedCorpus {
    /// Runs of four words of restricted text that stand in no open text.
    std::unordered_set<std::string> runs;
    /// Shorter texts that give something away by themselves: case references, names, short titles; as words.
    std::vector<std::string> phrases;

    [[nodiscard]] bool empty() const { return runs.empty() && phrases.empty(); }
};

/// Everything restricted that is readable now, from every table of part two, and names of people. `exceptFor`: an
/// item whose own text, actions and updates may stand in the paper (a restricted extract).
[[nodiscard]] RestrictedCorpus restrictedCorpus(const replica::Reader& reader, const base::Id& exceptFor = {});

/// The same where several items may stand in the paper: the pack of an agency that is needed for them.
[[nodiscard]] RestrictedCorpus restrictedCorpus(const replica::Reader& reader, const std::vector<base::Id>& exceptFor);

/// `Refused` when `extracted` (all text of a file, metadata included) holds something of the corpus. The words at fault
/// are not in the refusal: it may be shown on any screen.
[[nodiscard]] base::Result<void> checkForLeaks(std::string_view extracted, const RestrictedCorpus& corpus);

}  // namespace muster::documents

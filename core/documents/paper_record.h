// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a wish to the record that a paper was made, and back.
#pragma once

#include "core/documents/build_document.h"
#include "core/governance/issued_paper.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::documents {

/// What was asked for, without how it was to look.
[[nodiscard]] governance::PaperName nameOf(const ExportRequest& request);
/// The wish that makes it again.
[[nodiscard]] ExportRequest requestFor(const governance::PaperName& name);

/// A paper was made and checked, and is about to be handed over: that it was made; of a restricted one who gets the
/// copy, in the same Change; of an invitation what was said, which the next one is compared with.
struct RecordPaper {
    ExportRequest request;
    std::string marking {};  ///< of the paper
    std::string version {};
    std::string format {};  ///< "pdf", "print"
    std::optional<RecordCirculation> copy {};  ///< as `circulationOf` says
};
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const RecordPaper& command);

/// "Minutes, public version"; the word itself for a kind that is not known here.
[[nodiscard]] std::string paperTitle(std::string_view kind, Edition edition);

}  // namespace muster::documents

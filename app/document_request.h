// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which paper is meant, as commands are told: muster export KIND, muster document sent KIND.
#pragma once

#include "app/arguments.h"
#include "core/documents/build_document.h"

namespace muster::app {

/// All options that say which paper is meant.
[[nodiscard]] std::vector<OptionSpec> documentOptions();

/// The wish those options make; refused in words where one names nothing that is there.
[[nodiscard]] base::Result<documents::ExportRequest>
documentRequest(const replica::Reader& reader, const std::string& kind, const Arguments& arguments);

/// What one kind takes: a line of usage, its editions (of an export its formats too), and its own options. From the
/// table of kinds.
[[nodiscard]] std::string documentHelp(const documents::DocumentKind& kind, const std::string& command,
                                       const std::string& usage);

}  // namespace muster::app

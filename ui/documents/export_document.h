// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a wish to a checked file: build, lint, write, read back, look for leaks, and only then hand over (design §5).
#pragma once

#include "core/base/failure.h"
#include "core/documents/build_document.h"
#include "core/documents/leak_check.h"
#include "core/replica/replica.h"

#include <filesystem>
#include <string>

namespace muster::ui::documents {

using muster::documents::ExportRequest;

/// A paper that stands under its name.
struct WrittenPaper {
    std::filesystem::path path;
    std::string marking;  ///< empty of a public edition
    std::string version;  ///< as printed at its foot
};

/// Writes the paper to `path`; the ending chooses the format: pdf, html, txt, or csv where the kind is a table.
///
/// The file appears under its name only when it is whole and checked: it is written beside it under another name, read
/// back, and searched for restricted text that this edition may not hold. A public edition is also searched for
/// personal data. On a refusal nothing is left behind and an older file of that name stays as it is. Needs a
/// QGuiApplication for pdf (the offscreen platform will do).
[[nodiscard]] muster::base::Result<std::filesystem::path>
exportDocument(const replica::Reader& reader, const ExportRequest& request, const std::filesystem::path& path);

/// The same, and says what is recorded of it.
[[nodiscard]] muster::base::Result<WrittenPaper> writePaper(const replica::Reader& reader, const ExportRequest& request,
                                                            const std::filesystem::path& path);

/// The same, and it is recorded as made; a restricted copy goes into the register of copies, and when that fails the
/// file is taken back.
[[nodiscard]] muster::base::Result<std::filesystem::path>
exportAndRecord(replica::Replica& replica, const ExportRequest& request, const std::filesystem::path& path);

/// The last part for a document that is there already: writes, reads back, checks against `corpus`, hands over.
[[nodiscard]] muster::base::Result<std::filesystem::path>
writeChecked(const muster::documents::Document& document, const muster::documents::RestrictedCorpus& corpus,
             const std::filesystem::path& path);

}  // namespace muster::ui::documents

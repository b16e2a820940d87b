// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads our own PDFs back: what a stranger could take out of the file, seen or unseen.
#pragma once

#include "core/base/failure.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace muster::ui::documents {

/// All in UTF-8.
struct PdfText {
    /// Text of each page as drawn, headers and footers included.
    std::vector<std::string> pages;
    /// Text of each paragraph, heading, label, cell and so on in the order of the structure tree: what a screen
    /// reader says. White space is folded; texts without words are left out.
    std::vector<std::string> structure;
    /// Title, subject, author, XMP, bookmarks, alternative texts, link targets and their names.
    std::vector<std::string> metadata;

    /// Everything, a line each.
    [[nodiscard]] std::string all() const;
};

/// Reads a PDF that writePdf() made. `Damaged` when it cannot be read.
[[nodiscard]] muster::base::Result<PdfText> readPdfText(const QByteArray& pdf);

/// Everything that readPdfText() finds in one text, for the check for leaks after an export.
[[nodiscard]] muster::base::Result<std::string> extractText(const QByteArray& pdf);

}  // namespace muster::ui::documents

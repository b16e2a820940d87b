// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of a PDF that readers hear rather than see: structure tree, parent tree, links, outline.
#pragma once

#include "ui/documents/page_layout.h"

#include <qpdf/QPDF.hh>

#include <vector>

namespace muster::ui::documents {

/// Adds links, structure tree, parent tree and outline to a file whose pages exist already, in order.
void writeStructure(QPDF& pdf, const PageLayout& layout, std::vector<QPDFObjectHandle> pages);

/// A PDF text string.
[[nodiscard]] QPDFObjectHandle pdfText(const QString& text);

}  // namespace muster::ui::documents

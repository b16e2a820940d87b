// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "ui/documents/page_layout.h"

#include <QByteArray>

namespace muster::ui::documents {

/// The document as tagged PDF, made to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).
///
/// The same document gives the same bytes: the file's identifier comes from its content, and no clock is asked.
/// Needs a QGuiApplication (the offscreen platform will do). Refuses what lint() refuses.
[[nodiscard]] muster::base::Result<QByteArray> writePdf(const muster::documents::Document& document);

/// The same for pages that are laid out already, as in the preview; the document they came from passed lint().
[[nodiscard]] muster::base::Result<QByteArray> writePdf(const PageLayout& layout);

}  // namespace muster::ui::documents

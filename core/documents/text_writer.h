// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"

namespace muster::documents {

/// The document as plain text for e-mail and terminals: UTF-8, lines of at most 78 columns (longer only where a
/// single word is longer), tables in columns, or one record after another where columns would be too narrow.
///
/// Refuses what lint() refuses.
[[nodiscard]] base::Result<std::string> writeText(const Document& document);

/// Columns `text` takes in a terminal: combining marks none, East Asian wide characters two.
[[nodiscard]] std::size_t columnsOf(std::string_view text);

/// `text` broken at spaces into lines of at most `width` columns; newlines stay breaks. Never empty.
[[nodiscard]] std::vector<std::string> wrapText(std::string_view text, std::size_t width);

}  // namespace muster::documents

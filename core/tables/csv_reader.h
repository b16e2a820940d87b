// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text tables: comma, semicolon, tab or pipe between the cells.
#pragma once

#include "core/tables/table.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace muster::tables {

/// Reads the bytes of a text table in any of the encodings of encoding.h.
///
/// LF, CRLF and CR all end a line; line ends inside quotation marks are kept as they are. Spaces around a cell
/// without quotation marks are dropped. Excel's "sep=;" line is honoured. `name` is shown in messages.
/// Refuses with `Invalid`, naming the line: a quotation mark that is never closed, too long a cell, no rows,
/// and what `options` says; with `Damaged` what decodeText refuses.
[[nodiscard]] Result<Table> readCsvBytes(std::string_view bytes, const ReadOptions& options = {},
                                         const std::string& name = "The file");

/// The same from a file; also refuses as readFileBytes does, and names workbooks, PDFs and the like in words.
[[nodiscard]] Result<Table> readCsv(const std::filesystem::path& path, const ReadOptions& options = {});

/// The separator of UTF-8 text, from how evenly each candidate divides the first records, quotation marks
/// respected; a comma when there is none.
[[nodiscard]] char detectSeparator(std::string_view text);

}  // namespace muster::tables

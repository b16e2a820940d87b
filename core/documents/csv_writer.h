// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"

namespace muster::documents {

struct CsvOptions {
    bool byteOrderMark = false;  ///< for spreadsheets that otherwise misread UTF-8
    /// A text beginning with = + - @ would be run as a formula by a spreadsheet: put an apostrophe before it.
    /// Plain numbers such as -5 are left alone.
    bool guardFormulas = true;
};

/// The tables of the document by RFC 4180: a line of headers, then the rows, lines ending in CR LF, UTF-8.
///
/// Several tables follow each other, each under a line with its caption and after an empty line. `Refused` for
/// a document without a table, and for what lint() refuses.
[[nodiscard]] base::Result<std::string> writeCsv(const Document& document, CsvOptions options = {});

/// One field, quoted where RFC 4180 asks for it.
[[nodiscard]] std::string csvField(std::string_view text, const CsvOptions& options = {});

}  // namespace muster::documents

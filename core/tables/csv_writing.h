// SPDX-License-Identifier: GPL-3.0-or-later
//
// CSV as RFC 4180 has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

struct CsvOptions {
    bool guardFormulas = false;  ///< put an apostrophe before cells that a spreadsheet would run as a formula
    bool byteOrderMark = false;  ///< Excel needs it to read UTF-8
    char separator = ',';
};

/// Header and rows in UTF-8, each line ended by CRLF; cells are quoted where they must be.
///
/// With `guardFormulas`, a cell beginning with = + - @, a tab or a carriage return gets an apostrophe before it,
/// plain numbers such as -3.5 excepted. What is written without it is read back unchanged by readCsvBytes.
[[nodiscard]] std::string toCsv(const std::vector<std::string>& header,
                                const std::vector<std::vector<std::string>>& rows, const CsvOptions& options = {});

/// One cell as it stands in a line, quoted if need be.
[[nodiscard]] std::string csvCell(std::string_view cell, const CsvOptions& options = {});

}  // namespace muster::tables

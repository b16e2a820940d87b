// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table as somebody else wrote it: a heading row and rows of text.
#pragma once

#include "core/base/failure.h"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::tables {

using base::Result;

/// One record.
struct Row {
    std::size_t line = 0;  ///< where it begins: line of the text file, or row number of the sheet; from 1
    std::vector<std::string> cells;

    bool operator==(const Row&) const = default;
};

/// Whatever was read, all in UTF-8. Every row has exactly as many cells as the header.
struct Table {
    std::vector<std::string> header;  ///< a column without a heading is called "Column C", as in a spreadsheet
    std::size_t headerLine = 0;  ///< line or sheet row of the heading row
    std::vector<Row> rows;
    std::string encoding;  ///< "UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252"; "Excel workbook" for .xlsx
    char separator = 0;  ///< of a text file; 0 for a sheet
    std::string sheet;  ///< name of the sheet read; empty for a text file
    std::vector<std::string> warnings;  ///< plain sentences naming lines, to be shown in the preview
};

/// What to do with rows that have not as many cells as the heading row.
enum class RaggedRows {
    Warn,  ///< missing cells are empty, extra cells get columns of their own; a warning names the lines
    Refuse  ///< refused as `Invalid`, naming the lines
};

struct ReadOptions {
    RaggedRows raggedRows = RaggedRows::Warn;
    bool strictQuotes =
        false;  ///< refuse a quotation mark in the middle of a cell instead of keeping it with a warning
    bool keepEmptyRows = false;  ///< keep rows like ",,,," (blank lines are never rows)
    char separator = 0;  ///< 0: found from the text
    std::size_t headerLine = 0;  ///< 0: the first row, or the first below a title; else exactly that line or sheet row
    std::string sheet;  ///< empty: the first visible one
};

/// No cell may be longer (bytes of UTF-8); a longer one is nearly always a forgotten quotation mark.
inline constexpr std::size_t kMaxCellBytes = 1'000'000;
/// As in Excel.
inline constexpr std::size_t kMaxColumns = 16'384;
/// Over the whole table, so that a hostile file cannot take all memory.
inline constexpr std::size_t kMaxCells = 5'000'000;

/// Turns raw records into a table: steps over a title above the heading row, names columns without a heading,
/// drops empty rows and trailing empty columns, and makes all rows equally long under `options.raggedRows`.
///
/// `place` is "line" for text and "row" for sheets, and is used in warnings. Short rows are ordinary in a sheet
/// and are not warned of there. Refuses with `Invalid` when there is no row to be the heading.
[[nodiscard]] Result<Table> makeTable(std::vector<Row> records, const ReadOptions& options, const std::string& place);

/// "A", "Z", "AA" for 0, 25, 26.
[[nodiscard]] std::string columnLetters(std::size_t column);

/// "line 4", "lines 4, 9 and 12", "lines 4, 9, 12, 15, 18 and 14 more".
[[nodiscard]] std::string linesInWords(const std::vector<std::size_t>& lines, const std::string& place);

}  // namespace muster::tables

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a text table: either refused in words, or a table of equally long rows of proper text that comes back
// unchanged after it is written.
#include "core/base/text.h"
#include "core/tables/csv_reader.h"
#include "core/tables/csv_writing.h"
#include "tests/fuzz/must.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace muster;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto table = tables::readCsvBytes(bytes);
    if (!table) {
        must(!table.error().detail.empty(), "a refusal has words");
        must(base::isValidUtf8(table.error().detail), "a refusal is proper text");
        return 0;
    }

    const auto isText = [](const std::string& cell) { return base::isValidUtf8(cell); };
    must(std::all_of(table->header.begin(), table->header.end(), isText), "headings are UTF-8");
    // Another column goes before them, so that a file does not begin with a cell that looks like a PDF or "sep=".
    std::vector<std::string> header = table->header;
    header.insert(header.begin(), "Number");
    std::vector<std::vector<std::string>> rows;
    for (const tables::Row& row : table->rows) {
        must(row.cells.size() == table->header.size(), "every row is as long as the heading row");
        must(std::all_of(row.cells.begin(), row.cells.end(), isText), "cells are UTF-8");
        rows.push_back(row.cells);
        rows.back().insert(rows.back().begin(), "1");
    }

    // What is mostly control characters is refused as no text at all, and how much "mostly" is depends on the encoding.
    const std::string written = tables::toCsv(header, rows);
    const auto isControl = [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; };
    if (std::any_of(written.begin(), written.end(), isControl)) {
        return 0;
    }
    tables::ReadOptions exactly;
    exactly.separator = ',';
    exactly.headerLine = 1;
    exactly.keepEmptyRows = true;
    const auto again = tables::readCsvBytes(written, exactly);
    must(again.has_value(), "what Muster writes, it reads");
    must(again->header == header, "headings come back unchanged");
    must(again->rows.size() == rows.size(), "every row comes back");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        must(again->rows[i].cells == rows[i], "cells come back unchanged");
    }
    return 0;
}

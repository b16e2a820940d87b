// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a workbook: refused in words, or a table of equally long rows of proper text.
#include "core/base/text.h"
#include "core/tables/xlsx_reader.h"
#include "tests/fuzz/must.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace muster;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto table = tables::readXlsxBytes({reinterpret_cast<const char*>(data), size});
    if (!table) {
        must(!table.error().detail.empty(), "a refusal has words");
        return 0;
    }
    const auto isText = [](const std::string& cell) { return base::isValidUtf8(cell); };
    must(std::all_of(table->header.begin(), table->header.end(), isText), "headings are UTF-8");
    for (const tables::Row& row : table->rows) {
        must(row.cells.size() == table->header.size(), "every row is as long as the heading row");
        must(std::all_of(row.cells.begin(), row.cells.end(), isText), "cells are UTF-8");
    }
    return 0;
}

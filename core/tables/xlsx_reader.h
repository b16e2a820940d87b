// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sheets of Excel workbooks (.xlsx), as their authors see them.
#pragma once

#include "core/tables/table.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

/// Reads one sheet: the one named in `options.sheet`, or the first visible one.
///
/// Dates become "2011-11-15", with a time "2011-11-15 10:30", times alone "10:30"; booleans "TRUE" and "FALSE";
/// formulas their stored result. Hidden and filtered rows are read too. A cell merged downwards counts for every row.
/// Refuses with `Invalid` what is not an .xlsx file, naming what it is; with `NotFound` an unknown sheet, naming those
/// there are; with `Damaged` missing or broken parts and parts that unpack to far more than a sheet can need.
[[nodiscard]] Result<Table> readXlsx(const std::filesystem::path& path, const ReadOptions& options = {});

[[nodiscard]] Result<Table> readXlsxBytes(std::string_view bytes, const ReadOptions& options = {},
                                          const std::string& name = "The workbook");

/// The visible sheets, in order, for a chooser.
[[nodiscard]] Result<std::vector<std::string>> sheetNames(const std::filesystem::path& path);

}  // namespace muster::tables

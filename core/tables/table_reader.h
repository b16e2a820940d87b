// SPDX-License-Identifier: GPL-3.0-or-later
//
// The door for everybody who imports a file.
#pragma once

#include "core/tables/table.h"

#include <filesystem>

namespace muster::tables {

/// Reads a text table or an Excel workbook, told apart by content, not by the file's ending.
/// Refuses as readCsv and readXlsx do.
[[nodiscard]] Result<Table> readTable(const std::filesystem::path& path, const ReadOptions& options = {});

}  // namespace muster::tables

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_reader.h"

#include "core/tables/csv_reader.h"
#include "core/tables/table_file.h"
#include "core/tables/xlsx_reader.h"

namespace muster::tables {

Result<Table> readTable(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto name = shownName(path);
    switch (const auto kind = kindOf(*bytes)) {
    case FileKind::Text:
        return readCsvBytes(*bytes, options, name);
    case FileKind::Workbook:
        return readXlsxBytes(*bytes, options, name);
    default:
        return tl::unexpected(refusalOf(kind, name));
    }
}

}  // namespace muster::tables

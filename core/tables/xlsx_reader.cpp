// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/xlsx_reader.h"

#include "core/base/text.h"
#include "core/tables/table_file.h"
#include "core/tables/xlsx_package.h"
#include "core/tables/xlsx_sheet.h"
#include "core/tables/xlsx_workbook.h"

#include <utility>

namespace muster::tables {

using base::fail;
using base::FailureCode;

namespace {

Result<Sheet> chosenSheet(const Workbook& book, const std::string& wanted)
{
    for (const auto& sheet : book.sheets) {
        if (wanted.empty() ? sheet.visible : base::lowered(sheet.name) == base::lowered(wanted))
            return sheet;
    }
    if (wanted.empty())
        return fail(FailureCode::NotFound, "All sheets of the workbook are hidden. Show one in Excel and try again.",
                    "sheet");
    std::vector<std::string> names;
    names.reserve(book.sheets.size());
    for (const auto& sheet : book.sheets)
        names.push_back("\"" + sheet.name + "\"");
    return fail(FailureCode::NotFound,
                "There is no sheet \"" + wanted + "\". The workbook has " + base::joinedInWords(names) + ".", "sheet");
}

Result<Table> readSheet(std::string_view bytes, const ReadOptions& options)
{
    auto package = XlsxPackage::open(bytes);
    if (!package)
        return tl::unexpected(package.error());
    const auto book = readWorkbook(*package);
    if (!book)
        return tl::unexpected(book.error());
    const auto sheet = chosenSheet(*book, options.sheet);
    if (!sheet)
        return tl::unexpected(sheet.error());
    const auto strings = readStrings(*package, *book);
    if (!strings)
        return tl::unexpected(strings.error());
    const auto styles = readStyles(*package, *book);
    if (!styles)
        return tl::unexpected(styles.error());
    const auto xml = package->read(sheet->part);
    if (!xml)
        return tl::unexpected(xml.error());

    SheetReader reader(*strings, *styles, book->epoch);
    auto rows = reader.read((*xml)->document.document_element());
    if (!rows)
        return tl::unexpected(rows.error());
    auto table = makeTable(std::move(*rows), options, "row");
    if (!table)
        return table;
    table->encoding = "Excel workbook";
    table->sheet = sheet->name;
    if (!reader.errorRows().empty())
        table->warnings.push_back("A formula has no result (such as #REF!) in "
                                  + linesInWords(reader.errorRows(), "row") + ".");
    return table;
}

template <class T> Result<T> named(Result<T> result, const std::string& name)
{
    if (!result)
        result.error().detail = name + ": " + result.error().detail;
    return result;
}

}  // namespace

Result<Table> readXlsxBytes(std::string_view bytes, const ReadOptions& options, const std::string& name)
{
    if (const auto kind = kindOf(bytes); kind != FileKind::Workbook)
        return tl::unexpected(refusalOf(kind, name));
    return named(readSheet(bytes, options), name);
}

Result<Table> readXlsx(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readXlsxBytes(*bytes, options, shownName(path));
}

Result<std::vector<std::string>> sheetNames(const std::filesystem::path& path)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto name = shownName(path);
    if (const auto kind = kindOf(*bytes); kind != FileKind::Workbook)
        return tl::unexpected(refusalOf(kind, name));
    auto package = XlsxPackage::open(*bytes);
    if (!package)
        return named(Result<std::vector<std::string>>(tl::unexpected(package.error())), name);
    const auto book = readWorkbook(*package);
    if (!book)
        return named(Result<std::vector<std::string>>(tl::unexpected(book.error())), name);
    std::vector<std::string> names;
    for (const auto& sheet : book->sheets) {
        if (sheet.visible)
            names.push_back(sheet.name);
    }
    return names;
}

}  // namespace muster::tables

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/xlsx_sheet.h"

#include "core/base/text.h"
#include "core/tables/table_file.h"
#include "core/tables/xlsx_workbook.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace muster::tables {

using base::Failure;
using base::FailureCode;
using base::Result;

namespace {

constexpr std::size_t kMaxSheetRows = 1'048'576;
/// All text of one sheet: shared strings may be named many times.
constexpr std::size_t kMaxSheetText = 256ULL * 1024 * 1024;
constexpr std::size_t kErrorsNamed = 200;

/// Row and column of "C5", from 0; nothing when it is no address of a sheet.
std::optional<std::pair<std::size_t, std::size_t>> cellAddress(std::string_view text)
{
    std::size_t column = 0;
    std::size_t i = 0;
    for (; i < text.size() && i < 3 && text[i] >= 'A' && text[i] <= 'Z'; ++i)
        column = column * 26 + static_cast<std::size_t>(text[i] - 'A') + 1;
    std::size_t row = 0;
    const auto read = std::from_chars(text.data() + i, text.data() + text.size(), row);
    if (column == 0 || column > kMaxColumns || read.ec != std::errc() || read.ptr != text.data() + text.size()
        || row == 0 || row > kMaxSheetRows)
        return std::nullopt;
    return std::pair(row - 1, column - 1);
}

/// Dates of the strict format are text: "2011-11-15T10:30:00".
std::string isoCell(std::string_view value)
{
    std::string text = base::asValidUtf8(value);
    if (text.size() >= 16 && text[10] == 'T' && text.find_first_not_of("0123456789-T:.Z+") == std::string::npos) {
        text[10] = ' ';
        const auto time = text.substr(11, 5);
        const bool seconds = text.size() >= 19 && text.substr(16, 3) != ":00";
        text.resize(seconds ? 19 : 16);
        if (time == "00:00" && !seconds)
            text.resize(10);
    }
    return text;
}

}  // namespace

Result<std::vector<Row>> SheetReader::read(const pugi::xml_node& sheet)
{
    for (const auto& node : childNamed(sheet, "sheetData").children()) {
        if (localName(node.name()) != "row")
            continue;
        if (!readRow(node))
            return tl::unexpected(m_failure);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.line < b.line; });
    if (!fillMerged(childNamed(sheet, "mergeCells")))
        return tl::unexpected(m_failure);
    return std::move(m_rows);
}

bool SheetReader::refuse(FailureCode code, std::string detail)
{
    m_failure = Failure {code, "file", std::move(detail)};
    return false;
}

bool SheetReader::readRow(const pugi::xml_node& node)
{
    const auto stated = node.attribute("r").as_ullong();
    m_line = stated > 0 ? static_cast<std::size_t>(stated) : m_line + 1;
    if (m_line > kMaxSheetRows)
        return refuse(FailureCode::Damaged, "The sheet has a row beyond the last one Excel has.");
    Row row {m_line, {}};
    std::size_t column = 0;
    for (const auto& cell : node.children()) {
        if (localName(cell.name()) != "c")
            continue;
        if (const auto reference = cell.attribute("r")) {
            const auto address = cellAddress(reference.value());
            if (!address)
                return refuse(FailureCode::Damaged,
                              "A cell in row " + std::to_string(m_line) + " has no place in the sheet.");
            column = address->second;
        }
        if (column >= kMaxColumns)
            return refuse(FailureCode::Damaged, "Row " + std::to_string(m_line) + " has too many cells.");
        std::string text = cellText(cell);
        if (!text.empty() && !put(row, column, std::move(text)))
            return false;
        ++column;
    }
    if (!row.cells.empty())
        m_rows.push_back(std::move(row));
    return true;
}

bool SheetReader::put(Row& row, std::size_t column, std::string text)
{
    m_text += text.size();
    if (text.size() > kMaxCellBytes || m_text > kMaxSheetText)
        return refuse(FailureCode::Invalid,
                      "The sheet holds too much text in row " + std::to_string(row.line)
                          + ". Import it in smaller parts.");
    if (row.cells.size() <= column) {
        m_cells += column + 1 - row.cells.size();
        if (m_cells > kMaxCells)
            return refuse(FailureCode::Invalid,
                          "The sheet has more than " + std::to_string(kMaxCells)
                              + " cells. Import it in smaller parts.");
        row.cells.resize(column + 1);
    }
    row.cells[column] = std::move(text);
    return true;
}

std::string SheetReader::cellText(const pugi::xml_node& cell)
{
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr")
        return stringText(childNamed(cell, "is"));
    const std::string_view value = childNamed(cell, "v").text().get();
    if (value.empty())
        return {};
    if (type == "s") {
        std::size_t index = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
        return read.ec == std::errc() && index < m_strings.size() ? m_strings[index] : std::string();
    }
    if (type == "str")
        return base::asValidUtf8(unescaped(value));
    if (type == "b")
        return value == "1" || value == "true" ? "TRUE" : "FALSE";
    if (type == "e") {
        if (m_errorRows.size() < kErrorsNamed && (m_errorRows.empty() || m_errorRows.back() != m_line))
            m_errorRows.push_back(m_line);
        return base::asValidUtf8(value);
    }
    if (type == "d")
        return isoCell(value);
    double number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size())
        return base::asValidUtf8(value);
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
    return numberAsText(number, style < m_styles.size() ? m_styles[style] : NumberKind::Number, m_epoch);
}

// A value that stands for several rows is stored in the first only.
bool SheetReader::fillMerged(const pugi::xml_node& merges)
{
    std::size_t steps = 0;
    for (const auto& node : merges.children()) {
        const std::string_view range = node.attribute("ref").value();
        const auto colon = range.find(':');
        if (colon == std::string_view::npos)
            continue;
        const auto from = cellAddress(range.substr(0, colon));
        const auto to = cellAddress(range.substr(colon + 1));
        if (!from || !to || from->second != to->second || from->first >= to->first)
            continue;
        const std::size_t column = from->second;
        auto row = std::lower_bound(m_rows.begin(), m_rows.end(), from->first + 1,
                                    [](const Row& r, std::size_t line) { return r.line < line; });
        if (row == m_rows.end() || row->line != from->first + 1 || row->cells.size() <= column)
            continue;
        const std::string value = row->cells[column];
        for (++row; row != m_rows.end() && row->line <= to->first + 1; ++row) {
            if (++steps > kMaxCells)
                return refuse(FailureCode::Damaged, "The sheet's merged cells overlap without end.");
            if ((row->cells.size() <= column || row->cells[column].empty()) && !put(*row, column, value))
                return false;
        }
    }
    return true;
}

}  // namespace muster::tables

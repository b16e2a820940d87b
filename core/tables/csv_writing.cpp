// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/csv_writing.h"

#include <algorithm>

namespace muster::tables {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t'; }

/// "-3.5" and "+44" are harmless figures, and guarding them would make text of them.
bool isPlainNumber(std::string_view cell)
{
    if (cell.size() < 2 || (cell.front() != '-' && cell.front() != '+'))
        return false;
    const auto figures = cell.substr(1);
    return figures.find_first_not_of("0123456789.") == std::string_view::npos && figures.front() != '.'
        && figures.back() != '.' && std::count(figures.begin(), figures.end(), '.') <= 1;
}

bool wouldRun(std::string_view cell)
{
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos
        && !isPlainNumber(cell);
}

void appendLine(std::string& text, const std::vector<std::string>& cells, const CsvOptions& options)
{
    // A single empty cell would otherwise be a blank line, which readers pass over.
    if (cells.size() == 1 && cells.front().empty()) {
        text += "\"\"\r\n";
        return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += options.separator;
        text += csvCell(cells[i], options);
    }
    text += "\r\n";
}

}  // namespace

std::string csvCell(std::string_view cell, const CsvOptions& options)
{
    std::string guarded;
    if (options.guardFormulas && wouldRun(cell)) {
        guarded = "'" + std::string(cell);
        cell = guarded;
    }
    // Readers differ on spaces at the edges and on the other separators: inside quotation marks all agree.
    const bool edgeSpace = !cell.empty() && (isSpace(cell.front()) || isSpace(cell.back()));
    // U+FEFF at the beginning of a file would be taken for a byte order mark.
    const bool markLike = cell.substr(0, 3) == "\xEF\xBB\xBF";
    if (!edgeSpace && !markLike && cell.find(options.separator) == std::string_view::npos
        && cell.find_first_of("\",;\t|\r\n") == std::string_view::npos)
        return std::string(cell);
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

std::string toCsv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows,
                  const CsvOptions& options)
{
    std::string text = options.byteOrderMark ? "\xEF\xBB\xBF" : "";
    appendLine(text, header, options);
    for (const auto& row : rows)
        appendLine(text, row, options);
    return text;
}

}  // namespace muster::tables

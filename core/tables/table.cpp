// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>
#include <utility>

namespace muster::tables {

using base::fail;
using base::FailureCode;

namespace {

/// A heading row below a title is looked for among so many records.
constexpr std::size_t kTitleReach = 10;
constexpr std::size_t kLinesNamed = 5;

bool isBlank(const std::string& cell) { return base::trimmed(cell).empty(); }

std::size_t filledCells(const Row& row)
{
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !isBlank(cell); }));
}

/// Cells up to the last one that holds anything.
std::size_t usedWidth(const std::vector<std::string>& cells)
{
    std::size_t width = cells.size();
    while (width > 0 && isBlank(cells[width - 1]))
        --width;
    return width;
}

/// Headings are compared by people's eyes, so a line break inside one counts as a space.
std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : base::trimmed(text)) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            line += c;
        else if (line.empty() || line.back() != ' ')
            line += ' ';
    }
    return line;
}

/// Index of the heading row, or records.size() when there is none.
std::size_t findHeader(const std::vector<Row>& records, const ReadOptions& options)
{
    if (options.headerLine > 0) {
        const auto found = std::find_if(records.begin(), records.end(),
                                        [&](const Row& row) { return row.line == options.headerLine; });
        return static_cast<std::size_t>(found - records.begin());
    }
    std::size_t first = 0;
    while (first < records.size() && filledCells(records[first]) == 0)
        ++first;
    if (first == records.size() || filledCells(records[first]) > 1)
        return first;
    const std::size_t reach = std::min(records.size(), first + kTitleReach);
    for (std::size_t i = first + 1; i < reach; ++i) {
        if (filledCells(records[i]) > 1)
            return i;
    }
    return first;
}

std::vector<std::string> headings(const std::vector<std::string>& cells, std::size_t width)
{
    std::vector<std::string> header;
    header.reserve(width);
    for (std::size_t column = 0; column < width; ++column) {
        const std::string heading = column < cells.size() ? oneLine(cells[column]) : std::string();
        header.push_back(heading.empty() ? "Column " + columnLetters(column) : heading);
    }
    return header;
}

void warnOfRepeatedHeadings(Table& table)
{
    std::set<std::string> seen;
    std::set<std::string> repeated;
    for (const auto& heading : table.header) {
        if (!seen.insert(base::lowered(heading)).second)
            repeated.insert(heading);
    }
    for (const auto& heading : repeated)
        table.warnings.push_back("The heading \"" + heading + "\" stands over more than one column.");
}

}  // namespace

std::string columnLetters(std::size_t column)
{
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string linesInWords(const std::vector<std::size_t>& lines, const std::string& place)
{
    std::vector<std::string> named;
    for (std::size_t i = 0; i < std::min(lines.size(), kLinesNamed); ++i)
        named.push_back(std::to_string(lines[i]));
    if (lines.size() > kLinesNamed)
        named.push_back(std::to_string(lines.size() - kLinesNamed) + " more");
    return place + (lines.size() == 1 ? " " : "s ") + base::joinedInWords(named);
}

Result<Table> makeTable(std::vector<Row> records, const ReadOptions& options, const std::string& place)
{
    const std::size_t headerAt = findHeader(records, options);
    if (headerAt == records.size()) {
        if (options.headerLine > 0)
            return fail(FailureCode::Invalid,
                        "There is no heading row in " + place + " " + std::to_string(options.headerLine) + ".",
                        "heading row");
        return fail(FailureCode::Invalid, "There is nothing in the table, not even a heading row.", "heading row");
    }

    Table table;
    const Row heading = std::move(records[headerAt]);
    table.headerLine = heading.line;
    if (options.headerLine == 0) {
        std::vector<std::size_t> above;
        for (std::size_t i = 0; i < headerAt; ++i) {
            if (filledCells(records[i]) > 0)
                above.push_back(records[i].line);
        }
        if (!above.empty())
            table.warnings.push_back("What stands in " + linesInWords(above, place)
                                     + " was taken as a title; the headings are in " + place + " "
                                     + std::to_string(heading.line) + ".");
    }

    std::vector<std::size_t> shortRows;
    std::vector<std::size_t> longRows;
    const std::size_t headerWidth = usedWidth(heading.cells);
    std::size_t width = headerWidth;
    for (auto i = headerAt + 1; i < records.size(); ++i) {
        Row& row = records[i];
        const std::size_t used = usedWidth(row.cells);
        if (used == 0 && !options.keepEmptyRows)
            continue;
        if (row.cells.size() < headerWidth)
            shortRows.push_back(row.line);
        if (used > heading.cells.size())
            longRows.push_back(row.line);
        width = std::max(width, used);
        table.rows.push_back(std::move(row));
    }
    if (width > kMaxColumns)
        return fail(FailureCode::Invalid, "The table has more than " + std::to_string(kMaxColumns) + " columns.");
    if (width > 0 && table.rows.size() > kMaxCells / width)
        return fail(FailureCode::Invalid,
                    "The table has more than " + std::to_string(kMaxCells) + " cells. Import it in smaller parts.");

    const std::string headingCells = "the heading row (" + std::to_string(headerWidth) + ")";
    if (place != "row" && !shortRows.empty()) {
        const auto where = linesInWords(shortRows, place);
        if (options.raggedRows == RaggedRows::Refuse)
            return fail(FailureCode::Invalid, "There are fewer cells in " + where + " than in " + headingCells + ".");
        table.warnings.push_back("There are fewer cells in " + where + " than in " + headingCells
                                 + "; the missing ones are read as empty.");
    }
    if (!longRows.empty()) {
        const auto where = linesInWords(longRows, place);
        if (options.raggedRows == RaggedRows::Refuse)
            return fail(FailureCode::Invalid, "There are more cells in " + where + " than in " + headingCells + ".");
        table.warnings.push_back("There are more cells in " + where + " than in " + headingCells
                                 + "; the extra ones stand in columns of their own.");
    }
    table.header = headings(heading.cells, width);
    for (auto& row : table.rows)
        row.cells.resize(width);
    warnOfRepeatedHeadings(table);
    return table;
}

}  // namespace muster::tables

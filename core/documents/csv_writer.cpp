// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_writer.h"

#include "core/documents/chart_figure.h"
#include "core/documents/display_text.h"
#include "core/documents/document_lint.h"

#include <algorithm>
#include <cctype>

namespace muster::documents {

namespace {

bool looksLikeFormula(std::string_view text)
{
    if (text.empty() || std::string_view("=+-@").find(text.front()) == std::string_view::npos)
        return false;
    const std::string_view rest = text.substr(1);
    const bool number = text.front() != '=' && text.front() != '@' && !rest.empty()
        && std::all_of(rest.begin(), rest.end(), [](char c) {
               return std::isdigit(static_cast<unsigned char>(c)) || c == '.' || c == ',' || c == '%' || c == ' ';
           });
    return !number;
}

template <class Range, class Text>
void writeLine(std::string& out, const Range& fields, const CsvOptions& options, Text text)
{
    bool first = true;
    for (const auto& field : fields) {
        if (!first)
            out += ',';
        first = false;
        out += csvField(text(field), options);
    }
    out += "\r\n";
}

void writeTable(std::string& out, const Table& table, const CsvOptions& options)
{
    writeLine(out, table.columns, options, [](const Column& column) { return column.header; });
    for (const Row& row : table.rows)
        writeLine(out, row.cells, options, [](const Cell& cell) { return cellText(cell); });
}

}  // namespace

std::string csvField(std::string_view text, const CsvOptions& options)
{
    std::string field = displayText(text);
    if (options.guardFormulas && looksLikeFormula(field))
        field.insert(field.begin(), '\'');
    if (field.find_first_of(",\"\r\n") == std::string::npos && !field.starts_with(' ') && !field.ends_with(' '))
        return field;
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

base::Result<std::string> writeCsv(const Document& document, CsvOptions options)
{
    if (auto ok = lint(document); !ok)
        return tl::unexpected(ok.error());
    std::vector<Table> tables;
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block))
            tables.push_back(*table);
        else if (const auto* figure = std::get_if<Figure>(&block); figure != nullptr && figure->chart)
            tables.push_back(figuresOf(*figure->chart));
    }
    if (tables.empty())
        return base::fail(base::FailureCode::Refused,
                          "This document has no table, so there is nothing to write as CSV. Choose PDF, HTML or text.",
                          "format");
    std::string out = options.byteOrderMark ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (i > 0)
            out += "\r\n";
        if (tables.size() > 1 && !tables[i].caption.empty())
            out += csvField(tables[i].caption, options) + "\r\n";
        writeTable(out, tables[i], options);
    }
    return out;
}

}  // namespace muster::documents

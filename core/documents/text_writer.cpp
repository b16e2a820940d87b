// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/text_writer.h"

#include "core/documents/chart_figure.h"
#include "core/documents/display_text.h"
#include "core/documents/document_lint.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

namespace {

constexpr std::size_t kWidth = 78;
constexpr std::size_t kGap = 2;             // between columns of a table
constexpr std::size_t kNarrowestColumn = 8;  // below this a table is written as records

bool isCombining(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05BD)
        || (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x200C || c == 0x200D
        || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF)
        || (c >= 0xFE20 && c <= 0xFE2F);
}

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::string padded(std::string_view text, std::size_t width, Align align)
{
    const std::size_t used = columnsOf(text);
    const std::string space(width > used ? width - used : 0, ' ');
    return align == Align::End ? space + std::string(text) : std::string(text) + space;
}

void trimRight(std::string& line)
{
    while (line.ends_with(' '))
        line.pop_back();
}

/// Text of runs; a link's address follows in angle brackets where it is not the text itself.
std::string withLinks(const Runs& runs)
{
    std::string text;
    for (const Run& run : runs) {
        text += run.text;
        const std::string_view href = safeLink(run.href);
        if (!href.empty() && href.front() != '#' && run.text != href)
            text += fmt::format(" <{}>", href);
    }
    return displayText(text);
}

class TextBlocks {
public:
    std::string out;

    void operator()(const Title& title)
    {
        gap();
        for (const std::string& line : wrapText(displayLine(title.text), kWidth))
            out += line + '\n';
        if (!title.subtitle.empty())
            hang({}, displayText(title.subtitle), 0);
        out += std::string(kWidth, '=') + '\n';
    }

    void operator()(const Heading& heading)
    {
        gap();
        if (heading.level == 1)
            out += '\n';
        std::string label = displayLine(heading.number);
        if (!label.empty())
            label += "  ";
        const std::size_t before = out.size();
        hang(label, displayText(heading.text), columnsOf(label));
        std::size_t longest = 0;
        std::string_view written = std::string_view(out).substr(before);
        while (!written.empty()) {
            const std::size_t end = written.find('\n');
            longest = std::max(longest, columnsOf(written.substr(0, end)));
            written.remove_prefix(end + 1);
        }
        if (heading.level <= 2)
            out += std::string(longest, heading.level == 1 ? '-' : '.') + '\n';
    }

    void operator()(const Paragraph& paragraph)
    {
        gap();
        if (paragraph.style == ParagraphStyle::Signature)
            out += '\n';
        hang({}, withLinks(paragraph.runs), 0);
    }

    void operator()(const List& list)
    {
        gap();
        writeList(list, 0);
    }

    void operator()(const Table& table)
    {
        gap();
        if (!table.caption.empty()) {
            hang({}, displayText(table.caption), 0);
            out += '\n';
        }
        if (table.columns.size() * (kNarrowestColumn + kGap) > kWidth + kGap)
            writeRecords(table);
        else
            writeColumns(table);
        if (table.rows.empty())
            hang({}, displayText(table.whenEmpty.empty() ? "None." : table.whenEmpty), 0);
    }

    void operator()(const Decision& decision)
    {
        gap();
        hang({}, displayLine(decision.verb) + " " + withLinks(decision.text), 0);
    }

    void operator()(const ActionLine& action)
    {
        gap();
        const std::string label = "ACTION " + displayLine(action.reference) + "  ";
        const std::size_t indent = std::min<std::size_t>(columnsOf(label), 16);
        hang(label, withLinks(action.text), indent);
        for (const std::string& detail : action.details)
            hang(std::string(indent, ' '), displayText(detail), indent);
    }

    void operator()(const Figure& figure)
    {
        gap();
        hang("[Picture: ", displayText(figure.alt) + "]", 2);
        if (!figure.caption.empty())
            hang({}, displayText(figure.caption), 0);
        if (figure.chart)
            (*this)(figuresOf(*figure.chart));
    }

    void operator()(const KeyValueList& list)
    {
        gap();
        std::size_t widest = 0;
        for (const KeyValue& entry : list.entries)
            widest = std::max(widest, columnsOf(displayLine(entry.key)));
        const std::size_t indent = std::min<std::size_t>(widest + 2, 30);
        for (const KeyValue& entry : list.entries) {
            std::string label = padded(displayLine(entry.key), indent - 1, Align::Start) + " ";
            if (entry.values.empty())
                hang(label, {}, indent);
            for (const Runs& value : entry.values) {
                hang(label, withLinks(value), indent);
                label.assign(indent, ' ');
            }
        }
    }

    void operator()(const PageBreak&) { gap(); }

    void gap()
    {
        if (!out.empty() && !out.ends_with("\n\n"))
            out += '\n';
    }

    /// `text` wrapped behind `label`, following lines indented.
    void hang(std::string_view label, std::string_view text, std::size_t indent)
    {
        const std::size_t first = columnsOf(label);
        const std::size_t used = std::max(first, indent);
        bool start = true;
        for (const std::string& line : wrapText(text, kWidth > used + 20 ? kWidth - used : 20)) {
            std::string whole = start ? std::string(label) : std::string(indent, ' ');
            whole += line;
            trimRight(whole);
            out += whole + '\n';
            start = false;
        }
    }

private:
    void writeList(const List& list, std::size_t depth)
    {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string label
                = std::string(depth * 3, ' ') + (list.ordered ? fmt::format("{}. ", i + 1) : std::string("-  "));
            hang(label, withLinks(list.items[i].runs), columnsOf(label));
            for (const List& nested : list.items[i].nested)
                writeList(nested, depth + 1);
        }
    }

    /// As wide as the longest text of each column where that fits; else the wide columns share what is left.
    static std::vector<std::size_t> columnWidths(const Table& table)
    {
        const std::size_t count = table.columns.size();
        const std::size_t room = kWidth - kGap * (count - 1);
        std::vector<std::size_t> wanted(count, 1);
        for (std::size_t i = 0; i < count; ++i) {
            wanted[i] = std::max<std::size_t>(1, columnsOf(displayLine(table.columns[i].header)));
            for (const Row& row : table.rows)
                wanted[i] = std::max(wanted[i], columnsOf(displayLine(cellText(row.cells[i]))));
        }
        std::vector<std::size_t> width(count, 0);
        std::size_t left = room;
        std::size_t open = count;
        for (bool changed = true; changed && open > 0;) {
            changed = false;
            const std::size_t share = std::max(kNarrowestColumn, left / open);
            for (std::size_t i = 0; i < count; ++i) {
                if (width[i] != 0 || wanted[i] > share)
                    continue;
                width[i] = wanted[i];
                left -= std::min(left, wanted[i]);
                --open;
                changed = true;
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (width[i] == 0) {
                width[i] = std::max<std::size_t>(1, left / open);
                left -= std::min(left, width[i]);
                --open;
            }
        }
        return width;
    }

    void writeColumns(const Table& table)
    {
        const std::vector<std::size_t> width = columnWidths(table);
        std::vector<std::string> texts;
        for (const Column& column : table.columns)
            texts.push_back(column.header);
        writeRow(table, texts, width);
        std::string rule;
        for (const std::size_t columns : width)
            rule += std::string(columns, '-') + std::string(kGap, ' ');
        trimRight(rule);
        out += rule + '\n';
        for (const Row& row : table.rows) {
            texts.clear();
            for (const Cell& cell : row.cells)
                texts.push_back(cellText(cell));
            writeRow(table, texts, width);
        }
    }

    void writeRow(const Table& table, const std::vector<std::string>& texts, const std::vector<std::size_t>& width)
    {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 0;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            cells.push_back(wrapText(displayText(texts[i]), width[i]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t k = 0; k < height; ++k) {
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                line += padded(k < cells[i].size() ? cells[i][k] : std::string(), width[i], table.columns[i].align);
                line += std::string(kGap, ' ');
            }
            trimRight(line);
            out += line + '\n';
        }
    }

    void writeRecords(const Table& table)
    {
        for (const Row& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const std::string text = displayText(cellText(row.cells[i]));
                if (!text.empty())
                    hang(displayLine(table.columns[i].header) + ": ", text, 4);
            }
            out += '\n';
        }
        if (!table.rows.empty())
            out.pop_back();
    }
};

}  // namespace

std::size_t columnsOf(std::string_view text)
{
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        columns += isCombining(c) ? 0U : isWide(c) ? 2U : 1U;
    }
    return columns;
}

std::vector<std::string> wrapText(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        std::string_view rest = text.substr(0, end);
        std::string line;
        std::size_t used = 0;
        bool firstWord = true;
        while (!rest.empty()) {
            const std::size_t space = rest.find(' ');
            const std::string_view word = rest.substr(0, space);
            const std::size_t columns = columnsOf(word);
            if (!firstWord && used + 1 + columns > width) {
                trimRight(line);
                lines.push_back(std::exchange(line, {}));
                used = 0;
                firstWord = true;
            }
            if (!firstWord) {
                line += ' ';
                ++used;
            }
            line += word;
            used += columns;
            firstWord = false;
            rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
        }
        trimRight(line);
        lines.push_back(std::move(line));
        if (end == std::string_view::npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

base::Result<std::string> writeText(const Document& document)
{
    if (auto ok = lint(document); !ok)
        return tl::unexpected(ok.error());
    TextBlocks blocks;
    for (const Paragraph& paragraph : openingParagraphs(document))
        blocks(paragraph);
    for (const Block& block : document.blocks)
        std::visit(blocks, block);
    std::string footer;
    for (const std::string& part :
         { document.reference, document.version, document.printedOn.value_or(""), document.footerNote }) {
        if (!part.empty())
            footer += (footer.empty() ? "" : " · ") + displayLine(part);
    }
    if (!document.marking.empty() || !footer.empty()) {
        blocks.gap();
        blocks.out += std::string(kWidth, '-') + '\n';
        if (!footer.empty())
            blocks.hang({}, footer, 0);
        if (!document.marking.empty())
            blocks.hang({}, displayLine(document.marking), 0);
    }
    return std::move(blocks.out);
}

}  // namespace muster::documents

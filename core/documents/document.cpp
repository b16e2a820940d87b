// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document.h"

#include "core/documents/display_text.h"

#include <algorithm>
#include <cctype>

namespace muster::documents {

namespace {

/// Collects the texts of each kind of block; a new kind does not compile until it is placed here.
class UnitCollector {
public:
    std::vector<std::string> units;

    void add(std::string_view text)
    {
        if (!text.empty())
            units.push_back(displayText(text));
    }

    void operator()(const Title& title)
    {
        add(title.text);
        add(title.subtitle);
    }
    void operator()(const Heading& heading)
    {
        add(heading.number.empty() ? heading.text : heading.number + " " + heading.text);
    }
    void operator()(const Paragraph& paragraph) { add(plainText(paragraph.runs)); }
    void operator()(const List& list)
    {
        for (const ListItem& item : list.items) {
            add(plainText(item.runs));
            for (const List& nested : item.nested)
                (*this)(nested);
        }
    }
    void operator()(const Table& table)
    {
        add(table.caption);
        for (const Column& column : table.columns)
            add(column.header);
        for (const Row& row : table.rows) {
            for (const Cell& cell : row.cells)
                add(cellText(cell));
        }
        if (table.rows.empty())
            add(table.whenEmpty.empty() ? "None." : table.whenEmpty);
    }
    void operator()(const Decision& decision) { add(decision.verb + " " + plainText(decision.text)); }
    void operator()(const ActionLine& action)
    {
        add("ACTION " + action.reference + " " + plainText(action.text));
        for (const std::string& detail : action.details)
            add(detail);
    }
    void operator()(const Figure& figure) { add(figure.caption); }
    void operator()(const KeyValueList& list)
    {
        for (const KeyValue& entry : list.entries) {
            add(entry.key);
            for (const Runs& value : entry.values)
                add(plainText(value));
        }
    }
    void operator()(const PageBreak&) { }
};

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.size() > prefix.size()
        && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char expected, char actual) {
               return expected == static_cast<char>(std::tolower(static_cast<unsigned char>(actual)));
           });
}

}  // namespace

std::string plainText(const Runs& runs)
{
    std::string text;
    for (const Run& run : runs)
        text += run.text;
    return text;
}

Runs runsOf(std::string_view text)
{
    return text.empty() ? Runs {} : Runs { Run { .text = std::string(text) } };
}

std::string cellText(const Cell& cell)
{
    std::string text = cell.status ? cell.status->word : std::string();
    const std::string words = plainText(cell.runs);
    if (!text.empty() && !words.empty())
        text += ' ';
    return text + words;
}

std::vector<Paragraph> openingParagraphs(const Document& document)
{
    std::string first = document.marking;
    for (const std::string& word : { document.draft ? std::string("DRAFT") : std::string(), document.edition }) {
        if (word.empty())
            continue;
        if (!first.empty())
            first += " · ";
        first += word;
    }
    std::vector<Paragraph> lines;
    if (!first.empty())
        lines.push_back({ { Run { .text = first, .bold = true } }, ParagraphStyle::Meta });
    if (!document.handling.empty())
        lines.push_back({ runsOf(document.handling), ParagraphStyle::Notice });
    if (!document.recipient.empty())
        lines.push_back({ runsOf(document.recipient), ParagraphStyle::Meta });
    return lines;
}

std::vector<std::string> textUnits(const Document& document)
{
    UnitCollector collector;
    for (const Paragraph& paragraph : openingParagraphs(document))
        collector(paragraph);
    for (const Block& block : document.blocks)
        std::visit(collector, block);
    return std::move(collector.units);
}

std::string_view safeLink(std::string_view href)
{
    const bool clean = std::all_of(href.begin(), href.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7F && c != '"' && c != '<' && c != '>' && c != '\\';
    });
    if (!clean || href.size() < 2)
        return {};
    if (href.front() == '#' || startsWith(href, "http://") || startsWith(href, "https://")
        || startsWith(href, "mailto:"))
        return href;
    return {};
}

std::string anchorName(std::string_view anchor)
{
    std::string name;
    for (const char c : anchor) {
        const auto byte = static_cast<unsigned char>(c);
        name += byte < 0x80 && (std::isalnum(byte) || c == '-' || c == '_') ? c : '-';
    }
    return name;
}

}  // namespace muster::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/html_writer.h"

#include "core/base/markup.h"
#include "core/documents/chart_figure.h"
#include "core/documents/display_text.h"
#include "core/documents/document_lint.h"
#include "core/performance/chart_svg.h"
#include "core/performance/diagram.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

namespace {

// In pixels of CSS; a browser makes it smaller where there is less room.
constexpr double kDiagramWidth = 960;

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #16202a; --quiet: #5b6874; --line: #d5dae0; --ground: #f1f4f7; --accent: #1f5fa8;
  --good: #1d6b3a; --attention: #8a4b00; --concern: #a4262c; --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf2; --quiet: #9aa7b4; --line: #2c343d; --ground: #1b2127; --accent: #7ab3f0;
    --good: #8ad3a3; --attention: #f0b869; --concern: #f29a9a; --paper: #14181d; } }
html { font: 1rem/1.55 "Noto Sans", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; }
body.wide { max-width: 72rem; }
header, footer { color: var(--quiet); font-size: .9rem; }
.marking { text-align: center; font-weight: 700; letter-spacing: .06em; color: var(--ink); }
header { margin-bottom: 2rem; } footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; } .subtitle { font-size: 1.1rem; margin: 0 0 1.5rem; color: var(--quiet); }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.2rem 0 .5rem; } h3 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.4rem 0 .3rem; } .number { color: var(--quiet); margin-right: .6em; }
p { margin: 0 0 .75rem; } .quiet, .meta { color: var(--quiet); } .meta { font-size: .95rem; }
.notice { border-left: 3px solid var(--concern); padding-left: .8rem; } .signature { margin-top: 2.5rem; }
.decision { border-left: 3px solid var(--accent); padding-left: .8rem; }
.action { background: var(--ground); border-radius: 6px; padding: .6rem .9rem; margin: 0 0 .9rem; }
.action p { margin: 0; } .action .detail { color: var(--quiet); }
a { color: var(--accent); } .break { white-space: pre-line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0 0 1.25rem; } dt { color: var(--quiet); } dd { margin: 0; grid-column: 2; }
.scroll { overflow-x: auto; margin: 0 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.4; } caption { text-align: left; font-weight: 700; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--quiet); } .end { text-align: right; font-variant-numeric: tabular-nums; }
.status { font-weight: 600; white-space: nowrap; } .status::before { content: "\25CB\00A0"; content: "\25CB\00A0" / ""; }
.good { color: var(--good); } .good::before { content: "\25CF\00A0"; content: "\25CF\00A0" / ""; }
.attention { color: var(--attention); } .attention::before { content: "\25B2\00A0"; content: "\25B2\00A0" / ""; }
.concern { color: var(--concern); } .concern::before { content: "\25A0\00A0"; content: "\25A0\00A0" / ""; }
figure { margin: 0 0 1.25rem; } figure img, figure svg { max-width: 100%; height: auto; background: #fff; } summary { color: var(--quiet); cursor: pointer; } figcaption { color: var(--quiet); font-size: .95rem; }
@media print { :root { --ink: #000; --quiet: #444; --line: #bbb; --ground: #fff; --paper: #fff; } body { max-width: none; padding: 0; }
  html { font-size: 12pt; } h1, h2, h3, h4, h5, h6 { break-after: avoid; } tr, .action, figure { break-inside: avoid; } thead { display: table-header-group; }
  .page-break { break-before: page; } .scroll { overflow: visible; } }
@media screen { .page-break { border-top: 1px solid var(--line); margin: 2.5rem 0; } }
)css";

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

std::string_view toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return "good";
    case Tone::Attention:
        return "attention";
    case Tone::Concern:
        return "concern";
    case Tone::Neutral:
        break;
    }
    return "neutral";
}

std::string_view styleClass(ParagraphStyle style)
{
    switch (style) {
    case ParagraphStyle::Quiet:
        return "quiet";
    case ParagraphStyle::Meta:
        return "meta";
    case ParagraphStyle::Notice:
        return "notice";
    case ParagraphStyle::Signature:
        return "signature";
    case ParagraphStyle::Normal:
        break;
    }
    return {};
}

/// Escaped text in which newlines are line breaks.
std::string lines(std::string_view text)
{
    std::string out;
    for (const char c : escapeHtml(text)) {
        if (c == '\n')
            out += "<br>";
        else
            out += c;
    }
    return out;
}

std::string inlineHtml(const Runs& runs)
{
    std::string out;
    for (const Run& run : runs) {
        std::string part = lines(run.text);
        if (run.italic)
            part = "<em>" + part + "</em>";
        if (run.bold)
            part = "<strong>" + part + "</strong>";
        if (!run.language.empty())
            part = fmt::format("<span lang=\"{}\" dir=\"auto\">{}</span>", escapeHtml(run.language), part);
        if (const std::string_view href = safeLink(run.href); !href.empty()) {
            const std::string target = href.front() == '#' ? "#" + anchorName(href.substr(1)) : std::string(href);
            part = fmt::format("<a href=\"{}\">{}</a>", escapeHtml(target), part);
        }
        out += part;
    }
    return out;
}

class HtmlBlocks {
public:
    std::string out;

    void operator()(const Title& title)
    {
        out += "<h1 dir=\"auto\">" + lines(title.text) + "</h1>\n";
        if (!title.subtitle.empty())
            out += "<p class=\"subtitle\" dir=\"auto\">" + lines(title.subtitle) + "</p>\n";
    }

    void operator()(const Heading& heading)
    {
        const int level = heading.level + 1;
        const std::string id
            = heading.anchor.empty() ? std::string() : fmt::format(" id=\"{}\"", anchorName(heading.anchor));
        const std::string number = heading.number.empty()
            ? std::string()
            : fmt::format("<span class=\"number\">{}</span> ", escapeHtml(heading.number));
        out += fmt::format("<h{}{} dir=\"auto\">{}{}</h{}>\n", level, id, number, lines(heading.text), level);
    }

    void operator()(const Paragraph& paragraph)
    {
        const std::string_view name = styleClass(paragraph.style);
        out += name.empty() ? std::string("<p dir=\"auto\">") : fmt::format("<p class=\"{}\" dir=\"auto\">", name);
        out += inlineHtml(paragraph.runs) + "</p>\n";
    }

    void operator()(const List& list)
    {
        if (list.items.empty())
            return;
        out += list.ordered ? "<ol>\n" : "<ul>\n";
        for (const ListItem& item : list.items) {
            out += "<li dir=\"auto\">" + inlineHtml(item.runs);
            for (const List& nested : item.nested) {
                out += '\n';
                (*this)(nested);
            }
            out += "</li>\n";
        }
        out += list.ordered ? "</ol>\n" : "</ul>\n";
    }

    void operator()(const Table& table)
    {
        // A wide table scrolls on a small screen, so the keyboard must be able to reach it.
        const std::string name = table.caption.empty() ? "Table" : escapeHtml(displayLine(table.caption));
        out += fmt::format("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n", name);
        if (!table.caption.empty())
            out += "<caption dir=\"auto\">" + lines(table.caption) + "</caption>\n";
        out += "<thead>\n<tr>";
        for (const Column& column : table.columns)
            out += fmt::format("<th scope=\"col\"{}>{}</th>", endClass(column.align), lines(column.header));
        out += "</tr>\n</thead>\n<tbody>\n";
        for (const Row& row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                cell(row.cells[i], i < table.columns.size() ? table.columns[i].align : Align::Start);
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n";
        if (table.rows.empty())
            out += "<p>" + lines(table.whenEmpty.empty() ? "None." : table.whenEmpty) + "</p>\n";
        out += "</div>\n";
    }

    void operator()(const Decision& decision)
    {
        out += "<p class=\"decision\" dir=\"auto\"><strong>" + lines(decision.verb) + "</strong> "
            + inlineHtml(decision.text) + "</p>\n";
    }

    void operator()(const ActionLine& action)
    {
        out += "<div class=\"action\"><p dir=\"auto\"><strong>ACTION " + lines(action.reference) + "</strong> "
            + inlineHtml(action.text) + "</p>\n";
        for (const std::string& detail : action.details)
            out += "<p class=\"detail\" dir=\"auto\">" + lines(detail) + "</p>\n";
        out += "</div>\n";
    }

    void operator()(const Figure& figure)
    {
        if (figure.chart) {
            chart(figure);
            return;
        }
        if (figure.diagram) {
            out += "<figure class=\"chart\">\n" + performance::svgOf(*figure.diagram, kDiagramWidth) + "</figure>\n";
            return;
        }
        const std::string_view type = figure.image.starts_with("\xFF\xD8") ? "image/jpeg" : "image/png";
        out += fmt::format("<figure>\n<img alt=\"{}\" src=\"data:{};base64,{}\">\n", escapeHtml(figure.alt), type,
                           base64(figure.image));
        if (!figure.caption.empty())
            out += "<figcaption dir=\"auto\">" + lines(figure.caption) + "</figcaption>\n";
        out += "</figure>\n";
    }

    void operator()(const KeyValueList& list)
    {
        if (list.entries.empty())
            return;
        out += "<dl>\n";
        for (const KeyValue& entry : list.entries) {
            out += "<dt>" + lines(entry.key) + "</dt>";
            for (const Runs& value : entry.values)
                out += "<dd dir=\"auto\">" + inlineHtml(value) + "</dd>";
            out += '\n';
        }
        out += "</dl>\n";
    }

    void operator()(const PageBreak&) { out += "<div class=\"page-break\"></div>\n"; }

private:
    // The drawing says its title and alternative text itself; the figures stand behind it, folded away.
    void chart(const Figure& figure)
    {
        out += "<figure class=\"chart\">\n" + performance::svgOf(*figure.chart);
        if (!figure.caption.empty())
            out += "<figcaption dir=\"auto\">" + lines(figure.caption) + "</figcaption>\n";
        out += "<details>\n<summary>Show as table</summary>\n";
        (*this)(figuresOf(*figure.chart));
        out += "</details>\n</figure>\n";
    }

    static std::string_view endClass(Align align) { return align == Align::End ? " class=\"end\"" : ""; }

    void cell(const Cell& cell, Align align)
    {
        const std::string_view tag = cell.isRowHeader ? "th" : "td";
        out += fmt::format("<{}{}{} dir=\"auto\">", tag, cell.isRowHeader ? " scope=\"row\"" : "", endClass(align));
        if (cell.status)
            out += fmt::format("<span class=\"status {}\">{}</span>{}", toneClass(cell.status->tone),
                               lines(cell.status->word), cell.runs.empty() ? "" : " ");
        out += fmt::format("{}</{}>", inlineHtml(cell.runs), tag);
    }
};

std::string footerHtml(const Document& document)
{
    std::string line;
    const auto add = [&](std::string_view text) {
        if (text.empty())
            return;
        if (!line.empty())
            line += " · ";
        line += escapeHtml(text);
    };
    add(document.reference);
    add(document.version);
    add(document.printedOn.value_or(""));
    add(document.footerNote);
    std::string out = "<footer>\n";
    if (!line.empty())
        out += "<p>" + line + "</p>\n";
    if (!document.marking.empty())
        out += "<p class=\"marking\">" + escapeHtml(document.marking) + "</p>\n";
    return out + "</footer>\n";
}

}  // namespace

std::string escapeHtml(std::string_view text) { return base::escapedForMarkup(displayText(text)); }

base::Result<std::string> writeHtml(const Document& document)
{
    if (auto ok = lint(document); !ok)
        return tl::unexpected(ok.error());
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                  "style-src 'unsafe-inline'; img-src data:\">\n<title>{}</title>\n",
                                  escapeHtml(document.language), escapeHtml(displayLine(document.title)));
    const auto meta = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            out += fmt::format("<meta name=\"{}\" content=\"{}\">\n", name, escapeHtml(displayLine(value)));
    };
    meta("description", document.subject);
    meta("author", document.author);
    out += fmt::format("<style>{}</style>\n</head>\n<body{}>\n", kStyle,
                       document.landscape ? " class=\"wide\"" : "");
    HtmlBlocks blocks;
    for (const Paragraph& paragraph : openingParagraphs(document)) {
        if (blocks.out.empty() && !document.marking.empty())
            blocks.out += "<p class=\"marking\">" + inlineHtml(paragraph.runs) + "</p>\n";
        else
            blocks(paragraph);
    }
    if (!blocks.out.empty())
        out += "<header>\n" + std::exchange(blocks.out, {}) + "</header>\n";
    for (const Block& block : document.blocks)
        std::visit(blocks, block);
    out += "<main>\n" + blocks.out + "</main>\n" + footerHtml(document) + "</body>\n</html>\n";
    return out;
}

}  // namespace muster::documents

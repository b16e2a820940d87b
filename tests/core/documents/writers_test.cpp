// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_writer.h"
#include "core/documents/display_text.h"
#include "core/documents/html_writer.h"
#include "core/documents/text_writer.h"
#include "tests/core/documents/a_document.h"
#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace muster::documents;

namespace {

/// The words of an HTML file as a browser would show them.
std::string shownText(const std::string& html)
{
    std::string text;
    bool tag = false;
    for (const char c : html.substr(html.find("<body"))) {
        if (c == '<') {
            tag = true;
        } else if (c == '>') {
            tag = false;
        } else if (!tag) {
            text += c;
        }
    }
    const std::pair<std::string, std::string> entities[]
        = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&amp;", "&" } };
    for (const auto& [entity, character] : entities) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, entity.size(), character);
    }
    return text;
}

std::string folded(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n')
            out += c;
    }
    return out;
}

std::vector<std::string> naughtyStrings()
{
    std::ifstream file(MUSTER_TEST_DATA "/strings/blns/blns.json");
    REQUIRE(file);
    return nlohmann::json::parse(file).get<std::vector<std::string>>();
}

}  // namespace

TEST_CASE("HTML carries the structure of the document", "[documents][html]")
{
    const auto html = writeHtml(test::aDocument());
    REQUIRE(html);
    CHECK_THAT(*html, StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    for (const char* part : {
             "<title>Minutes of 18 October 2011</title>", "<header>", "<main>", "<footer>",
             "<h1 dir=\"auto\">Tasking Group</h1>", "<h3 id=\"m17\" dir=\"auto\"><span class=\"number\">17</span>",
             "<a href=\"#m17\">minute 17</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">the website</a>",
             "<span lang=\"ur\" dir=\"auto\">اردو</span>", "<strong>, offices &amp; &lt;flats&gt;</strong>",
             "<strong>AGREED</strong> to hold", "<strong>ACTION A-014</strong>", "<dt>Chair</dt>", "<ol>", "<ul>",
             "<caption dir=\"auto\">Open actions</caption>", "<th scope=\"col\">Ref</th>",
             "<th scope=\"row\" dir=\"auto\">A-014</th>", "<span class=\"status concern\">Overdue</span>",
             "<p>None.</p>", "prefers-color-scheme: dark", "@media print" })
        CHECK_THAT(*html, ContainsSubstring(part));
}

TEST_CASE("HTML runs nothing that somebody typed", "[documents][html]")
{
    Document document = test::aDocument();
    document.title = "</title><script>alert(1)</script>";
    document.blocks.push_back(Paragraph { { Run { .text = "<img src=x onerror=alert(1)>",
                                                  .href = "javascript:alert(1)" } } });
    const auto html = writeHtml(document);
    REQUIRE(html);
    CHECK(html->find("<script") == std::string::npos);
    CHECK(html->find("<img") == std::string::npos);
    CHECK(html->find("href=\"javascript") == std::string::npos);
    CHECK_THAT(*html, ContainsSubstring("default-src 'none'"));
}

TEST_CASE("Every writer refuses what the linter refuses", "[documents]")
{
    Document document = test::aDocument();
    document.title.clear();
    CHECK_FALSE(writeHtml(document));
    CHECK_FALSE(writeText(document));
    CHECK_FALSE(writeCsv(document));
}

TEST_CASE("HTML and text keep every naughty string in order", "[documents][html][naughty]")
{
    Document document;
    document.title = "Naughty strings";
    std::vector<std::string> expected;
    for (const std::string& text : naughtyStrings()) {
        document.blocks.push_back(Paragraph { runsOf(text) });
        expected.push_back(folded(displayText(text)));
    }
    REQUIRE(expected.size() > 400);
    const auto html = writeHtml(document);
    const auto text = writeText(document);
    REQUIRE(html);
    REQUIRE(text);
    std::string breaks = *html;
    for (std::size_t at = breaks.find("<br>"); at != std::string::npos; at = breaks.find("<br>", at))
        breaks.replace(at, 4, "\n");
    const std::string shown = folded(shownText(breaks));
    const std::string plain = folded(*text);
    std::size_t inHtml = 0;
    std::size_t inText = 0;
    for (const std::string& unit : expected) {
        inHtml = shown.find(unit, inHtml);
        inText = plain.find(unit, inText);
        INFO(unit);
        REQUIRE(inHtml != std::string::npos);
        REQUIRE(inText != std::string::npos);
        inHtml += unit.size();
        inText += unit.size();
    }
    for (const char c : *html)
        REQUIRE((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
}

TEST_CASE("Plain text fits 78 columns and lines tables up", "[documents][text]")
{
    const auto text = writeText(test::aDocument());
    REQUIRE(text);
    std::size_t start = 0;
    while (start < text->size()) {
        const std::size_t end = text->find('\n', start);
        CHECK(columnsOf(std::string_view(*text).substr(start, end - start)) <= 78);
        start = end + 1;
    }
    CHECK_THAT(*text, ContainsSubstring("Ref    Action                 Status               Days\n"
                                        "-----  ---------------------  -------------------  ----\n"
                                        "A-014  Hold a street surgery  Overdue                12\n"
                                        "A-015  Write to households    On track since June     0\n"));
    CHECK_THAT(*text, ContainsSubstring("ACTION A-014  Hold a street surgery.\n              Lead: City Council\n"));
    CHECK_THAT(*text, ContainsSubstring("1. First\n   -  Inner\n2. Second\n"));
    CHECK_THAT(*text, ContainsSubstring("OFFICIAL") || ContainsSubstring("Official-Sensitive"));
    CHECK_THAT(*text, ContainsSubstring("the website <https://example.org/?a=1&b=2>"));
}

TEST_CASE("A table too wide for plain text is written record by record", "[documents][text]")
{
    Table table;
    Row row;
    for (int i = 0; i < 9; ++i) {
        table.columns.push_back({ .header = "Column " + std::to_string(i) });
        row.cells.push_back(test::textCell("value " + std::to_string(i)));
    }
    table.rows = { row, row };
    Document document { .title = "Wide" };
    document.blocks.push_back(table);
    const auto text = writeText(document);
    REQUIRE(text);
    CHECK_THAT(*text, ContainsSubstring("Column 7: value 7\nColumn 8: value 8\n\nColumn 0: value 0\n"));
}

TEST_CASE("CSV follows RFC 4180", "[documents][csv]")
{
    Document document { .title = "Log" };
    Table table = test::actionTable();
    table.rows.front().cells[1] = test::textCell("say \"hello\", then\r\nleave");
    document.blocks.push_back(table);
    const auto csv = writeCsv(document);
    REQUIRE(csv);
    CHECK(*csv == "Ref,Action,Status,Days\r\nA-014,\"say \"\"hello\"\", then\nleave\",Overdue,12\r\n"
                  "A-015,Write to households,On track since June,0\r\n");
    CHECK_THAT(*writeCsv(document, { .byteOrderMark = true }), StartsWith("\xEF\xBB\xBFRef,"));
    Document bare { .title = "No table" };
    CHECK_FALSE(writeCsv(bare));
}

TEST_CASE("A spreadsheet runs nothing from a CSV file", "[documents][csv]")
{
    CHECK(csvField("=HYPERLINK(\"http://x\")") == "\"'=HYPERLINK(\"\"http://x\"\")\"");
    CHECK(csvField("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csvField("-2+3") == "'-2+3");
    CHECK(csvField("-5") == "-5");
    CHECK(csvField("+12.5%") == "+12.5%");
    CHECK(csvField("=1", { .guardFormulas = false }) == "=1");
}

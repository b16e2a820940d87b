// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/csv_reader.h"
#include "core/tables/csv_writing.h"
#include "tests/support/catch.h"

#include <random>

using namespace muster::tables;
using Cells = std::vector<std::string>;

TEST_CASE("CSV is written as RFC 4180 has it", "[tables]")
{
    CHECK(toCsv({"a", "b"}, {{"1", "x, y"}, {"say \"hi\"", "two\nlines"}, {"", " edge"}})
          == "a,b\r\n1,\"x, y\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n,\" edge\"\r\n");
    CHECK(toCsv({"a"}, {{""}}) == "a\r\n\"\"\r\n");
    // A heading that begins with U+FEFF would lose it as a byte order mark when read again.
    CHECK(toCsv({"\xEF\xBB\xBF" "a"}, {}) == "\"\xEF\xBB\xBF" "a\"\r\n");
    CsvOptions options;
    options.separator = ';';
    options.byteOrderMark = true;
    CHECK(toCsv({"a", "b"}, {{"1;2", "3"}}, options)
          == "\xEF\xBB\xBF"
             "a;b\r\n\"1;2\";3\r\n");
}

TEST_CASE("Cells that a spreadsheet would run are guarded when asked", "[tables]")
{
    CsvOptions options;
    options.guardFormulas = true;
    CHECK(csvCell("=HYPERLINK(\"http://x\")", options) == "\"'=HYPERLINK(\"\"http://x\"\")\"");
    CHECK(csvCell("@SUM(A1)", options) == "'@SUM(A1)");
    CHECK(csvCell("+cmd|' /C calc'!A0", options) == "\"'+cmd|' /C calc'!A0\"");
    CHECK(csvCell("-2+3", options) == "'-2+3");
    CHECK(csvCell("\t=1", options) == "\"'\t=1\"");
    CHECK(csvCell("-3.5", options) == "-3.5");
    CHECK(csvCell("+44", options) == "+44");
    CHECK(csvCell("-", options) == "'-");
    CHECK(csvCell("a=b", options) == "a=b");
    CHECK(csvCell("=1") == "=1");
}

TEST_CASE("Whatever is written is read back the same", "[tables]")
{
    std::mt19937 random(20111115);
    const Cells pieces = {"a",    "Z",      " ",      "\t",         ",", ";", "|",      "\"", "\n",     "\r",
                          "\r\n", "\u00e9", "\u2013", "\U0001F600", "=", "'", "\u202E", "0",  "\u0001", "\\"};
    const auto pick = [&random](std::size_t below) { return static_cast<std::size_t>(random()) % below; };
    for (int round = 0; round < 2000; ++round) {
        const std::size_t width = 1 + pick(6);
        Cells header;
        for (std::size_t column = 0; column < width; ++column) {
            header.push_back("H" + std::to_string(column));
        }
        std::vector<Cells> rows(pick(8), Cells(width));
        for (auto& row : rows) {
            for (auto& cell : row) {
                for (auto length = pick(6); length > 0; --length) {
                    cell += pieces[pick(pieces.size())];
                }
            }
        }
        ReadOptions options;
        options.keepEmptyRows = true;
        options.strictQuotes = true;
        options.raggedRows = RaggedRows::Refuse;
        options.separator = std::string(",;\t|")[pick(4)];
        options.headerLine = 1;
        CsvOptions writing;
        writing.separator = options.separator;
        const auto text = toCsv(header, rows, writing);
        INFO(text);
        const auto table = readCsvBytes(text, options);
        INFO((table ? std::string() : table.error().detail));
        REQUIRE(table);
        REQUIRE(table->header == header);
        REQUIRE(table->rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            REQUIRE(table->rows[i].cells == rows[i]);
        }
    }
}

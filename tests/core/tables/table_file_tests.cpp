// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/csv_reader.h"
#include "core/tables/table.h"
#include "core/tables/table_file.h"
#include "core/tables/table_reader.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>

using namespace muster::tables;
using muster::base::FailureCode;
namespace fs = std::filesystem;
using namespace std::string_view_literals;

TEST_CASE("Files are known by their first bytes", "[tables]")
{
    CHECK(kindOf("a,b\n1,2\n") == FileKind::Text);
    CHECK(kindOf("") == FileKind::Text);
    CHECK(kindOf("ID;Priority\n") == FileKind::Text);
    CHECK(kindOf("<5,>6\n") == FileKind::Text);
    CHECK(kindOf("%PDF-1.4\n") == FileKind::Pdf);
    CHECK(kindOf("{\\rtf1") == FileKind::RichText);
    CHECK(kindOf("\x1F\x8B\x08"sv) == FileKind::Compressed);
    CHECK(kindOf("\x89PNG\r\n\x1A\n"sv) == FileKind::Picture);
    CHECK(kindOf("\x09\x08\x10\x00\x00\x06"sv) == FileKind::OldWorkbook);
    CHECK(kindOf("<?xml version=\"1.0\"?><Workbook/>") == FileKind::Xml);
    CHECK(kindOf("<!DOCTYPE HTML><p>") == FileKind::WebPage);
    CHECK(kindOf("PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv) == FileKind::OpenDocument);
}

TEST_CASE("A PDF given as a table is refused in words", "[tables]")
{
    const auto table = readCsvBytes("%PDF-1.4\n", {}, "minutes.csv");
    REQUIRE_FALSE(table);
    CHECK(table.error().detail == "minutes.csv is a PDF. Ask for the workbook or CSV file it was made from.");
}

TEST_CASE("Files that cannot be read say why", "[tables]")
{
    const auto directory = fs::temp_directory_path() / "muster-table-file-test";
    fs::create_directories(directory);
    const auto missing = readTable(directory / "none.csv");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == FailureCode::Unreadable);
    CHECK(missing.error().detail == "There is no file none.csv in that folder.");

    const auto folder = readTable(directory);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().detail == "muster-table-file-test is a folder. Choose a file in it.");

    std::ofstream(directory / "empty.csv").close();
    const auto empty = readTable(directory / "empty.csv");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().detail == "empty.csv is empty.");

    std::ofstream(directory / "large.csv").close();
    fs::resize_file(directory / "large.csv", kMaxFileBytes + 1);
    const auto large = readTable(directory / "large.csv");
    REQUIRE_FALSE(large);
    CHECK(large.error().detail == "large.csv is larger than 200 MB. Import it in smaller parts.");
    fs::remove_all(directory);
}

TEST_CASE("Columns are lettered as in a spreadsheet", "[tables]")
{
    CHECK(columnLetters(0) == "A");
    CHECK(columnLetters(25) == "Z");
    CHECK(columnLetters(26) == "AA");
    CHECK(columnLetters(701) == "ZZ");
    CHECK(columnLetters(702) == "AAA");
    CHECK(columnLetters(16'383) == "XFD");
}

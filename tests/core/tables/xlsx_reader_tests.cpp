// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/number_format.h"
#include "core/tables/table_reader.h"
#include "core/tables/xlsx_package.h"
#include "core/tables/xlsx_reader.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace muster::tables;
using muster::base::FailureCode;
namespace fs = std::filesystem;
using Cells = std::vector<std::string>;

namespace {

fs::path book(const std::string& name) { return fs::path(MUSTER_TEST_DATA) / "xlsx" / name; }

muster::base::Failure refusal(const std::string& name, const ReadOptions& options = {})
{
    const auto table = readXlsx(book(name), options);
    REQUIRE_FALSE(table);
    return table.error();
}

}  // namespace

TEST_CASE("A sheet as Excel stores it reads as its author saw it", "[tables]")
{
    const auto table = readXlsx(book("excel_like.xlsx"));
    REQUIRE(table);
    CHECK(table->sheet == "Log 2011");
    CHECK(table->headerLine == 3);
    CHECK(table->header == Cells {"Ref", "Action", "Due date", "Done", "Meeting", "Column F", "Figure"});
    REQUIRE(table->rows.size() == 4);
    CHECK(table->rows[0]
          == Row {4, {"14", "Letter to residents:\r\n1. noise & parking", "2011-11-15", "TRUE", "DTCG", "", "2.5"}});
    CHECK(table->rows[1] == Row {5, {"15", "Visit the hostel caf\u00e9", "2011-12-02", "FALSE", "DTCG", "", "0.3"}});
    CHECK(table->rows[2] == Row {7, {"17", "Chase 17", "2011-11-15 10:30", "#DIV/0!", "DTCG", "", "26:30"}});
    CHECK(table->rows[3] == Row {8, {"18", "", "2011-11-15", "", "", "", "10:30"}});
    CHECK(table->warnings
          == Cells {"What stands in row 1 was taken as a title; the headings are in row 3.",
                    "A formula has no result (such as #REF!) in row 7."});
}

TEST_CASE("A sheet can be chosen by name, a hidden one too", "[tables]")
{
    ReadOptions options;
    options.sheet = "old";
    const auto table = readXlsx(book("excel_like.xlsx"), options);
    REQUIRE(table);
    CHECK(table->sheet == "Old");
    CHECK(table->rows.at(0).cells == Cells {"2010"});
    options.sheet = "Log 2012";
    const auto failure = refusal("excel_like.xlsx", options);
    CHECK(failure.code == FailureCode::NotFound);
    CHECK(failure.detail
          == "excel_like.xlsx: There is no sheet \"Log 2012\". The workbook has \"Lists\", \"Log 2011\" and \"Old\".");
    const auto names = sheetNames(book("excel_like.xlsx"));
    REQUIRE(names);
    CHECK(*names == Cells {"Log 2011"});
}

TEST_CASE("Workbooks of other writers read as well", "[tables]")
{
    const auto prefixed = readXlsx(book("other_writer.xlsx"));
    REQUIRE(prefixed);
    CHECK(prefixed->header == Cells {"Ref", "Action"});
    CHECK(prefixed->rows == std::vector<Row> {{2, {"1", "Move bins"}}, {3, {"1500", " "}}});

    const auto library = readXlsx(book("xlsxwriter.xlsx"));
    REQUIRE(library);
    CHECK(library->sheet == "Action log");
    CHECK(library->header == Cells {"Ref", "Action", "Owner", "Due"});
    CHECK(library->rows
          == std::vector<Row> {
              {2, {"14", "Visit the hostel, \"and\" report <back>", "Community Safety Manager", "2011-11-25"}},
              {3, {"15", "Caf\u00e9 bins \U0001F5D1", "", "2012-02-29"}}});

    const auto mac = readXlsx(book("mac_1904.xlsx"));
    REQUIRE(mac);
    CHECK(mac->rows.at(0).cells == Cells {"2011-11-15"});
}

TEST_CASE("Cells far to the right are no danger", "[tables]")
{
    const auto failure = refusal("far_cells.xlsx");
    CHECK_THAT(failure.detail, ContainsSubstring("more than 5000000 cells"));
}

TEST_CASE("Damaged workbooks are refused, naming the part", "[tables]")
{
    CHECK(refusal("no_sheet_part.xlsx").code == FailureCode::Damaged);
    CHECK_THAT(refusal("no_sheet_part.xlsx").detail,
               StartsWith("no_sheet_part.xlsx: The workbook's part xl/worksheets/sheet1.xml is missing."));
    CHECK_THAT(refusal("no_workbook.xlsx").detail, ContainsSubstring("xl/workbook.xml is missing"));
    CHECK_THAT(refusal("broken_xml.xlsx").detail, ContainsSubstring("not well formed"));
    CHECK_THAT(refusal("all_hidden.xlsx").detail, ContainsSubstring("All sheets of the workbook are hidden"));

    std::ifstream stream(book("excel_like.xlsx"), std::ios::binary);
    std::stringstream whole;
    whole << stream.rdbuf();
    const auto bytes = whole.str();
    const auto half = readXlsxBytes(std::string_view(bytes).substr(0, bytes.size() / 2));
    REQUIRE_FALSE(half);
    CHECK(half.error().code == FailureCode::Damaged);
}

TEST_CASE("A part that unpacks to a thousand times its size is not opened", "[tables]")
{
    const auto failure = refusal("bomb.xlsx");
    CHECK(failure.code == FailureCode::Damaged);
    CHECK_THAT(failure.detail, ContainsSubstring("unpacks to far more than a sheet should need"));
}

TEST_CASE("Old and locked workbooks and other files are named in words", "[tables]")
{
    CHECK(refusal("old.xls").detail
          == "old.xls is an old Excel workbook (.xls) or another old Office file. Save it as .xlsx or CSV in Excel and "
             "try again.");
    CHECK_THAT(refusal("password.xlsx").detail, StartsWith("password.xlsx is a workbook with a password."));
    CHECK_THAT(refusal("letter.docx").detail, StartsWith("letter.docx is a Word document."));
    CHECK_THAT(refusal("not_a_workbook.zip").detail, StartsWith("not_a_workbook.zip is a zip archive."));
    CHECK_THAT(refusal("README.md").detail, StartsWith("README.md is a text file."));
}

TEST_CASE("A table is read by what it is, not by its name", "[tables]")
{
    const auto directory = fs::temp_directory_path() / "muster-table-reader-test";
    fs::create_directories(directory);
    fs::copy_file(book("mac_1904.xlsx"), directory / "log.csv", fs::copy_options::overwrite_existing);
    {
        std::ofstream text(directory / "log.xlsx");
        text << "a;b\n1;2\n";
        std::ofstream page(directory / "log.xls");
        page << "\n<html><table><tr><td>Ref</td></tr></table></html>";
    }
    const auto workbook = readTable(directory / "log.csv");
    REQUIRE(workbook);
    CHECK(workbook->encoding == "Excel workbook");
    const auto text = readTable(directory / "log.xlsx");
    REQUIRE(text);
    CHECK(text->separator == ';');
    const auto page = readTable(directory / "log.xls");
    REQUIRE_FALSE(page);
    CHECK_THAT(page.error().detail, StartsWith("log.xls is a web page"));
    fs::remove_all(directory);
}

TEST_CASE("Number formats tell dates from figures", "[tables]")
{
    CHECK(kindOfFormat("yyyy-mm-dd") == NumberKind::Date);
    CHECK(kindOfFormat("[$-F800]dddd, mmmm dd, yyyy") == NumberKind::Date);
    CHECK(kindOfFormat("mmm") == NumberKind::Date);
    CHECK(kindOfFormat("mm:ss.0") == NumberKind::Time);
    CHECK(kindOfFormat("h:mm AM/PM") == NumberKind::Time);
    CHECK(kindOfFormat("dd/mm/yyyy hh:mm") == NumberKind::DateTime);
    CHECK(kindOfFormat("[mm]:ss") == NumberKind::Elapsed);
    CHECK(kindOfFormat("General") == NumberKind::Number);
    CHECK(kindOfFormat("0.00E+00") == NumberKind::Number);
    CHECK(kindOfFormat("0 \"days\"") == NumberKind::Number);
    CHECK(kindOfFormat("[Red]0;[Magenta]-0;\"dash\"") == NumberKind::Number);
    CHECK(kindOfFormat("#,##0\\d") == NumberKind::Number);
    CHECK(kindOfFormat("\"unclosed d") == NumberKind::Number);
    CHECK(kindOfFormat("[unclosed d") == NumberKind::Number);
}

TEST_CASE("Day counts become dates as Excel shows them", "[tables]")
{
    const auto day = [](double value) { return numberAsText(value, NumberKind::Date, SerialEpoch::From1900); };
    CHECK(day(1) == "1900-01-01");
    CHECK(day(59) == "1900-02-28");
    CHECK(day(60) == "60");
    CHECK(day(61) == "1900-03-01");
    CHECK(day(36526) == "2000-01-01");
    CHECK(day(2958465) == "9999-12-31");
    CHECK(day(2958466) == "2958466");
    CHECK(day(-1) == "-1");
    CHECK(numberAsText(0, NumberKind::Date, SerialEpoch::From1904) == "1904-01-01");
    CHECK(numberAsText(40862.999999999, NumberKind::DateTime, SerialEpoch::From1900) == "2011-11-16");
    CHECK(numberAsText(0.5, NumberKind::Time, SerialEpoch::From1900) == "12:00");
    CHECK(numberAsText(1e300, NumberKind::Date, SerialEpoch::From1900) == "1e+300");
    CHECK(numberAsText(123456789012.0, NumberKind::Number, SerialEpoch::From1900) == "123456789012");
}

TEST_CASE("Parts of a workbook are found by relationship and never leave the archive", "[tables]")
{
    CHECK(resolvedPart("xl/workbook.xml", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml");
    CHECK(resolvedPart("xl/workbook.xml", "/xl/styles.xml") == "xl/styles.xml");
    CHECK(resolvedPart("xl/workbook.xml", "../../../etc/passwd") == "etc/passwd");
    CHECK(relationshipsOf("xl/workbook.xml") == "xl/_rels/workbook.xml.rels");
    CHECK(relationshipsOf("") == "_rels/.rels");
}

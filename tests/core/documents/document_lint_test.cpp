// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document_lint.h"
#include "tests/core/documents/a_document.h"
#include "tests/support/catch.h"

using namespace muster::documents;
using muster::base::FailureCode;

namespace {

std::string refusedField(const Document& document)
{
    const auto ok = lint(document);
    if (ok)
        return "accepted";
    CHECK(ok.error().code == FailureCode::Refused);
    CHECK_FALSE(ok.error().detail.empty());
    return ok.error().field;
}

Document with(Block block)
{
    Document document = test::aDocument();
    document.blocks.push_back(std::move(block));
    return document;
}

}  // namespace

TEST_CASE("A whole document passes the linter", "[documents][lint]")
{
    CHECK(lint(test::aDocument()));
}

TEST_CASE("An empty title is refused", "[documents][lint]")
{
    Document document = test::aDocument();
    document.title = "  ";
    CHECK(refusedField(document) == "title");
    CHECK(refusedField(with(Title { " ", "" })) == "title");
}

TEST_CASE("A figure without alternative text is refused", "[documents][lint]")
{
    CHECK(refusedField(with(Figure { .image = "x", .alt = " " })) == "figure");
    CHECK(lint(with(Figure { .image = "x", .alt = "Incidents fell" })));
}

TEST_CASE("A skipped heading level is refused, going back up is not", "[documents][lint]")
{
    CHECK(refusedField(with(Heading { 4, "Too deep", "", "" })) == "heading");
    CHECK(lint(with(Heading { 1, "Part two", "", "" })));
    Document document;
    document.title = "t";
    document.blocks.push_back(Heading { 2, "First", "", "" });
    CHECK(refusedField(document) == "heading");
    CHECK(refusedField(with(Heading { 1, "", "3", "" })) == "heading");
}

TEST_CASE("Tables need headers, whole rows and words for colours", "[documents][lint]")
{
    CHECK(refusedField(with(Table { .columns = { { .header = "A" }, { .header = "" } } })) == "table");
    CHECK(refusedField(with(Table {})) == "table");
    Table short_ = test::actionTable();
    short_.rows.front().cells.pop_back();
    CHECK(refusedField(with(short_)) == "table");
    Table colourOnly = test::actionTable();
    colourOnly.rows.front().cells[2].status = Status { "", Tone::Concern };
    CHECK(refusedField(with(colourOnly)) == "status");
}

TEST_CASE("A link to nowhere and a language that is none are refused", "[documents][lint]")
{
    CHECK(refusedField(with(Paragraph { { Run { .text = "x", .href = "#missing" } } })) == "link");
    CHECK(refusedField(with(Paragraph { { Run { .text = "x", .language = "\"><script>" } } })) == "language");
    Document document = test::aDocument();
    document.language = "";
    CHECK(refusedField(document) == "language");
}

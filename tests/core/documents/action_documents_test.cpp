// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_writer.h"
#include "core/documents/document_lint.h"
#include "core/documents/period.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <map>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::expectedOfSample;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

std::map<std::string, Row> rowsByReference(const Document& document)
{
    std::map<std::string, Row> rows;
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            for (const Row& row : table->rows)
                rows.emplace(plainText(row.cells.front().runs), row);
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("The action log has every action and counts that reconcile", "[documents][actions]")
{
    SampleReplica sample;
    sample.unlock();
    const auto expected = expectedOfSample().at("actions");
    const Document document = build(sample.reader(), paperOf(sample.reader(), "action-log", ""));
    const auto rows = rowsByReference(document);
    CHECK(rows.size() == expected.at("total").get<std::size_t>());
    for (const auto& action : expected.at("register")) {
        const auto row = rows.find(action.at("ref").get<std::string>());
        REQUIRE(row != rows.end());
        CHECK(cellText(row->second.cells[1]) == action.at("text").get<std::string>());
        CHECK_THAT(cellText(row->second.cells[2]), ContainsSubstring(action.at("owner").get<std::string>()));
    }
    const std::string text = wholeText(document);
    CHECK_THAT(
        text,
        ContainsSubstring("24 actions: 14 open, 8 completed and verified, 1 no longer required and 1 not undertaken."));
    CHECK_THAT(text, ContainsSubstring("5 past their date, 2 blocked, 4 awaiting verification"));
    CHECK_THAT(text, ContainsSubstring("11 November 2011 (was 8 November 2011)"));
    CHECK_THAT(text, ContainsSubstring("Due 8 November, no update yet."));
    CHECK_THAT(text, !ContainsSubstring("failed"));
    CHECK_THAT(text, ContainsSubstring("On track: open"));
    CHECK_THAT(text, ContainsSubstring("ASB: anti-social behaviour"));
    CHECK(lint(document).has_value());
}

TEST_CASE("The log begins with what is overdue", "[documents][actions]")
{
    const SampleReplica sample;
    const auto expected = expectedOfSample().at("actions").at("overdue").get<std::vector<std::string>>();
    const Document document = build(sample.reader(), paperOf(sample.reader(), "action-log", ""));
    std::vector<std::string> first;
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            for (std::size_t i = 0; i < expected.size(); ++i)
                first.push_back(plainText(table->rows[i].cells.front().runs));
        }
    }
    std::sort(first.begin(), first.end());
    CHECK(first == expected);
}

TEST_CASE("Open editions of action papers name restricted actions by reference only",
          "[documents][actions][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const auto expected = expectedOfSample().at("actions");
    const Document log = build(sample.reader(), paperOf(sample.reader(), "action-log", "", Edition::Public));
    const Document sheet = build(sample.reader(), paperOf(sample.reader(), "action-sheet", kOctober));
    CHECK(sheet.marking == "OFFICIAL");
    for (const Document* document : {&log, &sheet}) {
        const std::string csv = must(writeCsv(*document));
        const auto rows = rowsByReference(*document);
        for (const auto& action : expected.at("register")) {
            if (!action.at("restricted").get<bool>())
                continue;
            CHECK(rows.count(action.at("ref").get<std::string>()) == 1);
            CHECK_THAT(csv, !ContainsSubstring(action.at("text").get<std::string>()));
        }
    }
    CHECK_THAT(wholeText(sheet), ContainsSubstring("A-016: confirmation by Peterborough Racial Equality Council."));
}

TEST_CASE("A log can be cut to a period and an agency", "[documents][actions]")
{
    const SampleReplica sample;
    ExportRequest request = paperOf(sample.reader(), "action-log", "");
    request.period = "2011-09";
    CHECK(rowsByReference(build(sample.reader(), request)).size() == 11);
    CHECK_THAT(wholeText(build(sample.reader(), request)), ContainsSubstring("actions agreed in September 2011"));
    request.period = "2011-10-18";
    CHECK(rowsByReference(build(sample.reader(), request)).size() == 13);
    request.period = "soon";
    CHECK(buildDocument(sample.reader(), request).error().code == base::FailureCode::Invalid);
    request.period.clear();
    request.agency = agencyId(sample.reader(), "NHS");
    CHECK(rowsByReference(build(sample.reader(), request)).size() == 2);
}

TEST_CASE("Periods are written as the field writes them", "[documents]")
{
    const std::map<std::string, std::string> written {
        {"2011-10", "October 2011"},          {"2011-07 to 2011-09", "July to September 2011"},
        {"2011", "January to December 2011"}, {"2011-12 to 2012-01", "December 2011 to January 2012"},
        {"2011-10-18", "18 October 2011"},    {"2011-10-01 to 2011-11-15", "1 October 2011 to 15 November 2011"},
    };
    for (const auto& [typed, words] : written)
        CHECK(must(periodFrom(typed)).inWords() == words);
    CHECK_FALSE(periodFrom("2011-11 to 2011-10").has_value());
    CHECK_FALSE(periodFrom("").has_value());
}

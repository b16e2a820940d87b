// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plan tables, plan summary, governance structure, compliance, year planner (requirements §4.15, M03, C17, A06).
#include "core/documents/document_json.h"
#include "core/documents/document_lint.h"
#include "core/documents/html_writer.h"
#include "core/documents/leak_check.h"
#include "core/documents/readability.h"
#include "core/documents/text_writer.h"
#include "core/performance/diagram.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

Document paper(const replica::Reader& reader, const std::string& kind, const std::string& period = {})
{
    ExportRequest request = paperOf(reader, kind, "", kind == "plan-summary" ? Edition::Public : Edition::Full);
    request.period = period;
    return build(reader, request);
}

/// The first table whose first column is called so.
Table tableOf(const Document& document, const std::string& firstColumn)
{
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block);
            table != nullptr && table->columns.front().header == firstColumn)
            return *table;
    }
    throw std::runtime_error("no table of " + firstColumn);
}

bool hasHeading(const Document& document, const std::string& text)
{
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading != nullptr && heading->text == text;
    });
}

}  // namespace

TEST_CASE("Plan tables have the matrix of 38 links, 21 names, five in every priority", "[documents][plan]")
{
    SampleReplica sample;
    const Document plan = paper(sample.reader(), "plan");
    CHECK(lint(plan).has_value());
    const Table& matrix = tableOf(plan, "Linked to");
    CHECK(matrix.rows.size() == 21);
    REQUIRE(matrix.columns.size() == 5);
    std::size_t links = 0;
    std::size_t inAll = 0;
    std::vector<std::size_t> byPriority(3, 0);
    for (const Row& row : matrix.rows) {
        REQUIRE(row.cells.size() == 5);
        std::size_t here = 0;
        for (std::size_t column = 2; column < 5; ++column) {
            const bool yes = cellText(row.cells[column]) == "Yes";
            here += yes ? 1U : 0U;
            byPriority[column - 2] += yes ? 1U : 0U;
        }
        links += here;
        inAll += here == 3 ? 1U : 0U;
    }
    CHECK(links == 38);
    CHECK(inAll == 5);
    CHECK(byPriority == std::vector<std::size_t> {13, 13, 12});
    CHECK_THAT(wholeText(plan), ContainsSubstring("38 links, 21 names, 5 in every priority."));
    CHECK_THAT(wholeText(plan), ContainsSubstring("Offenders face their responsibility or the consequences"));
}

TEST_CASE("Plan tables list wards, strategies as links, areas of focus after the priorities, and the principles",
          "[documents][plan]")
{
    SampleReplica sample;
    const Document plan = paper(sample.reader(), "plan");
    const Table& wards = tableOf(plan, "Type of crime");
    REQUIRE(wards.rows.size() == 6);
    for (const Row& row : wards.rows) {
        REQUIRE(row.cells.size() == 4);
        CHECK(cellText(row.cells[1]) == "Central (including city centre)");
        for (const Cell& cell : row.cells)
            CHECK_FALSE(cellText(cell).empty());
    }
    const Table& strategies = tableOf(plan, "Strategy");
    REQUIRE(strategies.rows.size() == 3);
    CHECK(strategies.rows[0].cells[3].runs[0].href == "https://example.org/sustainable-community-strategy");
    CHECK(tableOf(plan, "Area").rows.size() == 4);
    const Table& principles = tableOf(plan, "Principle");
    CHECK(principles.rows.size() == 8);
    CHECK(principles.columns.size() == 12);
    const std::string text = wholeText(plan);
    CHECK_THAT(text, ContainsSubstring("10% of offenders commit up to 50% of crime. Source: Partnership Plan"));
    CHECK_THAT(text, ContainsSubstring("Peterborough Together"));
    CHECK_THAT(text, ContainsSubstring("Review due on 1 April 2012."));
    CHECK(hasHeading(plan, "Governance structure"));
}

TEST_CASE("The plan summary is plain, short and open to everybody", "[documents][plan]")
{
    SampleReplica sample;
    sample.unlock();
    const Document summary = paper(sample.reader(), "plan-summary");
    CHECK(lint(summary).has_value());
    CHECK(summary.marking.empty());
    CHECK(summary.edition == "Public version");
    const Readability readability = readabilityOf(summary);
    CAPTURE(readability.inWords(), readability.longest);
    CHECK(readability.unexplained == std::vector<std::string> {"NHS"});  // a name that everybody knows
    CHECK(readability.average < 18);
    CHECK(wordsOf(summary) < 600);
    const std::string text = wholeText(summary);
    CHECK_THAT(text,
               ContainsSubstring("Peterborough Together: reducing crime, building safe and confident communities."));
    CHECK_THAT(text, ContainsSubstring("Ask the Safer Peterborough Partnership for the full plan; it is free."));
    CHECK(checkForLeaks(text, restrictedCorpus(sample.reader())).has_value());
    ExportRequest full = paperOf(sample.reader(), "plan-summary", "", Edition::Full);
    CHECK_FALSE(buildDocument(sample.reader(), full).has_value());
}

TEST_CASE("The governance structure is a figure with its words, and a list that says the same", "[documents][plan]")
{
    SampleReplica sample;
    const Document document = paper(sample.reader(), "governance");
    CHECK(lint(document).has_value());
    const auto figure = std::find_if(document.blocks.begin(), document.blocks.end(),
                                     [](const Block& block) { return std::holds_alternative<Figure>(block); });
    REQUIRE(figure != document.blocks.end());
    const Figure& drawn = std::get<Figure>(*figure);
    REQUIRE(drawn.diagram != nullptr);
    CHECK_THAT(drawn.alt, StartsWith("Governance structure on 15 November 2011: 20 bodies."));
    const std::string text = must(writeText(document));
    const std::string whole = wholeText(document);
    for (const performance::DiagramBox& box : drawn.diagram->boxes) {
        CAPTURE(box.name);
        CHECK(whole.find(box.name) != std::string::npos);
    }
    CHECK_THAT(text, ContainsSubstring("Lead to be negotiated"));
    CHECK_THAT(must(writeHtml(document)), ContainsSubstring("<svg"));
    // A stored copy keeps the picture.
    const auto kept = documentFromJson(toJson(document));
    REQUIRE(kept.has_value());
    CHECK(must(writeHtml(*kept)) == must(writeHtml(document)));
    // Of another day: a body that was closed since is there.
    CHECK_THAT(wholeText(paper(sample.reader(), "governance", "2011-07-26")), ContainsSubstring("Executive Group"));
    CHECK_THAT(wholeText(document), !ContainsSubstring("Executive Group"));
}

TEST_CASE("The compliance page gives a day and a place for each duty, or says not yet", "[documents][plan]")
{
    SampleReplica sample;
    const Document document = paper(sample.reader(), "compliance");
    CHECK(lint(document).has_value());
    const Table& duties = tableOf(document, "Duty");
    CHECK(duties.rows.size() == 9);
    for (const Row& row : duties.rows) {
        const bool met = row.cells[1].status->tone == Tone::Good;
        CHECK(cellText(row.cells[3]).empty() == met);
        CHECK((!met || !cellText(row.cells[2]).empty()));
    }
    const std::string text = wholeText(document);
    CHECK_THAT(text, ContainsSubstring("Not yet"));
    CHECK_THAT(text, ContainsSubstring("No lead: 2 workstreams."));
}

TEST_CASE("Decisions are listed for a time, with their minutes, and none of a restricted item", "[documents][plan]")
{
    SampleReplica sample;
    sample.unlock();
    const Document all = paper(sample.reader(), "decisions");
    CHECK(lint(all).has_value());
    const Table& table = tableOf(all, "Date");
    CHECK(table.rows.size() > 10);
    CHECK(checkForLeaks(wholeText(all), restrictedCorpus(sample.reader())).has_value());
    const Document september = paper(sample.reader(), "decisions", "2011-09");
    const Table& fewer = tableOf(september, "Date");
    CHECK(fewer.rows.size() < table.rows.size());
    REQUIRE_FALSE(fewer.rows.empty());
    for (const Row& row : fewer.rows)
        CHECK_THAT(cellText(row.cells[0]), ContainsSubstring("September 2011"));
    const Table& none = tableOf(paper(sample.reader(), "decisions", "2005"), "Date");
    CHECK(none.rows.empty());
}

TEST_CASE("The year planner has a row for each body and a line for each meeting", "[documents][plan]")
{
    SampleReplica sample;
    const Document document = paper(sample.reader(), "year-planner", "2011-04 to 2012-03");
    CHECK(lint(document).has_value());
    const Table& grid = tableOf(document, "Body");
    CHECK(grid.columns.size() == 13);
    const auto dtcg = std::find_if(grid.rows.begin(), grid.rows.end(),
                                   [](const Row& row) { return cellText(row.cells[0]) == "DTCG"; });
    REQUIRE(dtcg != grid.rows.end());
    CHECK(cellText(dtcg->cells[6]) == "20");  // September
    CHECK(cellText(dtcg->cells[10]) == "17 due");  // January
    CHECK(hasHeading(document, "January 2012"));
    const std::string file = must(buildCalendar(sample.reader(), paperOf(sample.reader(), "year-planner", "")));
    CHECK_THAT(file, ContainsSubstring("BEGIN:VTIMEZONE"));
    CHECK_THAT(file, ContainsSubstring("DTSTART;TZID=Europe/London:20111220T100000"));
    // November to October: those of 10, 15 and 29 November, of December, of 8 and 27 March.
    std::size_t events = 0;
    for (std::size_t at = file.find("BEGIN:VEVENT"); at != std::string::npos; at = file.find("BEGIN:VEVENT", at + 1))
        ++events;
    CHECK(events == 6);
    ExportRequest tooLong = paperOf(sample.reader(), "year-planner", "");
    tooLong.period = "2011 to 2015";
    CHECK_FALSE(buildDocument(sample.reader(), tooLong).has_value());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document_lint.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::expectedOfSample;
using muster::test::SampleReplica;

namespace {

std::vector<Row> rowsOf(const Document& document)
{
    std::vector<Row> rows;
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block))
            rows.insert(rows.end(), table->rows.begin(), table->rows.end());
    }
    // Part two is a table of its own; the numbers give the running order.
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::stoi(cellText(a.cells[0])) < std::stoi(cellText(b.cells[0]));
    });
    return rows;
}

}  // namespace

TEST_CASE("The agenda lists the expected items with times that add up", "[documents][agenda]")
{
    SampleReplica sample;
    sample.unlock();
    const auto expected = expectedOfSample().at("november").at("items");
    const Document document = build(sample.reader(), paperOf(sample.reader(), "agenda", kNovember));
    const auto rows = rowsOf(document);
    REQUIRE(rows.size() == expected.size());
    auto clock = *base::parseTimeOfDay("10:00");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(i);
        CHECK(cellText(rows[i].cells[0]) == std::to_string(expected[i].at("order").get<int>()));
        CHECK(cellText(rows[i].cells[4]) == std::to_string(expected[i].at("minutes").get<int>()));
        CHECK(cellText(rows[i].cells[5]) == expected[i].at("starts").get<std::string>());
        CHECK(cellText(rows[i].cells[5]) == base::clockTime(clock));
        clock = base::addMinutes(clock, expected[i].at("minutes").get<int>());
    }
    CHECK(base::clockTime(clock) == "12:00");
    CHECK_THAT(wholeText(document), ContainsSubstring("Agenda for Tuesday 15 November 2011, 10am to midday"));
    CHECK_THAT(wholeText(document), ContainsSubstring("120 minutes"));
    CHECK_THAT(wholeText(document), ContainsSubstring("Taken from 11:31am, after item 11."));
    CHECK_THAT(wholeText(document), ContainsSubstring("case reference IOM-0147"));
    CHECK_THAT(wholeText(document), ContainsSubstring("Paper received 1 working day before."));
    CHECK(document.marking == "OFFICIAL-SENSITIVE");
    CHECK(lint(document).has_value());
}

TEST_CASE("Others see that an item is restricted, when it is and who comes", "[documents][agenda][restricted]")
{
    SampleReplica sample;
    const auto stubs = [&](const Document& document) {
        CHECK_THAT(wholeText(document), !ContainsSubstring("IOM-0147"));
        CHECK_THAT(wholeText(document), !ContainsSubstring("ASB-0312"));
        CHECK_THAT(wholeText(document), ContainsSubstring("Only the agencies listed attend."));
        const auto rows = rowsOf(document);
        REQUIRE(rows.size() == 15);
        for (const std::size_t i : {11U, 12U}) {
            CHECK_THAT(cellText(rows[i].cells[1]), StartsWith("Restricted item"));
            CHECK_THAT(cellText(rows[i].cells[1]), ContainsSubstring("Agencies: "));
            CHECK(cellText(rows[i].cells[2]).empty());
        }
    };
    const Document locked = build(sample.reader(), paperOf(sample.reader(), "agenda", kNovember));
    CHECK(locked.marking == "OFFICIAL");
    stubs(locked);
    sample.unlock();
    const Document open = build(sample.reader(), paperOf(sample.reader(), "agenda", kNovember, Edition::Public));
    CHECK(open.marking.empty());
    stubs(open);
}

TEST_CASE("Terms of reference that are not there are refused in words", "[documents][agenda]")
{
    const SampleReplica sample;
    ExportRequest request = paperOf(sample.reader(), "agenda", "CCSB/2012-03-27");
    request.termsOfReference = true;
    const auto refused = buildDocument(sample.reader(), request);
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().detail, ContainsSubstring("terms of reference"));
}

TEST_CASE("Terms of reference stand on a page of their own, with their version and day", "[documents][agenda]")
{
    const SampleReplica sample;
    ExportRequest request = paperOf(sample.reader(), "agenda", kNovember);
    CHECK_THAT(wholeText(build(sample.reader(), request)), !ContainsSubstring("Terms of reference"));
    request.termsOfReference = true;
    const Document agenda = build(sample.reader(), request);
    const auto at = std::find_if(agenda.blocks.begin(), agenda.blocks.end(), [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading != nullptr && heading->text == "Terms of reference";
    });
    REQUIRE(at != agenda.blocks.end());
    CHECK(std::holds_alternative<PageBreak>(*std::prev(at)));
    CHECK(plainText(std::get<Paragraph>(*std::next(at)).runs) == "Version 1, agreed on 26 July 2011");
    CHECK_THAT(wholeText(agenda), ContainsSubstring("It reports to the partnership Board."));
}

TEST_CASE("What cannot be made is refused with what can", "[documents]")
{
    const SampleReplica sample;
    ExportRequest request = paperOf(sample.reader(), "novel", kNovember);
    CHECK_THAT(buildDocument(sample.reader(), request).error().detail,
               ContainsSubstring("agenda, action-sheet, minutes"));
    request.kind = "agenda";
    request.edition = Edition::Restricted;
    CHECK_THAT(buildDocument(sample.reader(), request).error().detail, ContainsSubstring("no restricted edition"));
    request = paperOf(sample.reader(), "minutes", "");
    CHECK(buildDocument(sample.reader(), request).error().code == base::FailureCode::Invalid);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/documents/document_lint.h"
#include "core/partnership/body_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

/// From the heading with this number to the next heading.
std::string section(const Document& document, const std::string& number)
{
    Document part;
    bool inside = false;
    for (const Block& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block)) {
            inside = heading->number == number;
        }
        if (inside) {
            part.blocks.push_back(block);
        }
    }
    return wholeText(part);
}

}  // namespace

TEST_CASE("The report to the Board has what was confirmed, names what waits and counts what was dismissed",
          "[documents][performance]")
{
    // Requirements H01.
    SampleReplica sample;
    const Document report = build(sample.reader(), paperOf(sample.reader(), "board-report", ""));
    CHECK(report.draft);
    const std::string violent = section(report, "EX-03");
    CHECK_THAT(violent, ContainsSubstring("Violent crime"));
    CHECK_THAT(violent, ContainsSubstring("14.25 more (9.5%)") || ContainsSubstring("14 more (9.5%)"));
    CHECK_THAT(violent, ContainsSubstring("Under analysis: place, time and relationship."));
    CHECK_THAT(violent, ContainsSubstring("A-019: "));
    CHECK_THAT(violent, ContainsSubstring("Unblock"));
    CHECK_THAT(section(report, "EX-02"), ContainsSubstring("Series of shed and vehicle thefts, Paston."));
    CHECK(section(report, "EX-04").empty());
    CHECK(section(report, "EX-01").empty());
    const std::string text = wholeText(report);
    CHECK_THAT(text, ContainsSubstring("Awaiting confirmation: EX-04 Deliberate fires."));
    CHECK_THAT(text, ContainsSubstring("1 exception was dismissed"));
    CHECK_THAT(text, !ContainsSubstring("December peak"));
    CHECK_THAT(section(report, "BL-01"), ContainsSubstring("director-level decision on a one-off cost."));
    CHECK(section(report, "BL-02").empty());
    CHECK_THAT(section(report, ""), ContainsSubstring("Direction of travel"));
    CHECK(lint(report).has_value());
}

TEST_CASE("A report that was sent keeps what it held", "[documents][performance]")
{
    SampleReplica sample;
    const auto board = partnership::bodyByName(sample.reader(), "BOARD");
    REQUIRE(board);
    const auto violent = actions::findException(sample.reader(), std::string {"EX-03"});
    REQUIRE(violent);
    actions::ReportToBody send;
    send.body = board->id;
    send.exceptions = {violent->id};
    send.recipients = {{agencyId(sample.reader(), "FIRE"), "Chair"}};
    const int number = must(execute(*sample, send)).number;
    const Document report = build(sample.reader(), paperOf(sample.reader(), "board-report", ""));
    CHECK_FALSE(report.draft);
    CHECK(report.version == "Report " + std::to_string(number));
    CHECK_FALSE(section(report, "EX-03").empty());
    CHECK(section(report, "EX-02").empty());
    CHECK(section(report, "BL-01").empty());
    CHECK_THAT(wholeText(report), ContainsSubstring("by circulation between meetings"));
}

TEST_CASE("A restricted exception is in a paper by its reference only", "[documents][performance][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    actions::RaiseException raise;
    raise.text = "Cuckooing in Hanover Court";
    raise.restricted = true;
    const auto raised = must(execute(*sample, raise));
    must(execute(*sample, actions::ConfirmException {raised.id}));
    for (const char* kind : {"board-report", "performance-pack"}) {
        const std::string text = wholeText(build(sample.reader(), paperOf(sample.reader(), kind, "")));
        CHECK_THAT(text, ContainsSubstring(raised.reference));
        CHECK_THAT(text, !ContainsSubstring("Cuckooing"));
        CHECK_THAT(text, !ContainsSubstring("Hanover"));
    }
}

TEST_CASE("The performance pack has every measure, what is unusual and why it is ranked so", "[documents][performance]")
{
    SampleReplica sample;
    const Document pack = build(sample.reader(), paperOf(sample.reader(), "performance-pack", ""));
    int charts = 0;
    for (const Block& block : pack.blocks) {
        if (const auto* figure = std::get_if<Figure>(&block)) {
            ++charts;
            CHECK_FALSE(figure->alt.empty());
        }
    }
    // Twelve measures, and once more those of EX-02, EX-03 and EX-04.
    CHECK(charts == 15);
    const std::string text = wholeText(pack);
    CHECK_THAT(text, ContainsSubstring("What is unusual, most important first"));
    CHECK_THAT(text, ContainsSubstring("Deliberate fires"));
    CHECK_THAT(text, ContainsSubstring("How this is ranked"));
    // Requirements 5.5: M12's counts are too small for percentages.
    CHECK_THAT(text, ContainsSubstring("M12"));
    const auto checked = lint(pack);
    CHECK((checked ? std::string {} : checked.error().detail) == "");
}

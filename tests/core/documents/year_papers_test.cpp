// SPDX-License-Identifier: GPL-3.0-or-later
//
// The papers that call to account (requirements K01, K02, K04, K05, C15, D18, B07, F07).
#include "core/documents/document_lint.h"
#include "core/documents/leak_check.h"
#include "core/governance/county_goal.h"
#include "core/governance/year_summary.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <set>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

/// The first texts of the rows of the table under a heading.
std::vector<std::string> rowHeadersUnder(const Document& document, const std::string& anchor)
{
    std::vector<std::string> heads;
    bool inside = false;
    for (const Block& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block))
            inside = heading->anchor == anchor;
        const auto* table = std::get_if<Table>(&block);
        if (inside && table != nullptr) {
            for (const Row& row : table->rows)
                heads.push_back(plainText(row.cells.front().runs));
        }
    }
    return heads;
}

std::string cellOf(const Document& document, const std::string& anchor, const std::string& head, std::size_t column)
{
    bool inside = false;
    for (const Block& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block))
            inside = heading->anchor == anchor;
        const auto* table = std::get_if<Table>(&block);
        if (inside && table != nullptr) {
            for (const Row& row : table->rows) {
                if (plainText(row.cells.front().runs) == head)
                    return plainText(row.cells.at(column).runs);
            }
        }
    }
    return "?";
}

std::size_t blocksOf(const Document& document, const std::string& text)
{
    std::size_t count = 0;
    for (const std::string& unit : textUnits(document))
        count += unit.find(text) != std::string::npos ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("The annual report has one section for each agency with the same headings, and the totals reconcile",
          "[documents][year]")
{
    SampleReplica sample;
    const Document report = build(sample.reader(), paperOf(sample.reader(), "annual-report", ""));
    CHECK(lint(report).has_value());
    std::vector<std::string> sections;
    for (const Block& block : report.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block);
            heading != nullptr && heading->anchor.rfind("agency-", 0) == 0)
            sections.push_back(heading->anchor);
    }
    REQUIRE(sections.size() == 11);  // the twelfth joins after the year is over
    const auto same = rowHeadersUnder(report, sections.front());
    CHECK(same.size() == 20);
    for (const std::string& section : sections)
        CHECK(rowHeadersUnder(report, section) == same);
    // Responsible authorities come first, by name: police before the city council.
    CHECK(sections.front() == "agency-CONS");
    int given = 0;
    for (const std::string& section : sections)
        given += std::stoi(cellOf(report, section, "Actions given", 1));
    CHECK(given == 24);
    CHECK(cellOf(report, "totals", "All", 1) == "24");
    CHECK(cellOf(report, "totals", "All", 7) == "14");
    CHECK(cellOf(report, "agency-FIRE", "Actions given", 2) == "DTCG 8, 18");
    const std::string text = wholeText(report);
    CHECK_THAT(text, ContainsSubstring("A-004: Thank you to officers and council staff"));
    CHECK_THAT(text, ContainsSubstring("City Council: The outreach promised for Friday and Saturday evenings"));
    CHECK_THAT(text, ContainsSubstring("Not decided yet. In force:"));
    CHECK(blocksOf(report, "In its own words") == 11);
}

TEST_CASE("A paper of a year that is not over says to which day it counts", "[documents][year]")
{
    SampleReplica sample;
    ExportRequest request = paperOf(sample.reader(), "annual-report", "");
    request.period = "2010-11-30 to 2011-11-29";
    const Document open = build(sample.reader(), request);
    CHECK_THAT(wholeText(open), ContainsSubstring("30 November 2010 to 29 November 2011, as at 15 November 2011"));
    CHECK_THAT(open.version, ContainsSubstring("as at 15 November 2011"));
    const Document over = build(sample.reader(), paperOf(sample.reader(), "annual-report", ""));
    CHECK_THAT(wholeText(over), !ContainsSubstring("as at"));
}

TEST_CASE("Every figure of the annual report is a link to the list of minutes", "[documents][year]")
{
    SampleReplica sample;
    const Document report = build(sample.reader(), paperOf(sample.reader(), "annual-report", ""));
    std::set<std::string> anchors;
    for (const Block& block : report.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block))
            anchors.insert(heading->anchor);
    }
    int links = 0;
    for (const Block& block : report.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table == nullptr)
            continue;
        for (const Row& row : table->rows) {
            for (const Cell& cell : row.cells) {
                for (const Run& run : cell.runs) {
                    if (!run.href.empty()) {
                        ++links;
                        CHECK(anchors.contains(run.href.substr(1)));
                    }
                }
            }
        }
    }
    CHECK(links > 60);
}

TEST_CASE("No paper of the year holds anything restricted, whether part two is open or not", "[documents][year][leaks]")
{
    SampleReplica sample;
    sample.unlock();
    const RestrictedCorpus corpus = restrictedCorpus(sample.reader());
    REQUIRE_FALSE(corpus.empty());
    for (const char* kind : {"annual-report", "annual-summary", "meeting-burden", "scrutiny-report", "county-paper",
                             "publication-register", "question-log", "panel-register"}) {
        INFO(kind);
        const Document document = build(sample.reader(), paperOf(sample.reader(), kind, ""));
        CHECK(lint(document).has_value());
        CHECK(checkForLeaks(wholeText(document), corpus).has_value());
        CHECK_THAT(wholeText(document), !ContainsSubstring("failed"));
    }
}

TEST_CASE("The tasking group's year: items, actions, outcomes, groups, exceptions", "[documents][year]")
{
    SampleReplica sample;
    const auto year = governance::yearSummary(sample.reader(), {}, 2010y / 11 / 16, 2011y / 11 / 15);
    REQUIRE(year.has_value());
    CHECK(year->body.shortName == "DTCG");
    CHECK(year->meetings.size() == 2);
    CHECK(year->given.number == 24);
    CHECK(year->given.number
          == year->done.number + year->noLongerRequired.number + year->notUndertaken.number + year->superseded.number
              + year->declined.number + year->open.number);
    CHECK(year->restrictedItems == 1);
    CHECK(year->dismissed == 1);
    CHECK(year->exceptions.size() == 3);
    const std::string text = wholeText(build(sample.reader(), paperOf(sample.reader(), "annual-summary", "")));
    for (const char* heading : {"Items", "Actions", "Outcomes", "Exceptions", "Task and finish groups"})
        CHECK_THAT(text, ContainsSubstring(heading));
    CHECK_THAT(text, ContainsSubstring("Road Safety Task and Finish Group"));
    // Only the October return of Stronger Communities came; both of the others did.
    const Document summary = build(sample.reader(), paperOf(sample.reader(), "annual-summary", ""));
    CHECK(cellOf(summary, "year-groups", "Stronger Communities Task and Finish Group", 4) == "1 of 2");
    CHECK(cellOf(summary, "year-groups", "Road Safety Task and Finish Group", 4) == "2 of 2");
}

TEST_CASE("What the meetings cost comes from stored data alone and adds up", "[documents][year]")
{
    SampleReplica sample;
    const auto burden = governance::meetingBurden(sample.reader(), 2010y / 11 / 16, 2011y / 11 / 15);
    int meetings = 0;
    int minutes = 0;
    for (const auto& quarter : burden.quarters) {
        meetings += quarter.meetings;
        minutes += quarter.minutes;
    }
    CHECK(meetings == burden.total.meetings);
    CHECK(minutes == burden.total.minutes);
    // Two tasking meetings, scrutiny, county, Face the People, performance.
    CHECK(burden.total.meetings == 6);
    CHECK(burden.total.minutes > 60 * 20);
    const Document page = build(sample.reader(), paperOf(sample.reader(), "meeting-burden", ""));
    CHECK_THAT(wholeText(page), ContainsSubstring("July to September 2011"));
}

TEST_CASE("The report to scrutiny has the form of a council report, and what came of recommendations",
          "[documents][year]")
{
    SampleReplica sample;
    const Document report = build(sample.reader(), paperOf(sample.reader(), "scrutiny-report", "SCRUT/2011-09-22"));
    std::vector<std::string> headings;
    for (const Block& block : report.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block); heading != nullptr && !heading->number.empty())
            headings.push_back(heading->text);
    }
    CHECK(headings
          == std::vector<std::string> {"Purpose", "Background", "What the group did", "Performance",
                                       "Accountability of partners", "Issues for the committee", "Implications",
                                       "Recommendations", "What the committee recommended before"});
    const std::string text = wholeText(report);
    CHECK_THAT(text, ContainsSubstring("Due 20 October 2011, no response yet"));
    CHECK_THAT(text, ContainsSubstring("Scrutiny and Overview Committee (crime and disorder committee)"));
    CHECK_THAT(text, ContainsSubstring("section 17"));
    const auto refused = buildDocument(sample.reader(), paperOf(sample.reader(), "scrutiny-report", kOctober));
    CHECK_FALSE(refused.has_value());
}

TEST_CASE("The March paper lists every goal of September; one without progress says so", "[documents][year]")
{
    SampleReplica sample;
    const auto goals = governance::countyGoals(sample.reader());
    must(governance::execute(*sample, governance::ReviewCountyGoal {goals[0].id, "Fewer people came back"}));
    const Document march = build(sample.reader(), paperOf(sample.reader(), "county-paper", "CCSB/2012-03-27"));
    CHECK_THAT(wholeText(march), ContainsSubstring("Progress is recorded on 1 of them."));
    CHECK(blocksOf(march, "No progress recorded.") == 4);
    const Document september = build(sample.reader(), paperOf(sample.reader(), "county-paper", "CCSB/2011-09-27"));
    CHECK(blocksOf(september, "No progress recorded.") == 0);
    for (const auto& goal : goals) {
        CHECK(blocksOf(march, goal.text) == 1);
        CHECK(blocksOf(september, goal.text) == 1);
    }
}

TEST_CASE("Registers list seven channels, unanswered questions first, and what panels were told", "[documents][year]")
{
    SampleReplica sample;
    const Document publications = build(sample.reader(), paperOf(sample.reader(), "publication-register", ""));
    CHECK(blocksOf(publications, "Not yet") == 12);
    CHECK_THAT(wholeText(publications), ContainsSubstring("✓ 29 July 2011"));
    const std::string questions = wholeText(build(sample.reader(), paperOf(sample.reader(), "question-log", "")));
    CHECK_THAT(questions, ContainsSubstring("1 of 2 held"));
    CHECK(questions.find("Why are empty shops") < questions.find("What is being done about drinking"));
    CHECK_THAT(questions, ContainsSubstring("None in October to December 2011"));
    const std::string panels = wholeText(build(sample.reader(), paperOf(sample.reader(), "panel-register", "")));
    CHECK_THAT(panels, ContainsSubstring("Outcome, not told back"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the public is told: plain, short, and nothing it may not know (requirements M01, M04, M05, M12, H08, H09,
// §4.11).
#include "core/documents/document_lint.h"
#include "core/documents/leak_check.h"
#include "core/documents/privacy_check.h"
#include "core/documents/public_facts.h"
#include "core/documents/readability.h"
#include "core/governance/publication_commands.h"
#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

Document publicPaper(SampleReplica& sample, const std::string& kind, const std::string& period = {})
{
    ExportRequest request = paperOf(sample.reader(), kind, "", Edition::Public);
    request.period = period;
    return build(sample.reader(), request);
}

PublicFigure figureOf(const PublicFacts& facts, const std::string& name)
{
    const auto found = std::find_if(facts.figures.begin(), facts.figures.end(),
                                    [&](const PublicFigure& one) { return one.name == name; });
    REQUIRE(found != facts.figures.end());
    return *found;
}

}  // namespace

TEST_CASE("The public report names its months and is written in short sentences", "[documents][public]")
{
    SampleReplica sample;
    const Document report = publicPaper(sample, "quarterly-report");
    CHECK(lint(report).has_value());
    const auto* title = std::get_if<Title>(&report.blocks.front());
    REQUIRE(title != nullptr);
    CHECK(title->text == "July to September 2011");
    CHECK(report.edition == "Public version");
    CHECK(report.marking.empty());
    std::vector<std::string> headings;
    for (const Block& block : report.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block); heading != nullptr && heading->level == 1)
            headings.push_back(heading->text);
    }
    CHECK(headings
          == std::vector<std::string> {"What we said we would do", "What happened", "What we did where you live",
                                       "What is next", "How to ask us a question"});
    const Readability readable = readabilityOf(report);
    INFO(readable.inWords() << "; longest: " << readable.longest);
    CHECK(readable.sentences > 10);
    CHECK(readable.average <= 15.0);
    CHECK(readable.unexplained.empty());
    CHECK(checkPrivacy(report).has_value());
}

TEST_CASE("Figures of a quarter stand with count and percentage, and whether they are unusual", "[documents][public]")
{
    SampleReplica sample;
    const PublicFacts facts = publicFacts(sample.reader(), 2011y / 7 / 1, 2011y / 9 / 30);
    // 1,311 + 1,288 + 1,294, against an aim of 3 times 1,290.
    const PublicFigure all = figureOf(facts, "All recorded crime");
    CHECK(all.figure == "3,893");
    CHECK(all.aim == "3,870 or fewer");
    CHECK(all.met == false);
    CHECK(all.change == "272 fewer (6.5%)");
    CHECK(all.sentence
          == "272 fewer (6.5%) than a year before. Lower than usual. Our aim of 3,870 or fewer was not reached.");
    // 158 + 162 + 160.
    CHECK(figureOf(facts, "Violent crime").figure == "480");
    CHECK(figureOf(facts, "Violent crime").usual == "Higher than usual.");
    // August stood out in a long fall.
    CHECK(figureOf(facts, "Serious acquisitive crime").usual == "Unusual: one month was higher, others were lower.");
    // More reports of anti-social behaviour are not bad news by themselves (requirements H04).
    CHECK(figureOf(facts, "ASB and hate crime reports to the single system").usual
          == "Higher than usual. More people may be telling us.");
    // A year before fewer than 30: the count stays, the percentage goes (requirements H08).
    const PublicFigure calls = figureOf(facts, "Calls for hate crime third-party reporting (Open Out)");
    CHECK(calls.figure == "27");
    CHECK(calls.change.find('%') == std::string::npos);
    CHECK_FALSE(calls.change.empty());
    const PublicFigure share = figureOf(facts, "Community Action Plan actions done on time");
    CHECK(share.figure == "74%");
    CHECK(share.aim == "75% or more");
}

TEST_CASE("A count under five of a small area is not told", "[documents][public]")
{
    SampleReplica sample;
    const auto calls = performance::findMeasure(sample.reader(), "M12");
    REQUIRE(calls.has_value());
    must(sample->transact("A small place", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO main.measure_place (id, measure, name) VALUES (?1, ?2, 'One street')", base::newId(),
                   calls->id);
        writer.run("UPDATE main.measure_value SET value = 1 WHERE measure = ?1", calls->id);
        return {};
    }));
    const PublicFacts facts = publicFacts(sample.reader(), 2011y / 7 / 1, 2011y / 9 / 30);
    CHECK(figureOf(facts, calls->details.name).figure == "fewer than 5");
    CHECK(figureOf(facts, calls->details.name).change.empty());
}

TEST_CASE("What was done stands where people live, and what is restricted is nowhere", "[documents][public][leaks]")
{
    SampleReplica sample;
    sample.unlock();
    const RestrictedCorpus corpus = restrictedCorpus(sample.reader());
    for (const char* kind : {"quarterly-report", "household-text", "newspaper-text"}) {
        INFO(kind);
        const Document paper = publicPaper(sample, kind, "2011-09 to 2011-11");
        const std::string text = wholeText(paper);
        CHECK(checkForLeaks(text, corpus).has_value());
        CHECK_THAT(text, ContainsSubstring("patrol the city centre together"));
        CHECK_THAT(text, ContainsSubstring("speak to the council, the police and their landlord"));
        CHECK_THAT(text, !ContainsSubstring("failed"));
    }
    const std::string report = wholeText(publicPaper(sample, "quarterly-report"));
    CHECK_THAT(report, ContainsSubstring("Eastern"));
    CHECK_THAT(report, ContainsSubstring("Come to Face the People on 8 March 2012"));
}

TEST_CASE("A household reads 150 words at most, a newspaper 400, and both are counted", "[documents][public]")
{
    SampleReplica sample;
    const Document household = publicPaper(sample, "household-text");
    CHECK(wordsOf(household) <= 150);
    CHECK(wordsOf(household) > 60);
    CHECK(household.footerNote == std::to_string(wordsOf(household)) + " words");
    CHECK_THAT(wholeText(household), ContainsSubstring("Face the People"));
    const Document newspaper = publicPaper(sample, "newspaper-text");
    CHECK(wordsOf(newspaper) <= 400);
    CHECK(wordsOf(newspaper) > wordsOf(household));
    const auto publication =
        governance::publicationFor(sample.reader(), governance::PublicationKind::QuarterlyReport, 2011y / 8 / 1);
    must(governance::execute(
        *sample, governance::WritePart {publication->id, governance::TextPart::Household, "We listened. We acted."}));
    CHECK_THAT(wholeText(publicPaper(sample, "household-text")), ContainsSubstring("We listened. We acted."));
}

TEST_CASE("Polish and Urdu come through into every format's text", "[documents][public]")
{
    SampleReplica sample;
    const auto publication =
        governance::publicationFor(sample.reader(), governance::PublicationKind::QuarterlyReport, 2011y / 8 / 1);
    const std::string both = "Zażółć gęślą jaźń. ہم نے سنا۔";
    must(governance::execute(*sample, governance::WritePart {publication->id, governance::TextPart::Next, both}));
    CHECK_THAT(wholeText(publicPaper(sample, "quarterly-report")), ContainsSubstring(both));
}

TEST_CASE("Short forms that nobody explains are named, and long sentences show in the average", "[documents][public]")
{
    Document document;
    document.title = "A paper";
    document.blocks.push_back(Title {"A paper", ""});
    document.blocks.push_back(Heading {1, "NOT A SENTENCE", "", ""});
    document.blocks.push_back(
        Paragraph {runsOf("Anti-social behaviour (ASB) fell by 6.5 per cent. The DTCG met."), ParagraphStyle::Normal});
    const Readability found = readabilityOf(document);
    CHECK(found.sentences == 2);
    // "Anti-social behaviour (ASB) fell by 6.5 per cent." and "The DTCG met."
    CHECK(found.words == 11);
    CHECK(found.average == 5.5);
    CHECK(std::find(found.unexplained.begin(), found.unexplained.end(), "DTCG") != found.unexplained.end());
    CHECK(std::find(found.unexplained.begin(), found.unexplained.end(), "ASB") == found.unexplained.end());
    CHECK_FALSE(found.isPlain());
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The minutes of the sample's October meeting, against the excerpt of requirements §4.5 and the expected figures.
#include "core/documents/document_lint.h"
#include "core/documents/html_writer.h"
#include "core/documents/text_writer.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::expectedOfSample;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

bool has(const std::vector<std::string>& texts, const std::string& text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

TEST_CASE("The head of the minutes says when, where, who was in the chair and who was there", "[documents][minutes]")
{
    const SampleReplica sample;
    const Document document = build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober));
    const auto texts = textUnits(document);
    CHECK(has(texts,
              "Minutes of the meeting held on Tuesday 18 October 2011, 10am to 11:46am, Town Hall, committee room"));
    CHECK(has(texts, "Chief Inspector (partnerships), Cambridgeshire Constabulary (minutes 11 to 16 and 19 to 22)"));
    CHECK(has(texts, "Community Safety Manager, Peterborough City Council (minutes 17 and 18)"));
    CHECK(has(texts, "Probation lead officer, Cambridgeshire and Peterborough Probation Trust (from 10:14am)"));
    CHECK(has(texts, "Performance lead, Cambridgeshire Constabulary (minutes 14 to 19)"));
    CHECK(has(texts, "Case worker lead, The Social Impact Bond (substituting for Programme manager; minute 20)"));
    CHECK(has(texts, "Programme manager, The Social Impact Bond (substitute: Case worker lead)"));
    CHECK(has(texts, "The meeting opened at 10am and closed at 11:46am."));
    CHECK(has(texts, "Draft, subject to approval at the next meeting."));
    CHECK(document.draft);
}

TEST_CASE("Minutes 13 and 17 read as the requirements' excerpt does", "[documents][minutes]")
{
    const SampleReplica sample;
    const auto expected = expectedOfSample().at("october");
    const Document document = build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober));

    const auto thirteen = minuteText(document, "13");
    REQUIRE(thirteen.size() == 4);
    CHECK(thirteen[0] == "13 Minutes of the previous meeting and matters arising");
    CHECK(thirteen[1] == expected.at("minute_13")[0].get<std::string>());
    CHECK(thirteen[2] == expected.at("minute_13")[1].get<std::string>());
    CHECK(thirteen[3]
          == "Earlier minutes named here: minute 2, District Tasking and Co-ordination Group, 20 September 2011; "
             "minute 5, "
             "District Tasking and Co-ordination Group, 20 September 2011.");

    const auto& minute17 = expected.at("minute_17");
    const auto seventeen = minuteText(document, "17");
    REQUIRE(seventeen.size() > 12);
    CHECK(seventeen[0] == "17 " + minute17.at("heading").get<std::string>());
    CHECK_THAT(seventeen[1],
               StartsWith("The Community Safety Manager (Peterborough City Council) took the chair for minutes 17"));
    CHECK(seventeen[2] == minute17.at("declaration").get<std::string>());
    CHECK(seventeen[3] == "Raised by: neighbourhood panel. Asked for: input.");
    CHECK_THAT(seventeen[4], StartsWith("The group heard"));
    const auto decision =
        std::find(seventeen.begin(), seventeen.end(),
                  minute17.at("verb").get<std::string>() + " " + minute17.at("decision").get<std::string>());
    REQUIRE(decision != seventeen.end());
    CHECK(*(decision + 1) == "ACTION A-014 Hold a street surgery with residents of the two affected streets.");
    CHECK_THAT(*(decision + 2), StartsWith("Lead: City Council (Neighbourhood Manager). With: "));
    CHECK_THAT(*(decision + 2), ContainsSubstring("Racial Equality Council"));
    CHECK_THAT(*(decision + 2), ContainsSubstring(" By 18 November 2011."));
    for (const auto& reference : minute17.at("actions"))
        CHECK(std::any_of(seventeen.begin(), seventeen.end(), [&](const std::string& text) {
            return text.rfind("ACTION " + reference.get<std::string>() + " ", 0) == 0;
        }));
}

TEST_CASE("Every minute of the meeting has its number, in order, and links lead to it", "[documents][minutes]")
{
    const SampleReplica sample;
    const Document document = build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober));
    std::vector<std::string> numbers;
    std::vector<std::string> links;
    for (const Block& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block); heading != nullptr && !heading->number.empty())
            numbers.push_back(heading->number);
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            for (const Run& run : paragraph->runs) {
                if (!run.href.empty())
                    links.push_back(run.href);
            }
        }
    }
    CHECK(numbers == std::vector<std::string> {"11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22"});
    CHECK(has(links, "#minute-19"));
    CHECK(lint(document).has_value());
}

TEST_CASE("Approved minutes print their approval and no date of printing", "[documents][minutes]")
{
    SampleReplica sample;
    const ExportRequest request = paperOf(sample.reader(), "minutes", kSeptember);
    const Document document = build(sample.reader(), request);
    CHECK_FALSE(document.draft);
    CHECK_FALSE(document.printedOn.has_value());
    CHECK(has(textUnits(document), "Approved as a correct record at the meeting of 18 October 2011 (minute 13)."));
    const std::string before = must(writeHtml(document));
    CHECK_THAT(before, !ContainsSubstring("DRAFT"));
    CHECK_THAT(before, !ContainsSubstring("15 November 2011"));
    sample->session().setToday(std::chrono::year {2012} / 3 / 1);
    CHECK(must(writeHtml(build(sample.reader(), request))) == before);
}

TEST_CASE("Part two stands in the full minutes only while it is open", "[documents][minutes][restricted]")
{
    SampleReplica sample;
    const ExportRequest request = paperOf(sample.reader(), "minutes", kOctober);
    const auto phrases = expectedOfSample().at("october").at("restricted_phrases");
    {
        const Document locked = build(sample.reader(), request);
        CHECK(locked.marking == "OFFICIAL");
        for (const auto& phrase : phrases)
            CHECK_THAT(wholeText(locked), !ContainsSubstring(phrase.get<std::string>()));
        CHECK(has(minuteText(locked, "20"), "Minute 20: restricted item. Information about individuals."));
    }
    sample.unlock();
    const Document open = build(sample.reader(), request);
    const std::string text = wholeText(open);
    CHECK(open.marking == "OFFICIAL-SENSITIVE");
    CHECK_FALSE(open.handling.empty());
    for (const auto& phrase : phrases)
        CHECK_THAT(text, ContainsSubstring(phrase.get<std::string>()));
    CHECK(text.find("Part two (restricted)") < text.find("borrowed sofas"));
    // A restricted action of an open minute is named there, and told in part two.
    CHECK(has(minuteText(open, "16"), "ACTION A-012 Restricted action."));
    CHECK(text.find("ACTION A-012 Check whether offender curfews") > text.find("Part two (restricted)"));
}

TEST_CASE("The public version holds nothing restricted and renumbers nothing", "[documents][minutes][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const Document document = build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober, Edition::Public));
    CHECK(document.marking.empty());
    CHECK(document.edition == "Public version");
    const std::string text = wholeText(document);
    CHECK_THAT(text, ContainsSubstring("This is an edited version."));
    for (const auto expected = expectedOfSample(); const auto& phrase : expected.at("october").at("restricted_phrases")) {
        CHECK_THAT(text, !ContainsSubstring(phrase.get<std::string>()));
        CHECK_THAT(must(writeHtml(document)), !ContainsSubstring(phrase.get<std::string>()));
        CHECK_THAT(must(writeText(document)), !ContainsSubstring(phrase.get<std::string>()));
    }
    CHECK(minuteText(document, "20")
          == std::vector<std::string> {"20 Restricted item",
                                       "Minute 20: restricted item. Information about individuals."});
    CHECK(minuteText(document, "21").front() == "21 Any other business");
}

TEST_CASE("A restricted extract is one item for one agency that is needed for it", "[documents][minutes][restricted]")
{
    SampleReplica sample;
    CHECK(buildDocument(sample.reader(), extractFor(sample.reader(), "PROB")).error().code
          == base::FailureCode::Locked);
    sample.unlock();
    const Document document = build(sample.reader(), extractFor(sample.reader(), "PROB"));
    CHECK(document.marking == "OFFICIAL-SENSITIVE");
    CHECK_THAT(document.handling, ContainsSubstring("Do not copy or share without the chair's agreement."));
    CHECK(document.recipient == "Copy 1: Probation lead officer, Cambridgeshire and Peterborough Probation Trust");
    const std::string text = wholeText(document);
    CHECK_THAT(
        text,
        ContainsSubstring("Legal basis: information in this extract was shared under section 115 of the Crime and "
                          "Disorder Act 1998."));
    CHECK_THAT(text, ContainsSubstring("borrowed sofas within a fortnight"));
    CHECK_THAT(text, !ContainsSubstring("street surgery"));
    CHECK_THAT(text, !ContainsSubstring("Check whether offender curfews"));
    const auto there = text.find("Present for this item");
    REQUIRE(there != std::string::npos);
    CHECK(text.substr(there, text.find("Agencies needed") - there).find("Lead Fire Officer") == std::string::npos);

    const auto notNeeded = buildDocument(sample.reader(), extractFor(sample.reader(), "FIRE"));
    REQUIRE_FALSE(notNeeded.has_value());
    CHECK(notNeeded.error().code == base::FailureCode::Refused);
    ExportRequest openItem = extractFor(sample.reader(), "CITY");
    openItem.item = itemId(sample.reader(), kOctober, 7);
    CHECK(buildDocument(sample.reader(), openItem).error().code == base::FailureCode::Refused);
}

TEST_CASE("Copies are numbered by agency and keep their number", "[documents][minutes][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    for (int round = 0; round < 2; ++round) {
        for (const auto& [agency, copy] : {std::pair {"PROB", 1}, std::pair {"HMP", 2}}) {
            const auto record = circulationOf(sample.reader(), extractFor(sample.reader(), agency));
            REQUIRE(record.has_value());
            CHECK(record->copyNumber == copy);
            must(execute(*sample, *record));
        }
    }
    CHECK_FALSE(circulationOf(sample.reader(), paperOf(sample.reader(), "minutes", kOctober)).has_value());
}

TEST_CASE("A meeting that has not started has no minutes", "[documents][minutes]")
{
    const SampleReplica sample;
    const auto refused = buildDocument(sample.reader(), paperOf(sample.reader(), "minutes", kNovember));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::FailureCode::Refused);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/leak_check.h"

#include "core/base/text.h"
#include "core/documents/privacy_check.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::expectedOfSample;
using muster::test::SampleReplica;

TEST_CASE("Each restricted phrase is found, however it is set", "[documents][restricted]")
{
    SampleReplica sample;
    CHECK(restrictedCorpus(sample.reader()).empty());
    sample.unlock();
    const RestrictedCorpus corpus = restrictedCorpus(sample.reader());
    for (const auto expected = expectedOfSample(); const auto& phrase : expected.at("october").at("restricted_phrases")) {
        std::string words = phrase.get<std::string>();
        CAPTURE(words);
        CHECK_FALSE(checkForLeaks("Before " + words + " after", corpus).has_value());
        std::replace(words.begin(), words.end(), ' ', '\n');
        const auto refused = checkForLeaks("BEFORE " + base::lowered(words), corpus);
        REQUIRE_FALSE(refused.has_value());
        CHECK_THAT(refused.error().detail, !ContainsSubstring(phrase.get<std::string>()));
    }
    CHECK(checkForLeaks("Three words of: borrowed sofas within", corpus).has_value());
}

TEST_CASE("Every open paper passes the check and every full one holds what it is meant to", "[documents][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const RestrictedCorpus corpus = restrictedCorpus(sample.reader());
    for (const ExportRequest& request :
         {paperOf(sample.reader(), "agenda", kNovember, Edition::Public),
          paperOf(sample.reader(), "minutes", kOctober, Edition::Public),
          paperOf(sample.reader(), "minutes", kSeptember, Edition::Public),
          paperOf(sample.reader(), "minutes", kSeptember), paperOf(sample.reader(), "action-log", "", Edition::Public),
          paperOf(sample.reader(), "action-sheet", kOctober)}) {
        CAPTURE(request.kind);
        CHECK(checkForLeaks(wholeText(build(sample.reader(), request)), corpus).has_value());
    }
    CHECK_FALSE(checkForLeaks(wholeText(build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober))), corpus)
                    .has_value());
}

TEST_CASE("An extract may hold its own item and no other", "[documents][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const base::Id item = itemId(sample.reader(), kOctober, 10);
    const RestrictedCorpus others = restrictedCorpus(sample.reader(), item);
    CHECK(checkForLeaks(wholeText(build(sample.reader(), extractFor(sample.reader(), "PROB"))), others).has_value());
    // A restricted action of another item, and another case.
    CHECK_FALSE(checkForLeaks("Check whether offender curfews explain the thefts", others).has_value());
    CHECK_FALSE(checkForLeaks("case reference ASB-0312", others).has_value());
}

TEST_CASE("Personal data in open text is found by kind", "[documents][privacy]")
{
    const auto kindsIn = [](const std::string& text) {
        std::vector<std::string> kinds;
        for (const PersonalData& data : personalDataIn(text))
            kinds.push_back(data.what);
        return kinds;
    };
    using Kinds = std::vector<std::string>;
    CHECK(kindsIn("date of birth unknown") == Kinds {"date of birth"});
    CHECK(kindsIn("born on 4 March") == Kinds {"date of birth"});
    CHECK(kindsIn("seen 12/03/1987") == Kinds {"date in figures"});
    CHECK(kindsIn("ring 01733 747474 today") == Kinds {"telephone number"});
    CHECK(kindsIn("ring +44 7700 900123") == Kinds {"telephone number"});
    CHECK(kindsIn("at PE1 1HG now") == Kinds {"full postcode"});
    CHECK(kindsIn("car AB51 CDE seen") == Kinds {"vehicle registration"});
    CHECK(kindsIn("outside 14 Lincoln Road") == Kinds {"house number and street"});
    CHECK(kindsIn("said Mrs Example") == Kinds {"title and surname"});
    for (const char* harmless :
         {"Tuesday 18 October 2011, 10am to 11:46am", "A-019, minute 17 and BL-02",
          "section 115 of the Crime and Disorder Act 1998", "The Neighbourhood Inspector reported nine thefts",
          "job numbers 4471 and 4472", "1,294 recorded crimes against 1,371", "Theme Lead, ASB and hate crime", "PE1",
          "October 2011 to January 2012"}) {
        CAPTURE(harmless);
        CHECK(kindsIn(harmless).empty());
    }
}

TEST_CASE("Only what stands in the record counts, and the refusal says where", "[documents][privacy]")
{
    Document document;
    document.blocks = {
        Title {"Group", {}},
        KeyValueList {{{"Place", {runsOf("Town Hall, PE1 1HG")}}, {"Contact", {runsOf("01733 747474")}}}},
        Heading {1, "East", "17", ""}, Paragraph {runsOf("Mrs Example was told.")}};
    const auto refused = checkPrivacy(document);
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().detail, ContainsSubstring("minute 17: title and surname, \"Mrs Example\""));
    CHECK(personalDataIn(document).size() == 1);
    const SampleReplica sample;
    CHECK(checkPrivacy(build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober, Edition::Public)))
              .has_value());
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// People are a role and an agency; a name that is stored stands in no paper (requirements B08).
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

TEST_CASE("Papers name roles only, even where the names of people are stored", "[documents][minutes][names]")
{
    SampleReplica sample;
    sample.unlock();
    int named = 0;
    must(sample->transact("Names", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("UPDATE main.role SET person_name = 'NAMEOFAPERSON'");
        named = writer.changedRows();
        return {};
    }));
    REQUIRE(named > 20);
    int looked = 0;
    for (const char* meeting : {kSeptember, kOctober, kNovember}) {
        for (const char* kind : {"agenda", "minutes", "action-sheet", "action-log"}) {
            for (const Edition edition : {Edition::Full, Edition::Public}) {
                const auto paper = buildDocument(sample.reader(), paperOf(sample.reader(), kind, meeting, edition));
                if (!paper)
                    continue;
                ++looked;
                INFO(kind << " of " << meeting);
                CHECK_THAT(wholeText(*paper), !ContainsSubstring("NAMEOFAPERSON"));
            }
        }
    }
    CHECK(looked > 10);
    for (const char* kind :
         {"annual-report", "scrutiny-report", "attendance-register", "briefing", "task-lists", "plan"}) {
        const auto paper = buildDocument(sample.reader(), paperOf(sample.reader(), kind, ""));
        if (paper)
            CHECK_THAT(wholeText(*paper), !ContainsSubstring("NAMEOFAPERSON"));
    }
    // The roles are there all the same.
    CHECK_THAT(wholeText(build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober, Edition::Public))),
               ContainsSubstring("Chief Inspector (partnerships)"));
}

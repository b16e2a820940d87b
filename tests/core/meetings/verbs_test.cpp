// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/verbs.h"

#include "tests/support/catch.h"

#include <algorithm>

using namespace muster::meetings;

TEST_CASE("Only the statutory Board resolves", "[verbs]")
{
    CHECK(verbsFor("statutory_decision").front() == "RESOLVED");
    for (const char* authority : {"operational_tasking", "performance_scrutiny", "scrutiny", "strategic_goals",
                                  "advisory", "consultative", "management", "something else", ""}) {
        INFO(authority);
        CHECK_FALSE(mayUseVerb(authority, "RESOLVED"));
        CHECK_FALSE(verbsFor(authority).empty());
    }
}

TEST_CASE("An advisory body recommends; a tasking group agrees", "[verbs]")
{
    CHECK(verbsFor("advisory") == std::vector<std::string> {"RECOMMENDED", "NOTED"});
    CHECK(verbsFor("operational_tasking").front() == "AGREED");
    CHECK(verbsFor("consultative").front() == "NOTED");
    CHECK(verbsFor("scrutiny").front() == "RECOMMENDED");
    CHECK(mayUseVerb("advisory", "recommended"));
    CHECK_FALSE(mayUseVerb("advisory", "AGREED"));
    CHECK_FALSE(mayUseVerb("advisory", "RECOMMEND"));
    CHECK_FALSE(mayUseVerb("advisory", ""));
}

TEST_CASE("Every body uses known verbs only, each once", "[verbs]")
{
    for (const char* authority : {"statutory_decision", "operational_tasking", "performance_scrutiny", "scrutiny",
                                  "strategic_goals", "advisory", "consultative", "management"}) {
        auto verbs = verbsFor(authority);
        for (const std::string& verb : verbs) {
            CHECK(std::count(knownVerbs().begin(), knownVerbs().end(), verb) == 1);
        }
        std::sort(verbs.begin(), verbs.end());
        CHECK(std::adjacent_find(verbs.begin(), verbs.end()) == verbs.end());
        CHECK(mayUseVerb(authority, "NOTED"));
    }
}

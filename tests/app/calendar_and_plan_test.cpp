// SPDX-License-Identifier: GPL-3.0-or-later
//
// The year from the command line: the calendar, the plan, its papers and lists.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using muster::test::Ran;
using muster::test::SampleFolder;
using nlohmann::json;

TEST_CASE("A year's meetings are listed and planned in one step", "[app][year]")
{
    SampleFolder folder;
    const Ran listed = folder.run(
        {"calendar", "list", "--from", "2011-12-01", "--to", "2012-11-30", "--body", "dtcg", "--format", "json"});
    REQUIRE(listed.code == 0);
    const json year = json::parse(listed.out);
    REQUIRE(year.size() == 12);
    CHECK(year[0].at("date") == "2011-12-20");
    CHECK(year[0].at("status") == "Planned");
    CHECK(year[1].at("date") == "2012-01-17");
    CHECK(year[1].at("status") == "Due by the rule");

    const Ran planned =
        folder.run({"calendar", "plan", "--from", "2011-12-01", "--to", "2012-11-30", "--body", "DTCG"});
    CHECK(planned.code == 0);
    CHECK_THAT(planned.out, ContainsSubstring("planned DTCG/2012-01-17"));
    const Ran again = folder.run({"calendar", "plan", "--from", "2011-12-01", "--to", "2012-11-30", "--body", "DTCG"});
    CHECK(again.code == 1);
    CHECK_THAT(again.err, ContainsSubstring("Everything that is due is planned already."));
    CHECK(folder.run({"calendar", "plan", "--from", "2012-02-01", "--to", "2012-01-01"}).code == 1);
    CHECK(folder.run({"calendar", "list", "--body", "NOBODY"}).code == 1);
    CHECK(folder.run({"calendar"}).code == 2);

    const Ran countdown = folder.run({"calendar", "countdown", "--format", "json", "--today", "2011-12-05"});
    REQUIRE(countdown.code == 0);
    CHECK(json::parse(countdown.out)[4].at("step") == "papers");
    CHECK(json::parse(countdown.out)[4].at("date") == "2011-12-13");
    CHECK_THAT(folder.run({"calendar", "reminders", "--today", "2012-07-01"}).out,
               ContainsSubstring("Scrutiny: September"));
}

TEST_CASE("The plan is revised from an assessment, and duties are noted", "[app][year]")
{
    SampleFolder folder;
    CHECK(folder.run({"plan", "revise", "--year", "2012"}).code == 0);
    const Ran early = folder.run({"plan", "finalise", "--year", "2012"});
    CHECK(early.code == 1);
    CHECK_THAT(early.err, ContainsSubstring("without one it cannot be final"));
    CHECK(folder
              .run({"plan", "assess", "--name", "Assessment of 2011", "--received", "2011-11-10", "--text",
                    "Violence rose.", "--recommends", "Violence; Anti-social behaviour"})
              .code
          == 0);
    CHECK(folder.run({"plan", "revise", "--year", "2012", "--assessment", "assessment of 2011"}).code == 0);
    CHECK(folder.run({"plan", "finalise", "--year", "2012"}).code == 0);
    const json plan = folder.list("plan");
    REQUIRE(plan.size() == 2);
    CHECK(plan[1].at("state") == "Final");
    CHECK(plan[1].at("assessment") == "Assessment of 2011");
    CHECK(folder.list("strategic-assessments")[0].at("priorities").size() == 2);

    CHECK(folder.run({"plan", "equality", "--priority", "F2", "--not-needed", "nothing is decided yet"}).code == 0);
    CHECK(folder.run({"plan", "equality", "--priority", "P9", "--not-needed", "x"}).code == 1);
    CHECK(folder.run({"plan", "score", "--agency", "CITY", "--year", "2011", "--principle", "openness", "--score", "4"})
              .code
          == 0);
    CHECK(folder.run({"plan", "score", "--agency", "CITY", "--year", "2011", "--principle", "openness", "--score", "9"})
              .code
          == 1);
    CHECK(folder.run({"plan", "strategy", "--name", "Housing strategy", "--owner", "City Council", "--priority", "P3"})
              .code
          == 0);
    CHECK(folder
              .run({"plan", "workstream", "--name", "Protecting vulnerable people", "--lead", "Service manager",
                    "--partners", "NHS Peterborough;City Council"})
              .code
          == 0);
    for (const json& row : folder.list("workstreams")) {
        if (row.at("name") == "Protecting vulnerable people") {
            CHECK(row.at("partners") == "NHS Peterborough\nCity Council");
        }
    }
    CHECK(folder.list("no-lead").size() == 1);
    CHECK(folder.run({"plan", "note", "--duty", "plan_copied", "--on", "2011-11-15", "--evidence", "Letter"}).code
          == 0);
    for (const json& line : folder.list("compliance")) {
        if (line.at("duty") == "plan_copied") {
            CHECK(line.at("met") == true);
        }
    }
    CHECK(folder.run({"plan", "dance"}).code == 2);
}

TEST_CASE("Lists of the plan hold the figures of the sample", "[app][year]")
{
    SampleFolder folder;
    std::size_t links = 0;
    for (const json& row : folder.list("workstreams")) {
        links += row.at("priorities").size();
    }
    CHECK(links == 38);
    CHECK(folder.list("workstreams").size() == 21);
    CHECK(folder.list("vulnerable-wards").size() == 18);
    CHECK(folder.list("priorities").size() == 7);
    CHECK(folder.list("strategies").size() == 3);
    CHECK(folder.list("self-assessment").size() == 88);
    CHECK(folder.list("compliance").size() == 9);
    CHECK(folder.list("governance-checks").size() == 20);
    CHECK(folder.list("equality").size() == 7);
    CHECK(folder.list("no-lead").size() == 2);
    CHECK(folder.list("governance").size() == 22);  // 20 bodies, the forums under three groups
    CHECK_FALSE(folder.list("calendar").empty());
}

TEST_CASE("The papers of the year and the governance structure are exported", "[app][year]")
{
    SampleFolder folder;
    for (const char* kind : {"plan", "governance", "compliance", "year-planner"}) {
        CAPTURE(kind);
        const Ran ran = folder.run({"export", kind, "-o", folder.file(std::string {kind} + ".pdf")});
        CHECK(ran.code == 0);
        CHECK(std::filesystem::file_size(folder.file(std::string {kind} + ".pdf")) > 10'000);
    }
    const Ran summary = folder.run({"export", "plan-summary", "--edition", "public", "-o", folder.file("summary.pdf")});
    CAPTURE(summary.err);
    CHECK(summary.code == 0);
    CHECK(folder.run({"export", "year-planner", "--period", "2012", "-o", folder.file("year.csv")}).code == 0);
    CHECK_THAT(folder.textOf("year.csv"), ContainsSubstring("Jan 12"));

    CHECK(folder.run({"export", "year-planner", "-o", folder.file("year.ics")}).code == 0);
    CHECK_THAT(folder.textOf("year.ics"), ContainsSubstring("SUMMARY:County-wide Community Safety Board"));
    CHECK(folder.run({"export", "decisions", "--period", "2011", "-o", folder.file("decisions.pdf")}).code == 0);

    CHECK(folder.run({"chart", "--governance", "-o", folder.file("structure.svg")}).code == 0);
    CHECK_THAT(folder.textOf("structure.svg"), ContainsSubstring("Stakeholder Forums"));
    CHECK_THAT(folder.textOf("structure.svg"), !ContainsSubstring("Executive Group"));
    CHECK(folder.run({"chart", "--governance", "--on", "2011-07-01", "-o", folder.file("then.svg")}).code == 0);
    CHECK_THAT(folder.textOf("then.svg"), ContainsSubstring("Executive Group"));
    CHECK(folder.run({"chart", "--governance", "-o", folder.file("structure.txt")}).code == 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations, task and finish groups, returns and business sent on, from the command line.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::SampleFolder;
using nlohmann::json;

TEST_CASE("A recommendation goes from its draft to every agency on the command line", "[app][governance]")
{
    const SampleFolder folder;
    const json first = folder.where("recommendations", "ref", "REC-01");
    CHECK(first.at("required") == 5);
    CHECK(first.at("ratified") == 2);
    CHECK(first.at("implementable") == false);
    CHECK(folder.list("ratifications").size() == 6);

    CHECK(folder.run({"recommendation", "draft", "--title", "One evening plan", "--body", "BOARD"}).out
          == "drafted REC-02\n");
    CHECK(folder.run({"recommendation", "REC-02", "limb", "--text", "Fridays", "--on", "2012-01-06"}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "option", "--text", "Hubs"}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "finish"}).code == 1);
    CHECK(folder.run({"recommendation", "REC-02", "drop", "--number", "1", "--text", "Too dear"}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "option", "--text", "One plan"}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "pursue", "--number", "2"}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "finish"}).out == "REC-02: Drafted.\n");
    CHECK(folder.run({"recommendation", "REC-02", "adopt", "--verb", "RESOLVED"}).code == 0);
    const Ran early = folder.run({"recommendation", "REC-02", "send", "--to", "CITY/Cabinet;FIRE"});
    CHECK(early.code == 1);
    CHECK_THAT(early.err, ContainsSubstring("section 17"));
    CHECK(folder.run({"recommendation", "REC-02", "s17", "--answer", "none", "--text", "Nothing is lost."}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "equality", "--not-needed", "No service changes."}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "edit", "--priorities", "P1;P2"}).code == 0);
    CHECK(folder.run({"recommendation", "REC-02", "send", "--to", "CITY/Cabinet;FIRE", "--return-by", "2011-12-20"}).out
          == "REC-02: With the agencies: ratified by 0 of the 2 agencies it needs.\n");
    CHECK(folder
              .run({"recommendation", "REC-02", "ratify", "--agency", "CITY", "--answer", "ratified", "--evidence",
                    "Minute 4"})
              .code
          == 0);
    CHECK(folder
              .run({"recommendation", "REC-02", "ratify", "--agency", "FIRE", "--answer", "ratified_with_conditions",
                    "--conditions", "One engine stays"})
              .code
          == 0);
    CHECK(folder.run({"recommendation", "REC-02", "implement"}).code == 1);
    CHECK(folder.run({"recommendation", "REC-02", "accept", "--agency", "FIRE"}).out
          == "REC-02: Ready to implement.\n");
    CHECK(folder.run({"recommendation", "REC-02", "implement"}).out == "REC-02: Implemented.\n");
    CHECK(folder.run({"recommendation", "REC-99", "show"}).code == 1);
    CHECK(folder.run({"recommendation"}).code == 2);
    CHECK_THAT(folder.run({"recommendation", "REC-01", "show"}).out, ContainsSubstring("A-024 cannot start yet"));
}

TEST_CASE("A group is set up, planned, returns and closes on the command line", "[app][governance]")
{
    const SampleFolder folder;
    CHECK(folder.list("groups").size() == 5);
    CHECK(folder.where("returns", "group", "TF-NBH").at("state") == "late");
    CHECK_THAT(folder.run({"return", "board"}).out, StartsWith("November 2011: 4 received and 1 late"));
    const Ran made = folder.run({"group", "commission", "--meeting", "DTCG/2011-10-18", "--item", "7", "--short-name",
                                 "TF-EAST", "--end", "2012-03-30"});
    CHECK(made.code == 0);
    CHECK_THAT(made.out,
               ContainsSubstring("commissioned: District Tasking and Co-ordination Group, 18 October 2011, minute 17"));
    CHECK(folder.run({"group", "TF-EAST", "milestone", "--text", "First walk", "--on", "2011-12-01"}).code == 0);
    CHECK(folder.run({"group", "TF-EAST", "plan", "--action", "A-014"}).code == 0);
    CHECK(folder.run({"group", "TF-EAST", "fund", "--text", "Lights", "--amount", "1250.50", "--priority", "P2"}).code
          == 0);
    CHECK(folder.run({"group", "TF-EAST", "fund", "--text", "Lights", "--amount", "12.5"}).code == 1);
    CHECK(folder.where("funding", "purpose", "Lights").at("pence") == 125050);
    CHECK(folder.run({"group", "TF-EAST", "extend", "--on", "2012-06-29", "--text", "Summer evenings"}).out
          == "TF-EAST: commissioned, ends 29 June 2012 (was 30 March 2012).\n");
    CHECK(folder.run({"group", "TF-EAST", "close", "--text", "DTCG"}).code == 1);
    CHECK(folder.run({"group", "TF-EAST", "report", "--text", "Quiet nights."}).code == 0);
    CHECK(folder.run({"group", "TF-EAST", "close", "--text", "DTCG, 15 November 2011"}).code == 0);
    CHECK(folder.where("groups", "group", "TF-EAST").at("state") == "closed");

    CHECK(folder.run({"return", "TF-NBH", "2011-11", "add", "--kind", "help_needed", "--text", "No hall"}).code == 0);
    CHECK(folder.run({"return", "TF-NBH", "2011-11", "help", "--line", "1", "--needed", "A hall"}).out
          == "raised BL-03\n");
    CHECK(folder.run({"return", "TF-NBH", "2011-11", "receive"}).code == 1);
    CHECK(folder.run({"return", "TF-NBH", "2011-11", "receive", "--text", "Two panels met."}).out
          == "Received 12 days late, on 15 November 2011.\n");
    CHECK_THAT(folder.run({"return", "TF-NBH", "2011-11", "show"}).out,
               ContainsSubstring("Panels met in all three sectors."));
    CHECK(folder.where("blockages", "ref", "BL-03").at("for_performance_board") == true);
    CHECK(folder.list("challenges").size() == 1);
    CHECK(folder.list("products").size() == 2);
    CHECK_FALSE(folder.list("action-plans").empty());
}

TEST_CASE("Business is sent, followed and answered on the command line", "[app][governance]")
{
    const SampleFolder folder;
    const std::vector<std::string> item {"--meeting", "DTCG/2011-10-18", "--item", "7"};
    const auto send = [&](const std::string& step, std::vector<std::string> more) {
        std::vector<std::string> words {"send", step};
        words.insert(words.end(), item.begin(), item.end());
        words.insert(words.end(), more.begin(), more.end());
        return folder.run(words);
    };
    CHECK(send("item", {"--to", "BOARD"}).code == 0);
    CHECK(send("item", {"--to", "BOARD"}).code == 1);
    const json sent = folder.where("sent", "to", "BOARD");
    CHECK(sent.at("from") == "DTCG/2011-10-18");
    CHECK(sent.at("minute") == "17");
    CHECK(sent.at("state") == "waiting");
    CHECK_THAT(folder.run({"list", "items", "--meeting", "BOARD/2011-11-29"}).out,
               ContainsSubstring("East: neighbour nuisance and hate incidents"));
    CHECK_THAT(send("thread", {}).out,
               StartsWith("District Tasking and Co-ordination Group, 18 October 2011, minute 17: East"));
    CHECK_THAT(folder.run({"send", "you-said", "--body", "LOCAL"}).out, ContainsSubstring("you said: East"));
    CHECK(folder.run({"send", "answers", "--body", "DTCG"}).out == "No answer is waiting to be told.\n");
    CHECK(folder.list("routes").size() == 3);
    CHECK(folder.run({"send", "route", "--topic", "parking", "--outside", "Parking office"}).code == 0);
    CHECK(folder.list("routes").size() == 4);
}

TEST_CASE("The papers of groups and recommendations are exported as files", "[app][governance][documents]")
{
    const SampleFolder folder;
    const auto made = [&](const std::vector<std::string>& words, const std::string& name) {
        std::vector<std::string> all {"export"};
        all.insert(all.end(), words.begin(), words.end());
        all.insert(all.end(), {"-o", folder.file(name)});
        const Ran ran = folder.run(all);
        INFO(ran.err);
        CHECK(ran.code == 0);
        CHECK(std::filesystem::exists(folder.file(name)));
    };
    made({"ratification-pack", "--recommendation", "REC-01", "--agency", "FIRE"}, "pack.pdf");
    made({"action-plan", "--body", "TF-ASB"}, "plan.pdf");
    made({"action-plan", "--body", "TF-ASB"}, "plan.csv");
    made({"monthly-return", "--body", "TF-IOM", "--period", "2011-11"}, "return.html");
    made({"monthly-return"}, "board.pdf");
    CHECK(folder.run({"export", "ratification-pack", "-o", folder.file("none.pdf")}).code == 1);
    CHECK(folder.run({"export", "closing-report", "--body", "TF-RS", "-o", folder.file("none.pdf")}).code == 1);
    CHECK(folder.run({"group", "TF-RS", "report", "--text", "Done."}).code == 0);
    made({"closing-report", "--body", "TF-RS"}, "closing.pdf");
}

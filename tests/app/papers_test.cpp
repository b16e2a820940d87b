// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export leaves in the record, from the command line.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::runMuster;
using muster::test::SampleFolder;
using nlohmann::json;

namespace {

json documentOf(const json& rows, const std::string& kind, const std::string& of)
{
    for (const json& row : rows) {
        if (row.at("document") == kind && row.at("of") == of) {
            return row;
        }
    }
    FAIL("no " << kind << " of " << of);
    return {};
}

}  // namespace

TEST_CASE("An export is recorded as made, and a restricted briefing as a copy", "[app][papers]")
{
    const SampleFolder folder;
    const std::string of = "DTCG, 15 November 2011";
    CHECK(documentOf(folder.list("documents"), "action-sheet", of).at("state") == "due");
    const Ran sheet =
        folder.run({"export", "action-sheet", "--meeting", "DTCG/2011-11-15", "-o", folder.file("sheet.txt")});
    INFO(sheet.err);
    REQUIRE(sheet.code == 0);
    const json row = documentOf(folder.list("documents"), "action-sheet", of);
    CHECK(row.at("state") == "made");
    CHECK(row.at("made") == "2011-11-15");
    CHECK(row.at("due") == "2011-11-16");
    CHECK_FALSE(row.at("late").get<bool>());

    const auto briefings = [&] {
        int count = 0;
        for (const json& copy : folder.list("copies")) {
            count += copy.at("document") == "briefing" ? 1 : 0;
        }
        return count;
    };
    CHECK(briefings() == 0);
    const Ran briefing = folder.run({"export", "briefing", "--edition", "restricted", "--passphrase-file",
                                     folder.file("passphrase"), "-o", folder.file("briefing.txt")});
    INFO(briefing.err);
    REQUIRE(briefing.code == 0);
    CHECK(briefings() == 1);
    CHECK(folder.list("documents", {"--period", "2012-03-20"}).size() > 0);
}

TEST_CASE("A paper is marked as sent from the command line, once, and not where its own steps say it", "[app][papers]")
{
    const SampleFolder folder;
    const std::string of = "DTCG, 15 November 2011";
    const std::vector<std::string> sheet {"document", "sent", "action-sheet", "--meeting", "DTCG/2011-11-15"};
    const auto with = [](std::vector<std::string> words, const std::vector<std::string>& more) {
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    const Ran nobody = folder.run(sheet);
    CHECK(nobody.code == 1);
    CHECK(nobody.err.find("Say to whom it went") != std::string::npos);
    CHECK(documentOf(folder.list("documents"), "action-sheet", of).at("state") == "due");
    const Ran done = folder.run(with(sheet, {"--to", "members of the group"}));
    INFO(done.err);
    REQUIRE(done.code == 0);
    CHECK(done.out == "Action sheet: sent on 15 November 2011 to members of the group.\n");
    const json row = documentOf(folder.list("documents"), "action-sheet", of);
    CHECK(row.at("state") == "sent");
    CHECK(row.at("sent") == "2011-11-15");
    CHECK(row.at("sent to") == "members of the group");
    const Ran again = folder.run(with(sheet, {"--to", "the press"}));
    CHECK(again.code == 1);
    CHECK(again.err.find("marked as sent already") != std::string::npos);

    const Ran minutes =
        folder.run({"document", "sent", "minutes", "--meeting", "DTCG/2011-10-18", "--to", "members of the group"});
    CHECK(minutes.code == 1);
    CHECK(minutes.err.find("its own steps") != std::string::npos);
    CHECK(folder.run({"document", "sent", "poem", "--to", "members"}).code == 1);
    CHECK(folder.run({"document", "lost", "agenda"}).code == 2);
}

TEST_CASE("Help of a kind of paper names its formats, editions and options, and no other's", "[app][papers]")
{
    const auto help = [](std::vector<std::string> words) {
        words.emplace_back("--help");
        const Ran ran = runMuster(words);
        INFO(ran.err);
        CHECK(ran.code == 0);
        return ran.out;
    };
    const auto holds = [](const std::string& text, const std::string& words) {
        return text.find(words) != std::string::npos;
    };
    const std::string minutes = help({"export", "minutes"});
    INFO(minutes);
    CHECK(minutes.rfind("muster export minutes --data DIR --meeting BODY/DATE [--version N] [--edition E] -o FILE\n", 0)
          == 0);
    CHECK(holds(minutes, "  formats   pdf, html, txt\n"));
    CHECK(holds(minutes, "  editions  full, restricted (one item for one agency: --item and --agency), public\n"));
    CHECK_FALSE(holds(minutes, "--by-agency"));
    const std::string calendar = help({"export", "year-planner"});
    CHECK(holds(calendar, "  formats   pdf, html, txt, csv, ics\n"));
    CHECK(holds(calendar, "[--period P]"));
    CHECK_FALSE(holds(calendar, "--meeting"));
    CHECK_FALSE(holds(calendar, "--edition"));
    CHECK(holds(help({"export", "invitation"}), "--agency CODE -o FILE"));
    CHECK(holds(help({"export", "packs"}), "into a folder"));
    CHECK(holds(help({"document", "sent", "minutes"}), "--to TEXT [--on DATE]"));
    // Of no kind, and of none that there is: what the command takes.
    CHECK(holds(help({"export"}), "--by-agency"));
    CHECK(help({"export", "poem"}) == help({"export"}));
}

TEST_CASE("The folder of a new partnership or of the sample is named either way", "[app]")
{
    const muster::test::TemporaryFolder folder;
    const std::string one = (folder.path() / "one").string();
    const std::string two = (folder.path() / "two").string();
    CHECK(runMuster({"sample", "--data", one, "--anchor", "2011-11-15"}).code == 0);
    CHECK(runMuster({"list", "meetings", "--data", one}).code == 0);
    CHECK(runMuster({"new", "--data", two, "--name", "A partnership"}).code == 0);
    CHECK(runMuster({"list", "meetings", "--data", two}).code == 0);
    const Ran both = runMuster({"sample", one, "--data", two});
    CHECK(both.code == 2);
    CHECK(both.err.find("muster sample DIR") != std::string::npos);
    CHECK(runMuster({"sample", "--help"}).out.find("--data") == std::string::npos);
}

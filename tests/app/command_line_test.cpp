// SPDX-License-Identifier: GPL-3.0-or-later
//
// `muster COMMAND` as scripts use it: the real program on real folders.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::runMuster;
using muster::test::SampleFolder;
using nlohmann::json;

namespace {

/// The sample, and what is done in the meeting of November.
class MeetingFolder : public SampleFolder {
public:
    Ran inMeeting(std::vector<std::string> words, const std::string& input = {}) const
    {
        words.insert(words.end(), {"--meeting", "DTCG/2011-11-15"});
        return run(words, input);
    }
    void start() const
    {
        REQUIRE(inMeeting({"meeting", "start", "--at", "10:00"}).code == 0);
        for (const char* agency : {"CITY", "CONS", "FIRE", "CKH"}) {
            REQUIRE(inMeeting({"meeting", "attend", agency, "present", "--at", "10:00"}).code == 0);
        }
    }
};

// The sample with its literal dates, made once and copied for every test.
json actionOf(const json& actions, const std::string& reference)
{
    for (const json& action : actions) {
        if (action["ref"] == reference) {
            return action;
        }
    }
    return nullptr;
}

std::string readAll(const std::string& file)
{
    std::ifstream in {file, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("Version and help work anywhere", "[app]")
{
    CHECK(runMuster({"--version"}).code == 0);
    CHECK_THAT(runMuster({"--version"}).out, StartsWith("muster "));
    const Ran help = runMuster({"--help"});
    CHECK(help.code == 0);
    for (const char* command :
         {"sample", "new", "list", "record", "meeting", "export", "import", "part-two", "check"}) {
        CHECK_THAT(help.out, ContainsSubstring(command));
        CHECK(runMuster({command, "--help"}).code == 0);
    }
}

TEST_CASE("Wrong usage is exit code 2, a refusal 1, each with its reason", "[app]")
{
    CHECK(runMuster({"dance"}).code == 2);
    CHECK(runMuster({"list"}).code == 2);
    CHECK(runMuster({"list", "actions"}).code == 2);
    CHECK(runMuster({"list", "actions", "--wrong"}).code == 2);
    CHECK(runMuster({"list", "nonsense", "--data", "/nowhere"}).code == 2);
    const Ran missing = runMuster({"list", "actions", "--data", "/nowhere/at/all"});
    CHECK(missing.code == 1);
    CHECK_THAT(missing.err, ContainsSubstring("no partnership"));
    const MeetingFolder sample;
    CHECK(sample.run({"list", "items", "--meeting", "DTCG/1999-01-01"}).code == 1);
    CHECK(sample.run({"list", "actions", "--today", "yesterday"}).code == 1);
}

TEST_CASE("A new partnership is empty and whole", "[app]")
{
    const muster::test::TemporaryFolder folder;
    const std::string data = (folder.path() / "new").string();
    REQUIRE(runMuster({"new", data, "--name", "Fenland Partnership"}).code == 0);
    CHECK(runMuster({"new", data, "--name", "Again"}).code == 1);
    CHECK(json::parse(runMuster({"list", "actions", "--data", data, "--format", "json"}).out).empty());
    CHECK(runMuster({"check", "--data", data}).code == 0);
}

TEST_CASE("The sample's actions are listed as the figures have them", "[app][sample]")
{
    const MeetingFolder sample;
    const json actions = sample.list("actions");
    CHECK(actions.size() == 24);
    std::vector<std::string> overdue;
    for (const json& action : actions) {
        if (action["overdue"] == true) {
            overdue.push_back(action["ref"]);
        }
    }
    CHECK(overdue == std::vector<std::string> {"A-002", "A-005", "A-008", "A-009", "A-015"});
    const json moved = actionOf(actions, "A-019");
    CHECK(moved["due"] == "2011-11-11");
    CHECK(moved["original_due"] == "2011-11-08");
    CHECK(moved["meeting"] == "DTCG/2011-10-18");
    CHECK(moved["minute"] == 19);
    const json sealed = actionOf(actions, "A-021");
    CHECK(sealed["text"] == "Restricted action");
    CHECK(sealed["owner_role"].is_null());
    CHECK(sealed["due"] == "2011-11-22");
    const json opened = actionOf(sample.list("actions", {"--passphrase-file", sample.file("passphrase")}), "A-021");
    CHECK(opened["text"] == "Agree a resettlement place to stay on release");
}

TEST_CASE("Today can be another day for one command", "[app]")
{
    const MeetingFolder sample;
    const json later = sample.list("actions", {"--today", "2012-02-01"});
    CHECK(actionOf(later, "A-014")["overdue"] == true);
    CHECK(actionOf(sample.list("actions"), "A-014")["overdue"] == false);
}

TEST_CASE("Lines on standard input become what the capture line makes of them", "[app][record]")
{
    const MeetingFolder sample;
    CHECK(sample.inMeeting({"record", "--item", "6"}, "too early\n").code == 1);
    sample.start();
    const Ran ran = sample.inMeeting({"record", "--item", "6", "--at", "10:40"},
                                     "19 people came to the panel\n"
                                     ">Cut back planting on the two courts @CKH !30nov\n"
                                     "=agreed to hold a street surgery.\n"
                                     ">Outreach on Friday evenings @NHS !2w\n");
    CHECK(ran.err.empty());
    REQUIRE(ran.code == 0);
    CHECK_THAT(ran.out, ContainsSubstring("A-025 recorded"));
    const json actions = sample.list("actions");
    const json action = actionOf(actions, "A-025");
    CHECK(action["text"] == "Cut back planting on the two courts");
    CHECK(action["lead_agency"] == "CKH");
    CHECK(action["due"] == "2011-11-30");
    CHECK(action["item"] == 6);
    CHECK(action["status"] == "not_started");
    // Nobody of NHS Peterborough is there who can commit (B06).
    CHECK(actionOf(actions, "A-026")["status"] == "awaiting_confirmation");
    CHECK(actionOf(actions, "A-026")["due"] == "2011-11-29");
    const json entries = sample.list("entries", {"--meeting", "DTCG/2011-11-15"});
    REQUIRE(entries.size() >= 4);
    CHECK(entries[0]["text"] == "19 people came to the panel");
    CHECK(entries[0]["at"] == "10:40");
    CHECK(entries[2]["verb"] == "AGREED");
}

TEST_CASE("A refused line is named and does not stop the next ones", "[app][record]")
{
    const MeetingFolder sample;
    sample.start();
    const Ran ran = sample.inMeeting({"record", "--item", "5", "--at", "10:30"}, "#14 done\nThe figures are noted.\n");
    CHECK(ran.code == 1);
    CHECK_THAT(ran.err, ContainsSubstring("Line 1"));
    CHECK_THAT(ran.out, ContainsSubstring("Note recorded"));
}

TEST_CASE("What is restricted needs the passphrase and leaves no trace on the disk", "[app][part-two]")
{
    const MeetingFolder sample;
    sample.start();
    CHECK(sample.inMeeting({"record", "--item", "12", "--at", "11:31"}, "a hidden lighthouse\n").code == 1);
    const Ran ran =
        sample.inMeeting({"record", "--item", "12", "--at", "11:32", "--passphrase-file", sample.file("passphrase")},
                         "a hidden lighthouse keeper\n>Visit the hidden lighthouse @PROB !next\n");
    CHECK(ran.err.empty());
    REQUIRE(ran.code == 0);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sample.data())) {
        if (entry.is_regular_file()) {
            INFO(entry.path());
            CHECK(readAll(entry.path().string()).find("lighthouse") == std::string::npos);
        }
    }
    CHECK(sample.list("entries").dump().find("lighthouse") == std::string::npos);
    CHECK(sample.list("actions").dump().find("lighthouse") == std::string::npos);
    const json opened = sample.list("entries", {"--passphrase-file", sample.file("passphrase")});
    CHECK(opened.dump().find("a hidden lighthouse keeper") != std::string::npos);
    CHECK(sample.run({"part-two", "unlock", "--passphrase-file", sample.file("passphrase")}).code == 0);
    std::ofstream(sample.file("wrong")) << "no idea at all\n";
    CHECK(sample.run({"part-two", "unlock", "--passphrase-file", sample.file("wrong")}).code == 1);
}

TEST_CASE("A meeting runs from start to minutes by commands", "[app][meeting]")
{
    const MeetingFolder sample;
    sample.start();
    CHECK(sample.inMeeting({"meeting", "start", "--at", "10:00"}).code == 1);
    CHECK(sample.inMeeting({"meeting", "statement", "--at", "10:01"}).code == 0);
    CHECK(sample.inMeeting({"meeting", "next", "--at", "10:00"}).code == 0);
    CHECK(sample.inMeeting({"meeting", "goto", "3", "--at", "10:06"}).code == 0);
    CHECK(sample.inMeeting({"meeting", "goto", "33", "--at", "10:06"}).code == 1);
    CHECK(sample.inMeeting({"record", "--item", "6", "--at", "10:38"}, "The panel heard the figures.\n").code == 0);
    const Ran end = sample.inMeeting({"meeting", "end", "--at", "12:00"});
    CHECK(end.err.empty());
    REQUIRE(end.code == 0);
    CHECK_THAT(end.out, ContainsSubstring("Item 7 was not taken"));
    const json minutes = sample.list("minutes", {"--meeting", "DTCG/2011-11-15"});
    REQUIRE_FALSE(minutes.empty());
    CHECK(minutes[0]["minute"] == "23");
    CHECK(sample.inMeeting({"record", "--item", "6"}, "too late\n").code == 1);
}

TEST_CASE("Documents are exported by their ending", "[app][export]")
{
    const MeetingFolder sample;
    const std::string pdf = sample.file("minutes.pdf");
    const Ran ran = sample.run({"export", "minutes", "--meeting", "DTCG/2011-10-18", "--edition", "public", "-o", pdf});
    CHECK(ran.err.empty());
    REQUIRE(ran.code == 0);
    CHECK_THAT(readAll(pdf), StartsWith("%PDF-"));
    const std::string text = sample.file("minutes.txt");
    REQUIRE(sample.run({"export", "minutes", "--meeting", "DTCG/2011-10-18", "--edition", "public", "-o", text}).code
            == 0);
    CHECK(readAll(text).find("IOM-0147") == std::string::npos);
    CHECK_THAT(readAll(text), ContainsSubstring("A-014"));
    CHECK(sample.run({"export", "minutes", "--meeting", "DTCG/2011-10-18", "-o", sample.file("minutes.doc")}).code
          != 0);
    CHECK(sample.run({"export", "poem", "-o", sample.file("x.pdf")}).code == 2);
    CHECK(sample.run({"export", "action-log", "-o", sample.file("log.csv")}).code == 0);
    CHECK(sample.run({"export", "agenda", "--meeting", "DTCG/2011-11-15", "-o", sample.file("agenda.html")}).code == 0);
    CHECK(sample.run({"export", "action-sheet", "--meeting", "DTCG/2011-10-18", "-o", sample.file("sheet.pdf")}).code
          == 0);
}

TEST_CASE("An older version of minutes is exported by its number", "[app][export]")
{
    const MeetingFolder sample;
    const auto version = [&](const std::string& number) {
        return sample.run({"export", "minutes", "--meeting", "DTCG/2011-09-20", "--version", number, "-o",
                           sample.file("version.txt")});
    };
    CHECK(version("1").code == 0);
    CHECK_THAT(readAll(sample.file("version.txt")), ContainsSubstring("Approved as a correct record"));
    const Ran none = version("2");
    CHECK(none.code == 1);
    CHECK_THAT(none.err, ContainsSubstring("These minutes have no version 2; the newest is 1."));
    CHECK(version("0").code == 1);
    CHECK(version("newest").code == 1);
}

TEST_CASE("An action log comes in whole or not at all", "[app][import]")
{
    const MeetingFolder sample;
    const std::string log = sample.file("log.csv");
    std::ofstream(log) << "Ref;Action;Lead agency;Due date;Status\n"
                          "HSP07;Repaint the underpass;City Council;15/12/2011;Open\n"
                          "HSP08;Trim the hedge;Somebody else;16/12/2011;Open\n";
    const Ran refused = sample.run({"import", "actions", log});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, ContainsSubstring("line 3"));
    CHECK(sample.list("actions").size() == 24);
    std::ofstream(log) << "Ref;Action;Lead agency;Due date;Status\n"
                          "HSP07;Repaint the underpass;City Council;15/12/2011;Open\n"
                          "HSP08;Trim the hedge;CITY;16/12/2011;Completed\n";
    CHECK(sample.run({"import", "actions", log, "--dry-run"}).code == 0);
    CHECK(sample.list("actions").size() == 24);
    CHECK(sample.run({"import", "actions", log}).code == 0);
    const json action = actionOf(sample.list("actions"), "HSP07");
    CHECK(action["due"] == "2011-12-15");
    CHECK(action["lead_agency"] == "CITY");
    CHECK_THAT(sample.run({"import", "actions", log}).out, ContainsSubstring("2 already there"));
    CHECK(sample.list("actions").size() == 26);
}

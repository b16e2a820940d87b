// SPDX-License-Identifier: GPL-3.0-or-later
//
// Before and after the meeting from the command line: search, item sheets, invitations, packs, requests, registers.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::SampleFolder;
using nlohmann::json;

TEST_CASE("Search finds a body by its old name, and restricted words with the passphrase only", "[app][search]")
{
    const SampleFolder sample;
    const Ran ran = sample.run({"search", "Delivery", "Board", "--format", "json"});
    REQUIRE(ran.code == 0);
    const json found = json::parse(ran.out);
    REQUIRE_FALSE(found.empty());
    CHECK(found.at(0).at("kind") == "body");
    CHECK_THAT(found.at(0).at("title").get<std::string>(), StartsWith("Performance Board"));
    CHECK(sample.run({"search", "IOM-0147"}).out.empty());
    CHECK_FALSE(sample.run({"search", "IOM-0147", "--passphrase-file", sample.file("passphrase")}).out.empty());
    CHECK(sample.run({"search", "--"}).code == 2);
}

TEST_CASE("Invitations and packs are written for every agency that is needed", "[app][invitations]")
{
    const SampleFolder sample;
    std::filesystem::create_directories(sample.file("out"));
    const Ran sent = sample.run({"export", "invitations", "--meeting", "DTCG/2011-11-15", "-o", sample.file("out")});
    INFO(sent.err);
    REQUIRE(sent.code == 0);
    CHECK(std::count(sent.out.begin(), sent.out.end(), '\n') == 18);
    const std::string calendar = sample.textOf("out/DTCG-2011-11-15-invitation-NHS.ics");
    CHECK_THAT(calendar, ContainsSubstring("SUMMARY:District Tasking\\, restricted item"));
    CHECK_THAT(calendar, ContainsSubstring("DTSTART;TZID=Europe/London:20111115T103800"));
    // The same again, as nothing has changed: byte for byte.
    REQUIRE(sample
                .run({"export", "invitation", "--meeting", "DTCG/2011-11-15", "--agency", "NHS", "-o",
                      sample.file("again.ics")})
                .code
            == 0);
    CHECK(sample.textOf("again.ics") == calendar);
    for (const json& row : sample.list("invitations")) {
        CHECK(row.at("sequence") == 0);
        CHECK(row.at("changed") == (row.at("meeting") != "DTCG/2011-11-15"));
    }
    const Ran pack = sample.run({"export", "pack", "--meeting", "DTCG/2011-11-15", "--agency", "MIND",
                                 "--passphrase-file", sample.file("passphrase"), "-o", sample.file("mind.txt")});
    INFO(pack.err);
    REQUIRE(pack.code == 0);
    CHECK_THAT(sample.textOf("mind.txt"), ContainsSubstring("OFFICIAL-SENSITIVE"));
    CHECK_THAT(sample.textOf("mind.txt"), ContainsSubstring("ASB-0312"));
    CHECK(sample.run({"export", "packs", "--meeting", "DTCG/2011-11-15", "-o", sample.file("nowhere")}).code == 2);
}

TEST_CASE("A pack in PDF counts its pages by item", "[app][pack]")
{
    const SampleFolder sample;
    REQUIRE(
        sample.run({"export", "pack", "--meeting", "DTCG/2011-11-15", "--agency", "NHS", "-o", sample.file("nhs.pdf")})
            .code
        == 0);
    const std::string command = "pdftotext -layout " + sample.file("nhs.pdf") + " " + sample.file("nhs.pdf.txt");
    if (std::system(command.c_str()) != 0) {
        WARN("pdftotext is not installed, so the foot of the pages was not read");
        return;
    }
    const std::string text = sample.textOf("nhs.pdf.txt");
    for (const char* words : {"Item 6, page 1", "Item 8, page 1", "Item 9, page 1", "Your part, page 1"}) {
        CAPTURE(words);
        CHECK_THAT(text, ContainsSubstring(words));
    }
}

TEST_CASE("An item carries tags, a sheet, a conflict and a paper", "[app][item]")
{
    const SampleFolder sample;
    const auto item = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "item");
        words.insert(words.end(), {"--meeting", "DTCG/2011-11-15"});
        return sample.run(words);
    };
    CHECK(item({"7", "tag", "--tags", "response:Enforcement; focus:Victims and witnesses"}).code == 0);
    CHECK(item({"7", "tag", "--tags", "pathway:Health"}).code == 1);
    CHECK(item({"7", "problem", "--assessment", "Too early to say"}).code == 0);
    const Ran shown = item({"7", "show"});
    CHECK_THAT(shown.out, ContainsSubstring("Type of response: Enforcement"));
    CHECK_THAT(shown.out, ContainsSubstring("Environment: Fencing"));
    CHECK_THAT(shown.out, ContainsSubstring("assessment: Too early to say"));
    CHECK(item({"9", "conflict", "--agency", "CKH", "--text", "would provide it"}).code == 0);
    CHECK_THAT(item({"9", "show"}).out, ContainsSubstring("takes no part: Cross Keys Homes, would provide it"));
    CHECK(item({"8", "paper", "--title", "Evening economy", "--purpose", "To agree patrols", "--recommend",
                "agree:patrols; note:figures"})
              .code
          == 0);
    const json papers = sample.list("papers");
    CHECK(std::count_if(papers.begin(), papers.end(),
                        [](const json& row) { return row.at("paper") == "Evening economy"; })
          == 2);
    CHECK(item({"13", "care", "--safeguarding", "not-needed"}).code == 1);
    CHECK(item({"13", "care", "--safeguarding", "not-needed", "--passphrase-file", sample.file("passphrase")}).code
          == 0);
    CHECK(item({"99", "show"}).code == 1);
    CHECK(item({"7", "fly"}).code == 2);
}

TEST_CASE("A request goes from its log to a bundle that says it is edited", "[app][request]")
{
    const SampleFolder sample;
    const Ran logged =
        sample.run({"request", "log", "--kind", "foi", "--subject", "Street drinking", "--text", "All minutes."});
    CHECK_THAT(logged.out, StartsWith("REQ-02: Due 13 December 2011, 20 working days left"));
    const json found = json::parse(sample.run({"search", "street drinking", "--format", "json"}).out);
    const auto item =
        std::find_if(found.begin(), found.end(), [](const json& row) { return row.at("kind") == "item"; });
    REQUIRE(item != found.end());
    CHECK(
        sample.run({"request", "REQ-02", "take", "--kind", "item", "--record", item->at("id").get<std::string>()}).code
        == 0);
    const Ran bundle = sample.run({"export", "request-bundle", "--request", "REQ-02", "-o", sample.file("answer.txt")});
    INFO(bundle.err);
    REQUIRE(bundle.code == 0);
    CHECK_THAT(sample.textOf("answer.txt"), ContainsSubstring("edited version"));
    CHECK(sample.run({"request", "REQ-02", "answer", "--text", "Minutes given."}).code == 0);
    CHECK(sample.list("requests").size() == 2);
}

TEST_CASE("Registers are written as PDF and CSV", "[app][registers]")
{
    const SampleFolder sample;
    for (const char* kind : {"attendance-register", "declaration-register", "disclosure-register", "copy-register",
                             "retention-report", "request-log", "theme-report", "task-lists"}) {
        CAPTURE(kind);
        for (const char* ending : {".pdf", ".csv"}) {
            const Ran ran = sample.run({"export", kind, "-o", sample.file(std::string {kind} + ending)});
            INFO(ran.err);
            CHECK(ran.code == 0);
        }
    }
    CHECK_THAT(sample.textOf("retention-report.csv"), ContainsSubstring("Agendas and minutes,7 years"));
    CHECK(sample.run({"export", "briefing", "--sector", "Eastern", "-o", sample.file("east.pdf")}).code == 0);
    CHECK(sample.run({"export", "briefing", "--edition", "restricted", "-o", sample.file("r.pdf")}).code == 1);
    for (const char* kind : {"attendance", "declarations", "copies", "retention", "tags", "tasks", "joint-operations",
                             "assessments", "response-times", "look-backs", "briefings"}) {
        CAPTURE(kind);
        CHECK(sample.list(kind).is_array());
    }
}

TEST_CASE("What is around the meetings is arranged", "[app][arrange]")
{
    const SampleFolder sample;
    const auto arrange = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "arrange");
        const Ran ran = sample.run(words);
        INFO(ran.err);
        return ran.code;
    };
    CHECK(arrange({"sector", "--sector", "Northern sector", "--contact", "Front desk"}) == 0);
    CHECK(arrange({"manager", "--role", "ASB officer", "--manager", "Community Safety Manager"}) == 0);
    CHECK(arrange({"wards", "--body", "LOCAL", "--wards", "East; Fletton"}) == 0);
    CHECK(arrange({"access", "--body", "DTCG", "--agency", "OPCC", "--by-role", "The Board"}) == 0);
    CHECK(arrange({"retention", "--kind", "minutes", "--years", "ever"}) == 0);
    CHECK(arrange({"specialism", "--action", "A-002", "--text", "Licensing"}) == 0);
    CHECK(arrange({"briefed", "--meeting", "DTCG/2011-11-15", "--agency", "NHS"}) == 0);
    CHECK(arrange({"worked", "--action", "A-002", "--answer", "yes"}) == 1);
    CHECK(arrange({"order", "--meeting", "DTCG/2011-12-20"}) == 0);
    CHECK(arrange({"disclosure", "--agency", "PROB", "--to", "CONS,CITY", "--what", "Released on Friday."}) != 0);
    CHECK(arrange({"disclosure", "--agency", "PROB", "--to", "CONS,CITY", "--what", "Released on Friday.", "--basis",
                   "s115", "--passphrase-file", sample.file("passphrase")})
          == 0);
    CHECK(arrange({"disclosure", "--agency", "PROB", "--what", "Released on Friday.", "--passphrase-file",
                   sample.file("passphrase")})
          != 0);
    CHECK(arrange({"everything"}) == 2);
    for (const json& row : sample.list("retention")) {
        if (row.at("kind") == "minutes") {
            CHECK(row.at("years").is_null());
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accountability and the public from the command line: accounts that add up, a report from draft to its channels,
// questions, panels, scrutiny, county goals, and every paper of theirs.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::SampleFolder;
using nlohmann::json;

namespace {

json rowWith(const json& rows, const char* column, const std::string& value)
{
    for (const json& row : rows) {
        if (row.at(column) == value) {
            return row;
        }
    }
    FAIL("no " << value);
    return {};
}

}  // namespace

TEST_CASE("The accounts of the agencies add up for any dates", "[app][accounts]")
{
    const SampleFolder sample;
    for (const std::vector<std::string>& period :
         {std::vector<std::string> {}, {"--period", "2011-09"}, {"--period", "2011-10 to 2011-11"}}) {
        const json rows = sample.list("accounts", period);
        int given = 0;
        for (const json& row : rows) {
            CHECK(row.at("reconciles") == true);
            if (row.at("agency") != "all") {
                given += row.at("given").get<int>();
            }
        }
        CHECK(rows.back().at("given") == given);
    }
    CHECK(sample.list("accounts").back().at("given") == 24);
    CHECK(sample.run({"list", "accounts", "--period", "last year"}).code == 1);
}

TEST_CASE("A public report goes from draft to its channels and no further without its owner", "[app][publications]")
{
    const SampleFolder sample;
    const std::vector<std::string> summer {"--period", "2011-07 to 2011-09"};
    const auto step = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "publication");
        words.insert(words.end(), summer.begin(), summer.end());
        return sample.run(std::move(words));
    };
    CHECK(step({"publish", "--channel", "hard_copies"}).code == 1);
    CHECK(step({"write", "--part", "household", "--text", "We listened."}).code == 0);
    CHECK(step({"check"}).code == 0);
    const Ran wrong = step({"approve", "--by-role", "Community Safety Officer"});
    CHECK(wrong.code == 1);
    CHECK_THAT(wrong.err, ContainsSubstring("Only the Communications and Marketing Manager"));
    CHECK(step({"approve", "--by-role", "Communications and Marketing Manager"}).code == 0);
    CHECK(step({"publish", "--channel", "hard_copies", "--text", "libraries"}).code == 0);
    const Ran shown = step({"show"});
    CHECK_THAT(shown.out, ContainsSubstring("[x] Hard copies in sports centres, libraries and public buildings"));
    CHECK_THAT(shown.out, ContainsSubstring("no short form is left unexplained"));
    const json report = rowWith(sample.list("publications"), "from", "2011-07-01");
    CHECK(report.at("state") == "published");
    CHECK(report.at("words_in_sentence").get<double>() <= 15.0);
    CHECK(sample.list("channels").size() == 14);
    CHECK(step({"withdraw", "--text", "A figure was wrong."}).code == 0);
}

TEST_CASE("What people ask and panels set is answered and told back", "[app][engagement]")
{
    const SampleFolder sample;
    CHECK(rowWith(sample.list("sessions"), "body", "Face the People").at("words") == "1 of 2 held");
    std::string question;
    for (const json& row : sample.list("questions")) {
        if (row.at("unanswered") == true) {
            question = row.at("ref").get<std::string>();
        }
    }
    REQUIRE_FALSE(question.empty());
    CHECK(sample.run({"question", "answer", question, "--text", "The owner must close them."}).code == 0);
    const std::string panel = rowWith(sample.list("panel-priorities"), "area", "Southern").at("ref");
    const Ran closed = sample.run({"panel", "close", panel, "--text", "A licence was changed"});
    CHECK_THAT(closed.out, ContainsSubstring("you said, we did"));
    CHECK(sample.run({"panel", "tell", panel, "--text", "The shop closes earlier now."}).code == 0);
    const std::string recommendation = sample.list("scrutiny").front().at("ref");
    CHECK(sample.list("scrutiny").front().at("late") == true);
    CHECK(sample.run({"scrutiny", "respond", recommendation, "--text", "Agreed."}).code == 0);
    const std::string goal = rowWith(sample.list("county-goals"), "theme", "Road Safety").at("ref");
    CHECK(sample.run({"goal", "review", goal, "--text", "Three schools took part"}).code == 0);
    CHECK(rowWith(sample.list("county-goals"), "theme", "Road Safety").at("progress") == "Three schools took part");
    CHECK(sample.run({"comment", "own", "--agency", "FIRE", "--text", "We did what we said."}).code == 0);
    CHECK(sample.run({"comment", "thanks", "--action", "A-010", "--text", "Thank you."}).code == 0);
    CHECK(sample.list("comments").size() == 3);
}

TEST_CASE("The papers of the year and the public come out as files", "[app][documents]")
{
    const SampleFolder sample;
    for (const char* kind :
         {"annual-report", "annual-summary", "meeting-burden", "quarterly-report", "household-text", "newspaper-text",
          "scrutiny-report", "county-paper", "publication-register", "question-log", "panel-register"}) {
        INFO(kind);
        const Ran ran = sample.run({"export", kind, "-o", sample.file(std::string {kind} + ".pdf")});
        INFO(ran.err);
        CHECK(ran.code == 0);
        CHECK(sample.textOf(std::string {kind} + ".pdf").rfind("%PDF", 0) == 0);
    }
    for (const char* file : {"quarterly-report.txt", "quarterly-report.html", "county-paper.html"}) {
        INFO(file);
        const std::string name {file};
        CHECK(sample.run({"export", name.substr(0, name.find('.')), "-o", sample.file(name)}).code == 0);
    }
    CHECK_THAT(sample.textOf("quarterly-report.html"), ContainsSubstring("<h1"));
    CHECK_THAT(sample.textOf("quarterly-report.txt"), ContainsSubstring("July to September 2011"));
    CHECK_THAT(sample.textOf("county-paper.html"), ContainsSubstring("No progress recorded."));
    CHECK(sample.run({"export", "quarterly-report", "--period", "2011-04 to 2011-06", "-o", sample.file("spring.txt")})
              .code
          == 0);
    CHECK_THAT(sample.textOf("spring.txt"), ContainsSubstring("April to June 2011"));
    CHECK_THAT(sample.textOf("spring.txt"), !ContainsSubstring("DRAFT"));
    CHECK(sample.run({"export", "publication-register", "-o", sample.file("register.csv")}).code == 0);
}

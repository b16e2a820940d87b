// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exceptions and blockages from the command line: months that come in one at a time and what each raised, and the
// steps.
#include "tests/app/sample_folder.h"
#include "tests/support/catch.h"

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::SampleFolder;
using nlohmann::json;

namespace {

/// Imports a month's figures, as "M09,24" a line.
Ran importMonth(const SampleFolder& folder, const std::string& period, const std::string& lines)
{
    const std::string path = folder.file(period + ".csv");
    std::string text = "measure,period,value\n";
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        const std::string line = lines.substr(at, end - at);
        text += line.substr(0, line.find(',')) + "," + period + line.substr(line.find(',')) + "\n";
        at = end == std::string::npos ? lines.size() : end + 1;
    }
    std::ofstream {path, std::ios::binary} << text;
    return folder.run({"import", "measures", path});
}

}  // namespace

TEST_CASE("Months come in one at a time, and each says what it raised", "[app][exceptions]")
{
    const SampleFolder folder;
    CHECK(folder.run({"detect"}).out
          == "EX-03 goes on, Violent crime: 11 months above the mean\n"
             "EX-04 goes on, Deliberate fires: October above the upper limit: 22, expected 7 to 21\n");
    CHECK(folder.list("exceptions").size() == 4);

    // November: violent crime and fires go on, alcohol is as usual, casualties jump.
    const Ran november = importMonth(folder, "2011-11", "M02,86\nM05,162\nM07,63\nM09,23\nM10,41");
    CHECK(november.code == 0);
    CHECK_THAT(november.out, ContainsSubstring("5 values imported"));
    CHECK_THAT(november.out,
               ContainsSubstring("raised EX-05 Road casualties: November above the upper limit: 41, "
                                 "expected 20 to 39\n"));
    CHECK_THAT(november.out, ContainsSubstring("EX-03 goes on, Violent crime: 12 months above the mean\n"));
    CHECK_THAT(
        november.out,
        ContainsSubstring("EX-04 goes on, Deliberate fires: 2 months above the upper limit, above the mean since "
                          "October 2011\n"));
    CHECK(folder.list("exceptions").size() == 5);

    // December: the alcohol peak of every December is a new signal, a year after the one that was dismissed.
    const Ran december = importMonth(folder, "2011-12", "M05,165\nM07,86\nM09,15\nM10,40");
    CHECK_THAT(
        december.out,
        ContainsSubstring("raised EX-06 Alcohol-related incidents: December above the upper limit: 86, expected 55 "
                          "to 70; December 2010 was dismissed as seasonal (EX-01)\n"));
    CHECK_THAT(december.out, ContainsSubstring("EX-05 goes on, Road casualties: 2 months above the upper limit"));
    CHECK(december.out.find("EX-04") == std::string::npos);

    // January: back to usual everywhere but in violent crime.
    const Ran january = importMonth(folder, "2012-01", "M05,163\nM07,62\nM09,14\nM10,30");
    CHECK(january.out.find("raised") == std::string::npos);
    CHECK_THAT(january.out, ContainsSubstring("EX-03 goes on, Violent crime: 14 months above the mean\n"));

    // The same file again changes nothing and raises nothing.
    const Ran again = importMonth(folder, "2012-01", "M05,163\nM07,62\nM09,14\nM10,30");
    CHECK_THAT(again.out, ContainsSubstring("0 values imported, 0 revised, 4 already there"));
    CHECK(folder.list("exceptions").size() == 6);
    const json raised = folder.where("exceptions", "ref", "EX-05");
    CHECK(raised.at("measure") == "M10");
    CHECK(raised.at("period") == "2011-11");
    CHECK(raised.at("rule") == "outside");
    CHECK(raised.at("direction") == "high");
    CHECK(raised.at("meaning") == "concern");
    CHECK(raised.at("state") == "detected");
    CHECK(raised.at("restricted") == false);
    CHECK_THAT(folder.run({"list", "findings"}).out, ContainsSubstring("14 months above the mean"));
}

TEST_CASE("An exception goes its way from the command line", "[app][exceptions]")
{
    const SampleFolder folder;
    const auto step = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"exception", "EX-04"});
        return folder.run(words);
    };
    CHECK_THAT(step({"explain", "--text", "Garages"}).err,
               ContainsSubstring("EX-04 is new. Confirm or dismiss it first."));
    CHECK(step({"confirm"}).out == "EX-04: confirmed.\n");
    CHECK(step({"explain", "--text", "Two empty garages"}).out == "EX-04: explained.\n");
    CHECK_THAT(step({"act", "--text", "Board up the garages", "--agency", "CKH", "--owner", "Head of tenancy and ASB",
                     "--due", "2011-11-30"})
                   .out,
               ContainsSubstring("A-025 recorded for EX-04."));
    CHECK(step({"plan", "--review", "2011-12-20"}).out == "EX-04: recovery planned.\n");
    CHECK(step({"edit", "--ask", "Pay for the boards"}).code == 0);
    const Ran nobody = step({"report", "--body", "BOARD"});
    CHECK(nobody.code == 1);
    CHECK_THAT(nobody.err, ContainsSubstring("14 days away (29 November 2011). Send now by circulation?"));
    CHECK_THAT(step({"report", "--body", "BOARD", "--also", "BL-01", "--to", "CITY/Chief Executive;CONS"}).out,
               ContainsSubstring("in report 2 by circulation"));
    const json report =
        folder.list("reports").at(0).at("number") == 2 ? folder.list("reports").at(0) : folder.list("reports").at(1);
    CHECK(report.at("recipients") == json::array({"CITY/Chief Executive", "CONS"}));
    CHECK(report.at("blockages") == json::array({"BL-01"}));
    CHECK(report.at("noted_on").is_null());
    CHECK(folder.run({"exception", "note", "--body", "BOARD", "--report", "2", "--meeting", "BOARD/2011-11-29"}).code
          == 0);
    CHECK(step({"respond", "--answer", "resource", "--text", "Paid from the reserve"}).code == 0);
    CHECK(step({"monitor"}).out == "EX-04: monitoring.\n");
    CHECK_THAT(step({"close"}).err, ContainsSubstring("three points in a row"));
    CHECK(step({"close", "--text", "The garages are gone"}).out == "EX-04: closed.\n");
    const Ran story = step({"show"});
    for (const char* line : {"Found in the figures", "Confirmed", "Cause recorded", "Recovery planned", "Reported",
                             "Resource given: Paid from the reserve", "Closed"}) {
        CHECK_THAT(story.out, ContainsSubstring(line));
    }
    CHECK(
        folder.run({"exception", "EX-03", "rebase", "--from", "2010-12", "--body", "PERF", "--text", "The new normal"})
            .out
        == "EX-03: new normal.\n");
    CHECK(folder.run({"exception", "EX-99", "confirm"}).code == 1);
    CHECK(folder.run({"exception", "EX-04", "forget"}).code == 2);
    CHECK(folder.run({"exception", "raise", "--text", "Complaints about one street"}).out == "raised EX-05\n");
    CHECK(folder.run({"exception", "raise", "--measure", "M03"}).out == "raised EX-06\n");
    CHECK(folder.run({"exception", "raise", "--measure", "M04"}).code == 1);
    CHECK(folder.run({"exception", "EX-06", "agenda", "--meeting", "DTCG/2011-11-15", "--urgent", "New figures"}).code
          == 0);
}

TEST_CASE("An option that a step does not take is refused, not passed over", "[app][exceptions]")
{
    const SampleFolder folder;
    const Ran owner = folder.run({"exception", "EX-04", "confirm", "--owner", "Head of tenancy and ASB"});
    CHECK(owner.code == 1);
    CHECK_THAT(owner.err, ContainsSubstring("--owner does nothing with \"confirm\": it is for act, edit."));
    CHECK(folder.where("exceptions", "ref", "EX-04").at("state") == "detected");
    CHECK(folder.run({"blockage", "BL-02", "resolve", "--tried", "Asked twice"}).code == 1);
    CHECK_THAT(folder.run({"exception", "--help"}).out, ContainsSubstring("act, edit: the owner"));
}

TEST_CASE("A blockage goes its way from the command line", "[app][blockages]")
{
    const SampleFolder folder;
    CHECK(folder
              .run({"blockage", "BL-01", "decide", "--answer", "unblock", "--text", "One-off cost agreed", "--body",
                    "BOARD"})
              .out
          == "BL-01: decided.\n");
    CHECK(folder.where("blockages", "ref", "BL-01").at("decision_kind") == "unblock");
    CHECK(folder.where("blockages", "ref", "BL-02").at("for_performance_board") == true);
    CHECK(folder.run({"blockage", "BL-02", "edit", "--tried", "Two letters", "--if-nothing", "No outreach"}).code == 0);
    CHECK(folder.where("blockages", "ref", "BL-02").at("if_nothing") == "No outreach");
    CHECK(folder.run({"blockage", "BL-02", "resolve", "--text", "Interim hours agreed"}).code == 0);
    CHECK_THAT(folder.run({"blockage", "raise", "--text", "No interpreter", "--needed", "Who pays"}).out,
               ContainsSubstring("raised BL-03"));
    CHECK(folder.run({"blockage", "BL-03", "escalate"}).code == 1);
    CHECK_THAT(folder.run({"list", "blockages", "--format", "csv"}).out,
               StartsWith("ref,action,raised_by,raised_on,text"));
}

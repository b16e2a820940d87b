// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every kind of document as a file, by the program.
#include "core/documents/build_document.h"
#include "core/governance/information_requests.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "tests/app/year/reckoning.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <map>

namespace muster::test::year {

namespace {

using Words = std::vector<std::string>;

const std::string kTasking = "DTCG/2012-10-16";
const std::string kYear = "2011-11 to 2012-10";
const std::string kQuarter = "2012-07 to 2012-09";

/// What each kind is asked for with.
const std::map<std::string, Words>& wishes()
{
    static const std::map<std::string, Words> all {
        {"agenda", {"--meeting", kTasking}},
        {"action-sheet", {"--meeting", kTasking}},
        {"minutes", {"--meeting", kTasking}},
        {"action-log", {"--period", kYear}},
        {"board-report", {"--meeting", "BOARD/2012-11-27"}},
        {"performance-pack", {"--meeting", "PERF/2012-09-13"}},
        {"annual-report", {"--period", kYear}},
        {"annual-summary", {"--period", kYear}},
        {"meeting-burden", {"--period", kYear}},
        {"quarterly-report", {"--period", kQuarter}},
        {"household-text", {"--period", kQuarter}},
        {"newspaper-text", {"--period", kQuarter}},
        {"scrutiny-report", {"--meeting", "SCRUT/2012-09-20"}},
        {"county-paper", {"--meeting", "CCSB/2012-09-25"}},
        {"publication-register", {}},
        {"question-log", {}},
        {"panel-register", {}},
        {"ratification-pack", {"--recommendation", "REC-02", "--agency", "CITY"}},
        {"action-plan", {"--body", "TF-ASB"}},
        {"monthly-return", {"--body", "TF-IOM", "--period", "2012-10"}},
        {"closing-report", {"--body", "TF-RS"}},
        {"plan", {}},
        {"plan-summary", {}},
        {"governance", {}},
        {"compliance", {}},
        {"year-planner", {}},
        {"decisions", {"--period", kYear}},
        {"agency-pack", {"--meeting", kTasking, "--agency", "CONS"}},
        {"papers", {"--meeting", kTasking}},
        {"briefing", {}},
        {"task-lists", {}},
        {"theme-report", {}},
        {"attendance-register", {"--period", kYear}},
        {"declaration-register", {"--period", kYear}},
        {"disclosure-register", {"--period", kYear}},
        {"copy-register", {"--period", kYear}},
        {"retention-report", {}},
        {"request-log", {}},
        {"request-bundle", {"--request", "REQ-01"}},
    };
    return all;
}

}  // namespace

int exportEveryPaper(PartnershipYear& year)
{
    const base::Date day = std::chrono::year {2012} / 11 / 30;
    year.computers.done(0, day, {"group", "TF-RS", "report", "--text", "Fewer collisions at three schools."});
    year.computers.on(0, day, [&](replica::Replica& replica) {
        const auto request = must(governance::findRequest(replica.reader(), "REQ-01"));
        const auto september = must(meetings::findMeeting(replica.reader(), "DTCG/2011-09-20"));
        const base::Id item = meetings::agendaOf(replica.reader(), september.id).byNumber(5)->id;
        must(governance::execute(replica,
                                 governance::ChooseRecord {request.id, governance::FoundKind::Item, item, true, {}}));
    });
    int files = 0;
    const auto made = [&](const std::string& kind, const Words& words, const std::string& name) {
        const std::string file = (year.computers.disks() / name).string();
        Words all {"export", kind};
        all.insert(all.end(), words.begin(), words.end());
        all.insert(all.end(), {"-o", file});
        const Ran ran = year.computers.run(0, day, all);
        INFO(kind << ": " << ran.err);
        CHECK(ran.code == 0);
        CHECK((std::filesystem::exists(file) && std::filesystem::file_size(file) > 200));
        ++files;
    };
    for (const documents::DocumentKind& kind : documents::documentKinds()) {
        const std::string word {kind.word};
        INFO(word);
        // Sent before the meeting (tasking.cpp).
        if (word == "invitation")
            continue;
        // A kind of paper that is new is asked for here too.
        const auto wish = wishes().find(word);
        REQUIRE(wish != wishes().end());
        made(word, wish->second, word + ".pdf");
    }
    made("year-planner", {"--period", "2012-04 to 2013-03"}, "year.ics");
    made("action-log", {"--period", kYear}, "log.csv");
    for (const Held& one : year.held) {
        if (one.body != "DTCG")
            continue;
        const std::string meeting = "DTCG/" + base::isoDate(one.day);
        made("minutes", {"--meeting", meeting}, base::isoDate(one.day) + ".html");
    }
    made("minutes", {"--meeting", "DTCG/2012-06-19", "--edition", "public"}, "public.pdf");
    return files + year.sentFiles;
}

}  // namespace muster::test::year

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scrutiny in September, goals of the county in September and March (requirements C04, C15, K04, K05).
#include "core/governance/county_goal.h"
#include "core/governance/scrutiny.h"

#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

base::Id meetingId(const replica::Reader& reader, const std::string& reference)
{
    return must(meetings::findMeeting(reader, reference)).id;
}

}  // namespace

TEST_CASE("A recommendation of the committee is answered within 28 days", "[governance][scrutiny]")
{
    SampleReplica sample;
    const auto found = scrutinyRecommendations(sample.reader());
    REQUIRE(found.size() == 1);
    // Made on 22 September 2011.
    CHECK(found[0].responseDueOn == base::Date {2011y / 10 / 20});
    CHECK(found[0].isLate(2011y / 10 / 21));
    CHECK_FALSE(found[0].isLate(2011y / 10 / 20));
    CHECK(found[0].stateInWords(2011y / 10 / 11) == "Due in 9 days, on 20 October 2011");
    CHECK(found[0].stateInWords(2011y / 11 / 15) == "Due 20 October 2011, no response yet");
    CHECK_FALSE(execute(*sample, RespondToScrutiny {found[0].id, " "}).has_value());
    must(execute(*sample, RespondToScrutiny {found[0].id, "Agreed: each agency has a page."}));
    CHECK(scrutinyRecommendations(sample.reader())[0].stateInWords(2011y / 11 / 16) == "Answered on 15 November 2011");

    const base::Id police = partnership::agencyByShortName(sample.reader(), "CONS")->id;
    const base::Id committee = meetingId(sample.reader(), "SCRUT/2011-09-22");
    must(execute(*sample, RecordScrutinyRecommendation {committee, "To report by ward", police}));
    CHECK(scrutinyRecommendations(sample.reader())[1].number == 2);
    CHECK_FALSE(execute(*sample, RecordScrutinyRecommendation {committee, "To nobody"}).has_value());
    const base::Id other = meetingId(sample.reader(), "DTCG/2011-10-18");
    CHECK_FALSE(execute(*sample, RecordScrutinyRecommendation {other, "Not theirs", police}).has_value());
}

TEST_CASE("From the first of July the report to scrutiny counts its days", "[governance][scrutiny]")
{
    TemporaryFolder folder;
    SampleReplica sample;
    CHECK_FALSE(scrutinyNotice(sample.reader()).has_value());
    const auto on = [&](base::Date today) {
        auto replica = must(replica::Replica::create(folder.path() / base::isoDate(today),
                                                     {.author = "Officer", .clock = {}, .today = today}));
        must(sample::loadSample(*replica, sample::kLiteralAnchor));
        return scrutinyNotice(replica->reader());
    };
    CHECK_FALSE(on(2012y / 6 / 30).has_value());
    const auto july = on(2012y / 7 / 1);
    REQUIRE(july.has_value());
    CHECK(july->sentence == "Scrutiny: September, report due in 62 days");
    CHECK(scrutinyAttendance(sample.reader()).size() == 1);
    CHECK_THAT(scrutinyAttendance(sample.reader())[0].attended, ContainsSubstring("Community Safety Manager"));
}

TEST_CASE("March lists every goal of September, with progress or without", "[governance][county]")
{
    SampleReplica sample;
    const base::Id september = meetingId(sample.reader(), "CCSB/2011-09-27");
    const base::Id march = meetingId(sample.reader(), "CCSB/2012-03-27");
    auto goals = countyGoalsOf(sample.reader(), march);
    REQUIRE(goals.size() == 5);
    for (const CountyGoal& goal : goals) {
        CHECK(goal.setMeeting == september);
        CHECK(goal.progressInWords() == "No progress recorded.");
        CHECK_FALSE(goal.text.empty());
    }
    must(execute(*sample,
                 ReviewCountyGoal {goals[3].id, "Three schools took part", "Parking officers", "A county campaign"}));
    goals = countyGoalsOf(sample.reader(), march);
    REQUIRE(goals.size() == 5);
    CHECK(goals[3].progressInWords() == "Three schools took part");
    CHECK(goals[4].progressInWords() == "No progress recorded.");
    CHECK_FALSE(execute(*sample, ReviewCountyGoal {goals[4].id, ""}).has_value());
    // A goal that is set now is reviewed at the next meeting by itself.
    must(execute(*sample, SetCountyGoal {september, "Rural crime", "Fewer thefts from farms"}));
    CHECK(countyGoalsOf(sample.reader(), march).size() == 6);
    const base::Id district = meetingId(sample.reader(), "DTCG/2011-10-18");
    CHECK_FALSE(execute(*sample, SetCountyGoal {district, "Theirs", "Not theirs"}).has_value());
}

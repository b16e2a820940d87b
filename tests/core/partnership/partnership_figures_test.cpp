// SPDX-License-Identifier: GPL-3.0-or-later
//
// The partnership of the sample against figures printed in the partnership's own papers.
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/standing_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <set>

using namespace muster;
using namespace muster::partnership;
using namespace std::chrono;

TEST_CASE("Agencies are listed by category: six responsible, one co-operating, four invited, one with access",
          "[partnership]")
{
    test::SampleReplica sample;
    const auto groups = agenciesByCategory(sample.reader());
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].category == AgencyCategory::Responsible);
    CHECK(groups[0].agencies.size() == 6);
    CHECK(groups[1].category == AgencyCategory::CoOperating);
    CHECK(groups[1].agencies.size() == 1);
    CHECK(groups[2].agencies.size() == 4);
    CHECK(groups[3].category == AgencyCategory::Access);
    CHECK(groups[3].agencies.size() == 1);
    CHECK(inWords(AgencyCategory::Invitee) == "Invitees to participate");
}

TEST_CASE("Every agency has the full name, lead, deputy and commitment of the figures", "[partnership]")
{
    test::SampleReplica sample;
    const nlohmann::json figures = test::expectedOfSample().at("agencies");
    for (const auto& expected : figures) {
        const auto found = agencyByShortName(sample.reader(), expected.at("code").get<std::string>());
        REQUIRE(found);
        CHECK(fullName(*found) == expected.at("full_name").get<std::string>());
        const auto day = std::max(base::Date {2011y / 11 / 15}, *found->joinedOn);
        const auto lead = leadOf(sample.reader(), found->id, day);
        const auto deputy = deputyOf(sample.reader(), found->id, day);
        REQUIRE(lead);
        REQUIRE(deputy);
        CHECK(lead->title == expected.at("lead").get<std::string>());
        CHECK(deputy->title == expected.at("deputy").get<std::string>());
        CHECK(lead->canCommit == expected.at("can_commit").get<bool>());
        CHECK(rolesOf(sample.reader(), found->id).front().id == lead->id);
    }
    CHECK(agenciesOn(sample.reader(), 2011y / 11 / 15).size() == 11);
    CHECK(printName(*agencyByShortName(sample.reader(), "city")) == "City Council");
}

TEST_CASE("The tasking group meets on twelve third Tuesdays from 20 September 2011", "[partnership]")
{
    test::SampleReplica sample;
    const auto body = bodyByName(sample.reader(), "DTCG");
    REQUIRE(body);
    const auto dates = nextMeetingDates(sample.reader(), body->id, 2011y / 9 / 20, 12);
    std::vector<std::string> iso;
    for (const auto& date : dates) {
        iso.push_back(base::isoDate(date.date));
    }
    CHECK(iso == test::expectedOfSample().at("cadence").at("dtcg_twelve").get<std::vector<std::string>>());
}

TEST_CASE("A meeting day that is a bank holiday is said and not moved", "[partnership]")
{
    Cadence cadence;
    cadence.pattern = CadencePattern::MonthlyNthWeekday;
    cadence.nth = 1;
    cadence.weekday = 2;
    // Tuesday 5 June 2012: the Diamond Jubilee.
    const auto dates = datesBetween(cadence, 2012y / 6 / 1, 2012y / 7 / 31);
    REQUIRE(dates.size() == 2);
    CHECK(dates[0].date == base::Date {2012y / 6 / 5});
    CHECK_FALSE(dates[0].bankHoliday.empty());
    CHECK(dates[1].bankHoliday.empty());
    CHECK(inWords(cadence) == "monthly, first Tuesday");
}

TEST_CASE("The Board is quarterly to 30 September 2011 and annual after", "[partnership]")
{
    test::SampleReplica sample;
    const auto board = bodyByName(sample.reader(), "CDRP Board");
    REQUIRE(board);
    CHECK(meetingsAYear(*cadenceOn(sample.reader(), board->id, 2011y / 9 / 30)) == 4);
    const auto annual = cadenceOn(sample.reader(), board->id, 2011y / 10 / 1);
    REQUIRE(annual);
    CHECK(meetingsAYear(*annual) == 1);
    CHECK(annual->season == "autumn");
}

TEST_CASE("The Executive Group was closed by a decision and stays readable", "[partnership]")
{
    test::SampleReplica sample;
    const auto executive = bodyByName(sample.reader(), "Executive Group");
    REQUIRE(executive);
    CHECK(executive->closedBy == "CDRP Board, 26 July 2011: disbanded with immediate effect");
    CHECK(isActiveOn(*executive, 2011y / 7 / 26));
    CHECK_FALSE(isActiveOn(*executive, 2011y / 7 / 27));
    CHECK(bodies(sample.reader()).size() == 21);
    CHECK(bodiesOn(sample.reader(), 2011y / 11 / 15).size() == 20);
}

TEST_CASE("Searching for Delivery Board finds the Performance Board", "[partnership]")
{
    test::SampleReplica sample;
    const auto found = bodyByName(sample.reader(), "delivery board");
    REQUIRE(found);
    CHECK(found->shortName == "PERF");
}

TEST_CASE("Bodies have tier, authority and parent of the figures", "[partnership]")
{
    test::SampleReplica sample;
    const nlohmann::json figures = test::expectedOfSample().at("bodies");
    for (const auto& expected : figures) {
        const auto found = bodyByName(sample.reader(), expected.at("code").get<std::string>());
        REQUIRE(found);
        CHECK(found->name == expected.at("name").get<std::string>());
        CHECK(toStored(found->tier) == expected.at("tier").get<std::string>());
        CHECK(toStored(found->authority) == expected.at("authority").get<std::string>());
        const auto links = bodyLinksOf(sample.reader(), found->id);
        if (const auto& parent = expected.at("reports_to"); parent.is_string() && parent != "TF groups") {
            const auto above = bodyByName(sample.reader(), parent.get<std::string>());
            REQUIRE(above);
            CHECK(std::any_of(links.begin(), links.end(), [&](const BodyLink& link) {
                return link.kind == LinkKind::ReportsTo && link.toBody == above->id;
            }));
        }
    }
    int underDiscussion = 0;
    std::set<base::Id> countyGroups;
    for (const auto& membership : memberships(sample.reader())) {
        if (membership.state == MembershipState::UnderDiscussion) {
            countyGroups.insert(membership.body);
            ++underDiscussion;
        }
    }
    CHECK(countyGroups.size() == 2);
    CHECK(underDiscussion == 4);
}

TEST_CASE("The matrix has 13, 13 and 12 links, 21 workstreams, five of them in all three priorities", "[partnership]")
{
    test::SampleReplica sample;
    const auto columns = prioritiesWithLinks(sample.reader(), 2011y / 11 / 15);
    REQUIRE(columns.size() == 3);
    CHECK(columns[0].links.size() == 13);
    CHECK(columns[1].links.size() == 13);
    CHECK(columns[2].links.size() == 12);
    const auto rows = workstreams(sample.reader(), 2011y / 11 / 15);
    CHECK(rows.size() == 21);
    std::set<std::string> inAll;
    std::size_t links = 0;
    for (const auto& row : rows) {
        links += row.priorities.size();
        if (row.priorities.size() == 3) {
            inAll.insert(row.name);
        }
    }
    CHECK(links == 38);
    CHECK(inAll == test::expectedOfSample().at("priorities").at("in_all_three").get<std::set<std::string>>());
    CHECK(priorityByShortName(sample.reader(), "p2")->name == "Tackling anti-social behaviour and hate crime");
}

TEST_CASE("The table of most vulnerable wards has 18 cells in the printed order", "[partnership]")
{
    test::SampleReplica sample;
    const auto expected = test::expectedOfSample().at("vulnerable_places");
    const auto table = vulnerablePlaces(sample.reader(), 2011y / 11 / 15);
    CHECK(table.size() == 6);
    std::size_t cells = 0;
    for (const auto& row : table) {
        std::vector<std::string> names;
        for (const auto& place : row.places) {
            names.push_back(ward(sample.reader(), place.ward)->name);
        }
        cells += names.size();
        CHECK(names == expected.at("by_crime_type").at(row.crimeType).get<std::vector<std::string>>());
    }
    CHECK(cells == 18);
    const auto overviews = wardOverviews(sample.reader(), 2011y / 11 / 15);
    CHECK(overviews.size() == 5);
    for (const auto& overview : overviews) {
        const bool central = overview.ward.name == expected.at("in_every_row").get<std::string>();
        CHECK((!central || overview.priorityFor.size() == 6));
        const bool fletton = overview.ward.name == "Fletton";
        CHECK((!fletton || overview.priorityFor == std::vector<std::string> {"Alcohol-related incidents"}));
        CHECK_FALSE(overview.sectorName.empty());
    }
}

TEST_CASE("The chair rota says whose turn a meeting is", "[partnership]")
{
    test::SampleReplica sample;
    const auto body = bodyByName(sample.reader(), "DTCG");
    CHECK(turnFor(sample.reader(), body->id, 2011y / 11 / 15)->roleTitle == "Lead Fire Officer for Community Safety");
    CHECK(turnFor(sample.reader(), body->id, 2012y / 1 / 17)->roleTitle == "Probation lead officer");
    CHECK(turnFor(sample.reader(), body->id, 2012y / 2 / 21)->roleTitle == "Chief Executive");
}

TEST_CASE("Standing items come in order of their placement", "[partnership]")
{
    test::SampleReplica sample;
    const auto body = bodyByName(sample.reader(), "DTCG");
    const auto items = standingItemsOf(sample.reader(), body->id, 2011y / 11 / 15);
    REQUIRE(items.size() == 9);
    CHECK(items.front().roleInMeeting == RoleInMeeting::Welcome);
    CHECK(items.front().neededAgencies.size() == 5);
    CHECK(items.back().roleInMeeting == RoleInMeeting::NextMeeting);
    CHECK(items.back().placement == Placement::End);
    CHECK(titleFor(items[2], base::Date {2011y / 10 / 18}) == "Minutes of 18 October 2011 and matters arising");
    CHECK(titleFor(items[2], std::nullopt) == "Minutes of the previous meeting and matters arising");
}

TEST_CASE("The profile holds the statement, the notice and the glossary", "[partnership]")
{
    test::SampleReplica sample;
    const auto found = profile(sample.reader());
    REQUIRE(found);
    CHECK(found->name == "Safer Peterborough Partnership");
    CHECK(found->confidentialityStatement.find("section 115") != std::string::npos);
    CHECK(glossary(sample.reader()).size() == 12);
    CHECK(glossaryEntry(sample.reader(), "iom")->meaning == "Integrated Offender Management");
}

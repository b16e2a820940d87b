// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was, stays as it was: agencies that leave, chairs that change, names that are aliases (requirements A08, C03,
// C07, C08, J02).
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/execute.h"
#include "core/partnership/place_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

TEST_CASE("The Police Authority closes and a commissioner's office opens; the past keeps the old name",
          "[governance][history]")
{
    SampleReplica sample;
    const auto authority = partnership::agencyByShortName(sample.reader(), "PA");
    REQUIRE(authority.has_value());
    const auto namedIn = [&](const std::string& name) {
        int count = 0;
        for (const meetings::Meeting& meeting : meetings::allMeetings(sample.reader())) {
            for (const meetings::Attendance& one : meetings::attendanceOf(sample.reader(), meeting.id)) {
                count += one.person.agencyName == name ? 1 : 0;
            }
        }
        return count;
    };
    const int before = namedIn("Cambridgeshire Police Authority");
    CHECK(before > 0);
    actions::RecordAction record;
    record.text = "Ask the public about the new office";
    record.leadAgency = authority->id;
    record.meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15")).id;
    record.agreedOn = 2011y / 11 / 15;
    must(actions::execute(*sample, record));
    must(partnership::execute(*sample, partnership::CloseAgency {authority->id, 2011y / 11 / 21}));
    CHECK(namedIn("Cambridgeshire Police Authority") == before);
    // Nor do actions that were agreed with it pass to anybody.
    int given = 0;
    for (const actions::Action& action : actions::listActions(sample.reader())) {
        given += action.lead.id == authority->id && action.lead.name == "Cambridgeshire Police Authority" ? 1 : 0;
    }
    CHECK(given == 1);
    const auto then = partnership::agenciesOn(sample.reader(), 2011y / 11 / 22);
    CHECK(std::none_of(then.begin(), then.end(), [](const partnership::Agency& one) { return one.shortName == "PA"; }));
    const auto after = partnership::agenciesOn(sample.reader(), 2012y / 11 / 22);
    CHECK(std::any_of(after.begin(), after.end(),
                      [](const partnership::Agency& one) { return one.shortName == "OPCC"; }));
}

TEST_CASE("A meeting keeps the chair it had when the body takes another", "[governance][history]")
{
    SampleReplica sample;
    const auto scrutiny = partnership::bodyByName(sample.reader(), "SCRUT");
    const auto held = meetings::meetingsOf(sample.reader(), scrutiny->id).front();
    REQUIRE_FALSE(held.chair.roleTitle.empty());
    partnership::EditBody edit;
    edit.body = scrutiny->id;
    edit.chairRole = "Councillor, vice-chair";
    must(partnership::execute(*sample, edit));
    CHECK(meetings::meetingById(sample.reader(), held.id)->chair.roleTitle == held.chair.roleTitle);
    CHECK(partnership::body(sample.reader(), scrutiny->id)->chairRole == "Councillor, vice-chair");
}

TEST_CASE("A listed ward says in words what it is a priority ward for", "[governance][history]")
{
    SampleReplica sample;
    int listed = 0;
    for (const partnership::WardOverview& ward : partnership::wardOverviews(sample.reader(), 2011y / 11 / 15)) {
        listed += ward.priorityFor.empty() ? 0 : 1;
        if (ward.ward.name == "Paston") {
            CHECK(ward.priorityFor == std::vector<std::string> {"Serious acquisitive crime"});
        }
    }
    CHECK(listed == 5);
}

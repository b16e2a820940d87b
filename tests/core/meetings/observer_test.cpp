// SPDX-License-Identifier: GPL-3.0-or-later
//
// Observers are in attendance, never among the members present (requirements B05).
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/room_commands.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::meetings;
using namespace muster::test;

TEST_CASE("The commissioner's office appears in attendance, never among the members", "[minutes][observers]")
{
    SampleReplica sample;
    sample->session().setTime(base::TimeOfDay {10 * 60});
    const base::Id meeting = must(findMeeting(sample.reader(), "DTCG/2011-11-15")).id;
    must(execute(*sample, StartMeeting {meeting}));
    RecordArrival arrival;
    arrival.meeting = meeting;
    arrival.agency = partnership::agencyByShortName(sample.reader(), "OPCC")->id;
    must(execute(*sample, arrival));
    const auto isOffice = [](const MinutesAttendee& one) { return one.person.agencyShortName == "OPCC"; };
    const auto content = minutesContent(sample.reader(), meeting, MinutesAudience::Full);
    REQUIRE(content.has_value());
    CHECK(std::none_of(content->present.begin(), content->present.end(), isOffice));
    CHECK(std::count_if(content->inAttendance.begin(), content->inAttendance.end(), isOffice) == 1);
}

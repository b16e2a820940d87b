// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said before a meeting is cancelled or moved, and where continued items say they come from.
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_consequences.h"
#include "core/meetings/meeting_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::meetings;
using namespace std::chrono_literals;

namespace {

bool says(const std::vector<std::string>& sentences, const std::string& text)
{
    return std::find(sentences.begin(), sentences.end(), text) != sentences.end();
}

}  // namespace

TEST_CASE("Cancelling says where the items go and that actions keep their dates (row 26)", "[meeting][sample]")
{
    SampleReplica sample;
    const Meeting november = must(findMeeting(sample.reader(), "DTCG/2011-11-15"));
    const auto before = consequencesOfCancelling(sample.reader(), november.id);
    CHECK(says(before, "The agenda has been published: tell the members.")
          == (november.state == MeetingState::Published));
    REQUIRE_FALSE(before.empty());
    CHECK_THAT(before.front(), ContainsSubstring("items go back to the agenda of 20 December 2011."));
    CHECK(std::any_of(before.begin(), before.end(), [](const std::string& one) {
        return one.find("open actions carry over with dates untouched.") != std::string::npos;
    }));
    CHECK(consequencesOfCancelling(sample.reader(), base::newId()).empty());

    // The number said is the number that arrives.
    const Meeting december = must(findMeeting(sample.reader(), "DTCG/2011-12-20"));
    const auto there = agendaOf(sample.reader(), december.id).items.size();
    must(execute(*sample, CancelMeeting {november.id, "too few people"}));
    const auto arrived = agendaOf(sample.reader(), december.id).items.size() - there;
    CHECK(before.front() == std::to_string(arrived) + " items go back to the agenda of 20 December 2011.");
    const Meeting cancelled = *meetingById(sample.reader(), november.id);
    CHECK(specialStateInWords(cancelled)
          == "This meeting was cancelled: too few people. Its items went back to the next agenda, and actions keep their "
             "dates.");
    CHECK(specialStateInWords(december).empty());
}

TEST_CASE("Moving says what moves with it and who was told of the old day", "[meeting][sample]")
{
    SampleReplica sample;
    const Meeting november = must(findMeeting(sample.reader(), "DTCG/2011-11-15"));
    CHECK(consequencesOfMoving(sample.reader(), november.id, november.date, november.start).empty());
    const auto later = consequencesOfMoving(sample.reader(), november.id, november.date, base::TimeOfDay {10 * 60 + 30});
    CHECK(says(later, "Every item moves by 30 minutes; the meeting ends at 12:30pm."));
    const auto weekend = consequencesOfMoving(sample.reader(), november.id, 2011y / 11 / 19, november.start);
    CHECK(says(weekend, "Saturday 19 November 2011 is at a weekend."));
    if (november.state == MeetingState::Published) {
        CHECK(says(weekend, "The agenda was published for Tuesday 15 November 2011, 10am: export it again and tell the "
                            "members."));
    }
}

TEST_CASE("An item that was concluded is continued, one that was put off is deferred", "[agenda][sample]")
{
    SampleReplica sample;
    sample.unlock();
    const Agenda agenda = agendaOf(sample.reader(), must(findMeeting(sample.reader(), "DTCG/2011-11-15")).id);
    CHECK(agenda.byNumber(12)->continuesText == "continued from 18 October 2011 (minute 20)");
}

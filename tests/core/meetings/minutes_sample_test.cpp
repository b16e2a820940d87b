// SPDX-License-Identifier: GPL-3.0-or-later
//
// The minutes of the sample's meeting of 18 October, from stored entries (requirements §4.5).
#include "core/meetings/meeting.h"
#include "core/meetings/minutes.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::meetings;

namespace {

const MinutesItem& minute(const MinutesContent& content, int number)
{
    return *std::find_if(content.items.begin(), content.items.end(),
                         [&](const MinutesItem& one) { return one.minuteNumber == number; });
}

bool says(const MinutesItem& item, const std::string& text)
{
    return std::any_of(item.entries.begin(), item.entries.end(),
                       [&](const MinutesEntry& entry) { return entry.text == text; });
}

}  // namespace

TEST_CASE("The minutes of 18 October stand in the sample's entries", "[minutes][sample]")
{
    SampleReplica sample;
    const base::Id october = must(findMeeting(sample.reader(), "DTCG/2011-10-18")).id;
    const auto locked = *minutesContent(sample.reader(), october, MinutesAudience::Full);
    CHECK(minute(locked, 20).sealed);
    CHECK(minute(locked, 20).entries.empty());
    sample.unlock();

    const auto content = *minutesContent(sample.reader(), october, MinutesAudience::Full);
    REQUIRE(content.items.size() == 12);
    CHECK(content.items.front().minuteNumber == 11);
    CHECK(content.items.back().minuteNumber == 22);
    CHECK(base::spokenTime(*content.startedAt) == "10am");
    CHECK(base::spokenTime(*content.endedAt) == "11:46am");
    REQUIRE(content.chairs.size() == 2);
    CHECK(content.chairs[0].roleTitle == "Chief Inspector (partnerships)");
    CHECK(content.chairs[0].minutesInWords == "11 to 16 and 19 to 22");
    CHECK(content.chairs[1].roleTitle == "Community Safety Manager");
    CHECK(content.chairs[1].minutesInWords == "17 and 18");
    CHECK(content.present.size() == 6);
    CHECK(content.inAttendance.size() == 7);
    CHECK(content.apologies.size() == 2);
    CHECK(content.confidentialityStatement.size() > 20);

    const MinutesItem& fourteen = minute(content, 14);
    CHECK(says(fourteen, "The Probation lead officer (Cambridgeshire and Peterborough Probation Trust) arrived."));
    const MinutesItem& seventeen = minute(content, 17);
    CHECK(says(seventeen,
               "The Community Safety Manager (Peterborough City Council) took the chair for minutes 17 to 18. "
               "Brought a complex item."));
    CHECK(says(seventeen,
               "The Head of tenancy and ASB (Cross Keys Homes) declared an interest as landlord of one "
               "household and took no part in the decision on enforcement."));
    CHECK(seventeen.origin == "neighbourhood panel priority");
    CHECK(seventeen.ask == "input");
    const auto first = std::find_if(seventeen.entries.begin(), seventeen.entries.end(),
                                    [](const MinutesEntry& entry) { return entry.action.has_value(); });
    REQUIRE(first != seventeen.entries.end());
    CHECK(first->reference == "A-014");
    CHECK(first->action->supporting.size() == 3);
    CHECK(base::longDate(*first->action->due) == "18 November 2011");

    const MinutesItem& twenty = minute(content, 20);
    CHECK(twenty.heading == "Repeat offender, case reference IOM-0147");
    CHECK(twenty.presence.size() == 4);

    const auto open = *minutesContent(sample.reader(), october, MinutesAudience::Open);
    REQUIRE(open.items.size() == 12);
    CHECK(minute(open, 20).heading == "Restricted item");
    CHECK(minute(open, 20).entries.empty());
}

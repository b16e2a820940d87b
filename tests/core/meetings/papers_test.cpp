// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers end with numbered recommendations, each a decision slot of its item (requirements D11); who was briefed (B06).
#include "core/meetings/papers.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/briefed.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::meetings;
using namespace muster::test;

namespace {

base::Id november(const replica::Reader& reader) { return must(findMeeting(reader, "DTCG/2011-11-15")).id; }

base::Id itemId(const replica::Reader& reader, int number)
{
    return agendaOf(reader, november(reader)).byNumber(number)->id;
}

}  // namespace

TEST_CASE("A paper needs a purpose and a recommendation, and its recommendations are numbered", "[papers]")
{
    SampleReplica sample;
    WritePaper paper;
    paper.meeting = november(sample.reader());
    paper.item = itemId(sample.reader(), 7);
    paper.title = "Empty premises";
    CHECK_FALSE(execute(*sample, paper).has_value());
    paper.purpose = "To agree who boards them up.";
    CHECK(execute(*sample, paper).error().field == "recommendations");
    paper.recommendations = {{{}, 0, PaperVerb::Note, "the fires of October", {}, {}},
                             {{}, 0, PaperVerb::Agree, "that the council boards them up", {}, {}}};
    paper.paper = must(execute(*sample, paper));
    auto slotsOfItem = decisionSlots(sample.reader(), paper.item);
    REQUIRE(slotsOfItem.size() == 2);
    CHECK(slotsOfItem[0].number == 1);
    CHECK(slotsOfItem[1].text == "that the council boards them up");
    // Written again, one taken out.
    paper.recommendations = {slotsOfItem[1]};
    must(execute(*sample, paper));
    slotsOfItem = decisionSlots(sample.reader(), paper.item);
    REQUIRE(slotsOfItem.size() == 1);
    CHECK(slotsOfItem[0].number == 1);
    CHECK(papersOf(sample.reader(), paper.item).front().title == "Empty premises");
}

TEST_CASE("Each recommendation is decided once, with a verb the body may use", "[papers]")
{
    SampleReplica sample;
    sample->session().setTime(base::TimeOfDay {10 * 60});
    const base::Id meeting = november(sample.reader());
    const base::Id item = itemId(sample.reader(), 9);
    const auto before = decisionSlots(sample.reader(), item);
    REQUIRE(before.size() == 2);
    must(execute(*sample, StartMeeting {meeting}));
    must(execute(*sample, GoToItem {meeting, 9}));
    const base::Id noted = must(execute(*sample, DecideOnPaper {meeting, item, before[0].id, {}}));
    must(execute(*sample, DecideOnPaper {meeting, item, before[1].id, {}}));
    const auto after = decisionSlots(sample.reader(), item);
    CHECK(after[0].decided == "NOTED where each agency has come with the recommendation");
    CHECK(after[1].decided == "AGREED a trial in the eastern sector once it is implementable");
    CHECK_FALSE(execute(*sample, DecideOnPaper {meeting, item, before[0].id, {}}).has_value());
    // A decision that is taken out leaves its slot open again.
    must(execute(*sample, RemoveEntry {noted}));
    CHECK(decisionSlots(sample.reader(), item)[0].decided.empty());
    CHECK(execute(*sample, DecideOnPaper {meeting, item, before[0].id, {}}).has_value());
}

TEST_CASE("A representative is ticked as briefed before the meeting", "[briefed]")
{
    SampleReplica sample;
    const base::Id meeting = november(sample.reader());
    const auto of = [&](const char* code) {
        const auto all = briefings(sample.reader(), meeting);
        return *std::find_if(all.begin(), all.end(), [&](const Briefing& one) { return one.agencyShortName == code; });
    };
    CHECK(of("CONS").briefedOn == base::Date {std::chrono::year {2011} / 11 / 14});
    CHECK_FALSE(of("NHS").briefedOn.has_value());
    must(execute(*sample, TickBriefed {meeting, partnership::agencyByShortName(sample.reader(), "NHS")->id, true, {}}));
    CHECK(of("NHS").briefedOn == base::Date {std::chrono::year {2011} / 11 / 15});
    CHECK(of("NHS").briefedBy == "Community Safety Officer");
    must(execute(*sample, TickBriefed {meeting, of("NHS").agency, false, {}}));
    CHECK_FALSE(of("NHS").briefedOn.has_value());
    const base::Id october = must(findMeeting(sample.reader(), "DTCG/2011-10-18")).id;
    CHECK_FALSE(execute(*sample, TickBriefed {october, of("NHS").agency, true, {}}).has_value());
}

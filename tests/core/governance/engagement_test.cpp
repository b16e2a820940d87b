// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people ask, what panels set, and what they are told (requirements D14, J04, M02, M06, M07, M08, M10, B11).
#include "core/governance/engagement.h"
#include "core/governance/panel_priority.h"

#include "core/documents/circulation_commands.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/execute.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
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

TEST_CASE("Face the People: one of two held, and one question waits", "[governance][engagement]")
{
    SampleReplica sample;
    const auto sessions = publicSessions(sample.reader(), 2011y / 11 / 15);
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0].bodyName == "Face the People");
    CHECK(sessions[0].inWords() == "1 of 2 held");
    CHECK(sessions[0].planned == std::vector<base::Date> {2012y / 3 / 8});
    CHECK(sessions[0].unanswered == 1);
    const auto waiting = engagementRecords(sample.reader(), {.unansweredOnly = true});
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].question == "Why are empty shops in Orton Longueville left open to trespassers?");
    CHECK_FALSE(execute(*sample, AnswerEngagement {waiting[0].id, "Too early", "", 2011y / 10 / 1}).has_value());
    must(execute(*sample, AnswerEngagement {waiting[0].id, "The owner has been told to close them."}));
    CHECK(engagementRecords(sample.reader(), {.unansweredOnly = true}).empty());
    // The plan's year runs from April: the next April counts from nothing.
    CHECK(publicSessions(sample.reader(), 2012y / 4 / 1)[0].inWords() == "0 of 2 held");
}

TEST_CASE("A forum that did not meet on a priority in the quarter is listed", "[governance][engagement]")
{
    SampleReplica sample;
    auto lines = forums(sample.reader(), 2011y / 11 / 15);
    REQUIRE(lines.size() == 3);
    for (const ForumLine& line : lines) {
        CHECK(line.held.empty());
        CHECK(line.inWords(2011y / 11 / 15) == "None in October to December 2011");
    }
    const base::Id forum = partnership::bodyByName(sample.reader(), "SF")->id;
    RecordEngagement said;
    said.body = forum;
    said.question = "The park needs light.";
    said.priority = lines[1].priority;
    said.on = 2011y / 11 / 8;
    said.kind = EngagementKind::Involved;
    said.nature = EngagementNature::Comment;
    must(execute(*sample, said));
    lines = forums(sample.reader(), 2011y / 11 / 15);
    CHECK(lines[1].inWords(2011y / 11 / 15) == "8 November 2011");
    CHECK(lines[0].held.empty());
    // A comment waits for no answer, and counts by its kind.
    CHECK(engagementRecords(sample.reader(), {.unansweredOnly = true}).size() == 1);
    const auto counts = engagementCounts(sample.reader(), 2011y / 4 / 1, 2012y / 3 / 31);
    CHECK(counts[0].count == 1);  // consulted
    CHECK(counts[1].count == 2);  // informed
    CHECK(counts[2].count == 1);  // involved
    CHECK(counts[3].count == 0);  // partnered
}

TEST_CASE("A closed priority of a panel asks for one sentence", "[governance][panels]")
{
    SampleReplica sample;
    auto all = panelPriorities(sample.reader());
    REQUIRE(all.size() == 3);
    // The first was sent on, and came back answered and told; nobody has told the people of the second.
    CHECK(all[0].stateInWords() == "Told back on 14 November 2011");
    CHECK_FALSE(all[0].wantsTellingBack());
    CHECK(all[1].wantsTellingBack());
    const PanelPriority southern = all[2];
    CHECK(southern.area == "Southern");
    CHECK_FALSE(southern.wantsTellingBack());
    must(execute(*sample, ClosePanelPriority {southern.id, "A licence was changed"}));
    CHECK(panelPriority(sample.reader(), southern.id)->wantsTellingBack());
    CHECK(panelPriority(sample.reader(), southern.id)->stateInWords() == "Outcome, not told back");
    const auto refused = execute(*sample, TellPanelBack {southern.id, ""});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().detail == "Tell the people there in one sentence: you said, we did.");
    must(execute(
        *sample,
        TellPanelBack {southern.id, "You said there was trouble near the shops; the shop now closes earlier."}));
    CHECK(panelPriority(sample.reader(), southern.id)->stateInWords() == "Told back on 15 November 2011");
    const auto told = toldBack(sample.reader(), 2011y / 11 / 1, 2011y / 11 / 30);
    REQUIRE(told.size() == 1);
    CHECK(told[0].sectorName == "Southern sector");
}

TEST_CASE("Sentences for the people stand under their sector, and items about a place ask for one",
          "[governance][panels]")
{
    SampleReplica sample;
    const auto quarter = toldBack(sample.reader(), 2011y / 7 / 1, 2011y / 9 / 30);
    REQUIRE(quarter.size() == 1);
    CHECK(quarter[0].sectorName == "Eastern sector");
    CHECK(quarter[0].wardName == "Central (including city centre)");
    // Item 6 of September: thefts in Paston, concluded, without a sentence; its panel is offered.
    const auto waiting = itemsToTell(sample.reader(), 2011y / 9 / 1, 2011y / 9 / 30);
    REQUIRE_FALSE(waiting.empty());
    for (const ItemToTell& item : waiting) {
        CHECK_FALSE(item.wards.empty());
        CHECK(item.offeredName == "Neighbourhood Panels and Neighbourhood Councils");
    }
    const ItemToTell first = waiting.front();
    CHECK_FALSE(execute(*sample, TellAboutItem {first.meeting, first.item, ""}).has_value());
    must(execute(*sample,
                 TellAboutItem {first.meeting, first.item, "You said sheds were broken into; 200 homes got alarms."}));
    CHECK(itemsToTell(sample.reader(), 2011y / 9 / 1, 2011y / 9 / 30).size() == waiting.size() - 1);
    CHECK(toldBack(sample.reader(), 2011y / 11 / 1, 2011y / 11 / 30).size() == 1);
    const auto restricted =
        meetings::agendaOf(sample.reader(), meetingId(sample.reader(), "DTCG/2011-10-18")).byNumber(10)->id;
    CHECK_FALSE(
        execute(*sample, TellAboutItem {meetingId(sample.reader(), "DTCG/2011-10-18"), restricted, "No."}).has_value());
    const auto fletton = partnership::wardByName(sample.reader(), "Fletton");
    CHECK(panelOfWard(sample.reader(), fletton->id) == partnership::bodyByName(sample.reader(), "LOCAL")->id);
}

TEST_CASE("A special interest group sends an item to the agenda", "[governance][engagement]")
{
    SampleReplica sample;
    partnership::AddBody drivers;
    drivers.shortName = "TAXI";
    drivers.name = "Taxi drivers' group";
    drivers.tier = partnership::Tier::Interest;
    drivers.authority = partnership::Authority::Consultative;
    const base::Id group = must(partnership::execute(*sample, drivers));
    meetings::ProposeItem item;
    item.meeting = meetingId(sample.reader(), "DTCG/2011-12-20");
    item.title = "Safe places to wait for a taxi";
    item.origin = meetings::ItemOrigin::PanelPriority;
    item.ask = meetings::ItemAsk::Input;
    item.raisedByBody = group;
    const auto proposed = meetings::execute(*sample, item);
    REQUIRE(proposed.has_value());
    CHECK(meetings::itemOf(sample.reader(), item.meeting, *proposed)->raisedByBodyName == "Taxi drivers' group");
}

TEST_CASE("A community contact is told outcomes and never gets what is restricted", "[governance][engagement]")
{
    SampleReplica sample;
    sample.unlock();
    partnership::AddAgency contact;
    contact.shortName = "NHW";
    contact.name = "Neighbourhood watch co-ordinators";
    contact.category = partnership::AgencyCategory::Community;
    const base::Id watch = must(partnership::execute(*sample, contact));
    const base::Id meeting = meetingId(sample.reader(), "DTCG/2011-11-15");
    const base::Id restricted = meetings::agendaOf(sample.reader(), meeting).byNumber(12)->id;
    const auto refused =
        meetings::execute(*sample, meetings::SetNeed {meeting, restricted, watch, meetings::Need::Required});
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().detail, ContainsSubstring("is a community contact"));
    const auto copy = documents::execute(*sample,
                                         documents::RecordCirculation {.meeting = meeting,
                                                                       .item = restricted,
                                                                       .document = "minutes",
                                                                       .edition = "restricted",
                                                                       .agency = watch,
                                                                       .recipient = "Co-ordinator",
                                                                       .copyNumber = 9});
    REQUIRE_FALSE(copy.has_value());
    const base::Id open = meetings::agendaOf(sample.reader(), meeting).byNumber(6)->id;
    CHECK(meetings::execute(*sample, meetings::SetNeed {meeting, open, watch, meetings::Need::Useful}).has_value());
}

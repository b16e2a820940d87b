// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of a record of the sample, taken away for good.
#include "core/documents/erase_text.h"

#include "core/actions/action_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/papers.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <fstream>

using namespace muster;
using namespace muster::documents;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

const std::string kErased = "[Erased 15 November 2011]";

EraseText command(const std::string& record) { return {record, "Request of 10 November", "Information governance lead"}; }

/// Whether any text of any table still says it.
bool said(replica::Replica& replica, const std::string& text)
{
    for (const replica::TableInfo& table : replica.catalogue().tables()) {
        for (const std::string& column : table.columns) {
            auto row = replica.reader().query("SELECT 1 FROM main." + table.name + " WHERE typeof(\"" + column
                                                  + "\") = 'text' AND instr(\"" + column + "\", ?1) > 0",
                                              text);
            if (row.next()) {
                UNSCOPED_INFO(table.name << "." << column);
                return true;
            }
        }
    }
    return false;
}

}  // namespace

TEST_CASE("The text of an action goes wherever it stands word for word, and the action stays", "[documents][erasure]")
{
    SampleReplica sample;
    // The sample's actions came with what is restricted in one change, which is said again.
    CHECK(execute(*sample, command("A-015")).error().code == base::FailureCode::Locked);
    sample.unlock();
    const auto action = actions::findAction(sample.reader(), "A-015").value();
    REQUIRE(action.text.size() > 12);
    const auto preview = must(previewErasure(*sample, "a-015"));
    CHECK(preview.about == "A-015");
    REQUIRE(!preview.places.empty());
    CHECK(std::any_of(preview.places.begin(), preview.places.end(),
                      [&](const ErasedPlace& place) { return place.where == "Action: text"; }));
    REQUIRE(said(*sample, action.text));

    const auto erased = must(execute(*sample, command("A-015")));
    CHECK(erased.places == preview.places.size());
    CHECK(erased.changes >= 1);
    CHECK_FALSE(said(*sample, action.text));
    const auto after = actions::findAction(sample.reader(), "A-015").value();
    CHECK(after.text == kErased);
    CHECK(after.reference == action.reference);
    CHECK(after.due == action.due);
    CHECK(after.status == action.status);
    // All the others are as they were, though one change had made them all.
    const auto others = actions::listActions(sample.reader());
    CHECK(std::count_if(others.begin(), others.end(), [](const auto& each) { return each.text == kErased; }) == 1);
    CHECK(sample->check().empty());
    CHECK(sample->conflicts().empty());
    CHECK(must(previewErasure(*sample, "A-015")).places.empty());
}

TEST_CASE("An exception's words go with its whole story, and the exception stays", "[documents][erasure][exceptions]")
{
    SampleReplica sample;
    sample.unlock();
    const auto before = actions::findException(sample.reader(), std::string {"EX-02"}).value();
    const std::string cause = "Thefts by the tenants of one house in Paston";
    must(execute(*sample, actions::ExplainException {before.id, cause, {}, {}}));
    REQUIRE(said(*sample, cause));
    must(execute(*sample, command("ex-02")));
    CHECK_FALSE(said(*sample, cause));
    const auto after = actions::findException(sample.reader(), std::string {"EX-02"}).value();
    CHECK(after.cause == kErased);
    CHECK(after.state == before.state);
    CHECK(after.recovery.size() == before.recovery.size());
    CHECK(sample->check().empty());
}

TEST_CASE("An item goes with all that was recorded at it", "[documents][erasure]")
{
    SampleReplica sample;
    sample.unlock();
    const auto meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-10-18"));
    const auto agenda = meetings::agendaOf(sample.reader(), meeting.id);
    const auto item = std::find_if(agenda.items.begin(), agenda.items.end(), [](const meetings::AgendaItem& each) {
        return !each.restricted() && !each.background.empty();
    });
    const std::string name = "DTCG/2011-10-18 item "
        + std::to_string(item == agenda.items.end() ? agenda.items.back().number : item->number);
    const auto preview = must(previewErasure(*sample, name));
    REQUIRE(!preview.places.empty());
    must(execute(*sample, command(name)));
    CHECK(must(previewErasure(*sample, name)).places.empty());
    CHECK(sample->check().empty());
}

TEST_CASE("An item's sheet and papers are erased with it", "[documents][erasure]")
{
    SampleReplica sample;
    sample.unlock();  // the sample came in as one Change, with something restricted in it
    const auto meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15"));
    const base::Id item = meetings::agendaOf(sample.reader(), meeting.id).byNumber(7)->id;
    const std::string scanning = "The keeper of the corner shop saw them every Friday";
    const std::string proposal = "Speak to the family of the boy with the blue bicycle";
    meetings::ProblemSheet sheet;
    sheet.scanning = scanning;
    must(execute(*sample, meetings::SetProblemSheet {meeting.id, item, sheet}));
    meetings::SetItemCare care {meeting.id, item};
    care.whyPartnership = "Only her landlord knows the lodger";
    must(execute(*sample, care));
    meetings::WritePaper paper;
    paper.meeting = meeting.id;
    paper.item = item;
    paper.title = "The corner shop";
    paper.purpose = "To agree who speaks to whom";
    paper.proposal = proposal;
    paper.recommendations = must(meetings::paperLinesFrom("agree that the constable knocks at number nine"));
    must(execute(*sample, paper));
    REQUIRE(said(*sample, scanning));
    must(execute(*sample, command("DTCG/2011-11-15 item 7")));
    for (const std::string& text : {scanning, proposal, std::string {"landlord knows the lodger"},
                                    std::string {"knocks at number nine"}}) {
        CHECK_FALSE(said(*sample, text));
    }
    CHECK(sample->check().empty());
}

TEST_CASE("A restricted record is shown and erased only while part two is open", "[documents][erasure][part-two]")
{
    SampleReplica sample;
    const auto all = actions::listActions(sample.reader());
    const auto restricted =
        std::find_if(all.begin(), all.end(), [](const actions::Action& action) { return action.restricted; });
    REQUIRE(restricted != all.end());
    CHECK(previewErasure(*sample, restricted->reference).error().code == base::FailureCode::Locked);
    CHECK(execute(*sample, command(restricted->reference)).error().code == base::FailureCode::Locked);
    sample.unlock();
    const std::string text = actions::findAction(sample.reader(), restricted->reference)->text;
    must(execute(*sample, command(restricted->reference)));
    CHECK(actions::findAction(sample.reader(), restricted->reference)->text == kErased);
    CHECK(actions::findAction(sample.reader(), restricted->reference)->restricted);
    CHECK(text != kErased);
}

TEST_CASE("What is not there, or without a basis, is refused in words", "[documents][erasure]")
{
    SampleReplica sample;
    CHECK(previewErasure(*sample, "A-999").error().code == base::FailureCode::NotFound);
    CHECK(previewErasure(*sample, "").error().code == base::FailureCode::NotFound);
    CHECK(execute(*sample, {"A-015", "", "Lead"}).error().field == "basis");
    CHECK(execute(*sample, {"A-015", "Request", ""}).error().field == "decided_by");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/agenda_fixture.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;

TEST_CASE_METHOD(AgendaFixture, "Standing items arrive in the next open agenda without being stored", "[agenda]")
{
    CHECK(titles()
          == std::vector<std::string> {"Welcome", "Minutes of 18 October 2011 and matters arising",
                                       "Performance exceptions", "Any other business"});
    CHECK(storedItems() == 0);
    for (const AgendaItem& item : agenda().items) {
        CHECK(item.virtualItem);
        CHECK(item.requires_(agency["CITY"]));
    }
    const base::Id december = addMeeting(2011y / 12 / 20, "agenda_open");
    CHECK(titles(december).empty());

    // Once November is published its agenda is fixed and the next one begins to fill.
    must(execute(*replica, PublishAgenda {november, false}));
    CHECK(storedItems() == 4);
    CHECK_FALSE(agenda().items[0].virtualItem);
    CHECK(titles(december)[1] == "Minutes of 15 November 2011 and matters arising");
}

TEST_CASE_METHOD(AgendaFixture, "Editing an item that arrived stores it under the same id, once", "[agenda]")
{
    const base::Id welcome = idOf("Welcome");
    must(execute(*replica, SetMinutes {november, welcome, 7}));
    CHECK(storedItems() == 1);
    const Agenda now = agenda();
    CHECK(now.items.size() == 4);
    CHECK(now.items[0].id == welcome);
    CHECK(now.items[0].minutes == 7);
    CHECK(now.items[0].requirements.size() == 2);
    must(replica->transact("again", [&](replica::Writer& w) { return materialise(w, november, welcome); }));
    CHECK(storedItems() == 1);
    must(replica->undo());
    CHECK(agenda().items[0].minutes == 5);
    CHECK(agenda().items[0].virtualItem);
}

TEST_CASE_METHOD(AgendaFixture, "A deferred item arrives in the next agenda by itself and leaves when taken back",
                 "[agenda]")
{
    const base::Id item = accepted("Empty premises");
    must(execute(*replica, SetNeed {november, item, agency["HMP"], Need::Required}));
    must(execute(*replica, RecordReply {november, item, agency["HMP"], Reply::Attend, {}}));
    must(execute(*replica, PublishAgenda {november, false}));
    const base::Id december = addMeeting(2011y / 12 / 20, "agenda_open");
    CHECK(execute(*replica, DeferItem {november, item, "", {}}).error().field == "reason");
    must(execute(*replica, DeferItem {november, item, "Fire officer ill", {}}));
    CHECK(agenda().find(item)->state == ItemState::Deferred);
    CHECK(agenda().find(item)->number == 3);  // it keeps its number and its place

    const base::Id there = idOf("Empty premises", december);
    REQUIRE_FALSE(there.isNil());
    const AgendaItem arrived = *agenda(december).find(there);
    CHECK(arrived.state == ItemState::Accepted);
    CHECK(arrived.continues == item);
    CHECK(arrived.continuesText == "deferred from 15 November 2011");
    CHECK(arrived.requires_(agency["HMP"]));
    CHECK(arrived.requirements[0].reply == Reply::None);
    CHECK(arrived.reason.empty());

    must(execute(*replica, SetMinutes {december, there, 20}));
    CHECK(agenda(december).find(there)->continuesText == "deferred from 15 November 2011");
    const auto all = titles(december);
    CHECK(std::count(all.begin(), all.end(), "Empty premises") == 1);
    must(execute(*replica, PublishAgenda {december, false}));
    const base::Id january = addMeeting(2012y / 1 / 17, "agenda_open");
    CHECK(idOf("Empty premises", january).isNil());

    SECTION("deferred again it goes on from there")
    {
        must(execute(*replica, DeferItem {december, there, "No time", {}}));
        CHECK_FALSE(idOf("Empty premises", january).isNil());
    }
}

TEST_CASE_METHOD(AgendaFixture, "A deferral to a named meeting waits for that one", "[agenda]")
{
    const base::Id item = accepted("Summer festival");
    const base::Id december = addMeeting(2011y / 12 / 20, "agenda_open");
    const base::Id january = addMeeting(2012y / 1 / 17, "planned");
    CHECK(execute(*replica, DeferItem {november, item, "later", october}).error().field == "meeting");
    must(execute(*replica, DeferItem {november, item, "In the new year", january}));
    must(execute(*replica, PublishAgenda {november, false}));
    CHECK(idOf("Summer festival", december).isNil());
    CHECK_FALSE(idOf("Summer festival", january).isNil());
    // When that meeting is cancelled the item does not fall between two chairs.
    must(execute(*replica, CancelMeeting {january, "Snow"}));
    CHECK_FALSE(idOf("Summer festival", december).isNil());
}

TEST_CASE_METHOD(AgendaFixture, "Items of a cancelled meeting return to the next agenda as they stood", "[agenda]")
{
    accepted("Accepted one");
    propose("Proposed one");
    const base::Id december = addMeeting(2011y / 12 / 20, "agenda_open");
    CHECK(execute(*replica, CancelMeeting {november, ""}).error().field == "reason");
    must(execute(*replica, CancelMeeting {november, "Snow"}));
    const Agenda now = agenda(december);
    CHECK(now.find(idOf("Accepted one", december))->state == ItemState::Accepted);
    CHECK(now.find(idOf("Proposed one", december))->state == ItemState::Proposed);
    CHECK(now.find(idOf("Accepted one", december))->continuesText == "from the cancelled meeting of 15 November 2011");
    // Standing items come once; the previous meeting is the one that was held.
    CHECK(titles(december)[1] == "Minutes of 18 October 2011 and matters arising");
    CHECK(now.items.size() == 5);
    must(replica->undo());
    CHECK(agenda(december).items.empty());
}

TEST_CASE_METHOD(AgendaFixture, "A referred item is proposed to the other body, with its source", "[agenda]")
{
    const base::Id boardMeeting = addMeeting(2011y / 11 / 29, "agenda_open", board);
    const base::Id item = accepted("One data system");
    CHECK(execute(*replica, ReferItem {november, item, dtcg, {}}).error().field == "body");
    CHECK(execute(*replica, ReferItem {november, item, exec, {}}).error().code == base::FailureCode::Refused);
    must(execute(*replica, ReferItem {november, item, board, "Needs money"}));
    const Agenda there = agenda(boardMeeting);
    REQUIRE(there.apart.size() == 1);
    CHECK(there.apart[0].title == "One data system");
    CHECK(there.apart[0].state == ItemState::Proposed);
    CHECK(there.apart[0].continuesText == "referred by the District Tasking and Co-ordination Group, 15 November 2011");
    CHECK(agenda().find(item)->referredToName == "Partnership Board");
    must(execute(*replica, AcceptItem {boardMeeting, there.apart[0].id}));
    CHECK(agenda(boardMeeting).items.size() == 1);
    CHECK(agenda(boardMeeting).apart.empty());
}

TEST_CASE_METHOD(AgendaFixture, "Open actions of the body's meetings come before the next one by themselves",
                 "[agenda]")
{
    must(replica->transact("Actions", [&](replica::Writer& w) -> base::Result<void> {
        const auto add = [&](int number, std::string_view status, std::string_view due, const base::Id& meetingId) {
            w.run("INSERT INTO action (id, number, reference, lead_agency, meeting, due, status, sensitivity) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open')",
                  base::newId(), number, "A-00" + std::to_string(number), agency["CONS"], meetingId, due, status);
        };
        add(1, "in_progress", "2011-11-20", october);
        add(2, "closed_verified", "2011-11-01", october);
        add(3, "blocked", "2011-11-01", october);
        add(4, "not_started", "2011-12-01", november);
        return {};
    }));
    const auto actions = carriedActions(replica->reader(), november);
    REQUIRE(actions.size() == 2);
    CHECK(actions[0].reference == "A-003");
    CHECK(actions[1].reference == "A-001");
    CHECK_FALSE(actions[1].updatedSinceLastMeeting);
}

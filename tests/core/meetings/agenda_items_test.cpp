// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/meetings/agenda_fixture.h"

using namespace muster;
using namespace muster::test;

TEST_CASE_METHOD(AgendaFixture, "An item cannot be proposed without origin, ask and title", "[agenda]")
{
    ProposeItem item = proposal("Street lighting");
    SECTION("origin")
    {
        item.origin.reset();
        CHECK(execute(*replica, item).error().field == "origin");
    }
    SECTION("ask")
    {
        item.ask = ItemAsk::None;
        CHECK(execute(*replica, item).error().field == "ask");
    }
    SECTION("title")
    {
        item.title = "  ";
        CHECK(execute(*replica, item).error().field == "title");
    }
    SECTION("asking for assistance names another agency than the one that asks")
    {
        item.ask = ItemAsk::Assistance;
        item.needs = {{agency["CONS"], Need::Required}};
        CHECK(execute(*replica, item).error().field == "agencies");
        item.needs.push_back({agency["HMP"], Need::Useful});
        CHECK(execute(*replica, item).has_value());
    }
    CHECK(agenda().items.size() == 4);
}

TEST_CASE_METHOD(AgendaFixture, "Items stand in their part of the agenda and the clock runs through them", "[agenda]")
{
    unlock();
    acceptedRestricted("Case business");
    accepted("First business");
    accepted("Second business");
    CHECK(titles()
          == std::vector<std::string> {"Welcome", "Minutes of 18 October 2011 and matters arising", "First business",
                                       "Second business", "Performance exceptions", "Case business",
                                       "Any other business"});
    const Agenda now = agenda();
    CHECK(now.items[2].number == 3);
    CHECK(base::clockTime(now.items[2].starts) == "10:10");
    CHECK(base::clockTime(now.items[5].starts) == "10:35");
    CHECK(now.totalMinutes == 50);
    CHECK(now.endInWords() == "Ends 10:50, 10 minutes to spare");

    must(execute(*replica, SetMinutes {november, now.items[2].id, 32}));
    CHECK(agenda().endInWords() == "Ends 11:12, 12 minutes over");
    CHECK(execute(*replica, SetMinutes {november, now.items[2].id, 0}).error().field == "minutes");
}

TEST_CASE_METHOD(AgendaFixture, "A moved item stays where it was put", "[agenda]")
{
    const base::Id first = accepted("First business");
    const base::Id second = accepted("Second business");
    const base::Id welcome = idOf("Welcome");
    must(execute(*replica, MoveItem {november, second, first}));
    CHECK(titles()[2] == "Second business");

    // A standing item that only arrived can be moved too; that stores it.
    must(execute(*replica, MoveItem {november, idOf("Performance exceptions"), welcome}));
    CHECK(titles()[0] == "Performance exceptions");
    must(execute(*replica, MoveItem {november, welcome, {}}));
    CHECK(titles().back() == "Welcome");
    CHECK(titles().size() == 6);

    must(execute(*replica, SwapItems {november, first, second}));
    CHECK(titles()[2] == "First business");
    must(replica->undo());
    CHECK(titles()[2] == "Second business");
}

TEST_CASE_METHOD(AgendaFixture, "Moving between the same two items for ever keeps the order right", "[agenda]")
{
    const base::Id a = accepted("A");
    const base::Id b = accepted("B");
    const base::Id c = accepted("C");
    for (int i = 0; i < 40; ++i) {
        must(execute(*replica, MoveItem {november, i % 2 == 0 ? c : b, i % 2 == 0 ? b : c}));
        must(execute(*replica, MoveItem {november, a, i % 2 == 0 ? b : c}));
    }
    const auto now = titles();
    CHECK(std::vector<std::string> {now[2], now[3], now[4]} == std::vector<std::string> {"B", "A", "C"});
}

TEST_CASE_METHOD(AgendaFixture, "Declined and referred items are listed apart, with their reason", "[agenda]")
{
    const base::Id declined = propose("Not for this group");
    CHECK(execute(*replica, DeclineItem {november, declined, ""}).error().field == "reason");
    must(execute(*replica, DeclineItem {november, declined, "Belongs to planning enforcement"}));
    const base::Id waiting = propose("Waiting");
    const Agenda now = agenda();
    REQUIRE(now.apart.size() == 2);
    CHECK(now.apart[0].id == waiting);
    CHECK(now.apart[1].reason == "Belongs to planning enforcement");
    CHECK(now.apart[1].number == 0);
    must(execute(*replica, AcceptItem {november, declined}));
    CHECK(agenda().find(declined)->reason.empty());
}

TEST_CASE_METHOD(AgendaFixture, "A paper's lateness counts working days before the meeting", "[agenda]")
{
    const base::Id item = accepted("With papers");
    must(execute(*replica, AddPaper {november, item, "In good time", 2011y / 11 / 7, {}}));
    const base::Id late = must(execute(*replica, AddPaper {november, item, "Late", 2011y / 11 / 14, {}}));
    CHECK(execute(*replica, AddPaper {november, item, "From the future", 2011y / 11 / 16, {}}).error().field
          == "received");
    auto papers = agenda().find(item)->papers;
    REQUIRE(papers.size() == 2);
    CHECK_FALSE(papers[0].late);
    CHECK(papers[1].latenessInWords() == "received 1 working day before");
    CHECK(papers[1].fromAgency == agency["CONS"]);
    must(execute(*replica, ChooseForPaper {november, item, late, PaperChoice::NoteOnly}));
    CHECK(agenda().find(item)->papers[1].choice == PaperChoice::NoteOnly);
}

TEST_CASE_METHOD(AgendaFixture, "Needs and replies are kept for each agency and item", "[agenda]")
{
    const base::Id item = accepted("Violent crime");
    must(execute(*replica, SetNeed {november, item, agency["NHS"], Need::Required}));
    must(execute(*replica, SetNeed {november, item, agency["HMP"], Need::Useful}));
    must(execute(*replica, RecordReply {november, item, agency["NHS"], Reply::Contribute, "with figures"}));
    must(execute(*replica, SetNeed {november, item, agency["HMP"], Need::NotNeeded}));
    const AgendaItem now = *agenda().find(item);
    REQUIRE(now.requirements.size() == 1);
    CHECK(now.requires_(agency["NHS"]));
    CHECK(now.requirements[0].reply == Reply::Contribute);
    CHECK(now.requirements[0].replyNote == "with figures");
    CHECK(now.requirements[0].repliedOn == base::Date {2011y / 11 / 15});
    CHECK(execute(*replica, SetNeed {november, item, base::newId(), Need::Required}).error().field == "agency");
}

TEST_CASE_METHOD(AgendaFixture, "A late item takes the next number and says why it could not wait", "[agenda]")
{
    const base::Id business = accepted("Business");
    must(execute(*replica, PublishAgenda {november, false}));
    CHECK(execute(*replica, proposal("Too late")).error().code == base::FailureCode::Refused);
    CHECK(execute(*replica, AddLateOrUrgentItem {proposal("Flood"), " "}).error().field == "reason");
    const base::Id urgent =
        must(execute(*replica, AddLateOrUrgentItem {proposal("Flood"), "the river rose overnight"}));
    const Agenda now = agenda();
    CHECK(now.find(urgent)->number == 6);
    CHECK(now.find(urgent)->urgentReason == "the river rose overnight");
    CHECK(now.find(business)->number == 3);
    // It stands with the business, though numbered last.
    CHECK(now.items[3].id == urgent);
    CHECK(execute(*replica, DeclineItem {november, business, "too long"}).error().code == base::FailureCode::Refused);
}

TEST_CASE_METHOD(AgendaFixture, "Odd text in an item comes back as it was, invalid bytes replaced", "[agenda]")
{
    const std::string odd = "Ünïcode \xF0\x9F\x94\x92 مرحبا <b>&amp; 'quoted' \"; DROP TABLE agenda_item;--";
    const base::Id item = accepted(odd);
    CHECK(agenda().find(item)->title == odd);
    EditItem edit {november, item};
    edit.background = std::string(200000, 'x') + "\xff";
    must(execute(*replica, edit));
    CHECK(agenda().find(item)->background == std::string(200000, 'x') + "\xEF\xBF\xBD");
    CHECK(execute(*replica, EditItem {november, base::newId()}).error().code == base::FailureCode::NotFound);
}

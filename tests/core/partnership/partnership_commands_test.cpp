// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/agency_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_commands.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_commands.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/standing_commands.h"
#include "core/partnership/standing_queries.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using namespace muster::partnership;
using namespace std::chrono;
using base::FailureCode;
using test::must;

namespace {

AddAgency anAgency(std::string shortName, std::string name)
{
    AddAgency command;
    command.shortName = std::move(shortName);
    command.name = std::move(name);
    return command;
}

AddBody aBody(std::string shortName, std::string name)
{
    AddBody command;
    command.shortName = std::move(shortName);
    command.name = std::move(name);
    command.effectiveFrom = 2011y / 4 / 1;
    return command;
}

AddRole aRole(const base::Id& agency, std::string title)
{
    AddRole command;
    command.agency = agency;
    command.title = std::move(title);
    return command;
}

SetCadence everyMonth(const base::Id& body, int nth, int weekday, base::Date from)
{
    SetCadence command;
    command.body = body;
    command.cadence.pattern = CadencePattern::MonthlyNthWeekday;
    command.cadence.nth = nth;
    command.cadence.weekday = weekday;
    command.cadence.effectiveFrom = from;
    return command;
}

}  // namespace

TEST_CASE("A folder holds one partnership", "[partnership]")
{
    test::TestReplica replica;
    CHECK_FALSE(profile(replica->reader()));
    CHECK(execute(*replica, CreatePartnership {"  "}).error().field == "name");
    must(execute(*replica, CreatePartnership {"Safer Marshwick Partnership"}));
    CHECK(replica->undoLabel() == "Create partnership Safer Marshwick Partnership");
    CHECK(execute(*replica, CreatePartnership {"Another"}).error().code == FailureCode::Refused);

    EditPartnership edit;
    edit.vision = "Safer streets";
    edit.publishTaskingMinutes = true;
    must(execute(*replica, edit));
    CHECK(profile(replica->reader())->name == "Safer Marshwick Partnership");
    CHECK(profile(replica->reader())->vision == "Safer streets");
    CHECK(profile(replica->reader())->publishTaskingMinutes);
    must(replica->undo());
    CHECK(profile(replica->reader())->vision.empty());
}

TEST_CASE("One short form cannot have two meanings, and the refusal names both", "[partnership]")
{
    test::TestReplica replica;
    must(execute(*replica, AddGlossaryEntry {"PCC", "Police and Crime Commissioner"}));
    const auto second = execute(*replica, AddGlossaryEntry {"pcc", "Peterborough City Council"});
    REQUIRE_FALSE(second);
    CHECK(second.error().detail.find("Police and Crime Commissioner") != std::string::npos);
    CHECK(second.error().detail.find("Peterborough City Council") != std::string::npos);
    const auto entry = glossaryEntry(replica->reader(), "PCC");
    must(execute(*replica, EditGlossaryEntry {entry->id, "PCC", "Police and Crime Commissioner's office"}));
    must(execute(*replica, RemoveGlossaryEntry {entry->id}));
    CHECK(glossary(replica->reader()).empty());
}

TEST_CASE("An agency joins mid-year and leaves without losing its history", "[partnership]")
{
    test::TestReplica replica;
    AddAgency joining = anAgency("YMCA", "Marshwick YMCA");
    joining.joinedOn = 2011y / 11 / 1;
    joining.represents = "the voluntary sector";
    const base::Id id = must(execute(*replica, joining));
    CHECK(agenciesOn(replica->reader(), 2011y / 10 / 31).empty());
    CHECK(agenciesOn(replica->reader(), 2011y / 11 / 1).size() == 1);
    const base::Id lead = must(execute(*replica, aRole(id, "Centre manager")));

    CHECK(execute(*replica, CloseAgency {id, 2011y / 10 / 1}).error().field == "left on");
    must(execute(*replica, CloseAgency {id, 2011y / 12 / 31}));
    CHECK(fullName(*agency(replica->reader(), id)) == "Marshwick YMCA (representing the voluntary sector)");
    CHECK(agenciesOn(replica->reader(), 2011y / 12 / 31).size() == 1);
    CHECK(agenciesOn(replica->reader(), 2012y / 1 / 1).empty());
    CHECK(role(replica->reader(), lead)->activeTo == base::Date {2011y / 12 / 31});
    CHECK(execute(*replica, CloseAgency {id, 2012y / 1 / 31}).error().code == FailureCode::Refused);
    CHECK(replica->check().empty());
}

TEST_CASE("Names of agencies are required and unique among those that have not left", "[partnership]")
{
    test::TestReplica replica;
    const base::Id id = must(execute(*replica, anAgency("CITY", "City Council")));
    CHECK(execute(*replica, anAgency("", "Fire Authority")).error().field == "short name");
    CHECK(execute(*replica, anAgency("TWO WORDS", "Fire Authority")).error().field == "short name");
    CHECK(execute(*replica, anAgency("FIRE", " ")).error().field == "name");
    CHECK(execute(*replica, anAgency("city", "Cinema")).error().code == FailureCode::Refused);
    CHECK(execute(*replica, anAgency("CC", "city council")).error().code == FailureCode::Refused);
    must(execute(*replica, CloseAgency {id, 2011y / 11 / 15}));
    CHECK_FALSE(execute(*replica, anAgency("CITY", "City Council")));
    EditAgency edit;
    edit.agency = id;
    edit.displayName = "Council";
    edit.category = AgencyCategory::Responsible;
    must(execute(*replica, edit));
    CHECK(printName(*agency(replica->reader(), id)) == "Council");
    CHECK(agency(replica->reader(), id)->category == AgencyCategory::Responsible);
    CHECK(agency(replica->reader(), id)->name == "City Council");
    edit.agency = base::newId();
    CHECK(execute(*replica, edit).error().code == FailureCode::NotFound);
}

TEST_CASE("A role belongs somewhere, an agency has one lead, a deputy is of the same agency", "[partnership]")
{
    test::TestReplica replica;
    const base::Id city = must(execute(*replica, anAgency("CITY", "City Council")));
    const base::Id fire = must(execute(*replica, anAgency("FIRE", "Fire Authority")));
    const base::Id parking = must(execute(*replica, AddUnit {city, "Parking"}));
    CHECK(execute(*replica, AddUnit {city, "parking"}).error().code == FailureCode::Refused);
    must(execute(*replica, EditUnit {parking, "Parking and streets"}));
    CHECK(unitsOf(replica->reader(), city).front().name == "Parking and streets");

    CHECK(execute(*replica, aRole({}, "Visitor")).error().field == "agency");
    AddRole first = aRole(city, "Community Safety Manager");
    first.isLead = true;
    first.canCommit = true;
    first.unit = parking;
    const base::Id manager = must(execute(*replica, first));
    CHECK(execute(*replica, aRole(city, "community safety manager")).error().code == FailureCode::Refused);
    AddRole other = aRole(fire, "Watch manager");
    other.deputyFor = manager;
    CHECK(execute(*replica, other).error().field == "deputy for");

    AddRole second = aRole(city, "Head of safety");
    second.isLead = true;
    const base::Id head = must(execute(*replica, second));
    CHECK(leadOf(replica->reader(), city, 2011y / 11 / 15)->id == head);
    EditRole edit;
    edit.role = manager;
    edit.deputyFor = head;
    edit.unit = base::Id {};
    must(execute(*replica, edit));
    CHECK(deputyOf(replica->reader(), city, 2011y / 11 / 15)->id == manager);
    CHECK(role(replica->reader(), manager)->unit.isNil());
    CHECK(role(replica->reader(), manager)->canCommit);

    must(execute(*replica, EndRole {head, 2011y / 11 / 30}));
    CHECK(rolesOn(replica->reader(), 2011y / 12 / 1).size() == 1);
    CHECK(execute(*replica, EndRole {head, 2011y / 12 / 31}).error().code == FailureCode::Refused);
}

TEST_CASE("A body is closed by a named decision and its cadence ends with it", "[partnership]")
{
    test::TestReplica replica;
    const base::Id group = must(execute(*replica, aBody("EXEC", "Executive Group")));
    must(execute(*replica, everyMonth(group, 2, 1, 2011y / 4 / 1)));
    CHECK(execute(*replica, CloseBody {group, 2011y / 11 / 30, " ", {}}).error().field == "decision");
    must(execute(*replica, CloseBody {group, 2011y / 11 / 30, "CDRP Board, minute 95", {}}));
    CHECK(body(replica->reader(), group)->closedBy == "CDRP Board, minute 95");
    CHECK(nextMeetingDates(replica->reader(), group, 2011y / 12 / 1, 3).empty());
    CHECK(bodies(replica->reader()).size() == 1);
}

TEST_CASE("A new cadence ends the old one on the day before", "[partnership]")
{
    test::TestReplica replica;
    const base::Id group = must(execute(*replica, aBody("DTCG", "District Tasking and Co-ordination Group")));
    must(execute(*replica, everyMonth(group, 3, 2, 2011y / 9 / 1)));
    must(execute(*replica, everyMonth(group, 1, 4, 2012y / 1 / 1)));
    const auto rules = cadencesOf(replica->reader(), group);
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].effectiveTo == base::Date {2011y / 12 / 31});
    CHECK_FALSE(rules[1].effectiveTo);
    const auto dates = nextMeetingDates(replica->reader(), group, 2011y / 12 / 1, 3);
    REQUIRE(dates.size() == 3);
    CHECK(dates[0].date == base::Date {2011y / 12 / 20});
    CHECK(dates[1].date == base::Date {2012y / 1 / 5});
    CHECK(dates[2].date == base::Date {2012y / 2 / 2});
    CHECK(execute(*replica, everyMonth(group, 3, 2, 2011y / 10 / 1)).error().field == "effective from");
    CHECK(execute(*replica, everyMonth(group, 6, 2, 2012y / 2 / 1)).error().field == "weekday");
}

TEST_CASE("Bodies do not report in a circle and a name finds one body only", "[partnership]")
{
    test::TestReplica replica;
    const base::Id group = must(execute(*replica, aBody("DTCG", "Tasking Group")));
    const base::Id board = must(execute(*replica, aBody("BOARD", "Partnership Board")));
    const base::Id link = must(execute(*replica, LinkBodies {group, board, LinkKind::ReportsTo}));
    CHECK(execute(*replica, LinkBodies {board, group, LinkKind::ReportsTo}).error().code == FailureCode::Refused);
    CHECK(execute(*replica, LinkBodies {group, group, LinkKind::LinkedTo}).error().code == FailureCode::Refused);
    must(execute(*replica, LinkBodies {board, group, LinkKind::LinkedTo}));
    must(execute(*replica, UnlinkBodies {link}));
    must(execute(*replica, LinkBodies {board, group, LinkKind::ReportsTo}));

    const base::Id alias = must(execute(*replica, AddBodyAlias {board, "Delivery Board"}));
    CHECK(execute(*replica, AddBodyAlias {group, "delivery board"}).error().code == FailureCode::Refused);
    CHECK(execute(*replica, aBody("DB", "Delivery Board")).error().code == FailureCode::Refused);
    CHECK(bodyByName(replica->reader(), "Delivery Board")->id == board);
    must(execute(*replica, RemoveBodyAlias {alias}));
    CHECK_FALSE(bodyByName(replica->reader(), "Delivery Board"));

    EditBody edit;
    edit.body = group;
    edit.authority = Authority::OperationalTasking;
    must(execute(*replica, edit));
    CHECK(body(replica->reader(), group)->authority == Authority::OperationalTasking);
}

TEST_CASE("An agency sits on a body once, and its place there can end", "[partnership]")
{
    test::TestReplica replica;
    const base::Id city = must(execute(*replica, anAgency("CITY", "City Council")));
    const base::Id group = must(execute(*replica, aBody("DTCG", "Tasking Group")));
    const base::Id place =
        must(execute(*replica, AddMembership {.body = group, .agency = city, .role = {}, .from = {}}));
    CHECK(execute(*replica, AddMembership {.body = group, .agency = city, .role = {}, .from = {}}).error().code
          == FailureCode::Refused);
    must(execute(*replica, EditMembership {place, Capacity::Observer, MembershipState::UnderDiscussion}));
    CHECK(membershipsOf(replica->reader(), group).front().capacity == Capacity::Observer);
    must(execute(*replica, EndMembership {place, 2011y / 11 / 20}));
    CHECK(membershipsOf(replica->reader(), group).front().to == base::Date {2011y / 11 / 20});
}

TEST_CASE("Standing items and turns in the chair are added, edited, reordered and removed", "[partnership]")
{
    test::TestReplica replica;
    const base::Id group = must(execute(*replica, aBody("DTCG", "Tasking Group")));
    StandingItem item;
    item.body = group;
    item.title = "Welcome";
    item.minutes = 5;
    item.roleInMeeting = RoleInMeeting::Welcome;
    const base::Id welcome = must(execute(*replica, AddStandingItem {item}));
    item.title = "Declarations of interest";
    item.roleInMeeting = RoleInMeeting::Declarations;
    const base::Id declarations = must(execute(*replica, AddStandingItem {item}));
    item.title = "";
    CHECK(execute(*replica, AddStandingItem {item}).error().field == "title");

    must(execute(*replica, ReorderStandingItems {group, {declarations, welcome}}));
    CHECK(standingItemsOf(replica->reader(), group, 2011y / 11 / 15).front().id == declarations);
    CHECK(execute(*replica, ReorderStandingItems {group, {declarations}}).error().code == FailureCode::Superseded);
    StandingItem edited = *standingItem(replica->reader(), welcome);
    edited.minutes = 3;
    must(execute(*replica, EditStandingItem {edited}));
    CHECK(standingItem(replica->reader(), welcome)->minutes == 3);
    must(execute(*replica, RemoveStandingItem {declarations}));
    CHECK(standingItemsOf(replica->reader(), group, 2011y / 11 / 15).size() == 1);
    CHECK(standingItemsOf(replica->reader(), group, 2011y / 11 / 14).size() == 2);

    const base::Id first = must(execute(*replica, AddRotaTurn {group, "Chief Executive", {}, {}}));
    const base::Id second = must(execute(*replica, AddRotaTurn {group, "Chief Inspector", {}, {}}));
    must(execute(*replica, ReorderRota {group, {second, first}}));
    CHECK(turnFor(replica->reader(), group, 2011y / 11 / 15)->id == second);
    must(execute(*replica, EditRotaTurn {second, "Superintendent", {}, base::Date {2011y / 11 / 15}}));
    CHECK(turnFor(replica->reader(), group, 2011y / 12 / 20)->id == first);
    must(execute(*replica, RemoveRotaTurn {first}));
    CHECK(rotaOf(replica->reader(), group).size() == 1);
}

TEST_CASE("Places are unique by name and a ward stands in a row once", "[partnership]")
{
    test::TestReplica replica;
    const base::Id north = must(execute(*replica, AddSector {"Northern sector", "Northern manager"}));
    const base::Id paston = must(execute(*replica, AddWard {"Paston", north}));
    const base::Id east = must(execute(*replica, AddWard {"East", {}}));
    CHECK(execute(*replica, AddWard {"paston", {}}).error().field == "name");
    must(execute(*replica, EditWard {east, "East", north}));
    must(execute(*replica, EditSector {north, "North", ""}));
    const base::Id one = must(execute(*replica, AddVulnerablePlace {"Violent crime", paston, {}}));
    const base::Id two = must(execute(*replica, AddVulnerablePlace {"violent crime", east, {}}));
    CHECK(execute(*replica, AddVulnerablePlace {"Violent crime", east, {}}).error().code == FailureCode::Refused);
    must(execute(*replica, AddVulnerablePlace {"Total crime", east, {}}));
    auto table = vulnerablePlaces(replica->reader(), 2011y / 11 / 15);
    REQUIRE(table.size() == 2);
    CHECK(table[0].places.size() == 2);
    must(execute(*replica, ReorderVulnerablePlaces {"Violent crime", {two, one}}));
    CHECK(vulnerablePlaces(replica->reader(), 2011y / 11 / 15)[0].places[0].ward == east);
    must(execute(*replica, EndVulnerablePlace {one, 2011y / 11 / 15}));
    CHECK(vulnerablePlaces(replica->reader(), 2011y / 11 / 16)[0].places.size() == 1);
    CHECK(wardByName(replica->reader(), " PASTON ")->id == paston);
}

TEST_CASE("A new set of priorities ends the old one and four priorities work as well as three", "[partnership]")
{
    test::TestReplica replica;
    const base::Id old = must(execute(*replica, AddPrioritySet {"Plan 2008 to 2011", 2008y / 4 / 1, {}}));
    const base::Id set =
        must(execute(*replica, AddPrioritySet {"Plan 2011 to 2014", 2011y / 4 / 1, base::Date {2014y / 3 / 31}}));
    CHECK(prioritySetOn(replica->reader(), 2011y / 3 / 31)->id == old);
    CHECK(prioritySetOn(replica->reader(), 2011y / 4 / 1)->id == set);
    CHECK_FALSE(prioritySetOn(replica->reader(), 2014y / 4 / 1));
    for (const std::string number : {"1", "2", "3", "4"}) {
        AddPriority command;
        command.prioritySet = set;
        command.shortName = "P" + number;
        command.name = "Priority " + number;
        must(execute(*replica, command));
    }
    CHECK(prioritiesOn(replica->reader(), 2011y / 11 / 15).size() == 4);
    const auto first = priorityByShortName(replica->reader(), "P1");
    const base::Id link = must(execute(*replica, LinkWorkstream {first->id, "Safer Schools teams"}));
    CHECK(execute(*replica, LinkWorkstream {first->id, "safer schools teams"}).error().code == FailureCode::Refused);
    must(execute(*replica, UnlinkWorkstream {link}));
    EditPriority edit;
    edit.priority = first->id;
    edit.shortName = "P2";
    CHECK(execute(*replica, edit).error().field == "short name");
    CHECK(execute(*replica, AddPrioritySet {"Earlier", 2010y / 4 / 1, {}}).error().field == "effective from");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_reader.h"
#include "tests/core/actions/a_register.h"

#include <fstream>

using namespace muster;
using namespace muster::test;
using namespace muster::actions;

namespace {

// A log as a table, from the bytes of a file.
tables::Table tableOf(const std::string& bytes)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "log.csv";
    std::ofstream {path, std::ios::binary} << bytes;
    return must(tables::readTable(path));
}

std::string utf16(const std::string& ascii)
{
    std::string bytes = "\xFF\xFE";
    for (const char letter : ascii) {
        bytes += letter;
        bytes += '\0';
    }
    return bytes;
}

base::Result<Imported> import(ARegister& a, const std::string& bytes)
{
    ImportActions command {tableOf(bytes), {}, "log.csv"};
    command.plan = guessPlan(command.table);
    return execute(*a.replica, command);
}

const std::string kMessy =
    "\xEF\xBB\xBF"
    "Ref;Action required;Lead agency;Responsible officer;Date agreed;Original due date;Target date;"
    "Status;Progress;Date completed\r\n"
    "A-001;\"Board the units,\nback and front\";CITY;Parking manager;18/10/2011;08/11/2011;25/11/2011;Ongoing;"
    "Contractor asked;\r\n"
    "A-002;Patrol plan;Cambridgeshire Constabulary / CITY;Inspector;18 Oct 2011;;11-Nov-11;Completed;Plan sent;"
    "10/11/2011\r\n"
    ";Outreach on Fridays;Peterborough and Fenland Mind;Support worker;18/10/2011;;ASAP;Open;;\r\n"
    ";Outreach on Fridays;MIND;Support worker;18/10/2011;;ASAP;Open;;\r\n";

}  // namespace

TEST_CASE("A messy log comes in as it was meant", "[actions][import]")
{
    ARegister a;
    const Imported done = must(import(a, kMessy));
    CHECK(done.added == 3);
    CHECK(done.passedOver == 1);
    const auto all = listActions(a.replica->reader());
    REQUIRE(all.size() == 3);

    const Action& units = all[0];
    CHECK(units.reference == "A-001");
    CHECK(units.text == "Board the units,\nback and front");
    CHECK(units.status == ActionStatus::InProgress);
    CHECK(dueInWords(units) == "25 November 2011 (was 8 November 2011)");
    CHECK(units.extensions == 1);
    CHECK(units.ownerTitle == "Parking manager");
    CHECK(units.latestUpdate == "Contractor asked");

    const Action& patrol = all[1];
    CHECK(patrol.lead.shortName == "CONS");
    REQUIRE(patrol.supporting.size() == 1);
    CHECK(patrol.supporting.front().shortName == "CITY");
    CHECK(patrol.status == ActionStatus::ClosedVerified);
    CHECK(patrol.closedOn == 2011y / 11 / 10);
    CHECK_FALSE(patrol.evidence.empty());

    const Action& outreach = all[2];
    CHECK(outreach.lead.shortName == "MIND");
    CHECK(outreach.incomplete);
    CHECK_THAT(outreach.latestUpdate, ContainsSubstring("ASAP"));
}

TEST_CASE("Importing a log twice adds nothing", "[actions][import]")
{
    ARegister a;
    must(import(a, kMessy));
    const Imported again = must(import(a, kMessy));
    CHECK(again.added == 0);
    CHECK(again.passedOver == 4);
    CHECK(listActions(a.replica->reader()).size() == 3);
}

TEST_CASE("One bad line and nothing is imported", "[actions][import]")
{
    ARegister a;
    const std::size_t changes = a.replica->newestChanges(100).size();
    const auto refused =
        import(a, "Action,Lead agency,Due date\nPatrol,CONS,18/11/2011\nLights,Parish Council,29/02/2012\n");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, ContainsSubstring("log.csv, line 3"));
    CHECK_THAT(refused.error().detail, ContainsSubstring("Parish Council"));
    CHECK(listActions(a.replica->reader()).empty());
    CHECK(a.replica->newestChanges(100).size() == changes);
}

TEST_CASE("An impossible date is refused with its line", "[actions][import]")
{
    ARegister a;
    const auto refused = import(a, "Action,Lead agency,Due date\nPatrol,CONS,18/11/2011\nLights,CITY,31/02/2012\n");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, ContainsSubstring("log.csv"));
    CHECK_THAT(refused.error().detail, ContainsSubstring("line 3"));
    CHECK(listActions(a.replica->reader()).empty());
}

TEST_CASE("An unknown agency can be matched by hand", "[actions][import]")
{
    ARegister a;
    ImportActions command {tableOf("Action,Who,Agency\nLights,Clerk,Parish Council\nBins,Clerk,\n"), {}, "log.csv"};
    command.plan = guessPlan(command.table);
    const ImportPreview before = previewImport(a.replica->reader(), command.table, command.plan);
    CHECK(before.unknownAgencies == std::vector<std::string> {"Parish Council"});
    CHECK(before.ready() == 0);
    command.plan.agencies["parish council"] = a.city;
    command.plan.agencyWhenEmpty = a.cons;
    CHECK(previewImport(a.replica->reader(), command.table, command.plan).clean());
    CHECK(must(execute(*a.replica, command)).added == 2);
    CHECK(listActions(a.replica->reader())[1].lead.id == a.cons);
}

TEST_CASE("A log without a column for the action says so", "[actions][import]")
{
    ARegister a;
    const auto refused = import(a, "Colour,Lead agency\nblue,CITY\n");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, ContainsSubstring("No column holds the action"));
}

TEST_CASE("UTF-16 and month-first dates are understood as a column", "[actions][import]")
{
    ARegister a;
    must(import(a, utf16("Action\tLead agency\tDue date\r\nPatrol\tCONS\t11/04/2011\r\nLights\tCITY\t11/25/2011\r\n")));
    const auto all = listActions(a.replica->reader());
    REQUIRE(all.size() == 2);
    CHECK(all[0].due == 2011y / 11 / 4);
    CHECK(all[1].due == 2011y / 11 / 25);
}

TEST_CASE("A column that mixes both orders of dates is refused", "[actions][import]")
{
    ARegister a;
    const auto refused = import(a, "Action,Lead agency,Due\nPatrol,CONS,25/11/2011\nLights,CITY,11/25/2011\n");
    REQUIRE_FALSE(refused);
    CHECK(listActions(a.replica->reader()).empty());
}

TEST_CASE("A reference in use here gets a new one and is remembered", "[actions][import]")
{
    ARegister a;
    a.action();
    must(import(a, "Ref,Action,Lead agency\nA-001,Something else,CONS\nA-004,Lights,CITY\n"));
    const auto all = listActions(a.replica->reader());
    REQUIRE(all.size() == 3);
    CHECK(all[1].reference == "A-002");
    CHECK_THAT(all[1].latestUpdate, ContainsSubstring("A-001"));
    CHECK(all[2].reference == "A-004");
    // The register's own next number would print A-004, which the old log has taken.
    CHECK(a.read(a.action()).reference == "A-005");
    CHECK(findAction(a.replica->reader(), std::string {"#4"})->reference == "A-004");
}

TEST_CASE("The same reference twice in one log is a problem of its line", "[actions][import]")
{
    ARegister a;
    const auto refused = import(a, "Ref,Action,Lead agency\nA-001,Patrol,CONS\nA-001,Lights,CITY\n");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, ContainsSubstring("line 3"));
}

TEST_CASE("Importing is one step to undo", "[actions][import]")
{
    ARegister a;
    must(import(a, kMessy));
    CHECK_THAT(a.replica->undoLabel().value(), ContainsSubstring("log.csv"));
    must(a.replica->undo());
    CHECK(listActions(a.replica->reader()).empty());
}

TEST_CASE("An action that got a new reference is known the next time", "[actions][import]")
{
    ARegister a;
    a.action();
    const std::string log = "Ref,Action,Lead agency\nA-001,Something else,CONS\n";
    must(import(a, log));
    CHECK(must(import(a, log)).passedOver == 1);
    CHECK(listActions(a.replica->reader()).size() == 2);
}

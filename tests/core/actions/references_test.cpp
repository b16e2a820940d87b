// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/references.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/settle_numbers.h"
#include "core/sharing/sync.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <chrono>
#include <set>
#include <thread>

using namespace muster;
using namespace muster::test;
using replica::Replica;
using replica::Writer;

namespace {

struct TwoComputers {
    TemporaryFolder drive;
    TemporaryFolder disks;
    std::string address = (drive.path() / "partnership.muster").string();
    base::Id agency = base::newId();
    std::unique_ptr<Replica> one = must(Replica::create(disks.path() / "one", {"Secretary", {}, {}}));
    std::unique_ptr<Replica> two;

    TwoComputers()
    {
        must(one->transact("Add agency", [&](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO agency (id, short_name, name, category) VALUES (?1, 'PCC', 'City Council', "
                       "'responsible')",
                       agency);
            return {};
        }));
        record(*one, "Alone");
        const auto identity = must(sharing::createHub(address));
        auto hub = must(sharing::openHub(address));
        must(sharing::startShare(*one, address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
        must(sharing::joinShare(disks.path() / "two", address, *hub));
        two = must(Replica::open(disks.path() / "two", {"Chair", {}, {}}));
    }

    std::string record(Replica& replica, const std::string& text)
    {
        actions::RecordAction command;
        command.text = text;
        command.leadAgency = agency;
        return must(execute(replica, command)).reference;
    }

    void sync(Replica& replica)
    {
        auto hub = must(sharing::openHub(address));
        sharing::SyncOptions options;
        options.beforePush = meetings::settleNumbers;
        must(sharing::sync(replica, *hub, options));
    }

    static std::map<std::string, std::string> references(Replica& replica)
    {
        std::map<std::string, std::string> found;
        for (const actions::Action& action : actions::listActions(replica.reader())) {
            found.emplace(action.text, action.reference);
        }
        return found;
    }
};

}  // namespace

TEST_CASE("A reference is provisional where others work too, and permanent and unique once they met",
          "[actions][references]")
{
    TwoComputers office;
    CHECK(office.references(*office.one).at("Alone") == "A-001");
    CHECK(office.record(*office.one, "First here") == "A-P1");
    CHECK(office.record(*office.one, "Second here") == "A-P2");
    CHECK(office.record(*office.two, "First there") == "A-P1");
    CHECK(actions::findAction(office.one->reader(), "#P1").has_value() == false);
    CHECK(actions::findAction(office.one->reader(), "A-P2")->text == "Second here");
    CHECK(office.references(*office.one).rbegin()->first == "Second here");

    office.sync(*office.two);
    office.sync(*office.one);
    office.sync(*office.two);
    const std::map<std::string, std::string> all {
        {"Alone", "A-001"}, {"First there", "A-002"}, {"First here", "A-003"}, {"Second here", "A-004"}};
    CHECK(office.references(*office.one) == all);
    CHECK(office.references(*office.two) == all);
    CHECK(office.one->conflicts().empty());
    CHECK(actions::findAction(office.two->reader(), "#4")->text == "Second here");
}

TEST_CASE("What became permanent can still be undone, and its number is not given again", "[actions][references]")
{
    TwoComputers office;
    office.record(*office.one, "A slip");
    office.sync(*office.one);
    CHECK(office.references(*office.one).at("A slip") == "A-002");
    CHECK(office.one->undoLabel() == "Record action A-P1");
    must(office.one->undo());
    CHECK_FALSE(office.references(*office.one).contains("A slip"));
    must(office.one->redo());
    CHECK(office.references(*office.one).at("A slip") == "A-002");
    must(office.one->undo());
    office.record(*office.one, "Meant");
    office.sync(*office.one);
    office.sync(*office.two);
    CHECK(office.references(*office.two).at("Meant") == "A-003");
}

TEST_CASE("A number that was given for good is not given again by another computer either", "[actions][references]")
{
    TwoComputers office;
    office.record(*office.one, "A slip");
    office.sync(*office.one);
    office.sync(*office.two);
    must(office.one->undo());
    office.record(*office.two, "Meant");
    office.sync(*office.one);
    office.sync(*office.two);
    office.sync(*office.one);
    CHECK(office.references(*office.one) == std::map<std::string, std::string> {{"Alone", "A-001"}, {"Meant", "A-003"}});
    CHECK(office.references(*office.two) == office.references(*office.one));
}

TEST_CASE("Where two computers gave one number for good all the same, the earlier keeps it", "[actions][references]")
{
    TwoComputers office;
    const auto give = [&](Replica& replica, const std::string& text) {
        must(replica.transact("Give", [&](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO action (id, number, reference, text, lead_agency, status) "
                       "VALUES (?1, 2, 'A-002', ?2, ?3, 'not_started')",
                       base::newId(), text, office.agency);
            return {};
        }));
    };
    give(*office.two, "Earlier");
    // Within one millisecond neither would be the earlier one.
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    give(*office.one, "Later");
    office.sync(*office.one);
    office.sync(*office.two);
    office.sync(*office.one);
    const std::map<std::string, std::string> all {{"Alone", "A-001"}, {"Earlier", "A-002"}, {"Later", "A-003"}};
    CHECK(office.references(*office.one) == all);
    CHECK(office.references(*office.two) == all);
    CHECK(office.two->newestChanges(1).front().header.label == "the later A-002 is now A-003");
}

TEST_CASE("Only references that say so are provisional", "[actions][references]")
{
    CHECK(actions::isProvisional("A-P1"));
    CHECK(actions::isProvisional("BL-P12"));
    CHECK(actions::isProvisional("EX-P3"));
    CHECK_FALSE(actions::isProvisional("A-001"));
    CHECK_FALSE(actions::isProvisional("A-PCC1"));
    CHECK_FALSE(actions::isProvisional("A-P"));
}

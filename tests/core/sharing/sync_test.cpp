// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole replicas around a real shared file, in one process: what crosses it, and what happens to it.
#include "core/sharing/sync.h"

#include "core/replica/replica.h"
#include "tests/core/sharing/sectors.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::Replica;
using replica::Writer;
using sharing::SyncNotice;

namespace {

namespace fs = std::filesystem;

/// A drive with room for one shared file, and computers beside it.
struct Office {
    TemporaryFolder drive;
    TemporaryFolder disks;
    std::string address = (drive.path() / "partnership.muster").string();
    sharing::HubOptions options {2000, 5000, 100};

    std::unique_ptr<sharing::Hub> hub() { return must(sharing::openHub(address, options)); }

    std::unique_ptr<Replica> first(const std::string& name = "one")
    {
        auto replica = must(Replica::create(disks.path() / name, {"Secretary", {}, {}}));
        // The file must be there before it can be opened.
        const auto identity = must(sharing::createHub(address, options));
        auto opened = hub();
        must(sharing::startShare(*replica, address, [&] { return base::Result<sharing::HubIdentity> {identity}; },
                                 *opened));
        return replica;
    }

    std::unique_ptr<Replica> join(const std::string& name)
    {
        auto opened = hub();
        must(sharing::joinShare(disks.path() / name, address, *opened));
        return must(Replica::open(disks.path() / name, {name, {}, {}}));
    }

    sharing::SyncOutcome sync(Replica& replica)
    {
        auto opened = hub();
        return must(sharing::sync(replica, *opened));
    }
};

bool has(const sharing::SyncOutcome& outcome, SyncNotice notice)
{
    return std::find(outcome.notices.begin(), outcome.notices.end(), notice) != outcome.notices.end();
}

}  // namespace

TEST_CASE("What one computer records another has after both synchronised", "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    addSector(*one, "North");
    CHECK(sharing::waitingChanges(*one) == 1);
    const auto sent = office.sync(*one);
    CHECK(sent.sent == 1);
    CHECK(sharing::waitingChanges(*one) == 0);

    auto two = office.join("two");
    CHECK(sectors(*two) == std::set<std::string> {"North"});
    addSector(*two, "South");
    CHECK(office.sync(*two).sent == 1);
    const auto received = office.sync(*one);
    CHECK(received.received == 1);
    CHECK(received.sent == 0);
    CHECK(received.notices.empty());
    CHECK(sectors(*one) == std::set<std::string> {"North", "South"});

    const auto idle = office.sync(*one);
    CHECK(idle.received == 0);
    CHECK(idle.sent == 0);
    CHECK(one->arrivals(0, 10).size() == 1);
    CHECK(one->arrivals(0, 10).front().header.label == "Add sector South");
    CHECK(one->check().empty());
    CHECK(two->check().empty());
}

TEST_CASE("A folder that is not shared, and another partnership's file, are refused in words", "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    Office other;
    auto stranger = other.first();
    addSector(*stranger, "Elsewhere");

    auto alone = must(Replica::create(office.disks.path() / "alone"));
    auto opened = office.hub();
    const auto unshared = sharing::sync(*alone, *opened);
    REQUIRE_FALSE(unshared);
    CHECK(unshared.error().code == base::FailureCode::NotFound);

    const auto foreign = sharing::sync(*stranger, *opened);
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().code == base::FailureCode::Foreign);
    CHECK(sectors(*stranger) == std::set<std::string> {"Elsewhere"});

    const auto again = sharing::startShare(
        *one, office.address, [&] { return sharing::createHub(office.address, office.options); }, *opened);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == base::FailureCode::Refused);
}

TEST_CASE("A shared file put back from yesterday gets today's work again", "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    auto two = office.join("two");
    addSector(*one, "Yesterday");
    office.sync(*one);
    office.sync(*two);
    const fs::path copy = office.disks.path() / "yesterday";
    fs::copy_file(office.address, copy);
    addSector(*one, "Today");
    office.sync(*one);
    office.sync(*two);

    fs::copy_file(copy, office.address, fs::copy_options::overwrite_existing);
    addSector(*two, "Evening");
    const auto outcome = office.sync(*two);
    CHECK(has(outcome, SyncNotice::HubWentBackwards));
    CHECK(outcome.sent == 2);
    auto three = office.join("three");
    CHECK(sectors(*three) == std::set<std::string> {"Yesterday", "Today", "Evening"});
}

TEST_CASE("A computer put back from yesterday loses nothing, and neither do the others", "[sharing][sync]")
{
    Office office;
    {
        auto one = office.first();
        addSector(*one, "Before");
        office.sync(*one);
    }
    fs::copy(office.disks.path() / "one", office.disks.path() / "kept", fs::copy_options::recursive);
    {
        auto one = must(Replica::open(office.disks.path() / "one"));
        addSector(*one, "Lost with the disk");
        office.sync(*one);
    }
    // The disk dies; the kept copy goes on, and has edits of its own before it meets the shared file again.
    for (const bool inPlace : {false, true}) {
        const fs::path folder = office.disks.path() / (inPlace ? "one" : "kept");
        if (inPlace) {
            // Copied over the old file, so that it looks like the very same one.
            fs::copy_file(office.disks.path() / "kept" / "replica.sqlite", folder / "replica.sqlite",
                          fs::copy_options::overwrite_existing);
            fs::remove(folder / "replica.sqlite-wal");
            fs::remove(folder / "replica.sqlite-shm");
        }
        auto restored = must(Replica::open(folder));
        const std::string name = inPlace ? "After, in place" : "After";
        addSector(*restored, name);
        office.sync(*restored);
        office.sync(*restored);
        CHECK(sectors(*restored).contains("Before"));
        CHECK(sectors(*restored).contains("Lost with the disk"));
        CHECK(sectors(*restored).contains(name));
        CHECK(restored->check().empty());
    }
    auto other = office.join("other");
    CHECK(sectors(*other) == std::set<std::string> {"Before", "Lost with the disk", "After", "After, in place"});
}

TEST_CASE("Two computers that are clones of one are told apart, and both keep their work", "[sharing][sync]")
{
    Office office;
    base::Id shared;
    {
        auto one = office.first();
        shared = addSector(*one, "Common");
        office.sync(*one);
    }
    // A cloned disk: the clone does not know that it is one.
    const fs::path clone = office.disks.path() / "clone";
    fs::copy(office.disks.path() / "one", clone, fs::copy_options::recursive);
    const auto forgetPlace = [](const fs::path& folder) {
        replica::Database database {(folder / "replica.sqlite").string(), replica::Access::Write};
        database.execute("DELETE FROM meta WHERE key = 'place'");
    };
    forgetPlace(clone);
    auto one = must(Replica::open(office.disks.path() / "one"));
    auto two = must(Replica::open(clone));
    REQUIRE(one->deviceId() == two->deviceId());

    addSector(*one, "Of one, 1");
    rename(*two, shared, "Common, renamed by two");
    addSector(*two, "Of two, 1");
    office.sync(*one);
    const auto outcome = office.sync(*two);
    CHECK(has(outcome, SyncNotice::DeviceRenamed));
    CHECK(one->deviceId() != two->deviceId());
    addSector(*two, "Of two, 2");
    rename(*two, shared, "Common, renamed twice");
    office.sync(*two);
    office.sync(*one);
    const std::set<std::string> all {"Common, renamed twice", "Of one, 1", "Of two, 1", "Of two, 2"};
    CHECK(sectors(*one) == all);
    CHECK(sectors(*two) == all);
    CHECK(one->conflicts().empty());
    CHECK(one->heads().size() == 2);
    CHECK(one->check().empty());
    CHECK(two->check().empty());
    CHECK(must(two->undo()) == "Rename sector");
    CHECK(sectors(*two).contains("Common, renamed by two"));
}

TEST_CASE("A missing or wrecked shared file is made again from what the computers have", "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    addSector(*one, "North");
    office.sync(*one);
    auto two = office.join("two");
    addSector(*two, "South");

    SECTION("somebody deleted it") { fs::remove(office.address); }
    SECTION("it is cut short") { fs::resize_file(office.address, fs::file_size(office.address) / 2 + 100); }
    SECTION("it was emptied") { fs::resize_file(office.address, 0); }
    const auto outcome = office.sync(*two);
    CHECK(has(outcome, SyncNotice::HubRepaired));
    office.sync(*one);
    CHECK(sectors(*one) == std::set<std::string> {"North", "South"});
    auto three = office.join("three");
    CHECK(sectors(*three) == std::set<std::string> {"North", "South"});
}

TEST_CASE("Another program's file in the place of the shared one is left alone, and the work waits", "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    addSector(*one, "North");
    const std::string rubbish(20'000, 'x');
    {
        std::ofstream out {office.address, std::ios::binary | std::ios::trunc};
        out << rubbish;
    }
    {
        auto opened = office.hub();
        const auto refused = sharing::sync(*one, *opened);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::FailureCode::Foreign);
    }
    CHECK(sharing::waitingChanges(*one) == 1);
    CHECK(fs::file_size(office.address) == rubbish.size());
    fs::remove(office.address);
    CHECK(has(office.sync(*one), SyncNotice::HubRepaired));
    CHECK(sharing::waitingChanges(*one) == 0);
}

TEST_CASE("What only a conflicted copy holds is taken in, also where it tells one computer's story differently",
          "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    addSector(*one, "North");
    office.sync(*one);
    auto two = office.join("two");

    // A folder-copying service makes two files of one: what two recorded is in the copy only.
    const fs::path before = office.disks.path() / "before";
    fs::copy_file(office.address, before);
    addSector(*two, "South");
    office.sync(*two);
    const fs::path copy = office.drive.path() / "partnership (conflicted copy).muster";
    fs::copy_file(office.address, copy);
    fs::copy_file(before, office.address, fs::copy_options::overwrite_existing);

    auto three = office.join("three");
    CHECK(sectors(*three) == std::set<std::string> {"North", "South"});
    CHECK_FALSE(fs::exists(copy));
    const auto outcome = office.sync(*one);
    CHECK(sectors(*one) == std::set<std::string> {"North", "South"});
    CHECK_FALSE(has(outcome, SyncNotice::CopyJoined));
}

TEST_CASE("Joining that is stopped leaves nothing, and a folder in use is refused", "[sharing][sync]")
{
    Office office;
    auto one = office.first();
    must(one->transact("Fill", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO sector (id, name) VALUES (?1, 'x')", base::newId());
        return {};
    }));
    for (int i = 0; i < 5'200; ++i) {
        addSector(*one, std::to_string(i));
    }
    office.sync(*one);
    auto opened = office.hub();
    sharing::SyncOptions stopping;
    std::size_t asked = 0;
    stopping.progress = [&](std::size_t done, std::size_t total) {
        ++asked;
        CHECK(done <= total);
        return false;
    };
    const auto stopped = sharing::joinShare(office.disks.path() / "two", office.address, *opened, stopping);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == base::FailureCode::Cancelled);
    CHECK(asked >= 1);
    CHECK_FALSE(fs::exists(office.disks.path() / "two"));
    CHECK_FALSE(fs::exists(office.disks.path() / "two.joining"));

    const auto used = sharing::joinShare(office.disks.path() / "one", office.address, *opened);
    REQUIRE_FALSE(used);
    CHECK(used.error().code == base::FailureCode::Refused);
    auto two = office.join("two");
    CHECK(sectors(*two).size() == sectors(*one).size());
}

TEST_CASE("Of ten thousand edits made at once on three computers no field is lost", "[sharing][sync][property]")
{
    Office office;
    std::vector<std::unique_ptr<Replica>> computers;
    computers.push_back(office.first());
    std::vector<base::Id> rows;
    must(computers[0]->transact("Fill", [&](Writer& writer) -> base::Result<void> {
        for (int i = 0; i < 500; ++i) {
            rows.push_back(base::newId());
            writer.run("INSERT INTO agency (id, name) VALUES (?1, 'x')", rows.back());
        }
        return {};
    }));
    office.sync(*computers[0]);
    computers.push_back(office.join("two"));
    computers.push_back(office.join("three"));

    // Each computer has columns of its own in every row, so that every last value must stand in the end.
    constexpr const char* kColumns[] {"short_name", "represents", "display_name"};
    std::mt19937 random {5};
    std::map<std::pair<std::size_t, base::Id>, std::string> last;
    for (int round = 0; round < 7; ++round) {
        for (std::size_t who = 0; who < computers.size(); ++who) {
            must(computers[who]->transact("Edit", [&](Writer& writer) -> base::Result<void> {
                for (const base::Id& row : rows) {
                    const std::string value = std::to_string(random());
                    writer.run(std::string {"UPDATE agency SET "} + kColumns[who] + " = ?2 WHERE id = ?1", row, value);
                    last[{who, row}] = value;
                }
                return {};
            }));
            if (random() % 2 == 0) {
                office.sync(*computers[who]);
            }
        }
    }
    for (int i = 0; i < 2; ++i) {
        for (const auto& computer : computers) {
            office.sync(*computer);
        }
    }
    for (const auto& computer : computers) {
        std::size_t lost = 0;
        for (const auto& [key, value] : last) {
            auto row = computer->reader().query(
                std::string {"SELECT "} + kColumns[key.first] + " FROM agency WHERE id = ?1", key.second);
            lost += row.next() && row.text(0) == value ? 0U : 1U;
        }
        CHECK(lost == 0);
        CHECK(computer->conflicts().empty());
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leaving a shared file, following it to another place, and erasing at it.
#include "core/sharing/moving.h"

#include "core/replica/erasure.h"
#include "core/replica/replica.h"
#include "tests/core/sharing/sectors.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <fstream>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::Replica;
using replica::Writer;

namespace {

namespace fs = std::filesystem;

constexpr sharing::HubOptions kQuick {2000, 5000, 100, {}};

/// One shared file and computers beside it.
struct Drive {
    TemporaryFolder folder;
    std::string address = (folder.path() / "drive" / "partnership.muster").string();

    Drive() { fs::create_directories(folder.path() / "drive"); }

    std::unique_ptr<Replica> first(const std::string& name = "one") const
    {
        auto replica = must(Replica::create(folder.path() / name, {"Secretary", {}, {}}));
        auto options = kQuick;
        options.writer = replica->deviceId();
        const auto identity = must(sharing::createHub(address, options));
        const auto hub = must(sharing::openHub(address, options));
        must(sharing::startShare(*replica, address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
        return replica;
    }

    std::unique_ptr<Replica> join(const std::string& name) const
    {
        {
            const auto hub = must(sharing::openHub(address, kQuick));
            must(sharing::joinShare(folder.path() / name, address, *hub));
        }
        return must(Replica::open(folder.path() / name, {name, {}, {}}));
    }

    static sharing::SyncOutcome sync(Replica& replica)
    {
        auto options = kQuick;
        options.writer = replica.deviceId();
        const auto hub = must(sharing::openHub(sharing::shareOf(replica)->address, options));
        return must(sharing::sync(replica, *hub));
    }
};

base::Result<sharing::SyncOutcome> move(Replica& replica, const std::string& address, bool even = false)
{
    const auto hub = must(sharing::openHub(address, kQuick));
    return sharing::moveShare(replica, address, *hub, {}, even);
}

bool holds(const fs::path& folder, const std::string& text)
{
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            std::ifstream in {entry.path(), std::ios::binary};
            const std::string bytes {std::istreambuf_iterator<char> {in}, {}};
            if (bytes.find(text) != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

TEST_CASE("Whoever leaves keeps everything and sends nothing more", "[sharing][moving]")
{
    Drive drive;
    auto one = drive.first();
    auto two = drive.join("two");
    addSector(*two, "North");
    bool settled = false;
    must(sharing::leaveShare(*two, [&](Replica& replica) -> base::Result<void> {
        CHECK_FALSE(replica.reader().isShared());
        settled = true;
        return {};
    }));
    CHECK(settled);
    CHECK_FALSE(sharing::shareOf(*two));
    CHECK(sectors(*two) == std::set<std::string> {"North"});
    const auto hub = must(sharing::openHub(drive.address, kQuick));
    CHECK(sharing::sync(*two, *hub).error().code == base::FailureCode::NotFound);
    CHECK(sharing::leaveShare(*two).error().code == base::FailureCode::NotFound);
    CHECK(Drive::sync(*one).received == 0);

    // Shared anew in a file of its own.
    const std::string other = (drive.folder.path() / "other.muster").string();
    const auto identity = must(sharing::createHub(other, kQuick));
    const auto own = must(sharing::openHub(other, kQuick));
    must(sharing::startShare(*two, other, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *own));
    CHECK(sharing::waitingChanges(*two) == 0);
}

TEST_CASE("A file that has moved is followed with all that it holds", "[sharing][moving]")
{
    Drive drive;
    auto one = drive.first();
    addSector(*one, "North");
    Drive::sync(*one);
    const fs::path there = drive.folder.path() / "new drive";
    fs::rename(drive.folder.path() / "drive", there);
    addSector(*one, "South");
    const auto moved = must(move(*one, (there / "partnership.muster").string()));
    CHECK(moved.sent == 1);
    CHECK(sharing::shareOf(*one)->address == (there / "partnership.muster").string());
    CHECK(Drive::sync(*one).notices.empty());
}

TEST_CASE("An older copy in the new place is refused, saying what it lacks", "[sharing][moving]")
{
    Drive drive;
    auto one = drive.first();
    addSector(*one, "North");
    Drive::sync(*one);
    const fs::path copy = drive.folder.path() / "copy.muster";
    fs::copy_file(drive.address, copy);
    addSector(*one, "South");
    addSector(*one, "East");
    Drive::sync(*one);
    const auto refused = move(*one, copy.string());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::FailureCode::Superseded);
    CHECK_THAT(refused.error().detail, ContainsSubstring("lacks 2 changes"));
    CHECK_THAT(refused.error().detail, ContainsSubstring("Secretary"));
    CHECK_THAT(refused.error().detail, ContainsSubstring("Add sector East"));
    CHECK(sharing::shareOf(*one)->address == drive.address);

    // The file is gone for good, and somebody decided to go on with the copy.
    fs::remove(drive.address);
    const auto moved = must(move(*one, copy.string(), true));
    CHECK(moved.sent == 2);
    const auto hub = must(sharing::openHub(copy.string(), kQuick));
    CHECK(must(sharing::lackingAt(*one, *hub)).empty());
}

TEST_CASE("Another partnership's file in the new place is refused", "[sharing][moving]")
{
    Drive drive;
    Drive elsewhere;
    auto one = drive.first();
    auto stranger = elsewhere.first();
    for (const bool even : {false, true}) {
        const auto refused = move(*one, elsewhere.address, even);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::FailureCode::Foreign);
    }
    CHECK(sharing::shareOf(*one)->address == drive.address);
}

TEST_CASE("After the next visits of both computers an erased text is nowhere", "[sharing][erasure]")
{
    const std::string text = "The tenant of number 14 has been ill since the spring";
    Drive drive;
    if (GENERATE(false, true)) {
        drive.address += "-segments";
    }
    auto one = drive.first();
    const base::Id action = base::newId();
    must(one->transact("Record action A-001", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO action (id, reference, text) VALUES (?1, 'A-001', ?2)", action, text);
        return {};
    }));
    Drive::sync(*one);
    auto two = drive.join("two");
    addSector(*two, "North");
    must(two->backUp());
    Drive::sync(*two);
    Drive::sync(*one);
    REQUIRE(holds(drive.folder.path(), text));

    must(one->erase({"A-001", "Request of 10 November", "Information governance lead",
                     {{false, "action", action, "text", "[Erased 15 November 2011]"}}}));
    CHECK_FALSE(holds(drive.folder.path() / "one", text));
    Drive::sync(*one);
    Drive::sync(*two);
    Drive::sync(*one);
    CHECK_FALSE(holds(drive.folder.path(), text));
    auto three = drive.join("three");
    auto row = three->reader().query("SELECT text FROM action WHERE id = ?1", action);
    REQUIRE(row.next());
    CHECK(row.text(0) == "[Erased 15 November 2011]");
    CHECK(three->erasedChanges().size() == 1);
    CHECK(three->check().empty());
    CHECK(Drive::sync(*one).sent == 0);
}

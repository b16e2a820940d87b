// SPDX-License-Identifier: GPL-3.0-or-later
//
// A new computer, from reading the shared file to the finished folder.
#include "core/replica/replica.h"
#include "core/sharing/shared_file_hub.h"
#include "core/sharing/sync.h"
#include "tests/core/sharing/sectors.h"
#include "tests/support/catch.h"
#include "tests/support/core/children.h"
#include "tests/support/test_replica.h"

#include <algorithm>
#include <csignal>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::Replica;
using replica::Writer;
using sharing::SharedFileHub;

namespace {

namespace fs = std::filesystem;

/// A shared file with several thousand rows in some hundred Changes, of two computers that disagree about one of them.
struct Filled {
    TemporaryFolder folder;
    sharing::HubPlaces places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    std::unique_ptr<Replica> one = must(Replica::create(folder.path() / "one", {"Secretary", {}, {}}));

    Filled()
    {
        SharedFileHub hub = opened();
        must(sharing::startShare(*one, address(), [&] { return sharing::createSharedFile(places, {}); }, hub));
        const base::Id disputed = addSector(*one, "disputed");
        must(sharing::sync(*one, hub));
        must(sharing::joinShare(folder.path() / "two", address(), hub));
        const auto two = must(Replica::open(folder.path() / "two", {"Chair", {}, {}}));
        rename(*one, disputed, "North");
        rename(*two, disputed, "South");
        must(two->transact("Fill", [&](Writer& writer) -> base::Result<void> {
            for (int i = 0; i < 4000; ++i) {
                writer.run("INSERT INTO sector (id, name) VALUES (?1, ?2)", base::newId(), std::to_string(i));
            }
            return {};
        }));
        for (int i = 0; i < 300; ++i) {
            addSector(*one, "sector " + std::to_string(i));
        }
        must(sharing::sync(*two, hub));
        must(sharing::sync(*one, hub));
    }

    [[nodiscard]] std::string address() const { return places.file.string(); }
    SharedFileHub opened() { return {places, {500, 5000, 100, {}}}; }
};

std::set<std::string> indexesOf(Replica& replica)
{
    std::set<std::string> names;
    auto row = replica.reader().query("SELECT name FROM main.sqlite_master WHERE type = 'index'");
    while (row.next()) {
        names.insert(row.text(0));
    }
    return names;
}

}  // namespace

TEST_CASE("A new computer has what the others have: rows, history, conflicts, and a chain that holds", "[sharing][join]")
{
    Filled filled;
    SharedFileHub hub = filled.opened();
    const auto outcome = must(sharing::joinShare(filled.folder.path() / "three", filled.address(), hub));
    CHECK(outcome.received == 304);
    CHECK(outcome.sent == 0);
    CHECK_FALSE(fs::exists(filled.folder.path() / "three.joining"));
    const auto three = must(Replica::open(filled.folder.path() / "three", {"Analyst", {}, {}}));
    CHECK(sectors(*three) == sectors(*filled.one));
    CHECK(three->heads() == filled.one->heads());
    CHECK(three->check().empty());
    CHECK_FALSE(three->undoLabel());
    REQUIRE(three->conflicts().size() == 1);
    CHECK(three->conflicts().front().values.size() == 2);
    CHECK(three->arrivals(0, 1000).size() == 304);
    CHECK(three->history("sector", three->conflicts().front().row).size() == 3);
    // The indexes that were left out while it was made are there.
    CHECK(indexesOf(*three) == indexesOf(*filled.one));

    // And it works on, with the others.
    must(three->settleConflict(three->conflicts().front(), replica::Value {std::string {"North"}}, "Settle"));
    addSector(*three, "from the third");
    CHECK(must(sharing::sync(*three, hub)).sent == 2);
    CHECK(must(sharing::sync(*filled.one, hub)).received == 2);
    CHECK(filled.one->conflicts().empty());
    CHECK(sectors(*filled.one).contains("from the third"));
}

TEST_CASE("A join that is killed leaves no folder that could be taken for a partnership, and nothing in the way",
          "[sharing][join]")
{
    Filled filled;
    const fs::path folder = filled.folder.path() / "three";
    int killed = 0;
    for (int at = 1; at < 8; ++at) {
        Children children;
        children.run([&] {
            SharedFileHub hub = filled.opened();
            sharing::SyncOptions options;
            options.progress = [left = at](std::size_t, std::size_t) mutable {
                if (--left == 0) {
                    std::raise(SIGKILL);
                }
                return true;
            };
            must(sharing::joinShare(folder, filled.address(), hub, options));
        });
        if (children.waitForAll() == 0) {
            break;
        }
        ++killed;
        CHECK_FALSE(fs::exists(folder));
    }
    CHECK(killed >= 4);
    SharedFileHub hub = filled.opened();
    if (!fs::exists(folder)) {
        must(sharing::joinShare(folder, filled.address(), hub));
    }
    const auto three = must(Replica::open(folder, {"Analyst", {}, {}}));
    CHECK(sectors(*three) == sectors(*filled.one));
    CHECK(three->check().empty());
}

TEST_CASE("Progress of a join goes up to the number of Changes, and it can be stopped while rows are written",
          "[sharing][join]")
{
    Filled filled;
    SharedFileHub hub = filled.opened();
    std::vector<std::size_t> told;
    sharing::SyncOptions options;
    options.progress = [&](std::size_t done, std::size_t total) {
        CHECK(total == 304);
        told.push_back(done);
        return told.size() < 3;
    };
    const auto stopped = sharing::joinShare(filled.folder.path() / "three", filled.address(), hub, options);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == base::FailureCode::Cancelled);
    CHECK_FALSE(fs::exists(filled.folder.path() / "three"));
    CHECK_FALSE(fs::exists(filled.folder.path() / "three.joining"));
    options.progress = [&](std::size_t done, std::size_t /*total*/) {
        told.push_back(done);
        return true;
    };
    told.clear();
    must(sharing::joinShare(filled.folder.path() / "three", filled.address(), hub, options));
    CHECK(std::is_sorted(told.begin(), told.end()));
    CHECK(told.back() == 304);
}

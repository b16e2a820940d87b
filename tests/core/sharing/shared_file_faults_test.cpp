// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shared file on a drive that breaks. MUSTER_DEEP=1 makes 10,000 faults of it, and 1,000 kills.
#include "core/sharing/shared_file_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"
#include "tests/support/core/children.h"
#include "tests/support/core/fault_vfs.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>

using namespace muster;
using base::FailureCode;
using replica::TravellingChange;
using sharing::Purpose;
using sharing::SharedFileHub;
using test::Chain;
using test::Fault;
using test::FaultVfs;
using test::must;
using test::newestOf;
using test::pull;
using test::TemporaryFolder;

namespace {

bool deep() { return std::getenv("MUSTER_DEEP") != nullptr; }

sharing::HubOptions hasty() { return {.leaseStaleMs = 300, .leaseWaitMs = 20000, .confirmMs = 4}; }

/// A computer with all its Changes, as its replica keeps them.
struct Computer {
    Chain chain;
    std::vector<TravellingChange> changes;
    std::int64_t acknowledged = 0;

    void edit(int count)
    {
        auto more = chain.next(count, std::string(40, 'e'));
        std::move(more.begin(), more.end(), std::back_inserter(changes));
    }

    /// As a sync does it: what the hub is missing of one's own, then nothing until it is committed.
    base::Result<void> sync(sharing::Hub& hub, Purpose purpose = Purpose::Write)
    {
        auto session = hub.begin(purpose);
        if (!session) {
            return tl::unexpected(session.error());
        }
        const auto heads = (*session)->heads();
        if (!heads) {
            return tl::unexpected(heads.error());
        }
        std::int64_t known = 0;
        for (const sharing::SignedHead& head : *heads) {
            known = head.head.device == chain.device() ? head.head.sequence : known;
        }
        const std::vector<TravellingChange> missing(changes.begin() + static_cast<std::ptrdiff_t>(known),
                                                    changes.end());
        if (auto added = (*session)->append(missing, {chain.signedHead()}); !added) {
            return added;
        }
        if (auto committed = (*session)->commit(); !committed) {
            return committed;
        }
        acknowledged = chain.head().sequence;
        return {};
    }
};

/// After a fault: everybody syncs until it works, and damage is mended from what the computers have.
void heal(sharing::Hub& hub, std::vector<Computer>& computers)
{
    const auto scrubbed = hub.scrub(100000);
    if (!scrubbed) {
        INFO(scrubbed.error().detail);
        REQUIRE(scrubbed.error().code == FailureCode::Damaged);
        must(computers[0].sync(hub, Purpose::Rebuild));
    }
    for (Computer& computer : computers) {
        must(computer.sync(hub));
    }
}

}  // namespace

TEST_CASE("Whatever breaks while pushing, nothing acknowledged is lost and no damage stays hidden",
          "[sharing][shared-file][faults]")
{
    constexpr Fault kFaults[] = {Fault::IoError,   Fault::ShortWrite, Fault::TornPage,     Fault::DiskFull,
                                 Fault::PowerCut,  Fault::LyingLocks, Fault::VanishedFile, Fault::FailedSync,
                                 Fault::ReadError, Fault::PowerCut};
    FaultVfs vfs;
    std::unique_ptr<TemporaryFolder> folder;
    sharing::HubPlaces places;
    std::vector<Computer> computers;
    const auto startAfresh = [&] {
        folder = std::make_unique<TemporaryFolder>();
        places = *sharing::placesOf((folder->path() / "partnership.muster").string());
        must(sharing::createHub(places.file.string()));
        computers = std::vector<Computer>(2);
        for (Computer& computer : computers) {
            computer.edit(3);
            SharedFileHub hub {places, hasty(), FaultVfs::name()};
            must(computer.sync(hub));
        }
    };
    std::minstd_rand random {20261122};
    const int rounds = deep() ? 10000 : 120;
    int struck = 0;
    int refused = 0;
    int rebuilt = 0;
    for (int round = 0; round < rounds; ++round) {
        // Every round reads all there is.
        if (round % 250 == 0) {
            startAfresh();
        }
        const Fault fault = kFaults[static_cast<std::size_t>(round) % std::size(kFaults)];
        Computer& computer = computers[random() % 2];
        computer.edit(1 + static_cast<int>(random() % 4));
        vfs.arm(fault, 1 + static_cast<int>(random() % 45), static_cast<unsigned>(random()));
        {
            SharedFileHub hub {places, hasty(), FaultVfs::name()};
            const auto synced = computer.sync(hub);
            refused += synced ? 0 : 1;
            if (!synced && fault == Fault::DiskFull && vfs.struck()) {
                CHECK(synced.error().code == FailureCode::Unreachable);
                CHECK_THAT(synced.error().detail, ContainsSubstring("the drive is full"));
            }
            if (!synced && synced.error().code == FailureCode::Damaged) {
                // Confirmed on the spot, and rightly: only what really destroys may say so.
                CHECK((fault == Fault::VanishedFile || fault == Fault::TornPage));
            }
        }
        struck += vfs.struck() ? 1 : 0;
        vfs.restart();
        SharedFileHub hub {places, hasty(), FaultVfs::name()};
        if (fault != Fault::VanishedFile && fault != Fault::TornPage) {
            // The file itself was not taken away: before any healing, it holds what it acknowledged.
            for (const Computer& one : computers) {
                const auto stored = pull(hub, one.chain.device());
                INFO("round " << round << " fault " << static_cast<int>(fault)
                              << (stored ? "" : stored.error().detail));
                REQUIRE(stored);
                REQUIRE(static_cast<std::int64_t>(stored->size()) >= one.acknowledged);
                REQUIRE(std::equal(stored->begin(), stored->end(), one.changes.begin()));
            }
            must(hub.scrub(100000));
        } else {
            rebuilt += hub.scrub(100000) ? 0 : 1;
        }
        heal(hub, computers);
        if (round % 20 == 19) {
            for (const Computer& one : computers) {
                REQUIRE(must(pull(hub, one.chain.device())) == one.changes);
            }
        }
    }
    std::printf("faults: %d rounds, %d struck, %d pushes refused, %d files made again\n", rounds, struck, refused,
                rebuilt);
    CHECK(struck > rounds / 2);
    CHECK(refused > rounds / 4);
}

TEST_CASE("A repair that is cut off at any moment is done by the next computer, and loses nothing",
          "[sharing][shared-file][faults]")
{
    const TemporaryFolder folder;
    const auto places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    const auto identity = must(sharing::createHub(places.file.string()));
    FaultVfs vfs;
    std::vector<Computer> computers(2);
    std::minstd_rand random {7};
    int cut = 0;
    const int rounds = deep() ? 1000 : 30;
    for (int round = 0; round < rounds; ++round) {
        for (Computer& computer : computers) {
            computer.edit(2);
            SharedFileHub hub {places, hasty(), FaultVfs::name()};
            must(computer.sync(hub));
        }
        std::filesystem::remove(places.file);
        vfs.arm(round % 3 == 0 ? Fault::IoError : Fault::PowerCut, 1 + static_cast<int>(random() % 90),
                static_cast<unsigned>(random()));
        {
            SharedFileHub hub {places, hasty(), FaultVfs::name()};
            cut += computers[0].sync(hub, Purpose::Rebuild) ? 0 : 1;
        }
        vfs.restart();
        SharedFileHub hub {places, hasty(), FaultVfs::name()};
        heal(hub, computers);
        for (const Computer& one : computers) {
            REQUIRE(must(pull(hub, one.chain.device())) == one.changes);
        }
        REQUIRE(must(must(hub.begin(Purpose::Read))->identity()) == identity);
    }
    CHECK(cut > rounds / 4);
}

TEST_CASE("A power cut after an acknowledged push takes nothing of it back", "[sharing][shared-file][faults]")
{
    const TemporaryFolder folder;
    const auto places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    must(sharing::createHub(places.file.string()));
    FaultVfs vfs;
    Computer computer;
    const int rounds = deep() ? 500 : 15;
    for (int round = 0; round < rounds; ++round) {
        computer.edit(2);
        vfs.arm(Fault::PowerCut, 1'000'000, static_cast<unsigned>(round));
        SharedFileHub hub {places, hasty(), FaultVfs::name()};
        must(computer.sync(hub));
        vfs.cutNow();
        vfs.restart();
        REQUIRE(newestOf(hub, computer.chain.device()) == computer.acknowledged);
    }
}

TEST_CASE("One push costs a handful of operations, however long the history is", "[sharing][shared-file][faults]")
{
    const TemporaryFolder folder;
    const auto places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    must(sharing::createHub(places.file.string()));
    FaultVfs vfs;
    SharedFileHub hub {places, hasty(), FaultVfs::name()};
    Computer computer;
    FaultVfs::Counts counts[2];
    for (int i = 0; i < 2; ++i) {
        computer.edit(i == 0 ? 1000 : deep() ? 249000 : 19000);
        must(computer.sync(hub));
        computer.edit(1);
        vfs.arm(Fault::None, 0, 0);
        must(computer.sync(hub));
        counts[i] = vfs.counts();
        std::printf("push of 1 after %lld: %d reads, %d writes, %d syncs, %d others\n",
                    static_cast<long long>(computer.chain.head().sequence), counts[i].reads, counts[i].writes,
                    counts[i].syncs, counts[i].others);
    }
    CHECK(counts[1].writes <= 30);
    CHECK(counts[1].reads <= 35);
    CHECK(counts[1].writes < 2 * counts[0].writes);
    CHECK(counts[1].reads < 2 * counts[0].reads);
    // Nothing new: nothing is written.
    vfs.arm(Fault::None, 0, 0);
    must(must(hub.begin(Purpose::Write))->commit());
    CHECK(vfs.counts().writes == 0);
    std::printf("nothing to push: %d reads, %d others\n", vfs.counts().reads, vfs.counts().others);
    vfs.arm(Fault::None, 0, 0);
    (void)must(hub.poll());
    CHECK(vfs.operations() == 0);
}

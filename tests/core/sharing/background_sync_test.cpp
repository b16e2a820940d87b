// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two computers that are worked on while each shares in a thread of its own, against one real file and through the real
// helper. Under ThreadSanitizer this shows that nobody touches what another thread holds.
#include "core/sharing/background_sync.h"

#include "core/sharing/sync.h"
#include "tests/core/sharing/sectors.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <atomic>
#include <thread>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
using replica::Replica;
using sharing::BackgroundOptions;
using sharing::BackgroundSync;
using sharing::SharingStatus;

namespace {

BackgroundOptions quick()
{
    BackgroundOptions options;
    options.helper.program = MUSTER_SHARE_HELPER;
    options.pollEvery = 50ms;
    options.compareEvery = 500ms;
    options.gather = 5ms;
    options.pauseAfterFailure = 20ms;
    return options;
}

struct TwoComputers {
    TemporaryFolder folder;
    std::string address = (folder.path() / "partnership.muster").string();
    std::unique_ptr<Replica> one = must(Replica::create(folder.path() / "one", {"Secretary", {}, {}}));
    std::unique_ptr<Replica> two;

    TwoComputers()
    {
        const auto identity = must(sharing::createHub(address, {}));
        auto hub = must(sharing::openHub(address, {}));
        must(sharing::startShare(*one, address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
        must(sharing::joinShare(folder.path() / "two", address, *hub));
        two = must(Replica::open(folder.path() / "two", {"Police", {}, {}}));
    }
};

bool within(std::chrono::seconds limit, const std::function<bool()>& done)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!done()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(20ms);
    }
    return true;
}

}  // namespace

TEST_CASE("Two computers that are worked on while they share in the background end with everything of both",
          "[sharing][background]")
{
    constexpr int kEach = 25;
    TwoComputers office;
    std::atomic<int> told = 0;
    const auto listener = [&](const SharingStatus&) { ++told; };
    {
        BackgroundSync first {*office.one, quick(), listener};
        BackgroundSync second {*office.two, quick(), listener};
        for (int at = 0; at < kEach; ++at) {
            addSector(*office.one, "one " + std::to_string(at));
            addSector(*office.two, "two " + std::to_string(at));
            (void)first.status();
            if (at % 10 == 0) {
                second.syncNow();
            }
        }
        const auto shared = [](const BackgroundSync& sync) {
            return sync.status().state == SharingStatus::State::Shared && sync.status().waiting == 0;
        };
        CHECK(within(60s, [&] {
            return shared(first) && shared(second) && sectors(*office.one).size() == 2 * kEach
                && sectors(*office.two).size() == 2 * kEach;
        }));
        INFO(first.status().problem << " / " << second.status().problem);
        CHECK(first.status().received >= kEach);
    }
    CHECK(told > 0);
    CHECK(sectors(*office.one) == sectors(*office.two));
}

TEST_CASE("Sharing that ends in the middle of its work loses nothing that was written", "[sharing][background]")
{
    TwoComputers office;
    int written = 0;
    for (int turn = 0; turn < 10; ++turn) {
        BackgroundSync sync {*office.one, quick(), [](const SharingStatus&) { }};
        for (int at = 0; at < 3; ++at) {
            addSector(*office.one, "entry " + std::to_string(written++));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds {7 * turn});
    }
    auto hub = must(sharing::openHub(office.address, {}));
    must(sharing::sync(*office.one, *hub));
    must(sharing::sync(*office.two, *hub));
    CHECK(sectors(*office.two).size() == static_cast<std::size_t>(written));
}

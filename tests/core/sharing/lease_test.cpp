// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/lease.h"
#include "tests/support/catch.h"
#include "tests/support/core/children.h"
#include "tests/support/test_replica.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace muster;
using namespace std::chrono_literals;
using base::FailureCode;
using sharing::HubOptions;
using sharing::HubPlaces;
using sharing::Lease;
using sharing::LeaseWatch;
using test::Children;
using test::must;
using test::TemporaryFolder;

namespace {

struct Share {
    TemporaryFolder folder;
    HubPlaces places = *sharing::placesOf((folder.path() / "partnership.muster").string());
};

base::Result<std::unique_ptr<Lease>> take(const HubPlaces& places, const HubOptions& options)
{
    LeaseWatch watch;
    return Lease::take(places, options, watch);
}

int numberIn(const std::filesystem::path& file)
{
    int number = 0;
    std::ifstream {file} >> number;
    return number;
}

}  // namespace

TEST_CASE("One holds the lease, another waits and then says who is busy", "[sharing][lease]")
{
    const Share share;
    const HubOptions options {.leaseStaleMs = 60000, .leaseWaitMs = 60};
    auto held = must(take(share.places, options));
    CHECK(held->isOurs());
    const auto refused = take(share.places, options);
    REQUIRE(!refused);
    CHECK(refused.error().code == FailureCode::Busy);
    CHECK_THAT(refused.error().detail, ContainsSubstring("partnership.muster"));
    CHECK(held->isOurs());
    held.reset();
    CHECK(!std::filesystem::exists(share.places.lease));
    CHECK(take(share.places, options));
}

TEST_CASE("The lease tells the server's time", "[sharing][lease]")
{
    const Share share;
    const auto now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    const auto held = must(take(share.places, {}));
    CHECK(std::abs(held->serverTime() - now) < 5000);
}

TEST_CASE("A folder that is away or full of refusals is unreachable", "[sharing][lease]")
{
    const auto places = *sharing::placesOf("/nowhere-at-all/partnership.muster");
    const auto refused = take(places, {});
    REQUIRE(!refused);
    CHECK(refused.error().code == FailureCode::Unreachable);
    CHECK_THAT(refused.error().detail, ContainsSubstring("not connected"));
}

TEST_CASE("The lease of a computer that died is taken once it is stale, across several waits", "[sharing][lease]")
{
    const Share share;
    Children children;
    children.run([&] {
        const auto held = take(share.places, {});
        std::ofstream {share.folder.path() / "held"} << 1;
        ::raise(SIGKILL);
    });
    children.waitForAll();
    REQUIRE(std::filesystem::exists(share.folder.path() / "held"));
    REQUIRE(std::filesystem::exists(share.places.lease));

    LeaseWatch watch;
    const auto began = std::chrono::steady_clock::now();
    int attempts = 0;
    for (;;) {
        ++attempts;
        auto lease = Lease::take(share.places, {.leaseStaleMs = 600, .leaseWaitMs = 150}, watch);
        if (lease) {
            break;
        }
        REQUIRE(lease.error().code == FailureCode::Busy);
        REQUIRE(attempts < 100);
    }
    CHECK(attempts > 1);
    CHECK(std::chrono::steady_clock::now() - began >= 600ms);
}

TEST_CASE("A holder that keeps touching its lease is never taken for dead", "[sharing][lease]")
{
    const Share share;
    Children children;
    const auto done = share.folder.path() / "done";
    children.run([&] {
        auto held = must(take(share.places, {.leaseStaleMs = 400}));
        std::ofstream {share.folder.path() / "held"} << 1;
        for (int i = 0; i < 75; ++i) {
            std::this_thread::sleep_for(20ms);
            if (!held->keep()) {
                ::_exit(2);
            }
        }
        if (!held->isOurs()) {
            ::_exit(3);
        }
        std::ofstream {done} << 1;
    });
    while (!std::filesystem::exists(share.folder.path() / "held")) {
        std::this_thread::sleep_for(5ms);
    }
    const auto lease = take(share.places, {.leaseStaleMs = 400, .leaseWaitMs = 20000});
    CHECK(lease);
    CHECK(std::filesystem::exists(done));
    CHECK(children.waitForAll() == 0);
}

TEST_CASE("A holder that slept too long finds that its lease is gone", "[sharing][lease]")
{
    const Share share;
    auto slept = must(take(share.places, {.leaseStaleMs = 100}));
    LeaseWatch watch;
    auto thief = must(Lease::take(share.places, {.leaseStaleMs = 100, .leaseWaitMs = 5000}, watch));
    CHECK(!slept->isOurs());
    const auto kept = slept->keep();
    REQUIRE(!kept);
    CHECK(kept.error().code == FailureCode::Busy);
    // And leaves what is not its own.
    slept.reset();
    CHECK(thief->isOurs());
}

TEST_CASE("Waiters never open the lease", "[sharing][lease]")
{
    const Share share;
    // A pipe instead: whoever opened it would wait for ever.
    REQUIRE(::mkfifo(share.places.lease.c_str(), 0600) == 0);
    const auto refused = take(share.places, {.leaseStaleMs = 60000, .leaseWaitMs = 300});
    REQUIRE(!refused);
    CHECK(refused.error().code == FailureCode::Busy);
    // Not even to take it away.
    CHECK(take(share.places, {.leaseStaleMs = 200, .leaseWaitMs = 5000}));
}

TEST_CASE("Several processes count together under the lease, though some are killed, and lose no count",
          "[sharing][lease][kill]")
{
    const Share share;
    const auto counter = share.folder.path() / "counter";
    const auto log = share.folder.path() / "log";
    std::ofstream {counter} << 0;
    Children children;
    const HubOptions options {.leaseStaleMs = 300, .leaseWaitMs = 30000};
    constexpr int kProcesses = 6;
    constexpr int kRounds = 25;
    for (int process = 0; process < kProcesses; ++process) {
        children.run([&, process] {
            LeaseWatch watch;
            for (int round = 0; round < kRounds; ++round) {
                const auto lease = Lease::take(share.places, options, watch);
                if (!lease) {
                    ::_exit(2);
                }
                const int number = numberIn(counter);
                std::this_thread::sleep_for(1ms);
                std::ofstream {counter} << number + 1;
                std::ofstream {log, std::ios::app} << "x";
                if (process < 2 && round == 10) {
                    // Dies holding it.
                    ::raise(SIGKILL);
                }
            }
        });
    }
    children.waitForAll();
    const auto counted = static_cast<int>(std::filesystem::file_size(log));
    CHECK(counted == 4 * kRounds + 2 * 11);
    CHECK(numberIn(counter) == counted);
}

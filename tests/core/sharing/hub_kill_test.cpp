// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several real processes against one hub, killed in the middle of whatever they do. MUSTER_DEEP=1 makes 1,000
// kills of it.
#include "core/sharing/hub_places.h"
#include "core/sharing/segment_hub.h"
#include "core/sharing/shared_file_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"
#include "tests/support/core/children.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <random>
#include <sqlite3.h>
#include <thread>

using namespace muster;
using base::FailureCode;
using replica::TravellingChange;
using sharing::Purpose;
using test::Chain;
using test::Children;
using test::must;
using test::pull;
using test::TemporaryFolder;

namespace {

using OpenHub = std::function<std::unique_ptr<sharing::Hub>(const base::Id& device)>;

/// What a computer keeps on its own disk: how many Changes it made, and how many were acknowledged.
class Notes {
public:
    Notes(const std::filesystem::path& folder, const base::Id& device)
        : m_made(folder / (device.hex() + ".made")), m_acknowledged(folder / (device.hex() + ".acknowledged"))
    {
    }
    [[nodiscard]] std::int64_t made() const { return sizeOf(m_made); }
    [[nodiscard]] std::int64_t acknowledged() const { return sizeOf(m_acknowledged); }
    void makeOne() const { grow(m_made, made() + 1); }
    void acknowledge(std::int64_t sequence) const { grow(m_acknowledged, sequence); }

private:
    static std::int64_t sizeOf(const std::filesystem::path& file)
    {
        std::error_code missing;
        const auto size = std::filesystem::file_size(file, missing);
        return missing ? 0 : static_cast<std::int64_t>(size);
    }
    /// One call, so that a kill leaves the old or the new number.
    static void grow(const std::filesystem::path& file, std::int64_t number)
    {
        const int open = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (open < 0 || ::ftruncate(open, number) != 0) {
            ::_exit(4);
        }
        ::close(open);
    }

    std::filesystem::path m_made;
    std::filesystem::path m_acknowledged;
};

/// The same Changes each time: the chain is a function of the device and the number.
void keepPushing(const OpenHub& open, const Notes& notes, const base::Id& device, unsigned chance)
{
    Chain chain {device};
    std::vector<TravellingChange> changes;
    std::minstd_rand random {chance};
    const auto hub = open(device);
    for (;;) {
        for (unsigned more = random() % 4; more > 0; --more) {
            notes.makeOne();
        }
        while (static_cast<std::int64_t>(changes.size()) < notes.made()) {
            changes.push_back(chain.next());
        }
        auto session = hub->begin(Purpose::Write);
        if (!session) {
            continue;
        }
        const auto heads = (*session)->heads();
        if (!heads) {
            continue;
        }
        std::int64_t known = 0;
        for (const sharing::SignedHead& head : *heads) {
            known = head.head.device == device ? head.head.sequence : known;
        }
        if (known > static_cast<std::int64_t>(changes.size())) {
            ::_exit(5);
        }
        const auto added = (*session)->append({changes.begin() + static_cast<std::ptrdiff_t>(known), changes.end()},
                                              {chain.signedHead()});
        if (!added && added.error().code == FailureCode::Invalid) {
            ::_exit(6);
        }
        if (added && (*session)->commit()) {
            notes.acknowledge(chain.head().sequence);
        }
        session->reset();
        std::this_thread::sleep_for(std::chrono::milliseconds {random() % 3});
    }
}

void hammer(const OpenHub& open, int processes, int kills)
{
    const TemporaryFolder disks;
    std::vector<base::Id> devices;
    std::vector<pid_t> running;
    Children children;
    std::minstd_rand random {7};
    const auto start = [&](const base::Id& device) {
        const auto chance = static_cast<unsigned>(random());
        return children.run([&, chance] { keepPushing(open, Notes {disks.path(), device}, device, chance); });
    };
    for (int i = 0; i < processes; ++i) {
        devices.push_back(base::newId());
    }
    for (const base::Id& device : devices) {
        running.push_back(start(device));
    }
    for (int i = 0; i < kills; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds {10 + random() % 120});
        const std::size_t victim = random() % devices.size();
        // One that ended by itself met something it must never meet.
        int status = 0;
        REQUIRE(::waitpid(running[victim], &status, WNOHANG) == 0);
        children.killAndForget(running[victim]);
        running[victim] = start(devices[victim]);
    }
    for (const pid_t child : running) {
        children.killAndForget(child);
    }
    const auto hub = open(base::newId());
    std::int64_t acknowledged = 0;
    for (const base::Id& device : devices) {
        const Notes notes {disks.path(), device};
        acknowledged += notes.acknowledged();
        Chain chain {device};
        const auto stored = must(pull(*hub, device));
        CHECK(static_cast<std::int64_t>(stored.size()) >= notes.acknowledged());
        CHECK(static_cast<std::int64_t>(stored.size()) <= notes.made());
        const bool same = std::all_of(stored.begin(), stored.end(),
                                      [&](const TravellingChange& change) { return change == chain.next(); });
        CHECK(same);
    }
    must(hub->scrub(1'000'000));
    std::printf("%d kills, %lld changes acknowledged, all there\n", kills, static_cast<long long>(acknowledged));
    CHECK(acknowledged > 0);
}

int killsFor(int usual) { return std::getenv("MUSTER_DEEP") != nullptr ? 1000 : usual; }

sharing::HubOptions hasty(const base::Id& writer = {})
{
    return {.leaseStaleMs = 300, .leaseWaitMs = 20000, .confirmMs = 50, .writer = writer};
}

}  // namespace

TEST_CASE("Processes killed while pushing into one shared file lose nothing that was acknowledged",
          "[sharing][shared-file][kill]")
{
    const TemporaryFolder share;
    const auto places = *sharing::placesOf((share.path() / "partnership.muster").string());
    must(sharing::createHub(places.file.string()));
    hammer([&](const base::Id&) { return std::make_unique<sharing::SharedFileHub>(places, hasty()); }, 6, killsFor(25));
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(places.file.c_str(), &database) == SQLITE_OK);
    std::string verdict;
    sqlite3_exec(
        database, "PRAGMA integrity_check",
        [](void* out, int, char** values, char**) {
            *static_cast<std::string*>(out) += values[0];
            return 0;
        },
        &verdict, nullptr);
    sqlite3_close(database);
    CHECK(verdict == "ok");
    for (const auto& entry : std::filesystem::directory_iterator(share.path())) {
        CHECK(entry.path().filename().string().find(".bad-") == std::string::npos);
    }
}

TEST_CASE("The same where locks are never there: the lease alone keeps them apart", "[sharing][shared-file][kill]")
{
    const TemporaryFolder share;
    const auto places = *sharing::placesOf((share.path() / "partnership.muster").string());
    must(sharing::createHub(places.file.string()));
    hammer([&](const base::Id&) { return std::make_unique<sharing::SharedFileHub>(places, hasty(), "unix-none"); }, 5,
           killsFor(12));
}

TEST_CASE("Processes killed while pushing into one segment folder lose nothing that was acknowledged",
          "[sharing][segments][kill]")
{
    const TemporaryFolder share;
    const auto places = *sharing::placesOf((share.path() / "partnership.muster").string());
    must(sharing::createSegmentHub(places));
    hammer([&](const base::Id& device) { return std::make_unique<sharing::SegmentHub>(places, hasty(device)); }, 6,
           killsFor(25));
}

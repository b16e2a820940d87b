// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole county at one shared file.
#include "core/replica/replica.h"
#include "core/sharing/helper_hub.h"
#include "core/sharing/shared_file_hub.h"
#include "core/sharing/sync.h"
#include "tests/bench/core/groups.h"
#include "tests/support/core/children.h"
#include "tests/support/test_replica.h"

#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <thread>

namespace muster::bench {

namespace {

    namespace fs = std::filesystem;
    using test::must;

    constexpr int kComputers = 30;
    constexpr int kVisits = 10;
    // Somebody types a line every two seconds: more than thirty people do for long.
    constexpr int kPauseMs = 2'000;

    sharing::HelperOptions helper()
    {
        sharing::HelperOptions options;
        options.program = MUSTER_SHARE_HELPER;
        return options;
    }

    struct Visits {
        std::vector<double> took;  ///< milliseconds each, of those that went through
        int busy = 0;
        int failed = 0;
    };

    void addSector(replica::Replica& replica, const std::string& name)
    {
        must(replica.transact("Add a sector", [&](replica::Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO sector (id, name) VALUES (?1, ?2)", base::newId(), name);
            return {};
        }));
    }

    /// One computer: an edit and a synchronisation, again and again; what each took goes into a file of its own.
    void work(const fs::path& folder, const std::string& address, int number, int pauseMs)
    {
        const auto replica = must(replica::Replica::open(folder, {"Secretary", {}, {}}));
        sharing::HelperHub hub {address, helper()};
        std::minstd_rand random {static_cast<unsigned>(number + 1)};
        const auto pause = [&] {
            std::this_thread::sleep_for(std::chrono::milliseconds {random() % static_cast<unsigned>(2 * pauseMs + 1)});
        };
        std::ofstream took {folder / "took"};
        pause();
        for (int visit = 0; visit < kVisits; ++visit) {
            addSector(*replica, fmt::format("{} {}", number, visit));
            const auto start = std::chrono::steady_clock::now();
            const auto synced = sharing::sync(*replica, hub);
            took << (synced                                                 ? "done "
                         : synced.error().code == base::FailureCode::Busy ? "busy "
                                                                          : "failed ")
                 << std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() << '\n';
            pause();
        }
        // What a busy visit left behind leaves with the last one.
        for (int attempt = 0; attempt < 5 && sharing::waitingChanges(*replica) > 0; ++attempt) {
            (void)sharing::sync(*replica, hub);
        }
    }

    Visits workTogether(const fs::path& folder, const std::string& address, int computers, int pauseMs)
    {
        test::Children children;
        for (int i = 0; i < computers; ++i) {
            children.run([&, i] { work(folder / std::to_string(i), address, i, pauseMs); });
        }
        Visits visits;
        visits.failed = children.waitForAll();
        for (int i = 0; i < computers; ++i) {
            std::ifstream in {folder / std::to_string(i) / "took"};
            std::string how;
            for (double took = 0; in >> how >> took;) {
                if (how == "done") {
                    visits.took.push_back(took);
                }
                visits.busy += how == "busy" ? 1 : 0;
                visits.failed += how == "failed" ? 1 : 0;
            }
        }
        return visits;
    }

    int sectorsIn(const fs::path& folder, const std::string& address)
    {
        const auto hub = must(sharing::openHub(address));
        must(sharing::joinShare(folder, address, *hub));
        const auto replica = must(replica::Replica::open(folder));
        auto row = replica->reader().query("SELECT count(*) FROM sector");
        row.next();
        return row.number(0);
    }

}  // namespace

void measureOffice(Figures& figures)
{
    const test::TemporaryFolder folder;
    const std::string address = (folder.path() / "partnership.muster").string();
    must(sharing::createSharedFile(*sharing::placesOf(address), {}));
    for (int i = 0; i < kComputers; ++i) {
        const auto hub = must(sharing::openHub(address));
        must(sharing::joinShare(folder.path() / std::to_string(i), address, *hub));
    }
    const Visits alone = workTogether(folder.path(), address, 1, 0);
    const Visits together = workTogether(folder.path(), address, kComputers, kPauseMs);
    const int there = sectorsIn(folder.path() / "afterwards", address);
    const int made = kVisits * (kComputers + 1);
    figures.add({.what = "30 computers: a visit with one change, median",
                 .baseline = "one computer alone",
                 .kind = Kind::Ratio,
                 .ours = median(together.took),
                 .theirs = median(alone.took),
                 .goal = 5});
    figures.add({.what = "30 computers: a visit with one change, 95th percentile",
                 .kind = Kind::Value,
                 .ours = percentile(together.took, 0.95),
                 .goal = 1000});
    figures.add({.what = fmt::format("30 computers: visits of {} put off because another was there", made),
                 .unit = "visits",
                 .kind = Kind::Value,
                 .ours = static_cast<double>(together.busy),
                 .goal = 0});
    figures.add({.what = fmt::format("30 computers: of {} changes lost, or visits that failed", made),
                 .unit = "changes",
                 .kind = Kind::Value,
                 .ours = static_cast<double>(made - there + together.failed + alone.failed),
                 .goal = 0});
}

}  // namespace muster::bench

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a synchronisation costs as the history grows, and what a new computer costs.
#include "core/replica/replica.h"
#include "core/sharing/shared_file_hub.h"
#include "core/sharing/sync.h"
#include "tests/bench/core/groups.h"
#include "tests/bench/core/long_history.h"
#include "tests/support/core/fault_vfs.h"
#include "tests/support/test_replica.h"

#include <fmt/format.h>

namespace muster::bench {

namespace {

    namespace fs = std::filesystem;
    using sharing::SharedFileHub;
    using test::must;

    constexpr std::size_t kSmall = 1'000;
    constexpr std::size_t kMiddle = 10'000;
    constexpr std::size_t kLarge = 250'000;
    constexpr std::size_t kAtOnce = 10'000;
    constexpr int kRounds = 40;

    /// A shared file that grows, and computers that work with it.
    struct Drive {
        test::TemporaryFolder folder;
        test::FaultVfs vfs;  ///< counts, and breaks nothing
        sharing::HubPlaces places = *sharing::placesOf((folder.path() / "partnership.muster").string());
        test::TestReplica schema;
        LongHistory history {schema->catalogue()};
        std::size_t changes = 0;

        Drive() { must(sharing::createSharedFile(places, {})); }

        SharedFileHub hub() { return {places, {}}; }

        void growTo(std::size_t count)
        {
            SharedFileHub growing = hub();
            while (changes < count) {
                const std::size_t more = std::min(kAtOnce, count - changes);
                const auto session = must(growing.begin(sharing::Purpose::Write));
                must(session->append(history.next(more), {}));
                must(session->commit());
                changes += more;
            }
        }

        std::unique_ptr<replica::Replica> join(const std::string& name)
        {
            SharedFileHub reading = hub();
            must(sharing::joinShare(folder.path() / name, places.file.string(), reading));
            return must(replica::Replica::open(folder.path() / name, {"Secretary", {}, {}}));
        }
    };

    void edit(replica::Replica& replica)
    {
        must(replica.transact("Add a sector", [](replica::Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO sector (id, name) VALUES (?1, 'North and the two garage courts')", base::newId());
            return {};
        }));
    }

    test::FaultVfs::Counts countsOf(Drive& drive, replica::Replica& replica)
    {
        SharedFileHub counted {drive.places, {}, test::FaultVfs::name()};
        drive.vfs.arm(test::Fault::None, 0, 0);
        must(sharing::sync(replica, counted));
        return drive.vfs.counts();
    }

    int requests(const test::FaultVfs::Counts& counts) { return counts.reads + counts.writes + counts.syncs; }

    double kilobytes(const test::FaultVfs::Counts& counts)
    {
        return static_cast<double>(counts.bytesRead + counts.bytesWritten) / 1024.0;
    }

    /// Gives the requests of a synchronisation with one Change to send.
    int countRequests(Figures& figures, Drive& drive, replica::Replica& replica)
    {
        // The first push of a computer also makes its place in the list of computers.
        SharedFileHub first = drive.hub();
        edit(replica);
        must(sharing::sync(replica, first));
        edit(replica);
        const auto one = countsOf(drive, replica);
        const auto none = countsOf(drive, replica);
        const std::string at = fmt::format("{} in history", drive.changes);
        figures.add({.what = fmt::format("sync one change, {}: reads, writes and syncs", at),
                     .unit = "requests",
                     .kind = Kind::Value,
                     .ours = static_cast<double>(requests(one)),
                     .goal = 35});
        figures.add({.what = fmt::format("sync one change, {}: bytes moved", at),
                     .unit = "KB",
                     .kind = Kind::Value,
                     .ours = kilobytes(one),
                     .goal = 100});
        figures.add({.what = fmt::format("nothing to sync, {}: bytes moved", at),
                     .unit = "KB",
                     .kind = Kind::Value,
                     .ours = kilobytes(none),
                     .goal = 8});
        return requests(one);
    }

    /// The settings of a shared file and one row more in it, nothing else.
    void appendRaw(const fs::path& file, std::int64_t id, const replica::Blob& hash, const replica::Blob& record)
    {
        replica::Database raw {"file:" + file.string() + "?vfs=" + sharing::kSharedFileVfs, replica::Access::Write};
        raw.execute("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;"
                    " PRAGMA secure_delete=ON; BEGIN IMMEDIATE;");
        raw.run("INSERT INTO change (id, hash, record) VALUES (?1, ?2, ?3)", id, hash, record);
        raw.execute("COMMIT");
    }

    void timeOfOne(Figures& figures, Drive& drive, replica::Replica& replica)
    {
        // In a folder of its own: beside the shared file it would be found and joined.
        const fs::path copy = drive.folder.path() / "apart" / "raw.muster";
        fs::create_directory(copy.parent_path());
        fs::copy_file(drive.places.file, copy);
        const auto mine = replica.changesAfter(replica.deviceId(), 0, 1, 1).at(0);
        const replica::Blob hash(mine.hash.begin(), mine.hash.end());
        std::int64_t row = replica::ChangeId::of(1000, 0).value;
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round <= kRounds; ++round) {
            edit(replica);
            SharedFileHub hub = drive.hub();
            const double sync = millisecondsOf([&] { must(sharing::sync(replica, hub)); });
            const double raw = millisecondsOf([&] { appendRaw(copy, ++row, hash, mine.record); });
            if (round > 0) {
                ours.push_back(sync);
                theirs.push_back(raw);
            }
        }
        figures.add({.what = fmt::format("sync one change, {} in history", drive.changes),
                     .baseline = "raw append to the same file, same PRAGMAs",
                     .kind = Kind::Ratio,
                     .ours = median(ours),
                     .theirs = median(theirs),
                     .goal = 3});
    }

    /// Every row of the replica again, in the tables it has and in the order of their keys, with nothing of ours.
    void insertRows(const fs::path& from, const fs::path& to)
    {
        replica::Database bare {to.string(), replica::Access::Create};
        replica::migrate(bare);
        bare.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;");
        replica::Database full {from.string(), replica::Access::Read};
        std::vector<std::string> triggers;
        {
            auto row = bare.query("SELECT name FROM sqlite_master WHERE type = 'trigger'");
            while (row.next()) {
                triggers.push_back(row.text(0));
            }
        }
        for (const std::string& trigger : triggers) {
            bare.execute("DROP TRIGGER " + trigger);
        }
        std::vector<std::string> tables;
        {
            // Without the index of words, which is worked out from these rows.
            auto row = full.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                                  " AND name NOT LIKE 'search_%'");
            while (row.next()) {
                tables.push_back(row.text(0));
            }
        }
        bare.execute("BEGIN");
        for (const std::string& table : tables) {
            auto row = full.query("SELECT * FROM " + table);
            std::string places;
            for (int column = 0; column < row.columnCount(); ++column) {
                places += (column == 0 ? "?" : ", ?") + std::to_string(column + 1);
            }
            const std::string sql = "INSERT INTO " + table + " VALUES (" + places + ")";
            while (row.next()) {
                auto insert = bare.prepare(sql);
                for (int column = 0; column < row.columnCount(); ++column) {
                    insert.bind(column + 1, row.value(column));
                }
                insert.next();
            }
        }
        bare.execute("COMMIT");
    }

    std::unique_ptr<replica::Replica> timeOfJoining(Figures& figures, Drive& drive)
    {
        std::unique_ptr<replica::Replica> joined;
        double cpu = 0;
        const double wall =
            millisecondsOf([&] { cpu = cpuMillisecondsOf([&] { joined = drive.join("large"); }); });
        // Everything is in the file itself once nobody has it open.
        joined.reset();
        const double raw = cpuMillisecondsOf([&] {
            insertRows(drive.folder.path() / "large" / "replica.sqlite", drive.folder.path() / "bare.sqlite");
        });
        figures.add({.what = fmt::format("new replica from {} changes, CPU", drive.changes),
                     .baseline = "raw bulk insert of the resulting rows",
                     .kind = Kind::Ratio,
                     .ours = cpu,
                     .theirs = raw,
                     .goal = 5});
        figures.add({.what = fmt::format("new replica from {} changes", drive.changes),
                     .unit = "s",
                     .kind = Kind::Value,
                     .ours = wall / 1000,
                     .goal = 20});
        return must(replica::Replica::open(drive.folder.path() / "large", {"Secretary", {}, {}}));
    }

}  // namespace

void measureSync(Figures& figures)
{
    Drive drive;
    drive.growTo(kSmall);
    const auto small = drive.join("small");
    const int few = countRequests(figures, drive, *small);
    drive.growTo(kMiddle);
    (void)countRequests(figures, drive, *small);
    drive.growTo(kLarge);
    const auto large = timeOfJoining(figures, drive);
    const int many = countRequests(figures, drive, *large);
    figures.add({.what = "requests of a sync, 250,000 in history",
                 .baseline = "1,000 in history",
                 .unit = "requests",
                 .kind = Kind::Ratio,
                 .ours = static_cast<double>(many),
                 .theirs = static_cast<double>(few),
                 .goal = 2});
    timeOfOne(figures, drive, *large);
}

}  // namespace muster::bench

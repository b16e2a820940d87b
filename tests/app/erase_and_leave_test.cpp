// SPDX-License-Identifier: GPL-3.0-or-later
//
// Erasing, leaving and following a share, by the real program.
#include "tests/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <filesystem>
#include <fstream>

using namespace muster;
using namespace muster::test;

namespace {

namespace fs = std::filesystem;

struct Shared {
    TemporaryFolder disks;
    TemporaryFolder drive;
    std::string one = (disks.path() / "one").string();
    std::string two = (disks.path() / "two").string();
    std::string file = (drive.path() / "partnership.muster").string();

    Shared()
    {
        REQUIRE(runMuster({"sample", one, "--anchor", "2011-11-15"}).code == 0);
        REQUIRE(runMuster({"share", "create", file, "--data", one}).code == 0);
        REQUIRE(runMuster({"share", "join", file, "--data", two}).code == 0);
    }
};

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

TEST_CASE("A text erased by the program is in no byte of two folders and the shared file", "[app][erasure]")
{
    // Of the sample's action A-007.
    const std::string text = "Cut back planting and repair lighting on two garage courts";
    const Shared shared;
    // The sample's actions came with what is restricted in one change.
    const std::string key = (shared.disks.path() / "key").string();
    std::ofstream(key) << "sample partnership\n";
    REQUIRE(holds(shared.two, text));
    REQUIRE(holds(shared.drive.path(), text));
    const std::vector<std::string> words {"erase",  "A-007",      "--basis", "Request of 10 November", "--decided-by",
                                          "Information governance lead", "--data", shared.one,
                                          "--passphrase-file", key};
    const Ran unsure = runMuster(words);
    CHECK(unsure.code == 1);
    CHECK_THAT(unsure.out, ContainsSubstring(text));
    CHECK_THAT(unsure.err, ContainsSubstring("--for-good"));
    REQUIRE(holds(shared.one, text));

    auto sure = words;
    sure.emplace_back("--for-good");
    const Ran done = runMuster(sure);
    INFO(done.err);
    REQUIRE(done.code == 0);
    CHECK_FALSE(holds(shared.one, text));
    for (const std::string& folder : {shared.one, shared.two, shared.one}) {
        const Ran synced = runMuster({"share", "sync", "--data", folder});
        INFO(synced.err);
        REQUIRE(synced.code == 0);
    }
    CHECK_FALSE(holds(shared.two, text));
    CHECK_FALSE(holds(shared.drive.path(), text));
    CHECK(runMuster({"check", "--data", shared.two}).code == 0);
    const Ran listed = runMuster({"list", "actions", "--data", shared.two, "--format", "csv"});
    CHECK_THAT(listed.out, ContainsSubstring("A-007,[Erased"));
}

TEST_CASE("The program follows a share that moved, refuses an older copy, and leaves", "[app][share]")
{
    const Shared shared;
    // Elsewhere: a copy beside the file would be joined.
    const fs::path copy = shared.disks.path() / "copy.muster";
    fs::copy_file(shared.file, copy);
    const std::vector<std::string> day {"--data", shared.one, "--meeting", "DTCG/2011-11-15", "--today", "2011-11-15"};
    auto start = std::vector<std::string> {"meeting", "start", "--at", "10:00"};
    start.insert(start.end(), day.begin(), day.end());
    const Ran started = runMuster(start);
    INFO(started.err);
    REQUIRE(started.code == 0);
    REQUIRE(runMuster({"share", "sync", "--data", shared.one}).code == 0);
    const Ran older = runMuster({"share", "moved", copy.string(), "--data", shared.one});
    CHECK(older.code == 1);
    CHECK_THAT(older.err, ContainsSubstring("older copy"));

    const fs::path there = shared.drive.path() / "there.muster";
    fs::rename(shared.file, there);
    const Ran moved = runMuster({"share", "moved", there.string(), "--data", shared.one});
    INFO(moved.err);
    CHECK(moved.code == 0);
    CHECK(runMuster({"share", "sync", "--data", shared.one}).code == 0);

    CHECK(runMuster({"share", "leave", "--data", shared.one}).code == 0);
    CHECK(runMuster({"share", "sync", "--data", shared.one}).code == 1);
    CHECK(runMuster({"share", "leave", "--data", shared.one}).code == 1);
    CHECK(fs::exists(there));
}

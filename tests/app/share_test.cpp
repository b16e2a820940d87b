// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several computers as several processes of the real program, each with its helper, around one real file.
#include "tests/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <algorithm>
#include <filesystem>
#include <thread>

using namespace muster;
using namespace muster::test;

namespace {

namespace fs = std::filesystem;

/// Two computers in the meeting of November, joined by a shared file.
struct Computers {
    TemporaryFolder disks;
    TemporaryFolder drive;
    std::string one = (disks.path() / "one").string();
    std::string two = (disks.path() / "two").string();
    std::string file = (drive.path() / "partnership.muster").string();

    Computers()
    {
        REQUIRE(runMuster({"sample", one, "--anchor", "2011-11-15"}).code == 0);
        const Ran created = runMuster({"share", "create", file, "--data", one});
        INFO(created.err);
        REQUIRE(created.code == 0);
        const Ran joined = runMuster({"share", "join", file, "--data", two});
        INFO(joined.err);
        REQUIRE(joined.code == 0);
    }

    Ran on(const std::string& folder, std::vector<std::string> words, const std::string& input = {}) const
    {
        words.insert(words.end(), {"--data", folder, "--today", "2011-11-15"});
        return runMuster(words, input);
    }

    void sync(const std::string& folder) const
    {
        const Ran synced = on(folder, {"share", "sync"});
        INFO(synced.err);
        REQUIRE(synced.code == 0);
    }

    std::string list(const std::string& folder, const std::string& kind) const
    {
        const Ran listed = on(folder, {"list", kind, "--format", "csv"});
        INFO(listed.err);
        REQUIRE(listed.code == 0);
        return listed.out;
    }
};

}  // namespace

TEST_CASE("A computer that joins has the same partnership", "[share]")
{
    const Computers computers;
    for (const char* kind : {"meetings", "actions", "agencies", "roles", "minutes", "items"}) {
        CHECK(computers.list(computers.one, kind) == computers.list(computers.two, kind));
    }
    CHECK(computers.on(computers.two, {"check"}).code == 0);
    const Ran again = runMuster({"share", "join", computers.file, "--data", computers.two});
    CHECK(again.code == 1);
    CHECK_THAT(again.err, ContainsSubstring("not empty"));
    const Ran status = computers.on(computers.two, {"share", "status"});
    CHECK_THAT(status.out, ContainsSubstring("Nothing waits to be sent."));
}

TEST_CASE("Two note-takers in one meeting: twenty lines each, and none is lost", "[share]")
{
    const Computers computers;
    const std::string meeting = "DTCG/2011-11-15";
    REQUIRE(computers.on(computers.one, {"meeting", "start", "--meeting", meeting, "--at", "10:00"}).code == 0);
    REQUIRE(computers.on(computers.one, {"meeting", "next", "--meeting", meeting, "--at", "10:01"}).code == 0);
    computers.sync(computers.one);
    computers.sync(computers.two);

    const auto lines = [](const std::string& who) {
        std::string text;
        for (int i = 1; i <= 20; ++i) {
            text += "Note " + std::to_string(i) + " of the " + who + "\n";
        }
        return text;
    };
    Ran one;
    Ran two;
    std::thread first {[&] {
        one = computers.on(computers.one, {"record", "--meeting", meeting, "--at", "10:05"}, lines("secretary"));
    }};
    std::thread second {[&] {
        two = computers.on(computers.two, {"record", "--meeting", meeting, "--at", "10:05"}, lines("chair"));
    }};
    first.join();
    second.join();
    INFO(one.err << two.err);
    REQUIRE(one.code == 0);
    REQUIRE(two.code == 0);
    // Whoever started the meeting has the writing role; the other is warned once, and records.
    CHECK(one.err.empty());
    CHECK_THAT(two.err, ContainsSubstring("has the writing role. What you record is added all the same."));
    computers.sync(computers.one);
    computers.sync(computers.two);
    computers.sync(computers.one);

    const std::string entries = computers.list(computers.one, "entries");
    CHECK(entries == computers.list(computers.two, "entries"));
    for (int i = 1; i <= 20; ++i) {
        CHECK_THAT(entries, ContainsSubstring("Note " + std::to_string(i) + " of the secretary"));
        CHECK_THAT(entries, ContainsSubstring("Note " + std::to_string(i) + " of the chair"));
    }
}

TEST_CASE("Minute numbers given away from the others are provisional until the next synchronisation", "[share]")
{
    const Computers computers;
    const std::string meeting = "DTCG/2011-11-15";
    REQUIRE(computers.on(computers.one, {"meeting", "start", "--meeting", meeting, "--at", "10:00"}).code == 0);
    REQUIRE(computers.on(computers.one, {"meeting", "next", "--meeting", meeting, "--at", "10:01"}).code == 0);
    const Ran ended = computers.on(computers.one, {"meeting", "end", "--meeting", meeting, "--at", "10:20"});
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    CHECK_THAT(ended.out, ContainsSubstring("Minute 23 is drafted. The numbers are provisional"));
    CHECK_THAT(computers.list(computers.one, "minutes"), ContainsSubstring("23,DTCG/2011-11-15,1,draft,,true"));
    computers.sync(computers.one);
    computers.sync(computers.two);
    CHECK_THAT(computers.list(computers.two, "minutes"), ContainsSubstring("23,DTCG/2011-11-15,1,draft,,false"));
}

TEST_CASE("A drive that is not there is said, and the work goes on", "[share]")
{
    const Computers computers;
    const fs::path away = computers.drive.path().string() + ".away";
    fs::rename(computers.drive.path(), away);
    const Ran refused = computers.on(computers.one, {"share", "sync"});
    CHECK(refused.code == 1);
    CHECK_FALSE(fs::exists(computers.file));
    CHECK(computers.list(computers.one, "actions").size() > 100);
    fs::rename(away, computers.drive.path());
    computers.sync(computers.one);
}

TEST_CASE("Sharing twice, or what is not shared, is refused in words", "[share]")
{
    const Computers computers;
    CHECK(computers.on(computers.one, {"share", "create", computers.file + ".muster"}).code == 1);
    TemporaryFolder alone;
    REQUIRE(runMuster({"new", (alone.path() / "x").string(), "--name", "Alone"}).code == 0);
    const Ran unshared = runMuster({"share", "sync", "--data", (alone.path() / "x").string()});
    CHECK(unshared.code == 1);
    CHECK_THAT(unshared.err, ContainsSubstring("not shared yet"));
    CHECK(runMuster({"share", "sync"}).code == 2);
    CHECK(runMuster({"share", "sync", "--data", computers.one, "--lease-stale", "soon"}).code == 2);
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real process is killed while it writes; what it acknowledged must be there.
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <cstdlib>
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace muster;
using test::must;

namespace {

int killsWanted()
{
    const char* deep = std::getenv("MUSTER_DEEP");
    return deep != nullptr ? 500 : 25;
}

// Writes wards numbered from `from` and a growing draft, telling each over the pipe once it is on the disk.
[[noreturn]] void writeUntilKilled(const std::filesystem::path& folder, int from, int pipe)
{
    auto opened = replica::Replica::open(folder);
    if (!opened) {
        _exit(3);
    }
    for (int number = from;; ++number) {
        const auto done = (*opened)->transact("Add ward", [&](replica::Writer& writer) -> base::Result<void> {
            const base::Id id = base::newId();
            writer.run("INSERT INTO ward (id, name, position) VALUES (?1, ?2, ?3)", id,
                       "ward " + std::to_string(number), number);
            writer.run("INSERT INTO sector (id, name, position) VALUES (?1, 'of it', ?2)", base::newId(), number);
            return {};
        });
        const auto kept = (*opened)->saveDraft("capture", "typed so far " + std::to_string(number), false);
        if (!done || !kept || write(pipe, &number, sizeof number) != sizeof number) {
            _exit(4);
        }
    }
}

int count(const replica::Reader& reader, std::string_view sql, int upTo)
{
    auto row = reader.query(sql, upTo);
    row.next();
    return row.number(0);
}

}  // namespace

TEST_CASE("Killed at any moment, a replica keeps everything it acknowledged", "[replica][kill]")
{
    const test::TemporaryFolder folder;
    must(replica::Replica::create(folder.path())).reset();
    std::mt19937 random {42};
    int acknowledged = 0;
    for (int kill = 0; kill < killsWanted(); ++kill) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            close(ends[0]);
            writeUntilKilled(folder.path(), acknowledged + 1, ends[1]);
        }
        close(ends[1]);
        const int wanted = acknowledged + 1 + static_cast<int>(random() % 15);
        int number = 0;
        while (acknowledged < wanted && read(ends[0], &number, sizeof number) == sizeof number) {
            acknowledged = number;
        }
        usleep(static_cast<useconds_t>(random() % 4000));
        ::kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        while (read(ends[0], &number, sizeof number) == sizeof number) {
            acknowledged = number;
        }
        close(ends[0]);

        auto opened = must(replica::Replica::open(folder.path()));
        REQUIRE(opened->check().empty());
        REQUIRE(count(opened->reader(), "SELECT count(*) FROM ward WHERE position <= ?1", acknowledged) == acknowledged);
        // Both rows of a transaction or neither: the one that was not acknowledged may be there, whole.
        const int wards = count(opened->reader(), "SELECT count(*) FROM ward WHERE position > ?1", 0);
        REQUIRE(wards == count(opened->reader(), "SELECT count(*) FROM sector WHERE position > ?1", 0));
        REQUIRE(wards <= acknowledged + 1);
        REQUIRE(static_cast<int>(opened->newestChanges(100'000).size()) == wards);
        const std::string draft = opened->draft("capture");
        CHECK((draft == "typed so far " + std::to_string(acknowledged)
               || draft == "typed so far " + std::to_string(acknowledged + 1)));
        acknowledged = wards;
    }
}

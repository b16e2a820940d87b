// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is particular to a database as the hub; what it shares with every hub is in the contract suite.
#include "core/sharing/postgres_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"
#include "tests/support/core/postgres_server.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace muster;
using base::FailureCode;
using sharing::Purpose;
using test::Chain;
using test::headsOf;
using test::must;
using test::PostgresServer;
using test::push;

namespace {

/// The database as its own administrator sees it, and a hub in it with ten Changes.
struct TenChanges {
    explicit TenChanges(PostgresServer& server)
        : address(server.newDatabase())
        , identity(must(sharing::createPostgresHub(address)))
        , hub(must(sharing::openPostgresHub(address)))
        , changes(chain.next(10))
    {
        must(push(*hub, changes, {chain.signedHead()}));
    }

    std::string address;
    sharing::HubIdentity identity;
    std::unique_ptr<sharing::Hub> hub;
    Chain chain;
    std::vector<replica::TravellingChange> changes;
};

}  // namespace

TEST_CASE("A database is a hub only where somebody made one", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    const std::string address = server->newDatabase();

    SECTION("an empty database is no hub, and asking does not make one")
    {
        CHECK(sharing::openPostgresHub(address).error().code == FailureCode::Foreign);
        CHECK(sharing::openPostgresHub(address).error().code == FailureCode::Foreign);
        CHECK(server->run(address, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0");
    }
    SECTION("one that was made is found again, and not made twice")
    {
        const auto identity = must(sharing::createPostgresHub(address));
        CHECK_FALSE(identity.hub.isNil());
        const auto again = sharing::createPostgresHub(address);
        REQUIRE_FALSE(again);
        CHECK(again.error().code == FailureCode::Refused);
        auto hub = must(sharing::openPostgresHub(address));
        CHECK(must(must(hub->begin(Purpose::Read))->identity()) == identity);
    }
    SECTION("tables of another program by one of our names are left alone")
    {
        server->run(address, "CREATE TABLE muster_meta (roll text); INSERT INTO muster_meta VALUES ('call')");
        CHECK(sharing::openPostgresHub(address).error().code == FailureCode::Foreign);
        CHECK(sharing::createPostgresHub(address).error().code == FailureCode::Refused);
        CHECK(server->run(address, "SELECT roll FROM muster_meta") == "call");
    }
    SECTION("one that a newer Muster made is not touched")
    {
        must(sharing::createPostgresHub(address));
        auto open = must(sharing::openPostgresHub(address));
        server->run(address, "UPDATE muster_meta SET format = 2");
        CHECK(sharing::openPostgresHub(address).error().code == FailureCode::Newer);
        CHECK(open->begin(Purpose::Write).error().code == FailureCode::Newer);
    }
    SECTION("another hub in its place is noticed before anything is sent")
    {
        must(sharing::createPostgresHub(address));
        auto hub = must(sharing::openPostgresHub(address));
        server->run(address, "DROP TABLE muster_meta, muster_head, muster_change");
        must(sharing::createPostgresHub(address));
        CHECK(hub->begin(Purpose::Write).error().code == FailureCode::Foreign);
    }
}

TEST_CASE("What goes wrong on the way to a database is said without the password", "[sharing][postgres]")
{
    // None of these is a server; the last three are addresses that libpq itself complains about by quoting them.
    const std::string address = GENERATE(
        "postgresql://clerk:hunter2@127.0.0.1:1/county", "postgresql://clerk:hunter2@no-such-host.invalid/county",
        "postgresql://clerk:hunter2%zz@127.0.0.1/county", "postgresql://clerk:hun/ter2@127.0.0.1/county",
        "postgresql://clerk:x@hunter2@127.0.0.1:port/county");
    const auto hub = sharing::openPostgresHub(address);
    REQUIRE_FALSE(hub);
    CHECK((hub.error().code == FailureCode::Unreachable || hub.error().code == FailureCode::Invalid));
    CHECK_FALSE(hub.error().detail.empty());
    CHECK(hub.error().detail.find("hun") == std::string::npos);
    CHECK(hub.error().detail.find("ter2") == std::string::npos);
}

TEST_CASE("A database that went away is unreachable, and used again when it is back", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    TenChanges ten {*server};
    const auto token = must(ten.hub->poll());
    auto session = must(ten.hub->begin(Purpose::Write));
    must(session->append({ten.chain.next("before the power failed")}, {}));

    server->kill();
    CHECK(ten.hub->poll().error().code == FailureCode::Unreachable);
    CHECK(session->commit().error().code == FailureCode::Unreachable);
    CHECK(ten.hub->begin(Purpose::Read).error().code == FailureCode::Unreachable);
    session.reset();
    server->start();

    // What was acknowledged is there, what was not is not.
    CHECK(must(ten.hub->poll()) == token);
    REQUIRE(must(headsOf(*ten.hub)).size() == 1);
    CHECK(must(headsOf(*ten.hub)).front().head.sequence == 10);
}

TEST_CASE("The poll of a database changes with a commit and only then", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    TenChanges ten {*server};
    const auto token = must(ten.hub->poll());
    CHECK(must(ten.hub->poll()) == token);
    must(must(ten.hub->begin(Purpose::Read))->commit());
    must(push(*ten.hub, ten.changes));  // all known
    must(must(ten.hub->begin(Purpose::Write))->append(ten.chain.next(2), {}));  // not committed
    CHECK(must(ten.hub->poll()) == token);
    must(push(*ten.hub, {}, {}));
    CHECK(must(ten.hub->poll()) == token);
    Chain another;
    must(push(*ten.hub, another.next(1)));
    CHECK(must(ten.hub->poll()) != token);
}

TEST_CASE("One computer writes to a database at a time; others wait and then say so", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    TenChanges ten {*server};
    auto impatient = must(sharing::openPostgresHub(ten.address, {.leaseWaitMs = 200}));
    auto writing = must(ten.hub->begin(Purpose::Write));
    CHECK(impatient->begin(Purpose::Write).error().code == FailureCode::Busy);
    CHECK(impatient->begin(Purpose::Read));
    writing.reset();
    CHECK(impatient->begin(Purpose::Write));
}

TEST_CASE("Several computers push into one database at once and nothing is lost", "[sharing][postgres][kill]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    const std::string address = server->newDatabase();
    must(sharing::createPostgresHub(address));
    constexpr int computers = 4;
    constexpr int pushes = 10;
    std::vector<pid_t> processes;
    for (int computer = 0; computer < computers; ++computer) {
        const pid_t process = ::fork();
        REQUIRE(process >= 0);
        if (process == 0) {
            auto hub = sharing::openPostgresHub(address);
            Chain chain;
            for (int number = 0; hub && number < pushes; ++number) {
                const auto changes = chain.next(3);
                if (!push(**hub, changes, {chain.signedHead()})) {
                    ::_exit(1);
                }
            }
            ::_exit(hub ? 0 : 1);
        }
        processes.push_back(process);
    }
    for (const pid_t process : processes) {
        int status = 0;
        ::waitpid(process, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    auto hub = must(sharing::openPostgresHub(address));
    const auto heads = must(headsOf(*hub));
    CHECK(heads.size() == computers);
    for (const auto& head : heads) {
        CHECK(head.head.sequence == 3 * pushes);
    }
    CHECK(hub->scrub(1000));
    CHECK(hub->scrub(1000));
}

TEST_CASE("Damage in a database is found by the scrub and mended from the replicas", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    TenChanges ten {*server};
    const std::string damage =
        GENERATE("UPDATE muster_change SET record = set_byte(record, 7, get_byte(record, 7) # 4) WHERE sequence = 6",
                 "UPDATE muster_change SET hash = set_byte(hash, 31, get_byte(hash, 31) # 1) WHERE sequence = 6",
                 "DELETE FROM muster_change WHERE sequence = 6", "DELETE FROM muster_change WHERE sequence >= 6",
                 "UPDATE muster_head SET sequence = 12", "TRUNCATE muster_change", "DROP TABLE muster_change",
                 "DROP TABLE muster_head", "DELETE FROM muster_head",
                 "INSERT INTO muster_change SELECT 'a stranger', sequence, hash, record FROM muster_change");
    server->run(ten.address, damage);
    INFO(damage);

    // Wherever chance let the scrub begin, twice round is all of it.
    base::Result<void> found;
    for (int turn = 0; turn < 8 && found; ++turn) {
        found = ten.hub->scrub(3);
    }
    REQUIRE_FALSE(found);
    CHECK(found.error().code == FailureCode::Damaged);

    {
        auto session = must(ten.hub->begin(Purpose::Rebuild));
        CHECK(must(session->identity()) == ten.identity);
        // What could be proven is in it already; a replica adds the rest.
        const auto heads = must(session->heads());
        const std::int64_t kept = heads.empty() ? 0 : heads.front().head.sequence;
        CHECK(kept <= 10);
        must(session->append({ten.changes.begin() + kept, ten.changes.end()}, {ten.chain.signedHead()}));
        must(session->commit());
    }
    REQUIRE(must(headsOf(*ten.hub)).size() == 1);
    CHECK(must(headsOf(*ten.hub)).front() == ten.chain.signedHead());
    CHECK(must(must(ten.hub->begin(Purpose::Read))->read(ten.chain.device(), 0, {})) == ten.changes);
    for (int turn = 0; turn < 8; ++turn) {
        CHECK(ten.hub->scrub(3));
    }
}

TEST_CASE("A repair of a database throws nothing away", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    TenChanges ten {*server};
    server->run(ten.address, "DELETE FROM muster_change WHERE sequence = 6");
    must(must(ten.hub->begin(Purpose::Rebuild))->commit());
    CHECK(must(headsOf(*ten.hub)).front().head.sequence == 5);
    CHECK(server->run(ten.address, "SELECT string_agg(sequence::text, ' ' ORDER BY sequence) FROM muster_aside")
          == "7 8 9 10");
}

TEST_CASE("A visit for reading sees one moment of the database and cannot write", "[sharing][postgres]")
{
    PostgresServer* server = PostgresServer::running();
    if (server == nullptr) {
        return;
    }
    TenChanges ten {*server};
    auto reading = must(ten.hub->begin(Purpose::Read));
    const auto later = ten.chain.next(1);
    must(push(*ten.hub, later));
    CHECK(must(reading->heads()).front().head.sequence == 10);
    CHECK(must(reading->read(ten.chain.device(), 0, {})).size() == 10);
    CHECK(reading->append(later, {}).error().code == FailureCode::Invalid);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/backup.h"
#include "core/replica/database.h"
#include "core/replica/schema.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <cstdlib>
#include <fstream>
#include <map>

using namespace muster;
using base::FailureCode;
using test::must;

namespace {

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in {file, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream out {file, std::ios::binary};
    out << bytes;
}

base::Failure refusalOf(const std::filesystem::path& folder)
{
    auto opened = replica::Replica::open(folder);
    REQUIRE_FALSE(opened);
    return opened.error();
}

// A closed replica with one ward in it.
void makeFolder(const std::filesystem::path& folder)
{
    auto made = must(replica::Replica::create(folder));
    must(made->transact("Add ward", [](replica::Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO ward (id, name) VALUES (?1, 'Fletton')", base::newId());
        return {};
    }));
}

std::map<std::string, std::string> schemaOf(replica::Database& database)
{
    std::map<std::string, std::string> schema;
    auto row = database.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL");
    while (row.next()) {
        schema.emplace(row.text(0), row.text(1));
    }
    return schema;
}

}  // namespace

TEST_CASE("A folder without a partnership is refused in words", "[replica][opening]")
{
    const test::TemporaryFolder folder;
    const base::Failure refusal = refusalOf(folder.path());
    CHECK(refusal.code == FailureCode::NotFound);
    CHECK_THAT(refusal.detail, ContainsSubstring("There is no partnership in the folder"));
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A file that is no database is refused and left as it is", "[replica][opening]")
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "replica.sqlite";
    const std::string text(5000, 'x');
    writeBytes(file, text);
    CHECK(refusalOf(folder.path()).code == FailureCode::Foreign);
    CHECK(bytesOf(file) == text);
}

TEST_CASE("A database of another program is refused and left as it is", "[replica][opening]")
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "replica.sqlite";
    {
        replica::Database other {file.string(), replica::Access::Create};
        other.execute("CREATE TABLE bookmarks (a)");
    }
    const std::string before = bytesOf(file);
    const base::Failure refusal = refusalOf(folder.path());
    CHECK(refusal.code == FailureCode::Foreign);
    CHECK_THAT(refusal.detail, ContainsSubstring("another program"));
    CHECK(bytesOf(file) == before);
}

TEST_CASE("A replica of a newer Muster is refused and left as it is", "[replica][opening]")
{
    const test::TemporaryFolder folder;
    makeFolder(folder.path());
    const auto file = folder.path() / "replica.sqlite";
    {
        replica::Database newer {file.string(), replica::Access::Write};
        newer.execute("PRAGMA user_version=9999; PRAGMA wal_checkpoint(TRUNCATE);");
    }
    const std::string before = bytesOf(file);
    const base::Failure refusal = refusalOf(folder.path());
    CHECK(refusal.code == FailureCode::Newer);
    CHECK_THAT(refusal.detail, ContainsSubstring("Update Muster"));
    CHECK(bytesOf(file) == before);
}

TEST_CASE("An empty, a cut and a scrambled replica are refused as damaged", "[replica][opening]")
{
    const test::TemporaryFolder folder;
    makeFolder(folder.path());
    const auto file = folder.path() / "replica.sqlite";
    std::string bytes = bytesOf(file);
    REQUIRE(bytes.size() > 40'000);
    SECTION("empty") { bytes.clear(); }
    SECTION("cut in the middle of its tables") { bytes.resize(bytes.size() / 2); }
    SECTION("scrambled") { bytes.replace(4096, 30'000, 30'000, '\x5A'); }
    writeBytes(file, bytes);
    const base::Failure refusal = refusalOf(folder.path());
    CHECK(refusal.code == FailureCode::Damaged);
    CHECK_THAT(refusal.detail, ContainsSubstring("backups"));
    CHECK(bytesOf(file) == bytes);
}

TEST_CASE("A second window of the same folder is told so", "[replica][opening]")
{
    test::TestReplica first;
    const base::Failure refusal = refusalOf(first.folder());
    CHECK(refusal.code == FailureCode::Locked);
    CHECK_THAT(refusal.detail, ContainsSubstring("Another Muster on this computer"));
}

TEST_CASE("A partnership is not made over another one", "[replica][opening]")
{
    const test::TemporaryFolder folder;
    makeFolder(folder.path());
    const auto again = replica::Replica::create(folder.path());
    REQUIRE_FALSE(again);
    CHECK(again.error().code == FailureCode::Refused);
    CHECK(must(replica::Replica::open(folder.path()))->newestChanges(10).size() == 1);
}

TEST_CASE("Upgrading from every older version gives the schema of a fresh replica", "[replica][schema]")
{
    replica::Database fresh {":memory:", replica::Access::Create};
    migrate(fresh);
    for (const base::EmbeddedText& file : replica::schemaFiles()) {
        INFO(file.name);
        replica::Database older {":memory:", replica::Access::Create};
        const int version = std::atoi(file.name.c_str());
        migrate(older, version);
        CHECK(older.pragmaNumber("user_version") == version);
        migrate(older);
        CHECK(schemaOf(older) == schemaOf(fresh));
    }
}

TEST_CASE("An older replica is backed up before it is upgraded, and keeps its data", "[replica][schema]")
{
    const test::TemporaryFolder folder;
    const base::Id ward = base::newId();
    {
        replica::Database older {(folder.path() / "replica.sqlite").string(), replica::Access::Create};
        migrate(older, 2);
        older.run("INSERT INTO device (no, id) VALUES (1, ?1)", base::newId());
        older.run("INSERT INTO ward (id, name) VALUES (?1, 'Paston')", ward);
    }
    auto opened = must(replica::Replica::open(folder.path()));
    auto row = opened->reader().query("SELECT name FROM ward WHERE id = ?1", ward);
    REQUIRE(row.next());
    CHECK(row.text(0) == "Paston");
    CHECK(opened->backups().size() == 1);
}

TEST_CASE("Every replicated table is in the schema and starts with its id", "[replica][schema]")
{
    replica::Database fresh {":memory:", replica::Access::Create};
    migrate(fresh);
    const replica::Catalogue catalogue {fresh};
    const std::map<std::string, int> engine {
        {"meta", 0}, {"device", 0}, {"change", 0}, {"change_row", 0}, {"leaf", 0}, {"draft", 0}, {"awaited", 0},
        {"contested", 0}, {"search_pending", 0}, {"search_record", 0}};
    for (const auto& table : catalogue.tables()) {
        INFO(table.name);
        REQUIRE(table.columns.size() > 1);
        CHECK(table.columns.front() == "id");
    }
    auto row = fresh.query("SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (row.next()) {
        INFO(row.text(0) << " has no number: add it to the catalogue");
        if (row.text(0).starts_with("search_text")) {
            continue;  // the index of words and what SQLite keeps for it
        }
        CHECK((engine.contains(row.text(0)) || catalogue.byName(row.text(0)) != nullptr));
    }
}

TEST_CASE("Backups are whole, and old ones are thinned to one a day and one a month", "[replica][backup]")
{
    const test::TemporaryFolder folder;
    replica::Database database {(folder.path() / "x.sqlite").string(), replica::Access::Create};
    migrate(database);
    using namespace std::chrono;
    const sys_seconds start = sys_days {2011y / 9 / 1};
    for (int hour = 0; hour < 100 * 24; hour += 6) {
        writeBackup(database, folder.path(), start + hours {hour});
    }
    const auto backups = replica::backupsIn(folder.path());
    const sys_seconds end = backups.front().at;
    CHECK(end == start + hours {100 * 24 - 6});
    std::map<long, int> perDay;
    int recent = 0;
    for (const auto& backup : backups) {
        recent += end - backup.at < hours {24} ? 1 : 0;
        ++perDay[floor<days>(backup.at).time_since_epoch().count()];
    }
    CHECK(recent == 4);
    CHECK(backups.size() < 45);
    CHECK(backups.size() > 31);
    replica::Database copy {backups.back().file.string(), replica::Access::Read};
    CHECK(copy.pragmaNumber("application_id") == replica::kApplicationId);
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is particular to the shared file: its neighbours in the folder, damage, and repair.
#include "core/sharing/shared_file_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"
#include "tests/support/core/children.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sqlite3.h>

using namespace muster;
using base::FailureCode;
using replica::TravellingChange;
using sharing::Purpose;
using sharing::SharedFileHub;
using test::Chain;
using test::headsOf;
using test::must;
using test::newestOf;
using test::pull;
using test::push;
using test::quickHub;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// A shared file with some Changes of two devices.
struct Shared {
    explicit Shared(int changes = 10)
        : identity(must(sharing::createHub(places.file.string(), quickHub())))
        , first(chainA.next(changes, "first device"))
        , second(chainB.next(changes, "second device"))
    {
        must(push(hub, first, {chainA.signedHead()}));
        must(push(hub, second, {chainB.signedHead()}));
    }

    [[nodiscard]] base::Failure refusal(Purpose purpose = Purpose::Write)
    {
        SharedFileHub fresh {places, quickHub()};
        auto session = fresh.begin(purpose);
        REQUIRE(!session);
        INFO(session.error().detail);
        CHECK_THAT(session.error().detail, ContainsSubstring("partnership.muster"));
        return session.error();
    }

    TemporaryFolder folder;
    sharing::HubPlaces places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    sharing::HubIdentity identity;
    SharedFileHub hub {places, quickHub()};
    Chain chainA;
    Chain chainB;
    std::vector<TravellingChange> first;
    std::vector<TravellingChange> second;
};

void overwrite(const fs::path& file, std::int64_t at, const std::string& bytes)
{
    std::fstream out {file, std::ios::in | std::ios::out | std::ios::binary};
    out.seekp(at);
    out << bytes;
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in {file, std::ios::binary};
    return {std::istreambuf_iterator<char> {in}, {}};
}

std::vector<std::string> namesIn(const fs::path& folder, const std::string& part)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().find(part) != std::string::npos) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// As another program would look at it.
std::string ask(const fs::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    std::string answer;
    if (sqlite3_open(file.c_str(), &database) == SQLITE_OK) {
        sqlite3_exec(
            database, sql.c_str(),
            [](void* out, int columns, char** values, char** /*names*/) {
                for (int i = 0; i < columns; ++i) {
                    *static_cast<std::string*>(out) += values[i] == nullptr ? "-" : values[i];
                }
                return 0;
            },
            &answer, nullptr);
    }
    sqlite3_close(database);
    return answer;
}

/// Where a text stands in a file; -1 where it does not.
std::int64_t placeOf(const fs::path& file, const std::string& text)
{
    const auto at = contentOf(file).find(text);
    return at == std::string::npos ? -1 : static_cast<std::int64_t>(at);
}

}  // namespace

TEST_CASE("A shared file is a SQLite file of its own kind, in small pages, without WAL", "[sharing][shared-file]")
{
    Shared shared;
    CHECK(ask(shared.places.file, "PRAGMA application_id") == std::to_string(sharing::kSharedFileApplicationId));
    CHECK(ask(shared.places.file, "PRAGMA user_version") == "1");
    CHECK(ask(shared.places.file, "PRAGMA page_size") == "4096");
    CHECK(ask(shared.places.file, "PRAGMA integrity_check") == "ok");
    CHECK(ask(shared.places.file, "SELECT count(*) FROM change") == "20");
    CHECK(ask(shared.places.file, "SELECT id >> 40, id & 255 FROM change ORDER BY id LIMIT 1") == "11");
    // Between visits the folder holds the file, its marker and an emptied journal at most.
    CHECK(!fs::exists(shared.places.lease));
    CHECK(fs::exists(shared.places.marker));
    CHECK(!fs::exists(shared.places.file.string() + "-wal"));
    CHECK(namesIn(shared.folder.path(), "").size() <= 3);
}

TEST_CASE("A shared file that another tool switched to WAL is switched back", "[sharing][shared-file]")
{
    Shared shared;
    REQUIRE(ask(shared.places.file, "PRAGMA journal_mode=WAL") == "wal");
    must(push(shared.hub, shared.chainA.next(1)));
    CHECK(ask(shared.places.file, "PRAGMA journal_mode") == "delete");
    CHECK(newestOf(shared.hub, shared.chainA.device()) == 11);
}

TEST_CASE("A drive that is not connected is never an empty shared file", "[sharing][shared-file]")
{
    Shared shared;
    const auto elsewhere = shared.folder.path().string() + "-unmounted";
    fs::rename(shared.folder.path(), elsewhere);
    SECTION("its folder is away") { CHECK(shared.hub.begin(Purpose::Write).error().code == FailureCode::Unreachable); }
    SECTION("an empty folder stands in its place")
    {
        fs::create_directory(shared.folder.path());
        for (const Purpose purpose : {Purpose::Read, Purpose::Write, Purpose::Rebuild}) {
            const auto refused = shared.hub.begin(purpose);
            REQUIRE(!refused);
            CHECK(refused.error().code == FailureCode::Unreachable);
            CHECK_THAT(refused.error().detail, ContainsSubstring("not connected"));
        }
        CHECK(shared.hub.poll().error().code == FailureCode::Unreachable);
        CHECK(!sharing::openHub(shared.places.file.string()));
        CHECK(fs::is_empty(shared.folder.path()));
        fs::remove(shared.folder.path());
    }
    fs::rename(elsewhere, shared.folder.path());
    CHECK(newestOf(shared.hub, shared.chainA.device()) == 10);
}

TEST_CASE("The marker is put back when somebody tidied it away", "[sharing][shared-file]")
{
    Shared shared;
    fs::remove(shared.places.marker);
    SharedFileHub fresh {shared.places, quickHub()};
    CHECK(must(must(fresh.begin(Purpose::Read))->identity()) == shared.identity);
    CHECK(sharing::readMarker(shared.places) == shared.identity.hub);
}

TEST_CASE("What is not a shared file in order is refused in words", "[sharing][shared-file]")
{
    Shared shared;
    const std::string whole = contentOf(shared.places.file);
    SECTION("a letter")
    {
        std::ofstream {shared.places.file} << "Dear colleagues, " << std::string(500, '.');
        CHECK(shared.refusal().code == FailureCode::Foreign);
        CHECK(shared.refusal(Purpose::Rebuild).code == FailureCode::Foreign);
    }
    SECTION("a database of another program")
    {
        fs::remove(shared.places.file);
        ask(shared.places.file, "CREATE TABLE recipe (name TEXT)");
        CHECK(shared.refusal().code == FailureCode::Foreign);
        CHECK(ask(shared.places.file, "SELECT name FROM sqlite_master") == "recipe");
    }
    SECTION("the shared file of another partnership")
    {
        const TemporaryFolder other;
        must(sharing::createHub((other.path() / "partnership.muster").string()));
        fs::copy_file(other.path() / "partnership.muster", shared.places.file, fs::copy_options::overwrite_existing);
        CHECK(shared.refusal().code == FailureCode::Foreign);
        CHECK(shared.hub.begin(Purpose::Write).error().code == FailureCode::Foreign);
    }
    SECTION("one of a newer Muster")
    {
        ask(shared.places.file, "PRAGMA user_version=2");
        const auto refused = shared.refusal();
        CHECK(refused.code == FailureCode::Newer);
        CHECK_THAT(refused.detail, ContainsSubstring("Update Muster"));
    }
    SECTION("an empty file")
    {
        fs::resize_file(shared.places.file, 0);
        CHECK(shared.refusal().code == FailureCode::Damaged);
    }
    SECTION("a file cut short")
    {
        fs::resize_file(shared.places.file, 4096);
        CHECK(shared.refusal().code == FailureCode::Damaged);
        fs::resize_file(shared.places.file, 50);
        CHECK(shared.refusal().code == FailureCode::Damaged);
    }
    SECTION("a beginning of zeros")
    {
        overwrite(shared.places.file, 0, std::string(4096, '\0'));
        CHECK(shared.refusal().code == FailureCode::Damaged);
    }
    SECTION("a missing one")
    {
        fs::remove(shared.places.file);
        const auto refused = shared.refusal();
        CHECK(refused.code == FailureCode::Damaged);
        CHECK_THAT(refused.detail, ContainsSubstring("missing"));
        CHECK(!fs::exists(shared.places.file));
    }
    CHECK(!fs::exists(shared.places.lease));
    std::ofstream {shared.places.file, std::ios::binary | std::ios::trunc} << whole;
    SharedFileHub fresh {shared.places, quickHub()};
    CHECK(newestOf(fresh, shared.chainA.device()) == 10);
}

TEST_CASE("An alarm that goes away is not believed", "[sharing][shared-file]")
{
    Shared shared;
    const std::string whole = contentOf(shared.places.file);
    overwrite(shared.places.file, 0, std::string(4096, '\0'));
    test::Children children;
    children.run([&] {
        ::usleep(60'000);
        std::ofstream {shared.places.file, std::ios::binary | std::ios::in | std::ios::out} << whole;
    });
    sharing::HubOptions patient = quickHub();
    patient.confirmMs = 2000;
    SharedFileHub fresh {shared.places, patient};
    CHECK(newestOf(fresh, shared.chainA.device()) == 10);
    CHECK(namesIn(shared.folder.path(), ".bad-").empty());
    children.waitForAll();
}

TEST_CASE("A hub in order is not made again", "[sharing][shared-file]")
{
    Shared shared;
    const auto refused = shared.hub.begin(Purpose::Rebuild);
    REQUIRE(!refused);
    CHECK(refused.error().code == FailureCode::Refused);
    CHECK(namesIn(shared.folder.path(), ".bad-").empty());
}

TEST_CASE("A missing shared file is made again from what a computer has, under its old identity",
          "[sharing][shared-file][rebuild]")
{
    Shared shared;
    fs::remove(shared.places.file);
    SECTION("abandoned, nothing stands there")
    {
        CHECK(must(shared.hub.begin(Purpose::Rebuild))->append(shared.first, {}));
        CHECK(!fs::exists(shared.places.file));
        CHECK(namesIn(shared.folder.path(), ".new-").empty());
    }
    SECTION("committed, all is there")
    {
        SharedFileHub fresh {shared.places, quickHub()};
        must(push(fresh, shared.first, {shared.chainA.signedHead()}, Purpose::Rebuild));
        must(push(shared.hub, shared.second, {shared.chainB.signedHead()}));
        CHECK(must(must(fresh.begin(Purpose::Read))->identity()) == shared.identity);
        CHECK(must(pull(fresh, shared.chainA.device())) == shared.first);
        CHECK(must(pull(fresh, shared.chainB.device())) == shared.second);
        CHECK(namesIn(shared.folder.path(), ".new-").empty());
    }
}

TEST_CASE("A damaged shared file gives what its chains prove, and is kept aside with its journal",
          "[sharing][shared-file][rebuild]")
{
    Shared shared {400};
    SECTION("a page in the middle")
    {
        const std::int64_t at = placeOf(shared.places.file, "second device 200");
        REQUIRE(at > 0);
        overwrite(shared.places.file, at / 4096 * 4096, std::string(4096, 'z'));
    }
    SECTION("one letter of one Change")
    {
        const std::int64_t at = placeOf(shared.places.file, "second device 200");
        REQUIRE(at > 0);
        overwrite(shared.places.file, at, "S");
    }
    std::ofstream {shared.places.file.string() + "-journal"} << "";
    CHECK(shared.hub.scrub(5000).error().code == FailureCode::Damaged);
    CHECK(must(pull(shared.hub, shared.chainA.device())) == shared.first);

    const auto session = must(shared.hub.begin(Purpose::Rebuild));
    CHECK(pull(*session, shared.chainA.device()) == shared.first);
    const auto salvaged = pull(*session, shared.chainB.device());
    CHECK(salvaged.size() <= 200);
    CHECK(std::equal(salvaged.begin(), salvaged.end(), shared.second.begin()));
    must(session->append(shared.second, {shared.chainB.signedHead()}));
    must(session->commit());

    must(shared.hub.scrub(5000));
    CHECK(must(pull(shared.hub, shared.chainB.device())) == shared.second);
    CHECK(ask(shared.places.file, "PRAGMA integrity_check") == "ok");
    const auto bad = namesIn(shared.folder.path(), ".bad-");
    REQUIRE(bad.size() == 2);
    CHECK_THAT(bad[1], ContainsSubstring("-journal"));
}

TEST_CASE("Changes beyond a list that went backwards are noticed and kept", "[sharing][shared-file][rebuild]")
{
    Shared shared;
    ask(shared.places.file,
        "UPDATE head SET sequence = 7, hash = (SELECT hash FROM change WHERE id & 255 = 7 AND "
        "id >> 40 = head.no), signature = NULL, key = NULL WHERE no = 1");
    REQUIRE(newestOf(shared.hub, shared.chainA.device()) == 7);
    SECTION("when somebody adds to it")
    {
        const std::vector<TravellingChange> three(shared.first.begin() + 7, shared.first.end());
        const auto pushed = push(shared.hub, three);
        REQUIRE(!pushed);
        CHECK(pushed.error().code == FailureCode::Damaged);
    }
    SECTION("by the scrub")
    {
        const auto scrubbed = shared.hub.scrub(100);
        REQUIRE(!scrubbed);
        CHECK(scrubbed.error().code == FailureCode::Damaged);
    }
    // Nobody brings anything: the file itself still had it.
    must(push(shared.hub, {}, {}, Purpose::Rebuild));
    CHECK(must(pull(shared.hub, shared.chainA.device())) == shared.first);
    must(shared.hub.scrub(100));
}

TEST_CASE("Changes that only a damaged file still holds come back by way of the file put aside",
          "[sharing][shared-file][rebuild]")
{
    Shared shared {300};
    // Nobody else has the last hundred of the second device; what is broken stands before them.
    const std::int64_t at = placeOf(shared.places.file, "second device 200");
    overwrite(shared.places.file, at, "S");
    REQUIRE(shared.hub.scrub(5000).error().code == FailureCode::Damaged);
    must(push(shared.hub, shared.first, {}, Purpose::Rebuild));
    CHECK(newestOf(shared.hub, shared.chainB.device()) == 200);
    const std::vector<TravellingChange> known(shared.second.begin() + 200, shared.second.begin() + 202);
    must(push(shared.hub, known));

    const auto strays = must(shared.hub.strays());
    REQUIRE(strays.size() == 1);
    const auto stray = must(shared.hub.openStray(strays[0]));
    const auto rest = pull(*stray, shared.chainB.device(), 202);
    must(push(shared.hub, rest));
    must(shared.hub.retireStray(strays[0]));
    CHECK(must(shared.hub.strays()).empty());
    CHECK(namesIn(shared.folder.path(), ".merged").size() == 1);
    CHECK(must(pull(shared.hub, shared.chainB.device())) == shared.second);
}

TEST_CASE("Conflicted copies of the same partnership are found, read and retired; other files are left alone",
          "[sharing][shared-file][strays]")
{
    Shared shared;
    const fs::path folder = shared.folder.path();
    CHECK(must(shared.hub.strays()).empty());
    const fs::path conflicted = folder / "partnership (conflicted copy 2026-11-22).muster";
    fs::copy_file(shared.places.file, conflicted);
    // The copy went its own way.
    const auto extra = shared.chainA.next(3);
    {
        const auto places = *sharing::placesOf(conflicted.string());
        SharedFileHub copy {places, quickHub()};
        must(push(copy, extra));
        fs::remove(places.marker);
    }
    std::ofstream {folder / "desktop.ini"} << "[x]";
    std::ofstream {folder / "partnership notes.muster.txt"} << "not a database";
    must(sharing::createHub((folder / "other.muster").string()));

    const auto strays = must(shared.hub.strays());
    REQUIRE(strays == std::vector {conflicted.filename().string()});
    {
        const auto stray = must(shared.hub.openStray(strays[0]));
        CHECK(must(stray->identity()) == shared.identity);
        CHECK(pull(*stray, shared.chainA.device(), 10) == extra);
        CHECK(!stray->append(extra, {}));
    }
    must(push(shared.hub, extra));
    must(shared.hub.retireStray(strays[0]));
    must(shared.hub.retireStray(strays[0]));
    CHECK(must(shared.hub.strays()).empty());
    CHECK(fs::exists(conflicted.string() + ".merged"));
    CHECK(newestOf(shared.hub, shared.chainA.device()) == 13);
    CHECK(!shared.hub.openStray("../partnership.muster"));
    CHECK(!shared.hub.openStray("partnership.muster"));
}

TEST_CASE("A shared file put back from yesterday shows in its heads and in the poll", "[sharing][shared-file]")
{
    Shared shared;
    const fs::path yesterday = shared.folder.path() / "backup";
    fs::copy_file(shared.places.file, yesterday);
    must(push(shared.hub, shared.chainA.next(4)));
    const auto token = must(shared.hub.poll());
    fs::copy_file(yesterday, shared.places.file, fs::copy_options::overwrite_existing);
    CHECK(must(shared.hub.poll()) != token);
    CHECK(newestOf(shared.hub, shared.chainA.device()) == 10);
}

TEST_CASE("While one computer visits, another is told so, and the same hub opens one visit at a time",
          "[sharing][shared-file]")
{
    Shared shared;
    sharing::HubOptions impatient = quickHub();
    impatient.leaseStaleMs = 60000;
    impatient.leaseWaitMs = 50;
    SharedFileHub other {shared.places, impatient};
    const auto session = must(shared.hub.begin(Purpose::Write));
    CHECK(other.begin(Purpose::Read).error().code == FailureCode::Busy);
    CHECK(shared.hub.begin(Purpose::Read).error().code == FailureCode::Busy);
    CHECK(shared.hub.poll().error().code == FailureCode::Busy);
    CHECK(session->serverTime());
}

TEST_CASE("A visit that lost its lease does not commit", "[sharing][shared-file]")
{
    Shared shared;
    const auto session = must(shared.hub.begin(Purpose::Write));
    must(session->append(shared.chainA.next(1), {}));
    fs::remove(shared.places.lease);
    std::ofstream {shared.places.lease} << "somebody else's";
    const auto committed = session->commit();
    REQUIRE(!committed);
    CHECK(committed.error().code == FailureCode::Busy);
    fs::remove(shared.places.lease);
    CHECK(newestOf(shared.hub, shared.chainA.device()) == 10);
}

TEST_CASE("What was erased leaves no trace in the file", "[sharing][shared-file]")
{
    Shared shared;
    TravellingChange erased = shared.first[4];
    REQUIRE(placeOf(shared.places.file, "first device 4") > 0);
    erased.record = must(replica::eraseRecord(erased.record, {'x'}));
    {
        const auto session = must(shared.hub.begin(Purpose::Write));
        must(session->replaceErased(erased));
        must(session->commit());
    }
    CHECK(placeOf(shared.places.file, "first device 4") == -1);
    CHECK(placeOf(shared.places.file, "first device 5") > 0);
}

TEST_CASE("The scrub finds any changed byte of a Change within one round", "[sharing][shared-file][scrub]")
{
    Shared shared {60};
    std::srand(7);
    for (int round = 0; round < 10; ++round) {
        const std::string text = "second device " + std::to_string(10 + round * 4);
        const std::int64_t at = placeOf(shared.places.file, text);
        REQUIRE(at > 0);
        const std::int64_t flipped = at + std::rand() % static_cast<int>(text.size());
        const char before = contentOf(shared.places.file)[static_cast<std::size_t>(flipped)];
        overwrite(shared.places.file, flipped, std::string(1, static_cast<char>(before ^ 0x10)));
        SharedFileHub fresh {shared.places, {.leaseStaleMs = 500, .leaseWaitMs = 5000, .confirmMs = 2}};
        bool found = false;
        for (int part = 0; part < 8 && !found; ++part) {
            const auto scrubbed = fresh.scrub(30);
            found = !scrubbed && scrubbed.error().code == FailureCode::Damaged;
        }
        CHECK(found);
        overwrite(shared.places.file, flipped, std::string(1, before));
        must(fresh.scrub(500));
    }
}

TEST_CASE("Whatever bytes of a shared file are changed, no wrong Change is ever read from it",
          "[sharing][shared-file][faults]")
{
    Shared shared {40};
    const std::string whole = contentOf(shared.places.file);
    std::minstd_rand random {11};
    const int rounds = std::getenv("MUSTER_DEEP") != nullptr ? 5000 : 100;
    int noticed = 0;
    for (int round = 0; round < rounds; ++round) {
        std::string broken = whole;
        const std::size_t at = random() % broken.size();
        switch (round % 4) {
        case 0:
            broken[at] = static_cast<char>(broken[at] ^ (1 << random() % 8));
            break;
        case 1:
            for (int i = 0; i < 20; ++i) {
                broken[random() % broken.size()] = static_cast<char>(random());
            }
            break;
        case 2:
            broken.replace(at / 4096 * 4096, 4096, 4096, static_cast<char>(random() % 2 * 255));
            break;
        default:
            broken.resize(at);
            break;
        }
        std::ofstream {shared.places.file, std::ios::binary | std::ios::trunc} << broken;
        SharedFileHub fresh {shared.places, {.leaseStaleMs = 500, .leaseWaitMs = 5000, .confirmMs = 0}};
        bool sound = fresh.scrub(1000).has_value();
        for (const auto* changes : {&shared.first, &shared.second}) {
            const auto stored = pull(fresh, changes->front().version.device);
            if (stored) {
                REQUIRE(stored->size() <= changes->size());
                REQUIRE(std::equal(stored->begin(), stored->end(), changes->begin()));
            }
            sound = sound && stored;
        }
        noticed += sound ? 0 : 1;
        // As a copy beside a good file it is read with more patience and no less care.
        const fs::path copy = shared.folder.path() / "partnership (conflicted copy).muster";
        fs::rename(shared.places.file, copy);
        std::ofstream {shared.places.file, std::ios::binary | std::ios::trunc} << whole;
        for (const std::string& name : must(fresh.strays())) {
            const auto stray = fresh.openStray(name);
            for (const auto* changes : {&shared.first, &shared.second}) {
                const auto stored =
                    stray ? (*stray)->read(changes->front().version.device, 0, {}) : tl::unexpected(stray.error());
                if (stored) {
                    REQUIRE(stored->size() <= changes->size());
                    REQUIRE(std::equal(stored->begin(), stored->end(), changes->begin()));
                }
            }
        }
        fs::remove(copy);
    }
    CHECK(noticed > rounds / 2);
}

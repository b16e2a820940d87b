// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text taken away for good: out of the record, the history and the bytes of the folder.
#include "core/replica/erasure.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <fstream>

using namespace muster;
using namespace muster::test;
using replica::Erasure;
using replica::Replica;
using replica::Writer;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAll = std::size_t {1} << 30;
const std::string kFirst = "The tenant of number 14 has been ill since the spring";
const std::string kSecond = "The tenant of number 14 has been ill since the summer";
const std::string kInstead = "[Erased 15 November 2011]";

bool holds(const fs::path& folder, const std::string& text)
{
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        std::ifstream in {entry.path(), std::ios::binary};
        const std::string bytes {std::istreambuf_iterator<char> {in}, {}};
        if (bytes.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

void carry(Replica& from, Replica& to)
{
    std::vector<replica::TravellingChange> changes;
    for (const replica::Head& head : from.heads()) {
        std::int64_t known = 0;
        for (const replica::Head& own : to.heads()) {
            known = own.device == head.device ? own.sequence : known;
        }
        const auto more = from.changesAfter(head.device, known, kAll, kAll);
        changes.insert(changes.end(), more.begin(), more.end());
    }
    must(to.receive(changes));
}

/// An action whose text was written, moved on, written again and undone.
struct Recorded {
    TemporaryFolder folder;
    std::unique_ptr<Replica> replica =
        must(Replica::create(folder.path() / "one", {"Secretary", {}, std::chrono::year {2011} / 11 / 15}));
    base::Id action = base::newId();

    Recorded()
    {
        set("INSERT INTO action (id, reference, text, due, status) VALUES (?1, 'A-001', ?2, '2011-12-01', 'open')", kFirst);
        set("UPDATE action SET due = ?2 WHERE id = ?1", "2011-12-09");
        set("UPDATE action SET text = ?2, status = 'blocked' WHERE id = ?1", kSecond);
        set("UPDATE action SET status = ?2 WHERE id = ?1", "open");
        must(replica->backUp());
    }

    void set(const char* sql, const std::string& value)
    {
        must(replica->transact("Write", [&](Writer& writer) -> base::Result<void> {
            writer.run(sql, action, value);
            return {};
        }));
    }

    [[nodiscard]] Erasure erasure() const
    {
        return {"A-001", "Data Protection Act, request of 10 November", "Information governance lead",
                {{false, "action", action, "text", kInstead}}};
    }
};

std::string read(Replica& replica, const base::Id& id, const char* columns = "text || ' ' || due || ' ' || status")
{
    auto row = replica.reader().query(std::string {"SELECT "} + columns + " FROM action WHERE id = ?1", id);
    return row.next() ? row.text(0) : "none";
}

}  // namespace

TEST_CASE("An erased text is gone from the record, its history and every byte of the folder", "[replica][erasure]")
{
    Recorded recorded;
    Replica& replica = *recorded.replica;
    const fs::path folder = recorded.folder.path() / "one";
    REQUIRE(holds(folder, kFirst));
    REQUIRE(holds(folder / "backups", kSecond));

    // The one that wrote it first and the one that wrote over it; dates and status that others wrote stay as they are.
    CHECK(must(replica.erase(recorded.erasure())) == 2);
    CHECK(read(replica, recorded.action) == kInstead + " 2011-12-09 open");
    CHECK_FALSE(holds(folder, kFirst));
    CHECK_FALSE(holds(folder, kSecond));
    CHECK(replica.backups().size() == 1);
    CHECK(replica.check().empty());
    CHECK(replica.conflicts().empty());
    const auto history = replica.history("action", recorded.action);
    CHECK(history.size() == 5);
    CHECK(history.front().cells.empty());
    CHECK(replica.newestChanges(1).front().header.label == "Erase the text of A-001");

    // There is nothing left to take, and undo does not touch it.
    CHECK(replica.erase(recorded.erasure()).error().code == base::FailureCode::NotFound);
    CHECK(must(replica.undo()) == "Write");
    CHECK(read(replica, recorded.action) == kInstead + " 2011-12-09 blocked");
    CHECK(must(replica.undo()) == "Write");
    CHECK(read(replica, recorded.action, "due") == "2011-12-01");
    CHECK_FALSE(replica.undo());
}

TEST_CASE("Another computer erases it when the decision comes in, and a new one never has it", "[replica][erasure]")
{
    Recorded recorded;
    auto two = must(Replica::create(recorded.folder.path() / "two", {"Warden", {}, std::chrono::year {2011} / 11 / 15}));
    carry(*recorded.replica, *two);
    must(two->backUp());
    REQUIRE(holds(recorded.folder.path() / "two", kSecond));
    must(recorded.replica->erase(recorded.erasure()));
    carry(*recorded.replica, *two);
    CHECK_FALSE(holds(recorded.folder.path() / "two", kFirst));
    CHECK_FALSE(holds(recorded.folder.path() / "two", kSecond));
    CHECK(two->check().empty());

    auto three = must(Replica::create(recorded.folder.path() / "three", {"Lead", {}, std::chrono::year {2011} / 11 / 15}));
    carry(*two, *three);
    CHECK_FALSE(holds(recorded.folder.path() / "three", kFirst));
    for (Replica* each : {two.get(), three.get()}) {
        CHECK(read(*each, recorded.action) == kInstead + " 2011-12-09 open");
        CHECK(each->conflicts().empty());
        CHECK(each->heads() == recorded.replica->heads());
    }
    CHECK(three->erasedChanges().size() == 2);
    // Work goes on from there as ever.
    must(three->transact("Move", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE action SET due = '2012-01-05' WHERE id = ?1", recorded.action);
        return {};
    }));
    carry(*three, *recorded.replica);
    CHECK(read(*recorded.replica, recorded.action, "due") == "2012-01-05");
    CHECK(recorded.replica->conflicts().empty());
}

TEST_CASE("What somebody changed beside the text at the same moment stands, without a conflict", "[replica][erasure]")
{
    Recorded recorded;
    auto two = must(Replica::create(recorded.folder.path() / "two", {"Warden", {}, std::chrono::year {2011} / 11 / 15}));
    carry(*recorded.replica, *two);
    must(two->transact("Move", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE action SET due = '2012-01-05' WHERE id = ?1", recorded.action);
        return {};
    }));
    must(recorded.replica->erase(recorded.erasure()));
    carry(*recorded.replica, *two);
    carry(*two, *recorded.replica);
    for (Replica* each : {two.get(), recorded.replica.get()}) {
        CHECK(read(*each, recorded.action) == kInstead + " 2012-01-05 open");
        CHECK(each->conflicts().empty());
    }
}

TEST_CASE("An old copy does not bring an erased text back", "[replica][erasure]")
{
    Recorded recorded;
    const auto old = recorded.replica->changesAfter(recorded.replica->deviceId(), 0, kAll, kAll);
    must(recorded.replica->erase(recorded.erasure()));
    auto two = must(Replica::create(recorded.folder.path() / "two", {"Warden", {}, std::chrono::year {2011} / 11 / 15}));
    must(two->receive(old));
    REQUIRE(holds(recorded.folder.path() / "two", kSecond));
    must(recorded.replica->receive(old));
    CHECK_FALSE(holds(recorded.folder.path() / "one", kSecond));
    carry(*recorded.replica, *two);
    CHECK_FALSE(holds(recorded.folder.path() / "two", kSecond));
    CHECK(read(*two, recorded.action) == kInstead + " 2011-12-09 open");
}

TEST_CASE("Restricted text is erased while part two is open, and not before", "[replica][erasure][part-two]")
{
    Recorded recorded;
    Replica& replica = *recorded.replica;
    const replica::KeyCost cheap {1, 8192};
    must(replica.initPartTwo("correct horse battery", cheap));
    must(replica.transact("Open restricted action", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE action SET sensitivity = 'restricted' WHERE id = ?1", recorded.action);
        writer.run("INSERT INTO part_two.action (id, text) VALUES (?1, ?2)", recorded.action, kSecond);
        return {};
    }));
    Erasure erasure = recorded.erasure();
    erasure.cells.push_back({true, "action", recorded.action, "text", kInstead});
    replica.lockPartTwo();
    SECTION("locked, only what is open can be taken")
    {
        must(replica.erase(erasure));
        must(replica.unlockPartTwo("correct horse battery"));
        auto row = replica.reader().query("SELECT text FROM part_two.action WHERE id = ?1", recorded.action);
        REQUIRE(row.next());
        CHECK(row.text(0) == kSecond);
    }
    must(replica.unlockPartTwo("correct horse battery"));
    CHECK(must(replica.erase(erasure)) >= 1);
    replica.lockPartTwo();
    must(replica.unlockPartTwo("correct horse battery"));
    auto row = replica.reader().query("SELECT text FROM part_two.action WHERE id = ?1", recorded.action);
    REQUIRE(row.next());
    CHECK(row.text(0) == kInstead);
    CHECK(read(replica, recorded.action, "sensitivity") == "restricted");
}

TEST_CASE("An erasure without a basis or a role, or over an open conflict, is refused", "[replica][erasure]")
{
    Recorded recorded;
    Erasure erasure = recorded.erasure();
    SECTION("basis")
    {
        erasure.basis = " ";
        CHECK(recorded.replica->erase(erasure).error().field == "basis");
    }
    SECTION("role")
    {
        erasure.decidedBy = "";
        CHECK(recorded.replica->erase(erasure).error().field == "decided_by");
    }
    SECTION("conflict")
    {
        auto two =
            must(Replica::create(recorded.folder.path() / "two", {"Warden", {}, std::chrono::year {2011} / 11 / 15}));
        carry(*recorded.replica, *two);
        recorded.set("UPDATE action SET due = ?2 WHERE id = ?1", "2012-02-02");
        must(two->transact("Move", [&](Writer& writer) -> base::Result<void> {
            writer.run("UPDATE action SET due = '2012-01-05' WHERE id = ?1", recorded.action);
            return {};
        }));
        carry(*two, *recorded.replica);
        REQUIRE(recorded.replica->conflicts().size() == 1);
        CHECK(recorded.replica->erase(erasure).error().code == base::FailureCode::Refused);
    }
    CHECK(read(*recorded.replica, recorded.action, "text") == kSecond);
}

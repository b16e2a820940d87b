// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <random>

using namespace muster;
using replica::Writer;
using test::must;

namespace {

std::string stateOf(replica::Replica& replica)
{
    std::string state;
    for (const std::string schema : {"main", "part_two"}) {
        auto row = replica.reader().query("SELECT hex(id), name, sector FROM " + schema + ".ward ORDER BY id");
        while (row.next()) {
            state += schema + row.text(0) + "|" + row.text(1) + "\n";
        }
    }
    return state;
}

}  // namespace

TEST_CASE("Undoing everything gives the start, redoing everything the end, over random edits", "[replica][undo][property]")
{
    test::TestReplica replica;
    must(replica->initPartTwo("sample partnership", replica::KeyCost::interactive()));
    std::mt19937 random {5};
    std::vector<base::Id> rows;
    std::vector<std::string> states {stateOf(*replica)};
    const int edits = 60;
    for (int i = 0; i < edits; ++i) {
        must(replica->transact("Edit " + std::to_string(i), [&](Writer& writer) -> base::Result<void> {
            const std::string schema = random() % 3 == 0 ? "part_two.ward" : "main.ward";
            const unsigned what = rows.empty() ? 0 : random() % 4;
            if (what == 0 || what == 1) {
                rows.push_back(base::newId());
                writer.run("INSERT INTO " + schema + " (id, name) VALUES (?1, ?2)", rows.back(), "w" + std::to_string(i));
            } else if (what == 2) {
                writer.run("UPDATE main.ward SET name = ?2 WHERE id = ?1", rows[random() % rows.size()],
                           "n" + std::to_string(i));
                writer.run("UPDATE part_two.ward SET name = ?2 WHERE id = ?1", rows[random() % rows.size()],
                           "n" + std::to_string(i));
            } else {
                writer.run("DELETE FROM main.ward WHERE id = ?1", rows[random() % rows.size()]);
            }
            return {};
        }));
        if (stateOf(*replica) != states.back()) {
            states.push_back(stateOf(*replica));
        }
    }
    REQUIRE(states.size() > 30);
    for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
        must(replica->undo());
        REQUIRE(stateOf(*replica) == *state);
    }
    for (auto state = states.begin() + 1; state != states.end(); ++state) {
        must(replica->redo());
        REQUIRE(stateOf(*replica) == *state);
    }
    CHECK_FALSE(replica->redo());
    CHECK(replica->check().empty());
    replica.reopen();
    must(replica->unlockPartTwo("sample partnership"));
    CHECK(stateOf(*replica) == states.back());
}

TEST_CASE("A change of restricted content is undone only while part two is open", "[replica][undo][part-two]")
{
    test::TestReplica replica;
    must(replica->initPartTwo("sample partnership", replica::KeyCost::interactive()));
    must(replica->transact("Record restricted note", [](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO part_two.entry (id, text) VALUES (?1, 'x')", base::newId());
        return {};
    }));
    replica->lockPartTwo();
    const auto refused = replica->undo();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::FailureCode::Locked);
    must(replica->unlockPartTwo("sample partnership"));
    CHECK(replica->undo());
}

TEST_CASE("A number that was given is not given again after undo", "[replica][undo]")
{
    test::TestReplica replica;
    const auto take = [&] {
        return must(replica->transact("Take", [](Writer& writer) -> base::Result<int> {
            writer.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", base::newId());
            return writer.takeNumber("action", 24);
        }));
    };
    CHECK(take() == 25);
    must(replica->undo());
    CHECK(take() == 26);
}

TEST_CASE("A refusal rolls everything back and leaves no change", "[replica]")
{
    test::TestReplica replica;
    const auto before = replica->newestChanges(10).size();
    const auto refused = replica->transact("Try", [](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", base::newId());
        return base::fail(base::FailureCode::Refused, "No.");
    });
    REQUIRE_FALSE(refused);
    auto row = replica->reader().query("SELECT count(*) FROM ward");
    row.next();
    CHECK(row.number(0) == 0);
    CHECK(replica->newestChanges(10).size() == before);
}

TEST_CASE("Every commit tells its listeners what it touched, until they end", "[replica]")
{
    test::TestReplica replica;
    std::vector<replica::ChangeNotice> notices;
    auto subscription = replica->subscribe([&](const replica::ChangeNotice& notice) { notices.push_back(notice); });
    const auto add = [&] {
        must(replica->transact("Add ward", [](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", base::newId());
            return {};
        }));
    };
    add();
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].touches("ward"));
    CHECK_FALSE(notices[0].touches("action"));
    must(replica->undo());
    REQUIRE(notices.size() == 2);
    CHECK(notices[1].origin == replica::Origin::Undo);
    subscription = {};
    add();
    CHECK(notices.size() == 2);
}

TEST_CASE("A changed byte in the history is found by the check", "[replica]")
{
    test::TestReplica replica;
    must(replica->transact("Add ward", [](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", base::newId());
        return {};
    }));
    {
        replica::Database other {(replica.folder() / "replica.sqlite").string(), replica::Access::Write};
        other.execute("UPDATE change SET label = 'Add wards'");
    }
    const auto findings = replica->check();
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0], ContainsSubstring("hash differs"));
}

TEST_CASE("Undo stops where the folder was made", "[replica][undo]")
{
    test::TestReplica replica;
    const auto add = [&] {
        must(replica->transact("Add ward", [](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", base::newId());
            return {};
        }));
    };
    add();
    replica->settleUndo();
    CHECK_FALSE(replica->undoLabel());
    CHECK_FALSE(replica->undo());
    add();
    CHECK(replica->undo());
    CHECK(replica->redo());
    CHECK(replica->undo());
    CHECK_FALSE(replica->undo());
}

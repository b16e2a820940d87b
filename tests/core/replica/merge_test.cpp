// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several replicas, every one a real one with a clock of its own, against a naive model of the rules of design §4.
#include "core/base/text.h"
#include "core/replica/joining.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::Replica;
using replica::TravellingChange;
using replica::Value;
using replica::Version;
using replica::Writer;

namespace {

constexpr std::size_t kAll = std::size_t {1} << 30;

/// A replica whose clock is off by some hours and runs a second an edit.
struct Computer {
    explicit Computer(std::int64_t offMs)
        : now(std::make_shared<std::int64_t>(1'321'365'600'000 + offMs))
        , replica(must(Replica::create(folder.path() / "data",
                                       {"Secretary",
                                        [clock = now] {
                                            return std::chrono::system_clock::time_point {
                                                std::chrono::milliseconds {*clock += 1000}};
                                        },
                                        std::chrono::year {2011} / 11 / 15})))
    {
    }

    TemporaryFolder folder;
    std::shared_ptr<std::int64_t> now;
    std::unique_ptr<Replica> replica;
};

/// Gives `to` what `from` has, of every device up to `most` Changes more than it knows.
void carry(Replica& from, Replica& to, std::size_t most = kAll)
{
    std::vector<TravellingChange> changes;
    for (const replica::Head& head : from.heads()) {
        std::int64_t known = 0;
        for (const replica::Head& own : to.heads()) {
            known = own.device == head.device ? own.sequence : known;
        }
        const auto more = from.changesAfter(head.device, known, most, kAll);
        changes.insert(changes.end(), more.begin(), more.end());
    }
    must(to.receive(changes));
}

// --- the model ---------------------------------------------------------------------------------------------------

struct Write {
    Version version;
    std::int64_t clock = 0;
    std::optional<std::string> value;      // of column 0: "1" or nothing
    std::optional<std::string> before;
    bool deletesRow = false;
    std::set<Version> parents;
};

using Cell = std::pair<int, int>;  // row number, column
using Known = std::set<Version>;

struct Model {
    std::map<Cell, std::vector<Write>> writes;

    std::vector<Write> leaves(Cell cell, const Known& known) const
    {
        std::vector<Write> found;
        const auto all = writes.find(cell);
        if (all == writes.end()) {
            return found;
        }
        for (const Write& write : all->second) {
            const bool superseded = std::any_of(all->second.begin(), all->second.end(), [&](const Write& later) {
                return known.contains(later.version) && later.parents.contains(write.version);
            });
            if (known.contains(write.version) && !superseded) {
                found.push_back(write);
            }
        }
        std::sort(found.begin(), found.end(), [](const Write& a, const Write& b) {
            return std::pair {a.clock, a.version} < std::pair {b.clock, b.version};
        });
        return found;
    }

    bool exists(int row, const Known& known) const
    {
        const auto alive = leaves({row, 0}, known);
        if (std::any_of(alive.begin(), alive.end(), [](const Write& w) { return w.value.has_value(); })) {
            return true;
        }
        return !alive.empty() && (hasValue({row, 1}, known) || hasValue({row, 2}, known));
    }

    bool hasValue(Cell cell, const Known& known) const
    {
        const auto all = leaves(cell, known);
        return std::any_of(all.begin(), all.end(), [](const Write& w) { return w.value.has_value(); });
    }

    // Values of the cell's leaves, the one shown last.
    std::vector<std::optional<std::string>> values(Cell cell, const Known& known) const
    {
        auto all = leaves(cell, known);
        const auto existence = leaves({cell.first, 0}, known);
        for (Write& write : all) {
            // A deletion that somebody knew and made good again is settled.
            write.deletesRow = write.deletesRow
                && std::any_of(existence.begin(), existence.end(),
                               [&](const Write& leaf) { return leaf.version == write.version; });
        }
        if (std::any_of(all.begin(), all.end(), [](const Write& w) { return !w.deletesRow; })) {
            std::erase_if(all, [](const Write& w) { return w.deletesRow; });
        }
        std::vector<std::optional<std::string>> found;
        for (const Write& write : all) {
            found.push_back(write.deletesRow ? write.before : write.value);
        }
        return found;
    }

    std::optional<std::string> shown(Cell cell, const Known& known) const
    {
        const auto all = values(cell, known);
        return all.empty() ? std::nullopt : all.back();
    }
};

constexpr const char* kColumns[] {"", "name", "manager_role"};

struct Histories {
    explicit Histories(unsigned seed, int rows)
        : random(seed)
    {
        const int count = 2 + static_cast<int>(random() % 7);
        for (int i = 0; i < count; ++i) {
            // One clock in three is hours off.
            const std::int64_t off = random() % 3 == 0 ? (static_cast<std::int64_t>(random() % 21) - 10) * 3'600'000 : 0;
            computers.push_back(std::make_unique<Computer>(off));
            known.emplace_back();
        }
        for (int i = 0; i < rows; ++i) {
            ids.push_back(base::newId());
        }
    }

    void edit(std::size_t who)
    {
        Replica& replica = *computers[who]->replica;
        std::vector<std::pair<Cell, Write>> made;
        const auto add = [&](Cell cell, std::optional<std::string> before, std::optional<std::string> value,
                             bool deletesRow = false) {
            Write write {{}, 0, std::move(value), std::move(before), deletesRow, {}};
            for (const Write& leaf : model.leaves(cell, known[who])) {
                write.parents.insert(leaf.version);
            }
            made.emplace_back(cell, std::move(write));
        };
        must(replica.transact("Edit", [&](Writer& writer) -> base::Result<void> {
            for (int row = 0; row < static_cast<int>(ids.size()); ++row) {
                if (random() % 3 != 0) {
                    continue;
                }
                const base::Id& id = ids[static_cast<std::size_t>(row)];
                if (!model.exists(row, known[who])) {
                    if (random() % 4 == 0) {
                        const std::string name = "made " + std::to_string(++counter);
                        writer.run("INSERT INTO sector (id, name) VALUES (?1, ?2)", id, name);
                        add({row, 0}, {}, "1");
                        add({row, 1}, {}, name);
                    }
                    continue;
                }
                if (random() % 8 == 0) {
                    writer.run("DELETE FROM sector WHERE id = ?1", id);
                    add({row, 0}, "1", {}, true);
                    for (int column : {1, 2}) {
                        const auto shown = model.shown({row, column}, known[who]);
                        if (shown || model.leaves({row, column}, known[who]).size() > 1) {
                            add({row, column}, shown, {}, true);
                        }
                    }
                    continue;
                }
                const int column = 1 + static_cast<int>(random() % 2);
                const auto shown = model.shown({row, column}, known[who]);
                const auto value = random() % 6 == 0 ? std::optional<std::string> {}
                                                     : std::optional {std::to_string(++counter % 7)};
                if (shown == value) {
                    continue;
                }
                writer.run(std::string {"UPDATE sector SET "} + kColumns[column] + " = ?2 WHERE id = ?1", id, value);
                add({row, column}, shown, value);
            }
            return {};
        }));
        if (made.empty()) {
            return;
        }
        const auto newest = replica.newestChanges(1).front();
        for (const replica::Head& head : replica.heads()) {
            if (head.device != replica.deviceId()) {
                continue;
            }
            const Version version {head.device, head.sequence};
            for (auto& [cell, write] : made) {
                write.version = version;
                write.clock = clockOf(replica, version);
                model.writes[cell].push_back(std::move(write));
            }
            known[who].insert(version);
        }
    }

    static std::int64_t clockOf(Replica& replica, const Version& version)
    {
        const auto change = replica.changesAfter(version.device, version.sequence - 1, 1, kAll);
        return must(replica::decodeRecord(change.at(0).record)).header.clock;
    }

    void exchange(std::size_t from, std::size_t to, std::size_t most)
    {
        carry(*computers[from]->replica, *computers[to]->replica, most);
        known[to].clear();
        for (const replica::Head& head : computers[to]->replica->heads()) {
            for (std::int64_t i = 1; i <= head.sequence; ++i) {
                known[to].insert({head.device, i});
            }
        }
    }

    /// One computer more, which comes last and makes its folder from everything the first one has, in any order of
    /// devices and in batches of any size.
    void join()
    {
        computers.push_back(std::make_unique<Computer>(0));
        Computer& last = *computers.back();
        last.replica.reset();
        const auto folder = last.folder.path() / "joined";
        {
            const auto joining = must(replica::Joining::begin(folder, 1'321'365'600'000));
            auto heads = computers.front()->replica->heads();
            std::shuffle(heads.begin(), heads.end(), random);
            for (const replica::Head& head : heads) {
                for (std::int64_t after = 0; after < head.sequence;) {
                    const auto some =
                        computers.front()->replica->changesAfter(head.device, after, 1 + random() % 4, kAll);
                    after = some.back().version.sequence;
                    must(joining->take(some));
                }
            }
            must(joining->finish());
        }
        last.replica = must(Replica::open(folder, {"Secretary", {}, {}}));
        known.push_back(known.front());
    }

    void compare(std::size_t who)
    {
        Replica& replica = *computers[who]->replica;
        std::set<std::pair<base::Id, std::string>> contested;
        for (const replica::Conflict& conflict : replica.conflicts()) {
            contested.emplace(conflict.row, conflict.column);
        }
        for (int row = 0; row < static_cast<int>(ids.size()); ++row) {
            const base::Id& id = ids[static_cast<std::size_t>(row)];
            auto found = replica.reader().query("SELECT id, name, manager_role FROM sector WHERE id = ?1", id);
            const bool exists = model.exists(row, known[who]);
            REQUIRE(found.next() == exists);
            for (int column = 1; exists && column < 3; ++column) {
                const Cell cell {row, column};
                REQUIRE(found.optionalText(column) == model.shown(cell, known[who]));
                const auto values = model.values(cell, known[who]);
                const bool differ = !std::all_of(values.begin(), values.end(),
                                                 [&](const auto& value) { return value == values.front(); });
                REQUIRE(contested.contains({id, kColumns[column]}) == differ);
            }
        }
    }

    // Everything anybody wrote and nobody replaced knowingly can still be found.
    void nothingLost(std::size_t who)
    {
        std::map<std::pair<base::Id, std::string>, std::set<std::optional<std::string>>> shown;
        for (const replica::Conflict& conflict : computers[who]->replica->conflicts()) {
            for (const auto& value : conflict.values) {
                const auto* text = std::get_if<std::string>(&value.value);
                shown[{conflict.row, conflict.column}].insert(text ? std::optional {*text} : std::nullopt);
            }
        }
        for (const auto& [cell, writes] : model.writes) {
            if (cell.second == 0 || !model.exists(cell.first, known[who])) {
                continue;
            }
            const auto values = model.values(cell, known[who]);
            if (std::set<std::optional<std::string>>(values.begin(), values.end()).size() < 2) {
                continue;
            }
            const auto& kept = shown[{ids[static_cast<std::size_t>(cell.first)], kColumns[cell.second]}];
            for (const auto& value : values) {
                REQUIRE(kept.contains(value));
            }
        }
    }

    std::mt19937 random;
    int counter = 0;
    std::vector<std::unique_ptr<Computer>> computers;
    std::vector<Known> known;
    std::vector<base::Id> ids;
    Model model;
};

bool deep() { return std::getenv("MUSTER_DEEP") != nullptr; }

}  // namespace

TEST_CASE("Random edits on several computers with wrong clocks end equal, and as the rules say", "[replica][merge][property]")
{
    const int rows = 250;
    const int runs = (deep() ? 1'000'000 : 20'000) / rows;
    for (int run = 0; run < runs; ++run) {
        Histories histories {static_cast<unsigned>(run), rows};
        const std::size_t count = histories.computers.size();
        for (std::size_t step = 0; step < 8 + 3 * count; ++step) {
            const std::size_t who = histories.random() % count;
            if (histories.random() % 2 == 0) {
                histories.edit(who);
            } else {
                const std::size_t other = histories.random() % count;
                if (other != who) {
                    // Often only a part of it comes through.
                    histories.exchange(other, who, histories.random() % 2 == 0 ? kAll : 1 + histories.random() % 2);
                    histories.compare(who);
                }
            }
        }
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = 0; i < count; ++i) {
                histories.exchange(i, (i + 1) % count, kAll);
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            histories.compare(i);
            histories.nothingLost(i);
        }
        if (run % 4 == 0) {
            histories.join();
            histories.compare(count);
            histories.nothingLost(count);
            // And goes on like any other.
            histories.edit(count);
            histories.exchange(count, 0, kAll);
            histories.compare(0);
        }
        REQUIRE(histories.computers.front()->replica->check().empty());
        if (deep() && run % 80 == 79) {
            std::fprintf(stderr, "%d histories\n", (run + 1) * rows);
        }
    }
}

TEST_CASE("Changes that arrive twice change nothing", "[replica][merge]")
{
    Computer one {0};
    Computer two {0};
    const base::Id id = base::newId();
    must(one.replica->transact("Add sector", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO sector (id, name) VALUES (?1, 'North')", id);
        return {};
    }));
    const auto changes = one.replica->changesAfter(one.replica->deviceId(), 0, kAll, kAll);
    CHECK(must(two.replica->receive(changes)).changes == 1);
    CHECK(must(two.replica->receive(changes)).changes == 0);
    CHECK(two.replica->heads() == one.replica->heads());
}

TEST_CASE("What came in before its record was made is in the record once somebody makes it here", "[replica][merge]")
{
    Computer one {0};
    Computer two {0};
    Computer three {0};
    const base::Id id = base::newId();
    const auto make = [&](Replica& replica, const std::string& name) {
        must(replica.transact("Add sector", [&](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO sector (id, name) VALUES (?1, ?2)", id, name);
            return {};
        }));
    };
    make(*one.replica, "North");
    carry(*one.replica, *two.replica);
    must(two.replica->transact("Name the manager", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE sector SET manager_role = 'Manager' WHERE id = ?1", id);
        return {};
    }));
    // Only the second computer's change comes through, and the third makes the same record by itself.
    must(three.replica->receive(two.replica->changesAfter(two.replica->deviceId(), 0, kAll, kAll)));
    make(*three.replica, "North");
    const auto manager = [&](Replica& replica) {
        auto row = replica.reader().query("SELECT manager_role FROM sector WHERE id = ?1", id);
        REQUIRE(row.next());
        return row.text(0);
    };
    CHECK(manager(*three.replica) == "Manager");
    carry(*three.replica, *two.replica);
    carry(*two.replica, *three.replica);
    CHECK(manager(*two.replica) == "Manager");
    CHECK(manager(*three.replica) == "Manager");
    CHECK(three.replica->conflicts().empty());
}

TEST_CASE("A chain with a change altered, left out or put in is refused whole", "[replica][merge]")
{
    Computer one {0};
    Computer two {0};
    for (int i = 0; i < 5; ++i) {
        must(one.replica->transact("Add sector", [&](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO sector (id, name) VALUES (?1, ?2)", base::newId(), std::to_string(i));
            return {};
        }));
    }
    const auto good = one.replica->changesAfter(one.replica->deviceId(), 0, kAll, kAll);
    auto altered = good;
    altered[2].record[altered[2].record.size() / 2] ^= 1U;
    auto shortened = good;
    shortened.erase(shortened.begin() + 2);
    for (const auto& bad : {altered, shortened}) {
        const auto refused = two.replica->receive(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::FailureCode::Damaged);
        CHECK(two.replica->heads().empty());
    }
    CHECK(must(two.replica->receive(good)).changes == 5);
}

TEST_CASE("Two people writing in one long text both keep what they wrote", "[replica][merge]")
{
    Computer one {0};
    Computer two {7'200'000};
    const base::Id id = base::newId();
    const auto write = [&](Replica& replica, const std::string& text) {
        must(replica.transact("Write", [&](Writer& writer) -> base::Result<void> {
            writer.run("UPDATE entry SET text = ?2 WHERE id = ?1", id, text);
            return {};
        }));
    };
    const auto read = [&](Replica& replica) {
        auto row = replica.reader().query("SELECT text FROM entry WHERE id = ?1", id);
        REQUIRE(row.next());
        return row.text(0);
    };
    must(one.replica->transact("Add", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO entry (id, text) VALUES (?1, 'Patrols were agreed. The fence is broken.')", id);
        return {};
    }));
    carry(*one.replica, *two.replica);
    write(*one.replica, "Evening patrols were agreed. The fence is broken.");
    write(*two.replica, "Patrols were agreed. The fence is broken and dangerous.");
    carry(*one.replica, *two.replica);
    carry(*two.replica, *one.replica);
    const std::string both = "Evening patrols were agreed. The fence is broken and dangerous.";
    // "Patrols" became "Evening patrols": the capital letter went with the word that was replaced.
    CHECK(read(*one.replica) == both);
    CHECK(read(*two.replica) == both);
    CHECK(one.replica->conflicts().empty());

    write(*one.replica, both + " It is urgent.");
    carry(*one.replica, *two.replica);
    CHECK(read(*two.replica) == both + " It is urgent.");

    write(*one.replica, "Nothing was agreed.");
    write(*two.replica, "Everything was agreed.");
    carry(*one.replica, *two.replica);
    carry(*two.replica, *one.replica);
    REQUIRE(one.replica->conflicts().size() == 1);
    const auto conflict = one.replica->conflicts().front();
    CHECK(conflict.column == "text");
    CHECK(conflict.values.size() == 2);
    CHECK(read(*one.replica) == read(*two.replica));

    // Somebody picks, and everybody has it.
    must(one.replica->settleConflict(conflict, conflict.values.front().value, "Settle the note"));
    carry(*one.replica, *two.replica);
    CHECK(one.replica->conflicts().empty());
    CHECK(two.replica->conflicts().empty());
    CHECK(read(*two.replica) == std::get<std::string>(conflict.values.front().value));
    CHECK(must(one.replica->undo()) == "Settle the note");
}

TEST_CASE("A record deleted here and written in there comes back whole, and somebody decides", "[replica][merge]")
{
    Computer one {0};
    Computer two {0};
    const base::Id id = base::newId();
    must(one.replica->transact("Add", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO sector (id, name, manager_role, position) VALUES (?1, 'North', 'Manager', 3)", id);
        return {};
    }));
    carry(*one.replica, *two.replica);
    must(one.replica->transact("Delete", [&](Writer& writer) -> base::Result<void> {
        writer.run("DELETE FROM sector WHERE id = ?1", id);
        return {};
    }));
    must(two.replica->transact("Rename", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE sector SET name = 'North and East' WHERE id = ?1", id);
        return {};
    }));
    carry(*one.replica, *two.replica);
    carry(*two.replica, *one.replica);
    for (Computer* computer : {&one, &two}) {
        auto row = computer->replica->reader().query("SELECT name, manager_role, position FROM sector WHERE id = ?1", id);
        REQUIRE(row.next());
        CHECK(row.text(0) == "North and East");
        CHECK(row.text(1) == "Manager");
        CHECK(row.number(2) == 3);
    }
    const auto conflicts = two.replica->conflicts();
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts.front().column.empty());

    SECTION("it is kept")
    {
        must(two.replica->settleConflict(conflicts.front(), Value {std::int64_t {1}}, "Keep the sector"));
        carry(*two.replica, *one.replica);
        auto row = one.replica->reader().query("SELECT name, manager_role FROM sector WHERE id = ?1", id);
        REQUIRE(row.next());
        CHECK(row.text(1) == "Manager");
    }
    SECTION("the deletion stands")
    {
        must(two.replica->settleConflict(conflicts.front(), std::nullopt, "Delete the sector"));
        carry(*two.replica, *one.replica);
        CHECK_FALSE(one.replica->reader().query("SELECT 1 FROM sector WHERE id = ?1", id).next());
    }
    CHECK(one.replica->conflicts().empty());
    CHECK(two.replica->conflicts().empty());
}

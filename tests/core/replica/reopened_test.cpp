// SPDX-License-Identifier: GPL-3.0-or-later
//
// Undoing a settlement opens the question again, everywhere.
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <set>

using namespace muster;
using namespace muster::test;
using replica::Replica;
using replica::Writer;

namespace {

constexpr std::size_t kAll = std::size_t {1} << 30;

std::unique_ptr<Replica> computer(const TemporaryFolder& folder, const std::string& author)
{
    return must(Replica::create(folder.path() / author, {author, {}, {}}));
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

/// Two computers that gave one ward different names.
struct Contest {
    TemporaryFolder folder;
    std::unique_ptr<Replica> one = computer(folder, "Secretary");
    std::unique_ptr<Replica> two = computer(folder, "Lead Fire Officer");
    base::Id ward = base::newId();

    Contest()
    {
        must(one->transact("Add", [&](Writer& writer) -> base::Result<void> {
            writer.run("INSERT INTO ward (id, name) VALUES (?1, 'Park')", ward);
            return {};
        }));
        carry(*one, *two);
        rename(*one, "North Park");
        rename(*two, "South Park");
        meet();
        REQUIRE(values(*one) == std::set<std::string> {"North Park", "South Park"});
    }

    void meet()
    {
        carry(*one, *two);
        carry(*two, *one);
    }

    void rename(Replica& replica, const std::string& name) const
    {
        must(replica.transact("Rename the ward", [&](Writer& writer) -> base::Result<void> {
            writer.run("UPDATE ward SET name = ?2 WHERE id = ?1", ward, name);
            return {};
        }));
    }

    [[nodiscard]] std::string name(Replica& replica) const
    {
        auto row = replica.reader().query("SELECT name FROM ward WHERE id = ?1", ward);
        return row.next() ? row.text(0) : "none";
    }

    /// The names that stand against each other; nothing where all is settled.
    static std::set<std::string> values(Replica& replica)
    {
        std::set<std::string> values;
        for (const replica::Conflict& conflict : replica.conflicts()) {
            for (const auto& value : conflict.values) {
                values.insert(std::get<std::string>(value.value));
            }
        }
        return values;
    }

    void settle(Replica& replica, const std::string& name) const
    {
        must(replica.settleConflict(replica.conflicts().front(), replica::Value {name}, "Settle the name"));
    }
};

}  // namespace

TEST_CASE("Undoing a settled conflict opens it again with both texts, and redoing settles it", "[replica][merge][undo]")
{
    Contest contest;
    const std::string shown = contest.name(*contest.one);
    const std::string picked = GENERATE("North Park", "South Park", "Park by the river");
    contest.settle(*contest.one, picked);
    contest.meet();
    CHECK(Contest::values(*contest.one).empty());
    CHECK(Contest::values(*contest.two).empty());
    CHECK(contest.name(*contest.two) == picked);

    const std::set<std::string> both {"North Park", "South Park"};
    CHECK(must(contest.one->undo()) == "Settle the name");
    CHECK(Contest::values(*contest.one) == both);
    CHECK(contest.name(*contest.one) == shown);
    contest.meet();
    CHECK(Contest::values(*contest.two) == both);
    CHECK(contest.name(*contest.two) == shown);
    // Each text still says whose it is.
    std::set<std::string> authors;
    const auto conflict = contest.two->conflicts().front();
    for (const auto& value : conflict.values) {
        authors.insert(value.header.author);
    }
    CHECK(authors == std::set<std::string> {"Secretary", "Lead Fire Officer"});

    CHECK(must(contest.one->redo()) == "Settle the name");
    CHECK(Contest::values(*contest.one).empty());
    CHECK(contest.name(*contest.one) == picked);
    contest.meet();
    CHECK(Contest::values(*contest.two).empty());
    CHECK(contest.name(*contest.two) == picked);

    must(contest.one->undo());
    CHECK(Contest::values(*contest.one) == both);
    contest.meet();
    CHECK(Contest::values(*contest.two) == both);
}

TEST_CASE("A conflict that was opened again is settled like any other, by either computer", "[replica][merge][undo]")
{
    Contest contest;
    contest.settle(*contest.one, "North Park");
    must(contest.one->undo());
    contest.meet();
    Replica& settling = GENERATE(true, false) ? *contest.one : *contest.two;
    contest.settle(settling, "South Park");
    contest.meet();
    CHECK(Contest::values(*contest.one).empty());
    CHECK(Contest::values(*contest.two).empty());
    CHECK(contest.name(*contest.one) == "South Park");
    CHECK(contest.name(*contest.two) == "South Park");
}

TEST_CASE("A text that somebody went on from does not come back when a settlement is undone", "[replica][merge][undo]")
{
    Contest contest;
    // The third one knows the first name only, and writes on from it.
    auto third = computer(contest.folder, "Warden");
    for (const replica::Head& head : contest.one->heads()) {
        if (head.device == contest.one->deviceId()) {
            must(third->receive(contest.one->changesAfter(head.device, 0, kAll, kAll)));
        }
    }
    REQUIRE(contest.name(*third) == "North Park");
    contest.rename(*third, "North Park and lake");
    contest.settle(*contest.one, "South Park");
    must(contest.one->undo());
    carry(*third, *contest.one);
    CHECK(Contest::values(*contest.one) == std::set<std::string> {"North Park and lake", "South Park"});
    contest.meet();
    carry(*contest.one, *third);
    CHECK(Contest::values(*contest.two) == Contest::values(*contest.one));
    CHECK(Contest::values(*third) == Contest::values(*contest.one));
}

TEST_CASE("A new computer sees the conflict that an undo opened again", "[replica][merge][undo]")
{
    Contest contest;
    contest.settle(*contest.one, "Park by the river");
    must(contest.one->undo());
    auto third = computer(contest.folder, "Warden");
    // In whatever order they come.
    carry(*contest.one, *third);
    CHECK(Contest::values(*third) == std::set<std::string> {"North Park", "South Park"});
    CHECK(contest.name(*third) == contest.name(*contest.one));
}

TEST_CASE("Whether a record was deleted is asked again when the answer is undone", "[replica][merge][undo]")
{
    Contest contest;
    contest.settle(*contest.one, "North Park");
    contest.meet();
    must(contest.one->transact("Delete", [&](Writer& writer) -> base::Result<void> {
        writer.run("DELETE FROM ward WHERE id = ?1", contest.ward);
        return {};
    }));
    contest.rename(*contest.two, "East Park");
    contest.meet();
    REQUIRE(contest.one->conflicts().size() == 1);
    const bool kept = GENERATE(true, false);
    const auto conflict = contest.one->conflicts().front();
    REQUIRE(conflict.column.empty());
    must(contest.one->settleConflict(conflict, kept ? std::optional {replica::Value {std::int64_t {1}}} : std::nullopt,
                                     "Settle it"));
    contest.meet();
    CHECK(contest.two->conflicts().empty());
    CHECK(contest.name(*contest.two) == (kept ? "East Park" : "none"));
    must(contest.one->undo());
    contest.meet();
    for (Replica* each : {contest.one.get(), contest.two.get()}) {
        CHECK(contest.name(*each) == "East Park");
        REQUIRE(each->conflicts().size() == 1);
        CHECK(each->conflicts().front().column.empty());
    }
}

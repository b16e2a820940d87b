// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using replica::Writer;
using test::must;

namespace {

base::Id addWard(replica::Replica& replica, const std::string& name)
{
    return must(replica.transact("Add ward " + name, [&](Writer& writer) -> base::Result<base::Id> {
        const base::Id id = base::newId();
        writer.run("INSERT INTO ward (id, name, position) VALUES (?1, ?2, 1)", id, name);
        return id;
    }));
}

void renameWard(replica::Replica& replica, const base::Id& id, const std::string& name)
{
    must(replica.transact("Rename ward", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE ward SET name = ?2 WHERE id = ?1", id, name);
        return {};
    }));
}

std::string wardName(replica::Replica& replica, const base::Id& id)
{
    auto row = replica.reader().query("SELECT name FROM ward WHERE id = ?1", id);
    return row.next() ? row.text(0) : "none";
}

}  // namespace

TEST_CASE("An edit is kept, labelled and found in the history of its record", "[replica]")
{
    test::TestReplica replica;
    const base::Id id = addWard(*replica, "Fletton");
    renameWard(*replica, id, "Paston");
    replica.reopen();
    CHECK(wardName(*replica, id) == "Paston");
    const auto history = replica->history("ward", id);
    REQUIRE(history.size() == 2);
    CHECK(history[0].header.label == "Add ward Fletton");
    CHECK(history[1].header.author == "Community Safety Officer");
    REQUIRE(history[1].cells.size() == 1);
    CHECK(std::get<std::string>(history[1].cells[0].before) == "Fletton");
    CHECK(std::get<std::string>(history[1].cells[0].after) == "Paston");
    CHECK(replica->check().empty());
}

TEST_CASE("Undo and redo walk back and forth as new changes", "[replica]")
{
    test::TestReplica replica;
    const base::Id id = addWard(*replica, "Fletton");
    renameWard(*replica, id, "Paston");
    CHECK(must(replica->undo()) == "Rename ward");
    CHECK(wardName(*replica, id) == "Fletton");
    CHECK(must(replica->undo()) == "Add ward Fletton");
    CHECK(wardName(*replica, id) == "none");
    CHECK_FALSE(replica->undo());
    CHECK(must(replica->redo()) == "Add ward Fletton");
    CHECK(must(replica->redo()) == "Rename ward");
    CHECK(wardName(*replica, id) == "Paston");
    CHECK_FALSE(replica->redo());
    CHECK(must(replica->undo()) == "Rename ward");
    CHECK(wardName(*replica, id) == "Fletton");
    CHECK(replica->history("ward", id).size() == 7);
}

TEST_CASE("Restricted rows are readable while part two is open and nowhere on disk", "[replica][part-two]")
{
    test::TestReplica replica;
    must(replica->initPartTwo("sample partnership", replica::KeyCost::interactive()));
    const base::Id id = base::newId();
    const std::string secret = "the flat above the chandlery";
    must(replica->transact("Record restricted note", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO part_two.entry (id, text) VALUES (?1, ?2)", id, secret);
        return {};
    }));
    must(replica->saveDraft("x", secret, true));
    const auto text = [&] {
        auto row = replica->reader().query("SELECT text FROM part_two.entry WHERE id = ?1", id);
        return row.next() ? row.text(0) : "none";
    };
    CHECK(text() == secret);
    CHECK(replica->draft("x") == secret);
    must(replica->backUp());
    replica->lockPartTwo();
    CHECK(text() == "none");
    CHECK(replica->draft("x").empty());
    for (const auto& file : std::filesystem::recursive_directory_iterator(replica.folder())) {
        if (!file.is_regular_file()) {
            continue;
        }
        std::FILE* in = std::fopen(file.path().c_str(), "rb");
        std::string bytes(std::filesystem::file_size(file.path()), '\0');
        CHECK(std::fread(bytes.data(), 1, bytes.size(), in) == bytes.size());
        std::fclose(in);
        CHECK(bytes.find("chandlery") == std::string::npos);
    }
    replica.reopen();
    CHECK(replica->partTwoState() == replica::PartTwoState::Locked);
    CHECK_FALSE(replica->unlockPartTwo("wrong passphrase"));
    must(replica->unlockPartTwo("sample partnership"));
    CHECK(text() == secret);
    must(replica->undo());
    CHECK(text() == "none");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/completion.h"
#include "core/meetings/room_queries.h"
#include "tests/bench/figures.h"
#include "tests/support/ten_years.h"
#include "tests/support/test_replica.h"

#include <fmt/format.h>

using namespace muster;

namespace {

// One action recorded and on the disk, against the same rows in one bare SQLite transaction with the same
// journal and sync.
void recordAction(replica::Replica& replica, const base::Id& meeting)
{
    auto row = replica.reader().query("SELECT id FROM agency ORDER BY position");
    row.next();
    const base::Id agency = row.id(0);
    row.next();
    const base::Id second = row.id(0);
    auto items = replica.reader().query("SELECT id FROM agenda_item WHERE meeting = ?1 ORDER BY position", meeting);
    items.next();
    const base::Id item = items.id(0);

    const test::TemporaryFolder folder;
    replica::Database bare {(folder.path() / "bare.sqlite").string(), replica::Access::Create};
    migrate(bare);
    bare.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    // The same volume under both: ten years of the domain's tables, without the history.
    bare.query("ATTACH ?1 AS full", (replica.folder() / "replica.sqlite").string()).next();
    bare.execute("BEGIN");
    for (const auto& table : replica.catalogue().tables()) {
        bare.execute("INSERT INTO main." + table.name + " SELECT * FROM full." + table.name);
    }
    bare.execute("COMMIT; DETACH full;");

    bench::compare(
        "record an action, durable", 400,
        [&] {
            actions::RecordAction command;
            command.meeting = meeting;
            command.item = item;
            command.text = "Cut back the planting and repair the lighting on two garage courts";
            command.leadAgency = agency;
            command.ownerTitle = "Neighbourhood Inspector";
            command.supporting = {second};
            command.due = base::addDays(replica.session().today(), 14);
            test::must(execute(replica, command));
        },
        [&] {
            const base::Id action = base::newId();
            const base::Date due = base::addDays(replica.session().today(), 14);
            bare.execute("BEGIN");
            bare.run(R"(INSERT INTO action (id, number, reference, text, lead_agency, owner_title, meeting, item,
                                            agreed_on, original_due, due, status, sensitivity)
                        VALUES (?1, ?2, 'A-5001', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 'not_started', 'open'))",
                     action, 5001, "Cut back the planting and repair the lighting on two garage courts", agency,
                     "Neighbourhood Inspector", meeting, item, replica.session().today(), due);
            bare.run("INSERT INTO action_support (id, action, agency) VALUES (?1, ?2, ?3)", base::newId(), action, second);
            bare.execute("COMMIT");
        },
        1.5);
}

void completion(replica::Replica& replica, const base::Id& meeting)
{
    auto items = replica.reader().query("SELECT id FROM agenda_item WHERE meeting = ?1 ORDER BY position", meeting);
    items.next();
    const auto context = meetings::captureContext(replica.reader(), meeting, items.id(0));
    std::vector<double> times;
    for (const std::string line : {"> Patrol the courts @a", "> Patrol @AG3 !2", "#4", "= ag", "> x @AG2/o"}) {
        for (int i = 0; i < 100; ++i) {
            times.push_back(bench::millisecondsOf([&] { (void)meetings::completionsAt(line, line.size(), context); }));
        }
    }
    bench::printTime("completion list, computed", times, 50);
}

void openRegister(replica::Replica& replica)
{
    std::vector<double> times;
    for (int i = 0; i < 30; ++i) {
        actions::ActionFilter filter;
        filter.openOnly = true;
        times.push_back(bench::millisecondsOf([&] { (void)actions::listActions(replica.reader(), filter); }));
    }
    bench::printTime("300 open of 5,000 actions, read", times, 16);
    times.clear();
    for (int i = 0; i < 10; ++i) {
        times.push_back(bench::millisecondsOf([&] { (void)actions::listActions(replica.reader()); }));
    }
    bench::printTime("all 5,000 actions, read", times, 250);
}

}  // namespace

int main()
{
    test::TestReplica replica;
    const base::Id meeting = test::writeTenYears(*replica, std::chrono::year {2011} / 11 / 15);
    recordAction(*replica, meeting);
    completion(*replica, meeting);
    openRegister(*replica);
    return 0;
}

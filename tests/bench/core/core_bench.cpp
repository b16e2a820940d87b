// SPDX-License-Identifier: GPL-3.0-or-later
//
// What core does on ten years of meetings and 5,000 actions, without Qt.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/completion.h"
#include "core/meetings/room_queries.h"
#include "tests/bench/core/groups.h"
#include "tests/support/ten_years.h"
#include "tests/support/test_replica.h"

using namespace muster;
using bench::Figures;
using bench::Kind;

namespace {

constexpr base::Date kDay = std::chrono::year {2011} / 11 / 15;
struct TenYears {
    test::TestReplica replica {kDay};
    base::Id meeting = test::writeTenYears(*replica, kDay);
};

constexpr std::string_view kText = "Cut back the planting and repair the lighting on two garage courts";

base::Id firstItem(replica::Replica& replica, const base::Id& meeting)
{
    auto items = replica.reader().query("SELECT id FROM agenda_item WHERE meeting = ?1 ORDER BY position", meeting);
    items.next();
    return items.id(0);
}

/// The same rows in tables of the same volume, with nothing of ours around them.
void copyTables(replica::Replica& replica, replica::Database& bare)
{
    migrate(bare);
    bare.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
    bare.query("ATTACH ?1 AS full", (replica.folder() / "replica.sqlite").string()).next();
    bare.execute("BEGIN");
    for (const auto& table : replica.catalogue().tables()) {
        bare.execute("INSERT INTO main." + table.name + " SELECT * FROM full." + table.name);
    }
    bare.execute("COMMIT; DETACH full;");
}

// One action recorded and on the disk: numbers, rules, capture and hash chain, against the bare rows.
void recordAction(Figures& figures, replica::Replica& replica, const base::Id& meeting)
{
    auto row = replica.reader().query("SELECT id FROM agency ORDER BY position");
    row.next();
    const base::Id agency = row.id(0);
    row.next();
    const base::Id second = row.id(0);
    const base::Id item = firstItem(replica, meeting);
    const base::Date due = base::addDays(kDay, 14);

    const test::TemporaryFolder folder;
    replica::Database bare {(folder.path() / "bare.sqlite").string(), replica::Access::Create};
    copyTables(replica, bare);
    int number = 5'000;
    const auto took = bench::byTurns(
        400, bench::millisecondsOf,
        [&] {
            actions::RecordAction command;
            command.meeting = meeting;
            command.item = item;
            command.text = kText;
            command.leadAgency = agency;
            command.ownerTitle = "Neighbourhood Inspector";
            command.supporting = {second};
            command.due = due;
            test::must(execute(replica, command));
        },
        [&] {
            const base::Id action = base::newId();
            ++number;
            bare.execute("BEGIN");
            bare.run(R"(INSERT INTO action (id, number, reference, text, lead_agency, owner_title, meeting, item,
                                            agreed_on, original_due, due, status, sensitivity)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, 'not_started', 'open'))",
                     action, number, "A-" + std::to_string(number), kText, agency, "Neighbourhood Inspector", meeting,
                     item, kDay, due);
            bare.run("INSERT INTO action_support (id, action, agency) VALUES (?1, ?2, ?3)", base::newId(), action,
                     second);
            bare.execute("COMMIT");
        });
    figures.add({.what = "record an action, durable",
                 .baseline = "raw SQLite, same rows and sync",
                 .kind = Kind::Ratio,
                 .ours = took.ours,
                 .theirs = took.theirs,
                 .goal = 1.5});
}

void completion(Figures& figures, replica::Replica& replica, const base::Id& meeting)
{
    const auto context = meetings::captureContext(replica.reader(), meeting, firstItem(replica, meeting));
    std::vector<double> times;
    for (const std::string line : {"> Patrol the courts @a", "> Patrol @AG3 !2", "#4", "= ag", "> x @AG2/o"}) {
        for (int i = 0; i < 100; ++i) {
            times.push_back(bench::millisecondsOf([&] { (void)meetings::completionsAt(line, line.size(), context); }));
        }
    }
    figures.add({.what = "completion list, computed, 95th percentile",
                 .kind = Kind::Value,
                 .ours = bench::percentile(times, 0.95),
                 .goal = 50});
}

void readRegister(Figures& figures, replica::Replica& replica)
{
    std::vector<double> open;
    for (int i = 0; i < 30; ++i) {
        actions::ActionFilter filter;
        filter.openOnly = true;
        open.push_back(bench::cpuMillisecondsOf([&] { (void)actions::listActions(replica.reader(), filter); }));
    }
    figures.add({.what = "300 open of 5,000 actions, read, CPU, 95th percentile",
                 .kind = Kind::Value,
                 .ours = bench::percentile(open, 0.95),
                 .goal = 16});
}

}  // namespace

int main(int count, char** values)
{
    int exitCode = 0;
    auto figures = Figures::fromArguments(
        count, values, {"record", "completion", "register", "search", "import", "exceptions", "sync", "office"}, exitCode);
    if (!figures) {
        return exitCode;
    }
    // First, while this process has no thread and little memory: it forks.
    figures->group("office", [&] { bench::measureOffice(*figures); });
    figures->group("sync", [&] { bench::measureSync(*figures); });
    std::optional<TenYears> years;
    const auto tenYears = [&]() -> TenYears& { return years ? *years : years.emplace(); };
    figures->group("record", [&] { recordAction(*figures, *tenYears().replica, tenYears().meeting); });
    figures->group("completion", [&] { completion(*figures, *tenYears().replica, tenYears().meeting); });
    figures->group("register", [&] { readRegister(*figures, *tenYears().replica); });
    figures->group("import", [&] { bench::measureImport(*figures); });
    figures->group("search", [&] { bench::measureSearch(*figures); });
    figures->group("exceptions", [&] { bench::measureExceptions(*figures); });
    return figures->print();
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came in, told with what it is now and why; nothing restricted.
#include "core/actions/action_commands.h"
#include "tests/ui/sharing/sharing_window.h"
#include "ui/sharing/arrival_words.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

QString told(replica::Replica& replica)
{
    const replica::StoredChange newest = replica.newestChanges(1).front();
    // As the page gets it: whole, from what arrived.
    const auto all = replica.changesAfter(replica.deviceId(), newest.id.sequence() - 1, 1, 1);
    const auto record = must(replica::decodeRecord(all.at(0).record));
    const auto payload = must(replica::decodePayload(record.payload));
    return arrivalWords(replica.reader(), replica.catalogue(),
                        {newest.id, record.header, !payload.sealed.empty(), false, payload});
}

}  // namespace

TEST_CASE("A date that moved is told with the new date and the reason", "[sharing][arrivals]")
{
    TemporaryFolder folder;
    auto replica = WindowTest::sampleReplica(folder.path());
    const auto action = actions::findAction(replica->reader(), "A-015").value();
    must(execute(*replica, actions::ExtendAction {.action = action.id,
                                                  .newDue = std::chrono::year {2012} / 1 / 9,
                                                  .reason = "The contractor is late",
                                                  .chairAgrees = true,
                                                  .byRole = "Lead Fire Officer",
                                                  .meeting = {}}));
    CHECK(told(*replica)
          == QStringLiteral("%1 due date moved to 9 January 2012, reason: The contractor is late")
                 .arg(words(action.reference)));
}

TEST_CASE("What was reported on an action is told in its own words", "[sharing][arrivals]")
{
    TemporaryFolder folder;
    auto replica = WindowTest::sampleReplica(folder.path());
    const auto action = actions::findAction(replica->reader(), "A-015").value();
    must(execute(*replica, actions::ReportProgress {
        .action = action.id, .text = "Two lamps are mended", .percent = {}, .byRole = "Warden", .meeting = {}}));
    CHECK(told(*replica) == words(action.reference) + QStringLiteral(": Two lamps are mended"));
}

TEST_CASE("Of a restricted action only what the change says of itself is told", "[sharing][arrivals][part-two]")
{
    TemporaryFolder folder;
    auto replica = WindowTest::sampleReplica(folder.path());
    must(replica->unlockPartTwo("sample partnership"));
    auto all = actions::listActions(replica->reader());
    std::erase_if(all, [](const actions::Action& action) { return !action.restricted; });
    REQUIRE(!all.empty());
    const auto action = all.front();
    must(replica->transact("Move the date of " + action.reference, [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("UPDATE action SET due = '2012-01-09' WHERE id = ?1", action.id);
        writer.run("INSERT INTO part_two.action_update (id, action, reason) VALUES (?1, ?2, 'A secret reason')",
                   base::newId(), action.id);
        return {};
    }));
    CHECK(told(*replica) == QStringLiteral("Move the date of ") + words(action.reference));
    // Also where only its open half was written.
    must(replica->transact("Move the date again", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("UPDATE action SET due = '2012-02-09' WHERE id = ?1", action.id);
        return {};
    }));
    CHECK(told(*replica) == QStringLiteral("Move the date again"));
}

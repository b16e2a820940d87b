// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/actions/a_register.h"

#include "core/actions/action_steps.h"

#include <functional>
#include <map>
#include <set>

using namespace muster;
using namespace muster::test;
using namespace muster::actions;

namespace {

// Every status that can be reached, by the commands that lead there.
base::Id bring(ARegister& a, ActionStatus status)
{
    RecordAction record = a.request();
    record.commitmentGiven = status != ActionStatus::AwaitingConfirmation && status != ActionStatus::Declined;
    const base::Id id = must(execute(*a.replica, record)).id;
    switch (status) {
    case ActionStatus::InProgress:
        must(execute(*a.replica, StartAction {id, "begun", {}, {}}));
        break;
    case ActionStatus::Blocked:
        must(execute(*a.replica, BlockAction {id, "no contractor", "a contractor", "CITY", {}, {}}));
        break;
    case ActionStatus::Escalated:
        must(execute(*a.replica, BlockAction {id, "no contractor", "a contractor", "CITY", {}, {}}));
        must(execute(*a.replica, EscalateAction {id, "beyond us", {}, {}}));
        break;
    case ActionStatus::CompleteClaimed:
        must(execute(*a.replica, ClaimComplete {id, "photographs of both doors", "Parking manager", {}}));
        break;
    case ActionStatus::ClosedVerified:
        must(execute(*a.replica, ClaimComplete {id, "photographs of both doors", "Parking manager", {}}));
        must(execute(*a.replica, VerifyAction {id, "DTCG, 15 November 2011", {}, {}}));
        break;
    case ActionStatus::ClosedNoLongerRequired:
        must(execute(*a.replica, CloseWithoutCompletion {id, true, "demolished", {}, {}}));
        break;
    case ActionStatus::ClosedNotUndertaken:
        must(execute(*a.replica, CloseWithoutCompletion {id, false, "nobody sent", {}, {}}));
        break;
    case ActionStatus::Declined:
        must(execute(*a.replica, DeclineAction {id, "not ours", {}, {}}));
        break;
    default:
        break;
    }
    REQUIRE(a.status(id) == status);
    return id;
}

using Try = std::function<std::string(ARegister&, const base::Id&)>;

const std::vector<std::pair<ActionStatus, Try>>& arrows()
{
    static const std::vector<std::pair<ActionStatus, Try>> all {
        {ActionStatus::NotStarted,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(ConfirmAction {id, {}, {}});
         }},
        {ActionStatus::Declined,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(DeclineAction {id, "no", {}, {}});
         }},
        {ActionStatus::InProgress,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(StartAction {id, {}, {}, {}});
         }},
        {ActionStatus::Blocked,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(BlockAction {id, "stuck", {}, {}, {}, {}});
         }},
        {ActionStatus::Escalated,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(EscalateAction {id, "up", {}, {}});
         }},
        {ActionStatus::CompleteClaimed,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(ClaimComplete {id, "a letter", {}, {}});
         }},
        {ActionStatus::ClosedVerified,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(VerifyAction {id, "Chair", {}, {}});
         }},
        {ActionStatus::ClosedNoLongerRequired,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(CloseWithoutCompletion {id, true, "gone", {}, {}});
         }},
        {ActionStatus::ClosedNotUndertaken,
         [](ARegister& a, const base::Id& id) {
             return a.attempt(CloseWithoutCompletion {id, false, "not done", {}, {}});
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("An action moves only along the arrows of requirements 3.4", "[actions][lifecycle]")
{
    using enum ActionStatus;
    const std::map<ActionStatus, std::set<ActionStatus>> table {
        {AwaitingConfirmation, {NotStarted, Declined}},
        {NotStarted, {InProgress, Blocked, CompleteClaimed, ClosedNoLongerRequired, ClosedNotUndertaken}},
        {InProgress, {Blocked, CompleteClaimed, ClosedNoLongerRequired, ClosedNotUndertaken}},
        {Blocked, {InProgress, Escalated, ClosedNoLongerRequired, ClosedNotUndertaken}},
        {Escalated, {InProgress, ClosedNoLongerRequired, ClosedNotUndertaken}},
        // Back to work is SendBack with a reason, tested below; Start is not the way.
        {CompleteClaimed, {ClosedVerified}},
        {ClosedVerified, {}},
        {ClosedNoLongerRequired, {}},
        {ClosedNotUndertaken, {}},
        {Declined, {}},
    };
    ARegister a;
    for (const auto& [from, allowed] : table) {
        for (const auto& [to, attempt] : arrows()) {
            const base::Id id = bring(a, from);
            const std::string refusal = attempt(a, id);
            INFO(inWords(from) << " -> " << inWords(to) << ": " << refusal);
            CHECK(refusal.empty() == allowed.contains(to));
            CHECK(a.status(id) == (refusal.empty() ? to : from));
        }
    }
}

TEST_CASE("What the register offers is what the commands accept", "[actions][lifecycle]")
{
    using enum ActionStatus;
    ARegister a;
    const std::map<ActionStatus, ActionStep> steps {{NotStarted, ActionStep::Confirm},
                                                    {Declined, ActionStep::Decline},
                                                    {InProgress, ActionStep::Start},
                                                    {Blocked, ActionStep::Block},
                                                    {Escalated, ActionStep::Escalate},
                                                    {CompleteClaimed, ActionStep::Claim},
                                                    {ClosedVerified, ActionStep::Verify},
                                                    {ClosedNoLongerRequired, ActionStep::NoLongerRequired},
                                                    {ClosedNotUndertaken, ActionStep::NotUndertaken}};
    for (const ActionStatus from : {AwaitingConfirmation, NotStarted, InProgress, Blocked, Escalated, CompleteClaimed,
                                    ClosedVerified, Declined}) {
        for (const auto& [to, attempt] : arrows()) {
            const base::Id id = bring(a, from);
            const bool offered = mayTake(a.read(id), steps.at(to)).has_value();
            INFO(inWords(from) << ": " << inWords(steps.at(to)));
            CHECK(offered == attempt(a, id).empty());
        }
    }
}

TEST_CASE("A claim needs evidence, and goes back to work with a reason only", "[actions][lifecycle]")
{
    ARegister a;
    const base::Id id = a.action();
    const auto bare = execute(*a.replica, ClaimComplete {id, "  ", {}, {}});
    REQUIRE_FALSE(bare);
    CHECK(bare.error().field == "evidence");
    must(execute(*a.replica, ClaimComplete {id, "letter of 14 November", {}, {}}));
    CHECK_FALSE(a.attempt(SendBackAction {id, "", {}, {}}).empty());
    must(execute(*a.replica, SendBackAction {id, "the back door is open", {}, {}}));
    CHECK(a.status(id) == ActionStatus::InProgress);
    CHECK(a.read(id).latestUpdate == "the back door is open");
}

TEST_CASE("The verifier is not the owner", "[actions][lifecycle]")
{
    ARegister a;
    const base::Id id = a.action();
    must(execute(*a.replica, ClaimComplete {id, "photographs", "Parking manager", {}}));
    for (const char* self : {"Parking manager", "parking MANAGER", " Parking manager "}) {
        const auto refused = execute(*a.replica, VerifyAction {id, self, {}, {}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().field == "verified by");
        CHECK(a.status(id) == ActionStatus::CompleteClaimed);
    }
    must(execute(*a.replica, VerifyAction {id, "Chair", {}, {}}));
    CHECK(a.read(id).verifiedBy == "Chair");
    CHECK(a.read(id).closedOn == 2011y / 11 / 15);
}

TEST_CASE("The three ways of ending without completion are counted apart", "[actions][lifecycle]")
{
    ARegister a;
    bring(a, ActionStatus::ClosedNoLongerRequired);
    bring(a, ActionStatus::ClosedNotUndertaken);
    bring(a, ActionStatus::ClosedVerified);
    const auto ledger = ledgerByAgency(a.replica->reader());
    REQUIRE(ledger.size() == 1);
    CHECK(ledger[0].noLongerRequired == 1);
    CHECK(ledger[0].notUndertaken == 1);
    CHECK(ledger[0].verified == 1);
}

TEST_CASE("An action has exactly one lead agency, and not one that has left", "[actions][lifecycle]")
{
    ARegister a;
    RecordAction record = a.request();
    record.leadAgency = {};
    CHECK(execute(*a.replica, record).error().field == "lead agency");
    must(partnership::execute(*a.replica, partnership::CloseAgency {a.mind, 2011y / 10 / 31}));
    record.leadAgency = a.mind;
    CHECK_FALSE(execute(*a.replica, record));
    const base::Id id = a.action();
    CHECK_FALSE(a.attempt(ReassignAction {id, a.mind, {}, "Support worker", "moved", {}, {}}).empty());
    CHECK_FALSE(a.attempt(ReassignAction {id, base::newId(), {}, "Nobody", "moved", {}, {}}).empty());
    CHECK(a.read(id).lead.id == a.city);
}

TEST_CASE("Handing over keeps both owners in the story", "[actions][lifecycle]")
{
    ARegister a;
    const base::Id id = a.action();
    CHECK_FALSE(a.attempt(ReassignAction {id, {}, {}, "Tenancy manager", "", {}, {}}).empty());
    must(execute(*a.replica, ReassignAction {id, a.cons, {}, "Neighbourhood Inspector", "moved to patrols", {}, {}}));
    const Action moved = a.read(id);
    CHECK(moved.lead.shortName == "CONS");
    CHECK(moved.ownerTitle == "Neighbourhood Inspector");
    const auto updates = updatesOf(a.replica->reader(), id);
    REQUIRE(updates.size() == 1);
    CHECK(updates[0].oldOwner == "Parking manager");
    CHECK(updates[0].newOwner == "Neighbourhood Inspector");
}

TEST_CASE("The same update twice is flagged, whatever its full stop", "[actions][lifecycle]")
{
    ARegister a;
    const base::Id id = a.action();
    must(execute(*a.replica, ReportProgress {id, "Ongoing", {}, {}, {}}));
    CHECK_FALSE(a.read(id).sameUpdateTwice);
    must(execute(*a.replica, ReportProgress {id, " ongoing. ", {}, {}, {}}));
    CHECK(a.read(id).sameUpdateTwice);
    must(execute(*a.replica, ReportProgress {id, "Contractor appointed", {}, {}, {}}));
    CHECK_FALSE(a.read(id).sameUpdateTwice);
}

TEST_CASE("A number is never given twice, not even after undo", "[actions]")
{
    ARegister a;
    CHECK(a.read(a.action()).reference == "A-001");
    must(a.replica->undo());
    CHECK(a.read(a.action()).reference == "A-002");
    a.replica.reopen();
    CHECK(a.read(a.action()).reference == "A-003");
}

TEST_CASE("An action held back by a recommendation cannot start", "[actions][lifecycle]")
{
    ARegister a;
    const base::Id recommendation = base::newId();
    must(a.replica->transact("Recommendation", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO main.recommendation (id, number, reference, state)"
                   " VALUES (?1, 1, 'REC-01', 'with_agencies')",
                   recommendation);
        for (const base::Id& agency : {a.city, a.cons}) {
            writer.run(
                "INSERT INTO main.ratification (id, recommendation, agency, state) VALUES (?1, ?2, ?3, 'pending')",
                agency, recommendation, agency);
        }
        return {};
    }));
    RecordAction record = a.request();
    record.dependsOn = recommendation;
    const base::Id id = must(execute(*a.replica, record)).id;
    CHECK(a.read(id).heldBack);
    CHECK(a.read(id).heldBackWhy == "ratified by 0 of the 2 agencies it needs");
    CHECK_THAT(a.attempt(StartAction {id, {}, {}, {}}), ContainsSubstring("REC-01"));
    CHECK_THAT(a.attempt(ClaimComplete {id, "done", {}, {}}), ContainsSubstring("REC-01"));
    CHECK_THAT(a.attempt(BlockAction {id, "stuck", {}, {}, {}, {}}), ContainsSubstring("REC-01"));
    CHECK(a.status(id) == ActionStatus::NotStarted);

    const auto ratify = [&](const base::Id& agency, const std::string& state) {
        must(a.replica->transact("Ratify", [&](replica::Writer& writer) -> base::Result<void> {
            writer.run("UPDATE main.ratification SET state = ?2 WHERE id = ?1", agency, state);
            return {};
        }));
    };
    ratify(a.city, "ratified");
    CHECK(a.read(id).heldBack);
    ratify(a.cons, "ratified_with_conditions");
    // Conditions are accepted by the originating body first (requirements 3.7).
    CHECK(a.read(id).heldBackWhy == "ratified, but the conditions of 1 agency are not accepted yet");
    ratify(a.cons, "not_required");
    CHECK_FALSE(a.read(id).heldBack);
    CHECK(a.attempt(StartAction {id, {}, {}, {}}).empty());
}

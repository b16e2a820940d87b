// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/actions/a_register.h"

using namespace muster;
using namespace muster::test;
using namespace muster::actions;

namespace {

constexpr base::Date kToday = 2011y / 11 / 15;

Rag rag(ActionStatus status, std::optional<base::Date> due, int extensions = 0, base::Date touched = 2011y / 11 / 1,
        std::optional<base::Date> lastMeeting = 2011y / 10 / 18)
{
    return computedRag({status, due, extensions, touched, lastMeeting}, kToday);
}

}  // namespace

TEST_CASE("The original date never changes and every move has a reason", "[actions][dates]")
{
    ARegister a;
    const base::Id id = a.action(2011y / 11 / 8);
    CHECK(dueInWords(a.read(id)) == "8 November 2011");
    const auto bare = execute(*a.replica, ExtendAction {id, 2011y / 11 / 25, "", false, {}, {}});
    REQUIRE_FALSE(bare);
    CHECK(bare.error().field == "reason");
    must(execute(*a.replica, ExtendAction {id, 2011y / 11 / 25, "contractor late", false, {}, {}}));
    const Action once = a.read(id);
    CHECK(once.originalDue == 2011y / 11 / 8);
    CHECK(dueInWords(once) == "25 November 2011 (was 8 November 2011)");
    CHECK(once.extensions == 1);
    CHECK_FALSE(a.attempt(SetDueDate {id, 2011y / 12 / 1}).empty());
    CHECK(a.read(id).originalDue == 2011y / 11 / 8);
}

TEST_CASE("A second extension needs the chair", "[actions][dates]")
{
    ARegister a;
    const base::Id id = a.action(2011y / 11 / 8);
    must(execute(*a.replica, ExtendAction {id, 2011y / 11 / 18, "first", false, {}, {}}));
    const auto refused = execute(*a.replica, ExtendAction {id, 2011y / 11 / 25, "second", false, {}, {}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == FailureCode::Refused);
    CHECK(a.read(id).due == 2011y / 11 / 18);
    must(execute(*a.replica, ExtendAction {id, 2011y / 11 / 25, "second", true, {}, {}}));
    CHECK(a.read(id).extensions == 2);
    CHECK(a.read(id).originalDue == 2011y / 11 / 8);
    CHECK(a.read(id).rag == Rag::Overdue);
}

TEST_CASE("A date brought forward is no extension", "[actions][dates]")
{
    ARegister a;
    const base::Id id = a.action(2011y / 12 / 20);
    must(execute(*a.replica, ExtendAction {id, 2011y / 12 / 6, "needed earlier", false, {}, {}}));
    CHECK(a.read(id).extensions == 0);
    CHECK(a.read(id).due == 2011y / 12 / 6);
    CHECK(updatesOf(a.replica->reader(), id).front().oldDue == 2011y / 12 / 20);
}

TEST_CASE("An action without a date is incomplete until it gets its first one", "[actions][dates]")
{
    ARegister a;
    const base::Id id = a.action(std::nullopt);
    CHECK(a.read(id).incomplete);
    CHECK(dueInWords(a.read(id)) == "no date yet");
    CHECK_FALSE(a.read(id).overdue);
    must(execute(*a.replica, SetDueDate {id, 2011y / 12 / 6}));
    CHECK_FALSE(a.read(id).incomplete);
    CHECK(a.read(id).originalDue == 2011y / 12 / 6);
}

TEST_CASE("Overdue is open, not claimed, and past its date", "[actions][dates]")
{
    using enum ActionStatus;
    for (const ActionStatus status : {AwaitingConfirmation, NotStarted, InProgress, Blocked, Escalated}) {
        CHECK(isOverdue(status, 2011y / 11 / 14, kToday));
        CHECK_FALSE(isOverdue(status, kToday, kToday));
        CHECK_FALSE(isOverdue(status, std::nullopt, kToday));
    }
    for (const ActionStatus status :
         {CompleteClaimed, ClosedVerified, ClosedNoLongerRequired, ClosedNotUndertaken, Superseded, Declined})
        CHECK_FALSE(isOverdue(status, 2011y / 1 / 1, kToday));
}

TEST_CASE("The judgement is computed as requirements 3.4 say", "[actions][dates]")
{
    using enum ActionStatus;
    CHECK(rag(ClosedVerified, 2011y / 1 / 1) == Rag::Complete);
    CHECK(rag(InProgress, 2011y / 11 / 23) == Rag::OnTrack);
    CHECK(rag(InProgress, 2011y / 11 / 22) == Rag::AtRisk);
    CHECK(rag(InProgress, kToday) == Rag::AtRisk);
    CHECK(rag(InProgress, 2011y / 11 / 14) == Rag::Overdue);
    CHECK(rag(InProgress, 2011y / 12 / 20, 1) == Rag::AtRisk);
    CHECK(rag(InProgress, 2011y / 12 / 20, 2) == Rag::Overdue);
    CHECK(rag(InProgress, 2011y / 12 / 20, 0, 2011y / 10 / 17) == Rag::AtRisk);
    CHECK(rag(InProgress, 2011y / 12 / 20, 0, 2011y / 10 / 18) == Rag::OnTrack);
    CHECK(rag(Blocked, 2011y / 12 / 20) == Rag::Overdue);
    CHECK(rag(Escalated, 2011y / 12 / 20) == Rag::Overdue);
    CHECK(rag(ClosedNoLongerRequired, 2011y / 1 / 1) == Rag::None);
    CHECK(rag(ClosedNotUndertaken, 2011y / 1 / 1) == Rag::None);
}

TEST_CASE("A judgement by hand needs a reason and can be taken back", "[actions][dates]")
{
    ARegister a;
    const base::Id id = a.action(2011y / 11 / 17);
    CHECK(a.read(id).rag == Rag::AtRisk);
    CHECK_FALSE(a.attempt(SetRag {id, Rag::OnTrack, ""}).empty());
    must(execute(*a.replica, SetRag {id, Rag::OnTrack, "delivery confirmed"}));
    CHECK(a.read(id).rag == Rag::OnTrack);
    CHECK(a.read(id).ragSetByHand);
    must(execute(*a.replica, SetRag {id, Rag::None, {}}));
    CHECK(a.read(id).rag == Rag::AtRisk);
    CHECK_FALSE(a.read(id).ragSetByHand);
}

TEST_CASE("Every agency's account adds up, for any range of dates", "[actions][ledger]")
{
    ARegister a;
    for (int at = 0; at < 12; ++at) {
        RecordAction record = a.request(base::addDays(2011y / 10 / 1, at * 7));
        record.leadAgency = at % 3 == 0 ? a.cons : a.city;
        record.agreedOn = base::addDays(2011y / 9 / 20, at * 3);
        record.commitmentGiven = at % 5 != 0;
        const base::Id id = must(execute(*a.replica, record)).id;
        // Whatever is refused for its status simply stays as it is.
        static_cast<void>(a.attempt(at % 2 == 0 ? CloseWithoutCompletion {id, at % 4 == 0, "ended", {}, {}}
                                                : CloseWithoutCompletion {}));
        if (at % 5 == 0)
            static_cast<void>(a.attempt(DeclineAction {id, "not ours", {}, {}}));
        if (at % 7 == 0 && a.attempt(ClaimComplete {id, "letter", {}, {}}).empty())
            must(execute(*a.replica, VerifyAction {id, "Chair", {}, {}}));
    }
    for (const auto& [from, to] : {std::pair {2011y / 9 / 1, 2011y / 12 / 31}, {2011y / 9 / 25, 2011y / 10 / 10}}) {
        int given = 0;
        for (const AgencyLedger& line : ledgerByAgency(a.replica->reader(), from, to)) {
            CHECK(line.given
                  == line.open + line.verified + line.noLongerRequired + line.notUndertaken + line.superseded
                      + line.declined);
            CHECK(line.onTime <= line.verified);
            given += line.given;
        }
        int expected = 0;
        for (const Action& action : listActions(a.replica->reader()))
            expected += from <= *action.agreedOn && *action.agreedOn <= to ? 1 : 0;
        CHECK(given == expected);
    }
}

TEST_CASE("Waiting for the meeting that verifies it does not make an action late", "[actions][ledger]")
{
    ARegister a;
    const base::Id id = a.action(2011y / 11 / 18);
    must(execute(*a.replica, ClaimComplete {id, "letter", {}, {}}));
    a.replica.reopen(2011y / 12 / 20);
    must(execute(*a.replica, VerifyAction {id, "DTCG, 20 December 2011", {}, {}}));
    CHECK(ledgerByAgency(a.replica->reader()).front().onTime == 1);
}

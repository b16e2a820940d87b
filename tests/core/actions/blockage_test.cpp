// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is stuck: its lifecycle, and the Performance Board's list (requirements §3.7, F10).
#include "core/actions/blockage_commands.h"
#include "core/actions/blockage_queries.h"
#include "tests/core/actions/figures_of.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::actions;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> references(const std::vector<Blockage>& blockages)
{
    std::vector<std::string> all;
    for (const Blockage& one : blockages) {
        all.push_back(one.reference);
    }
    return all;
}

}  // namespace

TEST_CASE("Blocked for more than fourteen days, it stands on the Performance Board's list by itself", "[blockages]")
{
    TestReplica replica {2011y / 11 / 1};
    must(execute(*replica, RaiseBlockage {{}, {}, {}, "The export costs money", "A decision", "CKH", "Theme lead"}));
    const auto list = [&](base::Date today) {
        replica.reopen(today);
        return references(blockagesForPerformanceBoard(replica->reader()));
    };
    CHECK(list(2011y / 11 / 1).empty());
    CHECK(list(2011y / 11 / 15).empty());
    CHECK(list(2011y / 11 / 16) == std::vector<std::string> {"BL-01"});
    // Nothing was written for it.
    CHECK(listBlockages(replica->reader()).front().state == BlockageState::Raised);
    must(execute(*replica, CloseBlockage {listBlockages(replica->reader()).front().id, "Paid for.", {}, {}}));
    CHECK(list(2011y / 11 / 17).empty());
}

TEST_CASE("A blockage goes to the Performance Board, then to the Board, and is decided", "[blockages]")
{
    SampleFigures f;
    CHECK(references(blockagesForPerformanceBoard(f.reader())) == std::vector<std::string> {"BL-02"});
    CHECK(references(blockagesForBoard(f.reader())) == std::vector<std::string> {"BL-01"});
    const auto raised =
        must(execute(*f.sample, RaiseBlockage {{}, {}, {}, "No interpreter at the clinic", {}, {}, "Chair"}));
    const base::Id id = raised.id;
    CHECK_THAT(f.refusal(EscalateBlockage {id}), ContainsSubstring("Performance Board first"));
    CHECK_THAT(f.refusal(ResolveBlockage {id, "Found one"}), ContainsSubstring("Take it there first"));
    CHECK_THAT(f.refusal(DecideBlockage {id, BlockageDecision::Unblock, "Yes"}),
               ContainsSubstring("Escalate it first"));
    CHECK_THAT(f.refusal(CloseBlockage {id}), ContainsSubstring("Say why it is closed"));
    f.take(TakeToPerformanceBoard {id});
    CHECK_THAT(f.refusal(EscalateBlockage {id}), ContainsSubstring("Say first which one would free"));
    EditBlockage edit {id};
    edit.needed = "Who pays for one morning a week";
    edit.tried = "Two agencies were asked";
    edit.ifNothing = "Appointments are missed";
    f.take(edit);
    f.take(EscalateBlockage {id, "No money at this level."});
    CHECK_THAT(f.refusal(DecideBlockage {id, BlockageDecision::Defer, " "}), StartsWith("Say what was decided"));
    f.take(DecideBlockage {id, BlockageDecision::Defer, "Until the new budget."});
    f.take(CloseBlockage {id});
    const auto blockage = findBlockage(f.reader(), id);
    CHECK(blockage->state == BlockageState::Closed);
    CHECK(blockage->decisionKind == BlockageDecision::Defer);
    CHECK(blockage->decision == "Until the new budget.");
    CHECK(blockage->ifNothing == "Appointments are missed");
    std::vector<std::string> kinds;
    for (const BlockageEvent& event : blockageEventsOf(f.reader(), id)) {
        kinds.push_back(event.kind);
    }
    CHECK(kinds == std::vector<std::string> {"raised", "listed", "edited", "escalated", "decided", "closed"});
    CHECK_THAT(f.refusal(edit), ContainsSubstring("is closed"));
}

TEST_CASE("The Performance Board resolves what it can", "[blockages]")
{
    SampleFigures f;
    const base::Id id = findBlockage(f.reader(), std::string {"bl-02"})->id;
    f.take(ResolveBlockage {id, "Interim hours are agreed."});
    CHECK(findBlockage(f.reader(), id)->state == BlockageState::ResolvedThere);
    CHECK_FALSE(isOpen(findBlockage(f.reader(), id)->state));
    CHECK_THAT(f.refusal(DecideBlockage {id, BlockageDecision::Unblock, "Yes"}), ContainsSubstring("settled"));
}

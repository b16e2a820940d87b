// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/blockage.h"

#include "core/partnership/stored_words.h"

#include <array>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

using partnership::StoredWord;
using partnership::valueOf;
using partnership::wordOf;

constexpr std::array<StoredWord<BlockageState>, 6> kStates {{
    {BlockageState::Raised, "raised", "Raised"},
    {BlockageState::AtPerformanceBoard, "at_performance_board", "At the Performance Board"},
    {BlockageState::ResolvedThere, "resolved_there", "Resolved at the Performance Board"},
    {BlockageState::EscalatedToBoard, "escalated_to_board", "Escalated to the Board"},
    {BlockageState::Decided, "decided", "Decided"},
    {BlockageState::Closed, "closed", "Closed"},
}};

constexpr std::array<StoredWord<BlockageDecision>, 3> kDecisions {{
    {BlockageDecision::Unblock, "unblock", "Unblocked"},
    {BlockageDecision::Defer, "defer", "Deferred"},
    {BlockageDecision::Decline, "decline", "Declined"},
}};

constexpr std::array<StoredWord<BlockageStep>, 7> kSteps {{
    {BlockageStep::TakeToPerformanceBoard, "perf", "Take to the Performance Board"},
    {BlockageStep::Resolve, "resolve", "Resolved"},
    {BlockageStep::Escalate, "escalate", "Escalate to the Board"},
    {BlockageStep::Decide, "decide", "Record the decision"},
    {BlockageStep::Close, "close", "Close"},
    {BlockageStep::Edit, "edit", "Edit"},
    {BlockageStep::PutOnAgenda, "agenda", "Put on an agenda"},
}};

tl::unexpected<base::Failure> refused(const Blockage& blockage, std::string_view why)
{
    return fail(FailureCode::Refused, fmt::format("{} {}", blockage.reference, why), "state");
}

}  // namespace

std::string_view toStored(BlockageState state) { return wordOf(kStates, state).stored; }
BlockageState blockageStateFrom(std::string_view stored)
{
    return valueOf(kStates, stored).value_or(BlockageState::Raised);
}
std::string_view inWords(BlockageState state) { return wordOf(kStates, state).words; }

bool isOpen(BlockageState state)
{
    return state == BlockageState::Raised || state == BlockageState::AtPerformanceBoard
        || state == BlockageState::EscalatedToBoard;
}

std::string_view toStored(BlockageDecision decision) { return wordOf(kDecisions, decision).stored; }
std::optional<BlockageDecision> blockageDecisionFromStored(std::string_view stored)
{
    return valueOf(kDecisions, stored);
}
std::string_view inWords(BlockageDecision decision) { return wordOf(kDecisions, decision).words; }

bool isForPerformanceBoard(const Blockage& blockage, base::Date today)
{
    if (blockage.state == BlockageState::AtPerformanceBoard) {
        return true;
    }
    return blockage.state == BlockageState::Raised && blockage.raisedOn
        && base::daysBetween(*blockage.raisedOn, today) > kDaysUntilListed;
}

const std::vector<BlockageStep>& allBlockageSteps()
{
    static const std::vector<BlockageStep> steps = [] {
        std::vector<BlockageStep> all;
        for (const auto& row : kSteps) {
            all.push_back(row.value);
        }
        return all;
    }();
    return steps;
}

std::string_view inWords(BlockageStep step) { return wordOf(kSteps, step).words; }

Result<void> mayTake(const Blockage& blockage, BlockageStep step)
{
    using State = BlockageState;
    const State state = blockage.state;
    if (state == State::Closed) {
        return refused(blockage, "is closed. If it is stuck again, raise another one.");
    }
    switch (step) {
    case BlockageStep::TakeToPerformanceBoard:
        return state == State::Raised ? Result<void> {} : refused(blockage, "has been before the Performance Board.");
    case BlockageStep::Resolve:
        if (state == State::Raised) {
            return refused(blockage, "has not been at the Performance Board. Take it there first, or close it.");
        }
        return state == State::AtPerformanceBoard ? Result<void> {}
                                                  : refused(blockage, "is not with the Performance Board any more.");
    case BlockageStep::Escalate:
        if (state == State::Raised) {
            return refused(blockage, "goes to the Performance Board first. Take it there, then escalate it.");
        }
        return state == State::AtPerformanceBoard
            ? Result<void> {}
            : refused(blockage, state == State::EscalatedToBoard ? "is with the Board already." : "is settled.");
    case BlockageStep::Decide:
        if (state == State::Raised || state == State::AtPerformanceBoard) {
            return refused(blockage, "is not with the Board. Escalate it first.");
        }
        return state == State::EscalatedToBoard || state == State::Decided ? Result<void> {}
                                                                           : refused(blockage, "is settled.");
    default:
        return {};
    }
}

std::optional<BlockageStep> nextStep(const Blockage& blockage)
{
    switch (blockage.state) {
    case BlockageState::Raised:
        return BlockageStep::TakeToPerformanceBoard;
    case BlockageState::AtPerformanceBoard:
        return BlockageStep::Escalate;
    case BlockageState::EscalatedToBoard:
        return BlockageStep::Decide;
    case BlockageState::ResolvedThere:
    case BlockageState::Decided:
        return BlockageStep::Close;
    case BlockageState::Closed:
        break;
    }
    return std::nullopt;
}

}  // namespace muster::actions

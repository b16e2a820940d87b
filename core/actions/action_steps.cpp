// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_steps.h"

#include "core/actions/action_writing.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;

namespace {

constexpr std::array<std::pair<ActionStep, std::string_view>, 14> kSteps {{
    {ActionStep::Progress, "Report progress"},
    {ActionStep::Extend, "Extend"},
    {ActionStep::Start, "Start"},
    {ActionStep::Block, "Blocked"},
    {ActionStep::Escalate, "Escalate"},
    {ActionStep::Claim, "Claim complete"},
    {ActionStep::Verify, "Verify"},
    {ActionStep::SendBack, "Send back"},
    {ActionStep::Confirm, "Confirm"},
    {ActionStep::Decline, "Decline"},
    {ActionStep::NoLongerRequired, "No longer required"},
    {ActionStep::NotUndertaken, "Not undertaken"},
    {ActionStep::Reassign, "Re-assign"},
    {ActionStep::SetRag, "Set RAG by hand"},
}};

base::Result<void> only(const Action& action, ActionStatus wanted, std::string_view what)
{
    if (action.status == wanted) {
        return {};
    }
    return fail(FailureCode::Refused, fmt::format("{} is \"{}\". {}", action.reference, inWords(action.status), what),
                "status");
}

base::Result<void> freeToWork(const Action& action)
{
    if (!action.heldBack) {
        return {};
    }
    return fail(FailureCode::Refused,
                fmt::format("{} cannot start: it depends on {}, which is {}.", action.reference,
                            action.dependsReference, action.heldBackWhy),
                "status");
}

base::Result<void> lifecycleAllows(const Action& action, ActionStep step)
{
    detail::Held held;
    held.reference = action.reference;
    held.status = action.status;
    switch (step) {
    case ActionStep::Start:
        return action.status == ActionStatus::CompleteClaimed
            ? only(action, ActionStatus::NotStarted, "Send it back, saying what is still missing.")
            : mayBecome(held, ActionStatus::InProgress);
    case ActionStep::Block:
        return mayBecome(held, ActionStatus::Blocked);
    case ActionStep::Escalate:
        return only(action, ActionStatus::Blocked, "Only a blocked action is escalated.");
    case ActionStep::Claim:
        return mayBecome(held, ActionStatus::CompleteClaimed);
    case ActionStep::Verify:
        return only(action, ActionStatus::CompleteClaimed, "Its owner claims it complete with evidence first.");
    case ActionStep::SendBack:
        return only(action, ActionStatus::CompleteClaimed, "Only a claimed action is sent back.");
    case ActionStep::Confirm:
    case ActionStep::Decline:
        return only(action, ActionStatus::AwaitingConfirmation,
                    "Only an action that awaits confirmation is confirmed or declined.");
    case ActionStep::NoLongerRequired:
        return mayBecome(held, ActionStatus::ClosedNoLongerRequired);
    case ActionStep::NotUndertaken:
        return mayBecome(held, ActionStatus::ClosedNotUndertaken);
    default:
        return mustBeOpen(held);
    }
}

}  // namespace

const std::vector<ActionStep>& allActionSteps()
{
    static const std::vector<ActionStep> all = [] {
        std::vector<ActionStep> steps;
        for (const auto& [step, words] : kSteps) {
            steps.push_back(step);
        }
        return steps;
    }();
    return all;
}

std::string_view inWords(ActionStep step)
{
    return std::find_if(kSteps.begin(), kSteps.end(), [&](const auto& row) { return row.first == step; })->second;
}

base::Result<void> mayTake(const Action& action, ActionStep step)
{
    const bool isWork = step == ActionStep::Start || step == ActionStep::Block || step == ActionStep::Claim;
    if (auto allowed = lifecycleAllows(action, step); !allowed || !isWork) {
        return allowed;
    }
    return freeToWork(action);
}

}  // namespace muster::actions

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps that a register offers for an action, and why one is not possible now (requirements §3.4).
#pragma once

#include "core/actions/action.h"
#include "core/base/failure.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

enum class ActionStep {
    Progress,
    Extend,  ///< also gives a first date to an action without one
    Start,
    Block,
    Escalate,
    Claim,
    Verify,
    SendBack,
    Confirm,
    Decline,
    NoLongerRequired,
    NotUndertaken,
    Reassign,
    SetRag
};

[[nodiscard]] const std::vector<ActionStep>& allActionSteps();
/// "Report progress", "Extend", "Claim complete": what a button says.
[[nodiscard]] std::string_view inWords(ActionStep step);

/// Refuses, saying which step comes first, what the lifecycle has no arrow for. The command itself may still
/// refuse for what is filled in.
[[nodiscard]] base::Result<void> mayTake(const Action& action, ActionStep step);

}  // namespace muster::actions

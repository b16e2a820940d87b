// SPDX-License-Identifier: GPL-3.0-or-later
//
// Status and judgement of an action as chips: a word and a shape before a colour.
#pragma once

#include "core/actions/action.h"
#include "ui/widgets/chip.h"

namespace muster::ui {

[[nodiscard]] ChipSpec statusChip(actions::ActionStatus status);
/// Empty text where there is no judgement.
[[nodiscard]] ChipSpec ragChip(const actions::Action& action);

}  // namespace muster::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of a blockage's steps.
#pragma once

#include "core/actions/blockage.h"
#include "ui/performance/form_side.h"

namespace muster::ui {

/// PutOnAgenda has a form of its own.
void openBlockageForm(FormSide& side, ReplicaBridge& bridge, const actions::Blockage& blockage,
                      actions::BlockageStep step);
/// Something is stuck: what, and which decision would free it.
void openRaiseBlockage(FormSide& side, ReplicaBridge& bridge);

}  // namespace muster::ui

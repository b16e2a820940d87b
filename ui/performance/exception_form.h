// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of an exception's steps.
#pragma once

#include "core/actions/effect.h"
#include "core/actions/exception.h"
#include "ui/performance/form_side.h"

namespace muster::ui {

/// Opens the form of a step; Confirm needs none and is done at once. PutOnAgenda and Report have forms of their own.
void openExceptionForm(FormSide& side, ReplicaBridge& bridge, const actions::PerformanceException& exception,
                       actions::ExceptionStep step);
/// A new action that is linked at once.
void openRecoveryAction(FormSide& side, ReplicaBridge& bridge, const actions::PerformanceException& exception);
/// Somebody raises what the figures do not: about a measure, or in general with a nil one.
void openRaiseForm(FormSide& side, ReplicaBridge& bridge, const base::Id& measure, const QString& name);
/// A signal that raises nothing by itself becomes an exception.
void openRaiseFinding(FormSide& side, const performance::Finding& finding);
/// "Did it work?"
void openEffectForm(FormSide& side, const actions::EffectQuestion& question);

}  // namespace muster::ui

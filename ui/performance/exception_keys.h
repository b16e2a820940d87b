// SPDX-License-Identifier: GPL-3.0-or-later
//
// The letters that take the steps of exceptions and blockages.
#pragma once

#include "core/actions/blockage.h"
#include "core/actions/exception.h"

#include <QString>

namespace muster::ui {

/// "A": put it on an agenda.
[[nodiscard]] QString keyOf(actions::ExceptionStep step);
/// A step of a blockage shares the letter of the step of an exception that is like it, so that a hand learns one set.
[[nodiscard]] QString keyOf(actions::BlockageStep step);

}  // namespace muster::ui

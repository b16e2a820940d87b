// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program answers to a script.
#pragma once

#include "core/base/failure.h"

namespace muster::app {

/// Scripts depend on these (design §10).
enum class ExitCode {
    Done = 0,
    Refused = 1,  ///< refused or bad input: the reason is on standard error, nothing was changed
    Usage = 2,
    Storage = 3
};

[[nodiscard]] inline ExitCode exitCodeFor(const base::Failure& failure)
{
    return failure.code == base::FailureCode::Storage ? ExitCode::Storage : ExitCode::Refused;
}

}  // namespace muster::app

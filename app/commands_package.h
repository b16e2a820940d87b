// SPDX-License-Identifier: GPL-3.0-or-later
//
// What leaves for a computer without the drive and comes back: kinds of `muster export` and `muster import`.
#pragma once

#include "app/command_line.h"

#include <string>

namespace muster::app {

/// `--passphrase-file` is the package's own passphrase here; part two stays locked and travels sealed.
ExitCode exportPackage(const Arguments& arguments, const std::string& output);
ExitCode exportReturnSlip(const Arguments& arguments, const std::string& output);
/// Makes the data folder where there is none.
ExitCode importPackage(const Arguments& arguments, const std::string& file);
ExitCode importReturnSlip(const Arguments& arguments, const std::string& file);

}  // namespace muster::app
